"""Days and periods as people write them, and how exactly each names a day.

`02/03/2027` has no meaning of its own: it is reported, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from engage.model.text import Lang
from engage.rules.language.date_patterns import NUMERIC, SEASONS, WRITTEN, YEAR
from engage.rules.language.wordsets import word_set

#: `day`: one day, with its year. `part` of a month and coarser: a stretch of time.
DateKind = Literal[
    "day", "ambiguous", "short-year", "no-year", "part", "month", "quarter", "week", "season", "range"
]
#: Kinds that name a day, surely or not.
DAYS: Final[frozenset[DateKind]] = frozenset({"day", "ambiguous", "short-year", "no-year"})
_PERIODS: Final[tuple[DateKind, ...]] = ("part", "range", "quarter", "week", "season", "month")


@dataclass(frozen=True, slots=True)
class When:
    """A day or a period in a text. `value` is the day, where it is written in figures and certain."""

    kind: DateKind
    start: int
    end: int
    value: date | None = None


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    full, short = (_choice(lang, name) for name in ("months", "months_short"))
    if lang == "fr":  # `sept` is seven
        short = short.replace("sept", "sept(?=[.]|[ ]20)")
    month = rf"(?:(?:{full})(?![^\W_])|(?:{short})(?:\.|(?![^\W_])))"
    at = "on" if lang == "en" else "le"
    filled = f"{WRITTEN[lang]}|{NUMERIC}".format(month=month, year=YEAR, season=SEASONS[lang], at=at)
    return re.compile(rf"(?<![\w/])(?:{filled})", re.VERBOSE)


def _choice(lang: Lang, name: str) -> str:
    """The names of a set; in English with a capital, since `may` and `march` are words of their own."""
    words = sorted(word_set(lang, name), key=lambda word: (-len(word), word))
    if lang == "fr":
        return f"(?i:{'|'.join(words)})"
    return "|".join(form for word in words for form in (word.capitalize(), word.upper()))


def dates(text: str, lang: Lang) -> tuple[When, ...]:
    """The days and periods of a text, in order."""
    return tuple(_found(text, lang))


def _found(text: str, lang: Lang) -> Iterator[When]:
    for match in _pattern(lang).finditer(text):
        kind = next((group for group in _PERIODS if match[group]), None)
        if kind:
            yield When(kind, match.start(), match.end())
        elif match["iso"]:
            yield _day(match, match["iy"], match["im"], match["id"])
        elif match["slashed"]:
            yield _slashed(match)
        else:
            yield When("day" if _has_year(match) else "no-year", match.start(), match.end())


def _has_year(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return bool(groups.get("y1") or groups.get("y2"))


def _slashed(match: re.Match[str]) -> When:
    first, second, year = int(match["a"]), int(match["b"]), match["y"]
    if len(year) == 2:
        return When("short-year", match.start(), match.end())
    if first <= 12 and second <= 12 and first != second:
        return When("ambiguous", match.start(), match.end())
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(match, year, str(month), str(day))


def _day(match: re.Match[str], year: str, month: str, day: str) -> When:
    try:
        value = date(int(year), int(month), int(day))
    except ValueError:  # 30 February: a day that is none, but written as one
        return When("day", match.start(), match.end())
    return When("day", match.start(), match.end(), value)
