"""Weeks, months, quarters and years of the calendar, over which figures are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from engage.model.days import MONTHS_EN, MONTHS_FR
from engage.model.text import Text

PeriodKind = Literal["week", "month", "quarter", "year"]
_SHORT_FR = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of the calendar: its days, both included, and its name (`2026-Q4`, `2026-11`, `2026-W47`)."""

    first: date
    last: date
    key: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def name(self) -> Text:
        """As people say it: `Q4 2026`, « T4 2026 »."""
        year, _, part = self.key.partition("-")
        if part.startswith("Q"):
            return Text(f"{part} {year}", f"T{part[1:]} {year}")
        if part.startswith("W"):
            return Text(f"week {part[1:]} {year}", f"semaine {part[1:]} {year}")
        month = self.first.month - 1
        if part:
            return Text(f"{MONTHS_EN[month]} {year}", f"{MONTHS_FR[month]} {year}")
        return Text(year, year)

    @property
    def short(self) -> Text:
        """For a column: `Q4`, `Nov`, `W47`, `2026`."""
        year, _, part = self.key.partition("-")
        if part.startswith(("Q", "W")):
            return Text(part, part.replace("Q", "T").replace("W", "S"))
        month = self.first.month - 1
        return Text(MONTHS_EN[month][:3], _SHORT_FR[month]) if part else Text(year, year)


def period_of(day: date, kind: PeriodKind) -> Period:
    """The period in which a day lies."""
    if kind == "week":
        year, week, weekday = day.isocalendar()
        first = date.fromordinal(max(1, day.toordinal() - weekday + 1))
        last = date.fromordinal(min(date.max.toordinal(), first.toordinal() + 6))
        return Period(first, last, f"{year:04d}-W{week:02d}")
    length = _MONTHS[kind]
    begins = (day.month - 1) // length * length + 1
    first = date(day.year, begins, 1)
    last = _last_day(day.year, begins + length - 1)
    return Period(first, last, _key(day.year, begins, kind))


def _key(year: int, month: int, kind: PeriodKind) -> str:
    if kind == "month":
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-Q{(month - 1) // 3 + 1}" if kind == "quarter" else f"{year:04d}"


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def periods_until(day: date, kind: PeriodKind, count: int) -> tuple[Period, ...]:
    """The period of a day and those before it, `count` in all, oldest first."""
    found = [period_of(day, kind)]
    while len(found) < count and found[-1].first > date.min:
        found.append(period_of(found[-1].first - timedelta(1), kind))
    return tuple(reversed(found))
