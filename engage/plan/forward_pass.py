"""The forward pass: the earliest that every link, date and fact allows."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

from engage.plan.cycles import knots
from engage.plan.day_index import DayIndex
from engage.plan.graph import Arc, Graph
from engage.plan.horizon import OutOfCalendar
from engage.plan.link_bounds import earliest_instant, earliest_number, evening, morning
from engage.plan.network_types import DriverKind, Task, TaskId, Unplaced

_NO_BOUND = -(1 << 60)
_A_YEAR = 366


@dataclass(slots=True)
class Early:
    """Earliest placing by position, filled in by the pass.

    `begin` is the number of the first day of what remains, in the task's own calendar; for an event (no
    work remains) its instant; `None` for what is finished or has no dates. `first` is that day. `starts`
    and `ends` are the instants that links look at; `drivers` what set the start, a link or a kind of date.
    `last_of` is of each group the place that ends last, among equals the one that comes last in the network:
    an event at the end of the last work.
    """

    begin: list[int | None]
    first: list[int]
    starts: list[int]
    ends: list[int]
    drivers: list[Arc | DriverKind]
    unplaced: dict[int, Unplaced] = field(default_factory=dict)
    last_of: dict[Hashable, int] = field(default_factory=dict)


def forward_pass(graph: Graph, start: date, status_date: date | None) -> Early:
    """Place every task as early as possible; what cannot be placed is said, and what waits for it."""
    size = len(graph.tasks)
    early = Early([None] * size, [0] * size, [0] * size, [0] * size, ["start"] * size)
    if graph.blocked:
        early.unplaced.update(_blocked(graph))
    for place in graph.order:
        task = graph.tasks[place]
        if task.finished is not None:
            early.starts[place] = morning((task.started or task.finished).toordinal())
            early.ends[place] = evening(task.finished.toordinal())
            early.drivers[place] = "fact"
            continue
        arcs = graph.incoming[place]
        if early.unplaced and _waits_for_unplaced(graph, place, arcs, early):
            continue
        try:
            _place(early, place, task, arcs, *floor_of(task, start, status_date))
        except OutOfCalendar:
            early.begin[place] = None  # a start may have been found, but no end
            early.unplaced[place] = _out_of_days(task)
    early.last_of.update(_last_of(graph, early))
    return early


def _last_of(graph: Graph, early: Early) -> dict[Hashable, int]:
    last_of: dict[Hashable, int] = {}
    tasks, ends = graph.tasks, early.ends
    for place in graph.order:
        if place in early.unplaced:
            continue
        group = tasks[place].group
        if ends[last_of.setdefault(group, place)] <= ends[place]:
            last_of[group] = place
    return last_of


def _place(early: Early, place: int, task: Task, arcs: Sequence[Arc], floor: int, why: DriverKind) -> None:
    days, length = task.calendar.index, task.duration
    driver: Arc | DriverKind = why
    if not length:
        instant, driver = _event(early, arcs, days, floor, why)
        early.begin[place], early.first[place] = instant, instant >> 1
        early.starts[place] = early.ends[place] = instant
    else:
        if not arcs:
            number, first, last = days.work_from(floor, length)
        elif len(arcs) == 1 and arcs[0].plain:  # most links: no need to number every bound
            arc = arcs[0]
            after = (early.ends if arc.from_finish else early.starts)[arc.before] + 1 >> 1
            number, first, last = days.work_from(max(after, floor), length)
            if after >= floor or days.rank_since(after) == number:
                driver = arc
        else:
            number, driver = _bound(early, arcs, days, length, floor, why)
            first, last = days.nth(number), days.nth(number + length - 1)
        early.begin[place], early.first[place] = number, first
        early.starts[place], early.ends[place] = 2 * first, 2 * last + 1
    early.drivers[place] = driver
    if task.started is not None:
        early.starts[place] = morning(task.started.toordinal())


def _bound(
    early: Early, arcs: Sequence[Arc], days: DayIndex, length: int, floor: int, why: DriverKind
) -> tuple[int, Arc | DriverKind]:
    """The number of the first day that links and floor allow to work, and which of them says so."""
    best = days.rank_since(floor) - 1  # a link that asks for the floor's own day drives the work
    driver: Arc | DriverKind = why
    for arc in arcs:
        anchor = (early.ends if arc.from_finish else early.starts)[arc.before]
        bound = days.rank_since(anchor + 1 >> 1) if arc.plain else earliest_number(arc, anchor, days, length)
        if bound > best:
            best, driver = bound, arc
    return (best, driver) if driver is not why else (best + 1, why)


def _event(
    early: Early, arcs: Sequence[Arc], days: DayIndex, floor: int, why: DriverKind
) -> tuple[int, Arc | DriverKind]:
    """The first instant that links and floor allow to an event, and which of them says so."""
    best: int = _NO_BOUND
    driver: Arc | DriverKind = why
    for arc in arcs:
        anchor = (early.ends if arc.from_finish else early.starts)[arc.before]
        bound = earliest_instant(arc, anchor, days)
        if bound > best:
            best, driver = bound, arc
    at_least = morning(days.nth(days.rank_since(floor)))
    return (at_least, why) if at_least > best else (best, driver)


def floor_of(task: Task, start: date, status_date: date | None) -> tuple[int, DriverKind]:
    """The first day on which work that remains may run, and what says so."""
    if task.started is not None:
        if task.resumes is not None and task.resumes > max(task.started, status_date or task.started):
            return task.resumes.toordinal(), "not_before"
        if status_date is None or status_date < task.started:
            return task.started.toordinal(), "fact"
        return status_date.toordinal(), "status_date"
    day: date = start
    kind: DriverKind = "start"
    if status_date is not None and status_date >= day:
        day, kind = status_date, "status_date"
    if task.earliest is not None and task.earliest >= day:
        day, kind = task.earliest, "not_before"
    return day.toordinal(), kind


def _waits_for_unplaced(graph: Graph, place: int, arcs: Sequence[Arc], early: Early) -> bool:
    task = graph.tasks[place]
    blocker = next((arc.link.before for arc in arcs if arc.before in early.unplaced), None)
    if blocker is None:
        return False
    early.unplaced[place] = Unplaced(task.id, task.group, "after_unplaced", waits_for=blocker)
    return True


def _out_of_days(task: Task) -> Unplaced:
    """Too few days in the task's own calendar, or none left in anybody's."""
    last_day = task.calendar.last_day
    ends_early = last_day is None or (task.calendar.horizon.last - last_day).days > _A_YEAR
    return Unplaced(task.id, task.group, "no_days" if ends_early else "beyond_calendar", last_day=last_day)


def _blocked(graph: Graph) -> dict[int, Unplaced]:
    """Tasks in a cycle, and those that wait for one."""
    tasks, blocked = graph.tasks, frozenset(graph.blocked)
    waiting = {
        place: [arc.link.before for arc in graph.incoming[place] if arc.before in blocked]
        for place in graph.blocked
    }
    successors: dict[TaskId, list[TaskId]] = {tasks[place].id: [] for place in graph.blocked}
    for place, others in waiting.items():
        for other in others:
            successors[other].append(tasks[place].id)
    tied = {member for knot in knots(successors) for member in knot}
    return {
        place: Unplaced(tasks[place].id, tasks[place].group, "cycle")
        if tasks[place].id in tied
        else Unplaced(tasks[place].id, tasks[place].group, "after_unplaced", waits_for=others[0])
        for place, others in waiting.items()
    }
