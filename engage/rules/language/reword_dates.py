"""Days written out in place of what can be read in two ways (T503), or of a whole period (T511).

Only where one reading is left: the day comes first in French, never for sure in English; a year that is not
written is that of the promise's own dates. What is not certain stays with the person.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from engage.model.commitment import Commitment, Promise
from engage.model.days import MONTHS_EN, MONTHS_FR
from engage.model.fix import Fix, Reword
from engage.model.text import Lang
from engage.rules.language.said import Said
from engage.rules.words import both

_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_QUARTER = re.compile(r"\b([QTSH])([1-4])\b", re.IGNORECASE)
_WEEK = re.compile(r"\b(?:semaine|sem\.?|calendar week|week|cw|kw|s|w)\s?(\d{1,2})\b", re.IGNORECASE)
_END = re.compile(r"\b(?:end|fin)\b", re.IGNORECASE)
_OTHER_PART = re.compile(
    r"\b(?:beginning|start|middle|early|late|mid|début|mi|courant|milieu|between|entre)\b", re.IGNORECASE
)
#: What stands before a period and goes with it, or stays before the day.
_LED_EN = re.compile(r"(?:\b(by|until|before|in|at|on|during|within)\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_LED_FR = re.compile(
    r"(?:(jusqu['’](?:à|en|au)|d['’]ici(?: à| au)?|avant|pour|en|à|au|dans|courant|durant|pendant)\s+)?"
    r"(?:(?:la|le)\s+)?\Z",
    re.IGNORECASE,
)


def exact_day(said: Said, commitment: Commitment) -> Fix | None:
    """A day with its month in letters and its year."""
    day = _day(said, commitment)
    return _reword(said, said.span, written(day, said.lang)) if day and said.span else None


def last_day(said: Said, commitment: Commitment) -> Fix | None:
    """The last day of a period."""
    day = _end_of(said.words, _year(said.words, commitment), commitment)
    if day is None or said.span is None:
        return None
    start, end = said.span
    pattern = _LED_FR if said.lang == "fr" else _LED_EN
    led = pattern.search(said.text[:start])
    word = (led[1] or "").lower() if led else ""
    return _reword(said, (led.start() if led else start, end), _by(word, written(day, said.lang), said.lang))


def written(day: date, lang: Lang) -> str:
    """A day as people write it in a sentence."""
    months = MONTHS_FR if lang == "fr" else MONTHS_EN
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {months[day.month - 1]} {day.year}"


def _by(word: str, day: str, lang: Lang) -> str:
    if lang == "fr":
        return f"jusqu’au {day}" if word.startswith("jusqu") else f"au plus tard le {day}"
    return f"until {day}" if word == "until" else f"by {day}"


def _reword(said: Said, span: tuple[int, int], new: str) -> Fix:
    told = both(f"write `{new}`", f"écrire `{new}`")
    return Fix(told, "unsafe", (Reword(said.pointer, *span, new),))


def _day(said: Said, commitment: Commitment) -> date | None:
    if match := _SLASHED.fullmatch(said.words.strip()):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first <= 12 and second <= 12 and first != second and said.lang == "en":
            return None
        day, month = (first, second) if second <= 12 else (second, first)
        return _valid(year + 2000 if year < 100 else year, month, day)
    days, named = _DAY.findall(said.words), _month(said.words)
    if len(days) != 1 or named is None or _YEAR.search(said.words):
        return None
    return _only(commitment, named, int(days[0]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _only(commitment: Commitment, month: int, day: int) -> date | None:
    """The one day of that name between the promise's first and last dates."""
    promise = commitment.promise or Promise()
    first = min(filter(None, (promise.made, promise.start)), default=None)
    if promise.due is None or first is None:
        return None
    found = [_valid(year, month, day) for year in range(first.year, promise.due.year + 1)]
    kept = [each for each in found if each and first <= each <= promise.due]
    return kept[0] if len(kept) == 1 else None


def _month(words: str) -> int | None:
    folded = words.casefold()
    for names in (MONTHS_EN, MONTHS_FR):
        for place, name in enumerate(names, 1):
            if re.search(rf"\b{name.casefold()}\b", folded):
                return place
    return None


def _year(words: str, commitment: Commitment) -> int | None:
    """The year that is written; else that of a promise that begins and ends in one."""
    if match := _YEAR.search(words):
        return int(match[1])
    promise = commitment.promise or Promise()
    first = min(filter(None, (promise.made, promise.start)), default=None)
    return first.year if first and promise.due and first.year == promise.due.year else None


def _end_of(words: str, year: int | None, commitment: Commitment) -> date | None:
    """The last day of a month, quarter, half or week that the words name."""
    if year is None or _OTHER_PART.search(words):
        return None
    month, quarter, week = _month(words), _QUARTER.search(words), _WEEK.search(words)
    found = None
    if month and not _WEEK.search(words):
        found = _last(year, month)
    elif quarter:
        halves = quarter[1].upper() in {"H", "S"}
        number = int(quarter[2])
        found = None if halves and number > 2 else _last(year, number * (6 if halves else 3))
    elif week and 1 <= int(week[1]) <= 52:
        found = date.fromisocalendar(year, int(week[1]), 1) + timedelta(days=4)
    elif _END.search(words) and _YEAR.search(words):
        found = date(year, 12, 31)
    due = commitment.due
    return None if found and due and found > due else found


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
