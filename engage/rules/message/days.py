"""The days that a message names, read as days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.days import MONTHS_EN, MONTHS_FR
from engage.model.text import Lang
from engage.rules.language.dates import dates

_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Named:
    """A day in a text; `day` is `None` where it has no year, or is none."""

    start: int
    end: int
    day: date | None


def named_days(text: str, lang: Lang) -> Iterator[Named]:
    """The days of a text, in order: whole dates with their day, and days without a year."""
    for when in dates(text, lang):
        if when.kind in {"day", "no-year"}:
            day = when.value or _written(text[when.start : when.end], lang)
            yield Named(when.start, when.end, day if when.kind == "day" else None)


def _written(words: str, lang: Lang) -> date | None:
    """`23 March 2027`, `March 23, 2027`, `1er mars 2027`."""
    months = MONTHS_FR if lang == "fr" else MONTHS_EN
    folded = words.casefold()
    month = next((at for at, name in enumerate(months, start=1) if name.casefold() in folded), None)
    if month is None:
        month = next((at for at, name in enumerate(months, start=1) if name.casefold()[:3] in folded), None)
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    day = next((number for number in numbers if number <= 31), None)
    year = next((number for number in numbers if number > 31), None)
    if month is None or day is None or year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
