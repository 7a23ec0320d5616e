"""When work and events can be, in many futures at once: the rules of `link_bounds` on arrays.

`anchors` are the links into a task, each with the instants that it looks at; `first` is the number of the
first day that a task's own floor allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engage.plan.day_tables import InstantTable
from engage.plan.graph import Arc
from engage.plan.pace import DayTable

Whole = NDArray[np.signedinteger[Any]]


def chained_work(table: InstantTable, anchors: Sequence[Whole], floor: int | None, length: Whole) -> Whole:
    """When work ends that waits for the ends of other work, and for the morning of a floor."""
    number: Whole = table.numbers.take(anchors[0], mode="clip")
    for anchor in anchors[1:]:
        number = np.maximum(number, table.numbers.take(anchor, mode="clip"))
    if floor is not None:
        number = np.maximum(number, table.numbers[floor])
    ends: Whole = table.evenings.take(number + length, mode="clip")
    return ends


def work(
    table: DayTable, first: int, anchors: Iterable[tuple[Arc, Whole]], length: Whole, *, is_asked: bool
) -> tuple[Whole, Whole]:
    """When work begins and ends; where nobody asks for the beginning, the end stands for it."""
    best = np.array([first])
    for arc, anchor in anchors:
        best = np.maximum(best, _earliest_number(arc, anchor, table, length))
    last = best + length
    last -= 1
    ends = table.nth.take(last, mode="clip")
    ends <<= 1
    ends += 1
    return (2 * table.nth.take(best, mode="clip") if is_asked else ends), ends


def paced_work(
    table: DayTable, pace: DayTable, day: int, anchors: Iterable[tuple[Arc, Whole]], length: Whole
) -> tuple[Whole, Whole]:
    """`work` in units of a day; lags run in whole days of the calendar."""
    best = np.array([int(pace.rank[day])])
    for arc, anchor in anchors:
        best = np.maximum(best, _paced_number(arc, anchor, table, pace, length))
    starts = 2 * pace.nth.take(best, mode="clip")
    return starts, 2 * pace.nth.take(best + length - 1, mode="clip") + 1


def _paced_number(arc: Arc, anchor: Whole, table: DayTable, pace: DayTable, length: Whole) -> Whole:
    ending = arc.to_finish and not arc.lag and not arc.from_finish
    day = anchor >> 1 if ending else (anchor + 1) >> 1
    if arc.lag:
        number = np.maximum(table.rank.take(day, mode="clip") + arc.lag, 0)
        day = table.nth.take(number, mode="clip")
    found: Whole = pace.rank.take(day, mode="clip")
    return found - length if arc.to_finish else found


def event(table: DayTable, first: int, anchors: Iterable[tuple[Arc, Whole]]) -> Whole:
    """The instant of an event."""
    best = np.array([2 * int(table.nth.take(first, mode="clip"))])
    for arc, anchor in anchors:
        best = np.maximum(best, _earliest_instant(arc, anchor, table))
    return best


def _earliest_number(arc: Arc, anchor: Whole, table: DayTable, length: Whole) -> Whole:
    """`link_bounds.earliest_number`."""
    if not arc.to_finish:
        number: Whole = table.rank.take((anchor + 1) >> 1, mode="clip")
        return number + arc.lag if arc.lag else number
    if arc.lag:
        return table.rank.take((anchor + 1) >> 1, mode="clip") + (arc.lag - length)
    return table.rank.take(anchor >> 1, mode="clip") + ((anchor & 1) - length)


def _earliest_instant(arc: Arc, anchor: Whole, table: DayTable) -> Whole:
    """`link_bounds.earliest_instant`."""
    if not arc.lag:
        return anchor
    day, parity = anchor >> 1, anchor & 1
    if arc.lag > 0:
        number = table.rank.take(day + 1, mode="clip") + (arc.lag - 1)
    else:
        number = table.rank.take(day, mode="clip") + arc.lag
    found: Whole = np.where(number >= 0, table.nth.take(number, mode="clip"), 0)
    return 2 * found + parity
