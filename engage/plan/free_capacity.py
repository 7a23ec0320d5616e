"""Work poured into what is left free, and the week that can be promised for it.

Capable to promise: existing promises stay where they are, new work takes only free days. With `free` the
free days of each week, the new work `effort` (in days, divisible) ends in the first week by which so many
days have become free. The week that can be promised at a service level p is the first one by which the
share p of the equally likely efforts is done:

    D*(p) = min { D : P(C ≤ D) ≥ p and load ≤ capacity in every week up to D }

Weeks are numbered from 0.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from engage.plan.workload import WeekLoad

_HAIR = 1e-9


def free_days(weeks: Sequence[WeekLoad], *, with_soft: bool = False) -> tuple[float | None, ...]:
    """What is left of each week after firm promises (and offers); `None` where the capacity is not known."""
    return tuple(
        None
        if week.capacity_days is None
        else max(0.0, week.capacity_days - week.load_days - (week.soft_days if with_soft else 0.0))
        for week in weeks
    )


def finish_week(free: Sequence[float], effort: float) -> int | None:
    """The week in which the work is done; `None` where the weeks given have not that many free days."""
    found = bisect_left(list(accumulate(free)), effort - _HAIR)
    return found if found < len(free) else None


def earliest_week(free: Sequence[float], efforts: Sequence[float], confidence: float) -> int | None:
    """The first week by which the share `confidence` of the efforts is done; `None`: none of these weeks.

    Raises:
        ValueError: no effort at all.
    """
    return _week_of(free, efforts, ceil(confidence * len(efforts) - _HAIR))


def earliest_week_of_few(free: Sequence[float], efforts: Sequence[float], confidence: float) -> int | None:
    """The same from few cases: the order statistic ⌈(n + 1)·p⌉ holds for one more case to come.

    `None` too where n is below p / (1 − p): so few cases say nothing about p.
    """
    return _week_of(free, efforts, ceil(confidence * (len(efforts) + 1) - _HAIR))


def _week_of(free: Sequence[float], efforts: Sequence[float], place: int) -> int | None:
    if not efforts:
        raise ValueError("no effort to place")
    return finish_week(free, sorted(efforts)[max(place, 1) - 1]) if place <= len(efforts) else None


def window_load(weeks: Sequence[WeekLoad], more: float) -> tuple[float, float | None]:
    """Days too many if so much more work had to fit in these weeks, and load over their capacity."""
    capacity = sum((week.capacity_days or 0.0 for week in weeks), start=0.0)
    load = sum((week.load_days for week in weeks), start=0.0) + more
    free = sum((days or 0.0 for days in free_days(weeks)), start=0.0)
    return max(0.0, more - free), load / capacity if capacity else None
