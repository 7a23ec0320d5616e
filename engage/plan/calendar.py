"""Working days: which days are worked, and arithmetic on them.

One convention holds everywhere in the plan:

- A **date** names a whole day. Work occupies whole working days: a duration is rounded **up** to them
  (`whole_days`).
- Inside, a stretch of work is **half-open**: it runs from the morning of its first day to the morning of
  the day after its last. `start` shown is the first day worked, `finish` shown the **last day worked**.
- Work that finishes on a day is done at its end; what follows starts on the next working day of its own
  calendar: after a Friday evening, on Monday.
- Work of **zero length** is an event. It takes no day: it happens at the end of the day on which what it
  waits for finishes (or on the morning of the day that a date sets), and pushes nothing.
- A **lag** runs in working days of the successor's calendar; a lag in calendar days (`12cd`) counts all
  days, and the work then starts on the first working day after it.
- A promise **due** on a day is kept if the work's finish is on or before that day.
- **Float** is counted in the working days of the milestone's own calendar.

A calendar is a set of days inside a horizon. What lies outside is never guessed: it raises
`OutOfCalendar`, for the caller to turn into a diagnostic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, reduce
from math import ceil
from operator import and_
from typing import Final

from engage.plan.day_index import DayIndex
from engage.plan.horizon import Horizon, OutOfCalendar, Period

__all__ = ["WEEKDAYS", "Horizon", "OutOfCalendar", "Period", "WorkCalendar", "common_days", "whole_days"]

#: The days of a week as the files write them; the position is Python's `date.weekday()`.
WEEKDAYS: Final = ("mo", "tu", "we", "th", "fr", "sa", "su")
_MONDAY_TO_FRIDAY: Final = frozenset(range(5))


@dataclass(frozen=True)
class WorkCalendar:
    """The days on which something or somebody works.

    `mask` holds the days as bits (see `horizon`). Calendars with the same days are equal. `first & second`
    is the calendar of the days on which both work.
    """

    horizon: Horizon
    mask: int

    @classmethod
    def weekly(cls, horizon: Horizon, weekdays: Collection[int] = _MONDAY_TO_FRIDAY) -> WorkCalendar:
        """The same days every week; Monday is 0."""
        return cls(horizon, horizon.weekly(weekdays))

    def closed_on(self, days: Iterable[date]) -> WorkCalendar:
        """Without these days: public holidays."""
        return WorkCalendar(self.horizon, self.mask & ~self.horizon.days(days))

    def closed_during(self, periods: Iterable[Period]) -> WorkCalendar:
        """Without these periods: closures, absences, the time after somebody left."""
        return WorkCalendar(self.horizon, self.mask & ~self.horizon.periods(periods))

    def only_during(self, periods: Iterable[Period]) -> WorkCalendar:
        """Only inside these periods: the slots booked with an outside provider."""
        return WorkCalendar(self.horizon, self.mask & self.horizon.periods(periods))

    def also_on(self, days: Iterable[date]) -> WorkCalendar:
        """With these days added: weekends worked in exchange for a long holiday."""
        return WorkCalendar(self.horizon, self.mask | self.horizon.days(days))

    def __and__(self, other: WorkCalendar) -> WorkCalendar:
        if other.horizon != self.horizon:
            raise ValueError("calendars of one plan share one horizon")
        return WorkCalendar(self.horizon, self.mask & other.mask)

    @cached_property
    def index(self) -> DayIndex:
        """The days numbered, as ordinals; built when first asked for."""
        return DayIndex(self.horizon, self.mask)

    @property
    def first_day(self) -> date | None:
        """The first working day of all; `None` in a calendar without any."""
        return date.fromordinal(self.index.nth(0)) if self.mask else None

    @property
    def last_day(self) -> date | None:
        """The last working day of all; `None` in a calendar without any."""
        return date.fromordinal(self.index.nth(self.index.total - 1)) if self.mask else None

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        return self.index.has(day.toordinal())

    def roll(self, day: date) -> date:
        """The first working day on or after the day."""
        return self.shift(day, 0)

    def roll_back(self, day: date) -> date:
        """The last working day on or before the day."""
        return date.fromordinal(self.index.nth(self.index.rank(day.toordinal() + 1) - 1))

    def shift(self, day: date, lag: int) -> date:
        """The working day `lag` working days after `roll(day)`, or before it where `lag` is negative."""
        return date.fromordinal(self.index.nth(self.index.rank(day.toordinal()) + lag))

    def add(self, start: date, days: int) -> date:
        """The end of `days` working days of work begun at `roll(start)`: the day after the last one worked.

        No work (0) ends where it starts, on `start` itself, worked or not.
        """
        if days < 0:
            raise ValueError(f"work cannot last {days} days")
        if not days:
            return start
        return date.fromordinal(self.index.nth(self.index.rank(start.toordinal()) + days - 1) + 1)

    def sub(self, end: date, days: int) -> date:
        """The latest start such that `days` working days fit before `end`, the day after the last allowed.

        No work (0) starts where it ends.
        """
        if days < 0:
            raise ValueError(f"work cannot last {days} days")
        if not days:
            return end
        return date.fromordinal(self.index.nth(self.index.rank(end.toordinal()) - days))

    def count(self, first: date, end: date) -> int:
        """Working days from `first` to the day before `end`; negative where `end` comes before `first`."""
        return self.index.rank(end.toordinal()) - self.index.rank(first.toordinal())

    def days_between(self, day: date, other: date) -> int:
        """Working days from the evening of one day to the evening of another; negative backwards.

        What separates a finish from a due date: from Friday to the next Monday it is one day.
        """
        return self.index.rank(other.toordinal() + 1) - self.index.rank(day.toordinal() + 1)


def common_days(calendars: Iterable[WorkCalendar]) -> WorkCalendar:
    """The days on which all work: those of a milestone with its promise's calendar and its people's.

    Raises:
        TypeError: no calendar at all.
    """
    return reduce(and_, calendars)


def whole_days(amount: float | Decimal | Fraction) -> int:
    """A duration in days, rounded up to the whole days that it occupies.

    A hair above a whole number (under a millionth of a day) is rounding of the arithmetic before, not work.
    """
    exact = Fraction(amount)
    nearest = round(exact)
    return nearest if abs(exact - nearest) < Fraction(1, 1_000_000) else ceil(exact)
