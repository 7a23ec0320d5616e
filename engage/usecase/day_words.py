"""Days as people say them, in English and in French: `Thursday`, `le 3 décembre`, `tomorrow`, `dans 3 jours`.

A weekday is the next one after today: said on a Thursday, `Thursday` is a week later; `next Thursday` is that
of the week after, while `jeudi prochain` is the coming one. A day and month without a year is the next that
comes, today included. What is said of the past (`past`) is the last one, today included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from engage.model.days import MONTHS_EN, MONTHS_FR, parse_day
from engage.model.fault import Fault
from engage.model.text import Text
from engage.usecase.folded import folded

_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS_FR = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAYS = {name: n % 7 for n, name in enumerate((*_WEEKDAYS_EN, *_WEEKDAYS_FR))} | {
    "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,  # `mon`, `sun`, `sat` are words
}  # fmt: skip
_MONTHS = {folded(name): n % 12 + 1 for n, name in enumerate((*MONTHS_EN, *MONTHS_FR))} | {
    short: n % 12 + 1
    for n, short in enumerate(
        (
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
            "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec",
        )
    )
}  # fmt: skip
_NEAR = {
    "today": 0, "aujourd'hui": 0, "tomorrow": 1, "demain": 1, "yesterday": -1, "hier": -1,
    "apres-demain": 2, "avant-hier": -2,
}  # fmt: skip
_UNITS = {"day": 1, "days": 1, "jour": 1, "jours": 1, "week": 7, "weeks": 7, "semaine": 7, "semaines": 7}


def _any(names: object) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))  # type: ignore[call-overload]


_LEAD = r"(?:\b(?:on|by|for|due|until|this|the|le|ce|au|pour le|pour|avant le|d'ici (?:au|le|a)|d'ici)\s+)*"
_DAY = rf"""
    (?P<iso>\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b)
  | (?P<slashed>\b\d{{1,2}}[/.]\d{{1,2}}(?:[/.]\d{{2,4}})?\b)
  | \b(?P<near>{_any(_NEAR)})\b
  | \b(?:in|dans)\s+(?P<count>\d{{1,3}})\s+(?P<unit>{_any(_UNITS)})\b
  | \b(?P<next>next\s+)?(?P<weekday>{_any(_WEEKDAYS)})\b(?:\s+prochain\b)?
      (?:,?\s+(?:the\s+)?(?P<wdom>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<wmonth>{_any(_MONTHS)})\b\.?(?:\s+(?P<wyear>\d{{4}})\b)?)?
  | \b(?P<dom>\d{{1,2}})(?:st|nd|rd|th|er)?\s+(?:of\s+)?(?P<month>{_any(_MONTHS)})\b\.?
      (?:,?\s+(?P<year>\d{{4}})\b)?
  | \b(?P<month2>{_any(_MONTHS)})\b\.?\s+(?P<dom2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}})\b)?
"""
_PHRASE = re.compile(rf"{_LEAD}(?:{_DAY})", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day said in a text, and where its words stand, with those that lead to it (`on`, `pour le`)."""

    day: date
    start: int
    end: int


def find_days(text: str, today: date, *, past: bool = False) -> tuple[SaidDay, ...]:
    """All days said in a text, in their order.

    Raises:
        Fault: there is no such day, or it can be read in two ways.
    """
    found = _PHRASE.finditer(_flat(text))
    return tuple(SaidDay(_day(match, today, past=past), match.start(), match.end()) for match in found)


def read_day(text: str, today: date, *, past: bool = False) -> date:
    """The day that a text says, and nothing beside it.

    Raises:
        Fault: it says no day, or none that exists; the message says what to write.
    """
    flat = _flat(text)
    match = _PHRASE.fullmatch(flat.strip())
    if match is None:
        return parse_day(text.strip())  # which says what is wrong with it
    return _day(match, today, past=past)


def says_day(text: str) -> bool:
    """Whether a text is meant as a day, right or wrong."""
    return _PHRASE.fullmatch(_flat(text).strip()) is not None


def _flat(text: str) -> str:
    """Without accents and capitals, letter by letter, so that places stay."""
    letters = ((folded(letter) or letter)[:1] for letter in text.replace("’", "'"))
    return "".join(letters)


def _day(match: re.Match[str], today: date, *, past: bool) -> date:
    found = match.groupdict()
    if found["iso"]:
        return parse_day(found["iso"])
    if found["slashed"]:
        raise Fault(
            f"{found['slashed']!r} can be read in two ways: write the date as 2026-11-20",
            f"«\u00a0{found['slashed']}\u00a0» se lit de deux façons\u00a0: écrivez par exemple 2026-11-20",
        )
    if found["near"]:
        return today + timedelta(days=_NEAR[found["near"]])
    if found["count"]:
        return today + timedelta(days=int(found["count"]) * _UNITS[found["unit"]])
    month = found["month"] or found["month2"] or found["wmonth"]
    if month:
        day = found["dom"] or found["dom2"] or found["wdom"]
        year = found["year"] or found["year2"] or found["wyear"]
        of_month = _of_month(int(day), _MONTHS[month], int(year) if year else None, today, past=past)
        return _agreeing(of_month, found["weekday"])
    return _weekday(_WEEKDAYS[found["weekday"]], today, past=past, of_next_week=bool(found["next"]))


def _weekday(wanted: int, today: date, *, past: bool, of_next_week: bool) -> date:
    if of_next_week:
        return today + timedelta(days=7 - today.weekday() + wanted)
    if past:
        return today - timedelta(days=(today.weekday() - wanted) % 7)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _agreeing(day: date, weekday: str | None) -> date:
    """A day said with its weekday, which must be its own."""
    if weekday and _WEEKDAYS[weekday] != day.weekday():
        raise Fault(
            f"{day.isoformat()} is a {_WEEKDAYS_EN[day.weekday()].title()}, not a {weekday.title()}",
            f"le {day.isoformat()} est un {_WEEKDAYS_FR[day.weekday()]}, pas un {weekday}",
        )
    return day


def _of_month(day: int, month: int, year: int | None, today: date, *, past: bool) -> date:
    if year is not None:
        return parse_day(f"{year:04d}-{month:02d}-{day:02d}")
    for candidate in (today.year, today.year + (-1 if past else 1)):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if found <= today if past else found >= today:
            return found
    parse_day(f"{today.year:04d}-{month:02d}-{day:02d}")
    raise Fault(*_nowhere(day, month))


def _nowhere(day: int, month: int) -> tuple[str, str]:
    said = Text(f"{day} {MONTHS_EN[month - 1]}", f"{day} {MONTHS_FR[month - 1]}")
    return (
        f"{said.en}: no such day near; write it with its year, such as 2028-02-29",
        f"{said.fr}\u00a0: pas de tel jour proche\u202f; écrivez-le avec son année, par exemple 2028-02-29",
    )
