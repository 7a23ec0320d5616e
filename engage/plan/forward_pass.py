"""The forward pass: the earliest that every link, date and fact allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from engage.plan.cycles import knots
from engage.plan.graph import Arc, Graph
from engage.plan.horizon import OutOfCalendar
from engage.plan.link_bounds import earliest_instant, earliest_number, evening, morning
from engage.plan.network_types import Driver, DriverKind, Task, TaskId, Unplaced

_BY_DATE: dict[DriverKind, Driver] = {
    "start": Driver("start"),
    "not_before": Driver("not_before"),
    "status_date": Driver("status_date"),
    "fact": Driver("fact"),
}
_NO_BOUND = -(1 << 60)
_A_YEAR = 366


@dataclass(slots=True)
class Early:
    """Earliest placing by position, filled in by the pass.

    `begin` is the number of the first day of what remains, in the task's own calendar; for an event (no
    work remains) its instant; `None` for what is finished or has no dates. `first` is that day. `starts`
    and `ends` are the instants that links look at.
    """

    begin: list[int | None]
    first: list[int]
    starts: list[int]
    ends: list[int]
    drivers: list[Driver]
    unplaced: dict[int, Unplaced] = field(default_factory=dict)


def forward_pass(graph: Graph, start: date, status_date: date | None) -> Early:
    """Place every task as early as possible; what cannot be placed is said, and what waits for it."""
    size = len(graph.tasks)
    early = Early([None] * size, [0] * size, [0] * size, [0] * size, [_BY_DATE["start"]] * size)
    if graph.blocked:
        early.unplaced.update(_blocked(graph))
    for place in graph.order:
        task = graph.tasks[place]
        if task.finished is not None:
            early.starts[place] = morning((task.started or task.finished).toordinal())
            early.ends[place] = evening(task.finished.toordinal())
            early.drivers[place] = _BY_DATE["fact"]
            continue
        arcs = graph.incoming[place]
        if early.unplaced and _waits_for_unplaced(graph, place, arcs, early):
            continue
        try:
            _place(early, place, task, arcs, floor_of(task, start, status_date))
        except OutOfCalendar:
            early.begin[place] = None  # a start may have been found, but no end
            early.unplaced[place] = _out_of_days(task)
    return early


def _place(early: Early, place: int, task: Task, arcs: Sequence[Arc], floor: tuple[int, DriverKind]) -> None:
    days, length = task.calendar.index, task.duration
    best, driving = _NO_BOUND, None
    for arc in arcs:
        anchor = (early.ends if arc.from_finish else early.starts)[arc.before]
        bound = earliest_number(arc, anchor, days, length) if length else earliest_instant(arc, anchor, days)
        if bound > best:
            best, driving = bound, arc
    first = days.rank_since(floor[0])
    at_least = first if length else morning(days.nth(first))
    if at_least > best or driving is None:
        best, early.drivers[place] = at_least, _BY_DATE[floor[1]]
    else:
        early.drivers[place] = Driver("link", driving.link)
    early.begin[place] = best
    early.first[place] = first = days.nth(best) if length else best >> 1
    early.starts[place] = morning(first) if length else best
    early.ends[place] = evening(days.nth(best + length - 1)) if length else best
    if task.started is not None:
        early.starts[place] = morning(task.started.toordinal())


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
