"""The backward pass: the latest that delays nobody, and the float between earliest and latest."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engage.plan.day_index import DayIndex
from engage.plan.forward_pass import Early
from engage.plan.graph import Arc, Graph
from engage.plan.link_bounds import boundary, evening, latest_boundary
from engage.plan.network_types import Task

_NO_LIMIT = 1 << 60


@dataclass(frozen=True, slots=True)
class Late:
    """Latest placing by position; `None` for what is finished or has no dates.

    `begin` is like `Early.begin`; `first` and `last` are the days shown. Float is in working days.
    """

    begin: list[int | None]
    first: list[int]
    last: list[int]
    total_float: list[int | None]
    free_float: list[int | None]


def group_ends(graph: Graph, early: Early) -> dict[Hashable, int]:
    """The instant at which the last placed task of each group is done."""
    ends: dict[Hashable, int] = {}
    for place in graph.order:
        if place not in early.unplaced:
            group = graph.tasks[place].group
            ends[group] = max(ends.get(group, early.ends[place]), early.ends[place])
    return ends


def backward_pass(graph: Graph, early: Early, targets: Mapping[Hashable, date]) -> Late:
    """Latest dates such that every link holds and each group still ends when it does, or at its target."""
    size = len(graph.tasks)
    late = Late([None] * size, [0] * size, [0] * size, [None] * size, [None] * size)
    ends = group_ends(graph, early)
    ends |= {group: evening(day.toordinal()) for group, day in targets.items()}
    for place in reversed(graph.order):
        begin = early.begin[place]
        if begin is not None:
            _place_late(graph, early, late, place, begin, ends[graph.tasks[place].group])
    return late


def _place_late(graph: Graph, early: Early, late: Late, place: int, begin: int, end: int) -> None:
    task, arcs = graph.tasks[place], graph.outgoing[place]
    days, length = task.calendar.index, task.duration
    # Work ends in an evening; an event keeps the part of the day at which it was placed.
    parity = 1 if length else begin & 1
    own_end = due = end + parity >> 1
    if task.must_finish_by is not None:
        due = min(due, evening(task.must_finish_by.toordinal()) + parity >> 1)
    total = _begin(task, parity, *_limits(graph.tasks, arcs, parity, late.begin, late.first, due))
    free = _begin(task, parity, *_limits(graph.tasks, arcs, parity, early.begin, early.first, own_end))
    late.begin[place] = total
    if total == begin:
        late.first[place], late.last[place] = early.first[place], early.ends[place] >> 1
    elif length:
        late.first[place], late.last[place] = days.nth_within(total), days.nth_within(total + length - 1)
    else:
        late.first[place] = late.last[place] = total >> 1
    late.total_float[place] = _float(days, length, begin, total)
    late.free_float[place] = _float(days, length, begin, free)


def _limits(
    tasks: Sequence[Task],
    arcs: Sequence[Arc],
    parity: int,
    begins: Sequence[int | None],
    firsts: Sequence[int],
    end: int,
) -> tuple[int, int]:
    """The greatest boundaries of end and start with which all that follows begins where it does."""
    start = _NO_LIMIT
    for arc in arcs:
        after = arc.after
        begin, successor = begins[after], tasks[after]
        if begin is None:  # it has no dates
            continue
        if arc.plain and successor.duration:
            limit = firsts[after] - arc.elapsed
        else:
            seen_at = parity if arc.from_finish or not tasks[arc.before].duration else 0
            limit = latest_boundary(arc, seen_at, begin, successor)
        if not arc.from_finish:
            start = min(start, limit)
        elif limit < end:
            end = limit
    return end, start


def _begin(task: Task, parity: int, end: int, start: int) -> int:
    """The latest `begin` within the boundaries of the end and of the start; a fact binds no start."""
    days, length = task.calendar.index, task.duration
    if task.started is not None:
        start = _NO_LIMIT
    if not length:
        return 2 * days.within(min(end, start)) - parity
    latest = days.rank_within(end) - length
    return latest if start == _NO_LIMIT else min(latest, days.rank_within(start + 1) - 1)


def _float(days: DayIndex, length: int, early: int, late: int) -> int:
    """Working days from the early to the late `begin`: how often the work can be moved by one day.

    An event off its own working days has a float of zero as long as it is in time at all.
    """
    if length:
        return late - early
    still = 1 - (early & 1)  # a morning may lie on the last day itself, an evening's day is over
    between = days.rank_within(boundary(late) + still) - still - days.rank_within(boundary(early))
    return max(between, 0) if early <= late else min(between, -1)
