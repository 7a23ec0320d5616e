"""Dates as people write them in the files: `2026-11-20`, and nothing else."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time

from engage.model.fault import Fault

MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


def parse_day(text: str) -> date:
    """The day that `2026-11-20` names.

    Raises:
        Fault: no such day, or written in another way; the message says what to write.
    """
    match = _ISO.fullmatch(text)
    if match:
        return _checked(text, *(int(part) for part in match.groups()))
    if _SLASHED.fullmatch(text):
        en = f"{text!r} can be read in two ways: write the date as year-month-day, such as 2026-11-20"
        raise Fault(
            en,
            f"« {text} » se lit de deux façons : écrivez année-mois-jour, par exemple 2026-11-20",
            instead=_one_reading(text),
        )
    raise Fault(
        f"{text!r} is not a date: write year-month-day, such as 2026-11-20",
        f"« {text} » n’est pas une date : écrivez année-mois-jour, par exemple 2026-11-20",
    )


def _one_reading(text: str) -> str | None:
    """The day of `25/12/2026`, where no month can be the first number, or the second; else None."""
    match = _SLASHED.fullmatch(text)
    first, second, year = map(int, match.groups()) if match else (0, 0, 0)
    day, month = (first, second) if second <= 12 else (second, first)
    if (first <= 12 and second <= 12 and first != second) or not 1 <= month <= 12:
        return None
    if not 1 <= year <= 9999 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day).isoformat()


def _checked(text: str, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Fault(f"{text}: there is no month {month}", f"{text} : il n’y a pas de mois {month}", "T502")
    if year < 1:
        raise Fault(f"{text}: there is no year 0", f"{text} : il n’y a pas d’année 0", "T502")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Fault(
            f"{text}: {MONTHS_EN[month - 1]} {year} has {last} days",
            f"{text} : {MONTHS_FR[month - 1]} {year} compte {last} jours",
            "T502",
        )
    if len(text) != 10:
        good = date(year, month, day).isoformat()
        raise Fault(f"{text!r}: write {good}", f"« {text} » : écrivez {good}", instead=good)
    return date(year, month, day)


def parse_moment(text: str) -> datetime:
    """The instant that `2026-11-20T14:05+01:00` names; without offset, in the client's zone.

    Raises:
        Fault: not ISO 8601.
    """
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Fault(
            f"{text!r} is not a time: write it as 2026-11-20T14:05+01:00",
            f"« {text} » n’est pas une heure : écrivez par exemple 2026-11-20T14:05+01:00",
        ) from None


def parse_day_or_moment(text: str) -> datetime:
    """The beginning of the day that `2026-11-20` names, or an instant as `parse_moment` reads it.

    Raises:
        Fault: neither.
    """
    if "T" in text or ":" in text:
        return parse_moment(text)
    day = parse_day(text)
    return datetime.combine(day, time())
