"""`engage init`: the worked example, dated from the day it is made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

_MARK = re.compile(r"@([+-]\d+)@")
_A_WEEK = 7


def dated(templates: Mapping[str, str], today: date) -> dict[str, str]:
    """The templates with their day marks filled in.

    `@+4@` is the fourth day after the Monday on which the example's work starts: the first
    Monday after `today`. `@T@` is `today` itself, and `@Y@` that Monday's year.
    """
    monday = today + timedelta(days=_A_WEEK - today.weekday())

    def day(match: re.Match[str]) -> str:
        return (monday + timedelta(days=int(match.group(1)))).isoformat()

    fixed = {"@T@": today.isoformat(), "@Y@": str(monday.year)}

    def filled(text: str) -> str:
        for mark, value in fixed.items():
            text = text.replace(mark, value)
        return _MARK.sub(day, text)

    return {path: filled(text) for path, text in templates.items()}
