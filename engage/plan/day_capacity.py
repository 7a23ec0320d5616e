"""How much somebody can work: shares of days, where the plan's calendar only knows whole ones.

A half day every Wednesday or eighty per cent from March on do not change the days on which somebody
works, only how much: the network runs on `WorkCalendar`, sums of capacity and load on `DayCapacity`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from engage.plan.calendar import WorkCalendar
from engage.plan.day_index import DayIndex

FULL = Fraction(1)
_SECOND_DAY = date(1, 1, 2)  # the first that has a day before it


@dataclass(frozen=True, slots=True)
class DayCapacity:
    """Working days of which each counts for a share; sums over any stretch are exact and O(1)."""

    layers: tuple[tuple[Fraction, DayIndex], ...]

    def total(self, first: date, end: date) -> Fraction:
        """Full days that can be worked from `first` to the day before `end`.

        Raises:
            OutOfCalendar: a day outside the horizon.
        """
        start, stop = first.toordinal(), end.toordinal()
        return sum(
            (share * (days.rank(stop) - days.rank(start)) for share, days in self.layers), start=Fraction()
        )


def day_capacity(
    calendar: WorkCalendar,
    weekdays: Mapping[int, Fraction] | None = None,
    steps: Sequence[tuple[date, Fraction]] = (),
) -> DayCapacity:
    """The capacity of who works on the calendar's days.

    Args:
        calendar: the days worked at all.
        weekdays: shares of single days of the week (Monday is 0); a full day where nothing is said.
        steps: shares that hold from a day on, multiplied with those of the week; full before the first.
    """
    masks: dict[Fraction, int] = {}
    horizon = calendar.horizon
    for step, period in _periods(steps):
        held = calendar.mask & horizon.periods([period])
        for weekday in range(7):
            share = step * (weekdays or {}).get(weekday, FULL)
            masks[share] = masks.get(share, 0) | held & horizon.weekly({weekday})
    layers = ((share, DayIndex(horizon, mask)) for share, mask in sorted(masks.items()) if share and mask)
    return DayCapacity(tuple(layers))


def _periods(
    steps: Sequence[tuple[date, Fraction]],
) -> list[tuple[Fraction, tuple[date | None, date | None]]]:
    """Each share with the period in which it holds."""
    ordered = sorted(steps)
    shares = [FULL, *(share for _, share in ordered)]
    starts = [None, *(day for day, _ in ordered)]
    ends = [*(max(day, _SECOND_DAY) - timedelta(1) for day, _ in ordered), None]
    return list(zip(shares, zip(starts, ends, strict=True), strict=True))
