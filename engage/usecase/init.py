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
    Monday after `today`. `@Y@` is that Monday's year.
    """
    monday = today + timedelta(days=_A_WEEK - today.weekday())

    def day(match: re.Match[str]) -> str:
        return (monday + timedelta(days=int(match.group(1)))).isoformat()

    return {path: _MARK.sub(day, text).replace("@Y@", str(monday.year)) for path, text in templates.items()}
