"""The stretch of days that calendars know, and sets of days inside it as bits of one integer.

A set of days is an `int` whose bit k stands for day `first + k`: the days on which several people all
work are then one `&`, whatever the length of the horizon.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

#: First and last day, both included; `None` leaves that side open.
Period = tuple[date | None, date | None]

YEARS_BACK = 15
YEARS_AHEAD = 15
_LAST_YEAR = 9998  # the day after the last must still be a date


class OutOfCalendar(LookupError):
    """A question whose answer lies outside the days that a calendar knows."""

    def __init__(self, horizon: Horizon) -> None:
        super().__init__(f"outside the calendar, which runs from {horizon.first} to {horizon.last}")
        self.horizon = horizon


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days from `first` to `last`, both included. All calendars of one plan share one horizon."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first or self.last.year > _LAST_YEAR:
            raise ValueError(f"a horizon cannot run from {self.first} to {self.last}")

    @classmethod
    def around(cls, day: date, back: int = YEARS_BACK, ahead: int = YEARS_AHEAD) -> Horizon:
        """Whole years, from `back` years before the day's own to `ahead` years after it."""
        return cls(date(max(1, day.year - back), 1, 1), date(min(_LAST_YEAR, day.year + ahead), 12, 31))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def size(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def years(self) -> range:
        """The years it touches: those whose public holidays a calendar needs."""
        return range(self.first.year, self.last.year + 1)

    def all_days(self) -> int:
        """Every day, as bits."""
        return (1 << self.size) - 1

    def weekly(self, weekdays: Collection[int]) -> int:
        """The given days of each week (Monday is 0), as bits."""
        if not set(weekdays) <= set(range(7)):
            raise ValueError(f"weekdays run from 0 to 6, not {sorted(weekdays)}")
        shift = self.first.weekday()
        week = sum(1 << ((weekday - shift) % 7) for weekday in set(weekdays))
        every_seventh = int("0000001" * (self.size // 7 + 1), 2)
        return (week * every_seventh) & self.all_days()

    def days(self, days: Iterable[date]) -> int:
        """Single days, as bits; those outside the horizon are left out."""
        base, size = self.first.toordinal(), self.size
        bits = 0
        for day in days:
            offset = day.toordinal() - base
            if 0 <= offset < size:
                bits |= 1 << offset
        return bits

    def periods(self, periods: Iterable[Period]) -> int:
        """All days of the periods, as bits; what lies outside the horizon is left out."""
        bits = 0
        for first, last in periods:
            start = max(first or self.first, self.first)
            end = min(last or self.last, self.last)
            if start <= end:
                bits |= ((1 << (end - start).days + 1) - 1) << (start - self.first).days
        return bits
