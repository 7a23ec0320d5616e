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
class Begins:
    """Where work begins, by position; `None` for what is finished or has no dates.

    For work `evening` is the number of its first day and `first` that day. For an event `evening` is the
    last evening, `morning` the last morning at which it may happen: neither follows from the other, since
    links look at dates in the one case and at working time in the other (see `link_bounds`).
    """

    evening: list[int | None]
    morning: list[int]
    first: list[int]


@dataclass(frozen=True, slots=True)
class Late:
    """Latest placing by position: `first` and `last` day shown; `None` for the float of what is finished."""

    begins: Begins
    last: list[int]
    total_float: list[int | None]
    free_float: list[int | None]


def backward_pass(graph: Graph, early: Early, targets: Mapping[Hashable, date]) -> Late:
    """Latest dates such that every link holds and each group still ends when it does, or at its target."""
    size = len(graph.tasks)
    late = Late(Begins([None] * size, [0] * size, [0] * size), [0] * size, [None] * size, [None] * size)
    as_planned = _as_planned(graph, early)
    ends = {group: early.ends[place] for group, place in early.last_of.items()}
    ends |= {group: evening(day.toordinal()) for group, day in targets.items()}
    for place in reversed(graph.order):
        begin = early.begin[place]
        if begin is None:
            continue
        task = graph.tasks[place]
        own_end = due = ends[task.group]
        if task.must_finish_by is not None:
            due = min(due, evening(task.must_finish_by.toordinal()))
        if task.duration:
            _place_work(graph, early, late, as_planned, place, due, own_end)
        else:
            _place_event(graph, late, as_planned, place, begin, due, own_end)
        if late.total_float[place] == 0:
            late.begins.first[place], late.last[place] = early.first[place], early.ends[place] >> 1
    return late


def _as_planned(graph: Graph, early: Early) -> Begins:
    """The earliest placing: what free float must not move."""
    evenings, mornings = early.begin.copy(), [0] * len(early.begin)
    for place, begin in enumerate(early.begin):
        if begin is not None and not graph.tasks[place].duration:
            evenings[place], mornings[place] = begin - 1 | 1, begin & ~1
    return Begins(evenings, mornings, early.first)


def _place_work(
    graph: Graph, early: Early, late: Late, as_planned: Begins, place: int, due: int, own_end: int
) -> None:
    task, begins, begin = graph.tasks[place], late.begins, early.begin[place] or 0
    latest, earliest = begins.first, as_planned.first
    within, untouched = due + 1 >> 1, own_end + 1 >> 1  # boundaries, as are the limits
    start = still = _NO_LIMIT
    for arc in graph.outgoing[place]:
        if not arc.simple:
            within, start = limits(graph.tasks, graph.outgoing[place], 1, begins, within)
            untouched, still = limits(graph.tasks, graph.outgoing[place], 1, as_planned, untouched)
            break
        if begins.evening[arc.after] is not None:  # else it has no dates
            within = min(within, latest[arc.after])
            untouched = min(untouched, earliest[arc.after])
    days = task.calendar.index
    is_bound = start != _NO_LIMIT or still != _NO_LIMIT
    if within == untouched == early.ends[place] + 1 >> 1 and not is_bound:  # what follows leaves it no day
        begins.evening[place], late.total_float[place], late.free_float[place] = begin, 0, 0
        return
    if is_bound:
        total, free = latest_number(task, within, start), latest_number(task, untouched, still)
        first, last = days.nth_within(total), days.nth_within(total + task.duration - 1)
    else:
        total, first, last = days.work_until(within, task.duration)
        free = total if within == untouched else days.rank_within(untouched) - task.duration
    begins.evening[place], begins.first[place], late.last[place] = total, first, last
    late.total_float[place], late.free_float[place] = total - begin, free - begin


def latest_number(task: Task, end: int, start: int) -> int:
    """The latest number of the first day within the boundaries of the end and of the start."""
    days = task.calendar.index
    latest = days.rank_within(end) - task.duration
    if start == _NO_LIMIT or task.started is not None:  # a fact cannot be late
        return latest
    return min(latest, days.rank_within(start + 1) - 1)


def _place_event(
    graph: Graph, late: Late, as_planned: Begins, place: int, begin: int, due: int, own_end: int
) -> None:
    task, arcs = graph.tasks[place], graph.outgoing[place]
    days = task.calendar.index
    if task.started is not None:  # what looks at its start sees a fact
        arcs = tuple(arc for arc in arcs if arc.from_finish)
    total, free = (
        tuple(
            days.within(min(limits(graph.tasks, arcs, parity, begins, end + parity >> 1)))
            for parity in (0, 1)
        )
        for begins, end in ((late.begins, due), (as_planned, own_end))
    )
    late.begins.morning[place], late.begins.evening[place] = 2 * total[0], 2 * total[1] - 1
    late.total_float[place] = _event_float(days, begin, total)
    late.free_float[place] = _event_float(days, begin, free)
    late.begins.first[place] = late.last[place] = _event_day(days, begin, total[begin & 1])


def limits(
    tasks: Sequence[Task], arcs: Sequence[Arc], parity: int, begins: Begins, end: int
) -> tuple[int, int]:
    """The greatest boundaries of end and start with which all that follows begins where it does.

    `parity` is that of the end, and of the start of an event.
    """
    start = _NO_LIMIT
    for arc in arcs:
        after = arc.after
        number, successor = begins.evening[after], tasks[after]
        if number is None:  # it has no dates
            continue
        if arc.plain and successor.duration:
            limit = begins.first[after]
        else:
            seen_at = parity if arc.from_finish or not tasks[arc.before].duration else 0
            instant = number if seen_at or successor.duration else begins.morning[after]
            limit = latest_boundary(arc, seen_at, instant, successor)
        if arc.from_finish:
            end = min(end, limit)
        else:
            start = min(start, limit)
    return end, start


def _event_float(days: DayIndex, early: int, limits: Sequence[int]) -> int:
    """Working days from where an event is to the latest morning or evening of its own days allowed to it."""
    now = boundary(early)
    mornings = days.rank_within(limits[0] + 1) - 1 - days.rank_within(now)
    evenings = days.rank_within(limits[1]) - days.rank_within(now)
    if now > limits[early & 1]:
        return min(evenings if early & 1 else mornings, -1)
    return max(mornings, evenings, 0)


def _event_day(days: DayIndex, early: int, limit: int) -> int:
    """The day shown for an event's latest instant: one it works on, unless it is off them already."""
    parity = early & 1
    worked = days.nth_within(days.rank_within(limit - parity + 1) - 1)
    return max(worked, early >> 1) if boundary(early) <= limit else worked
