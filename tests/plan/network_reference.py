"""The rules of the network once more, day by day and slowly, written from the conventions alone.

Nothing here shares code with the passes: a calendar is a set of dates, a moment is (date, half) with half 0
for the morning and 1 for the evening, and everything is found by walking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from engage.plan.calendar import WorkCalendar
from engage.plan.network import Link, Task, TaskId

ONE = timedelta(1)
MORNING, EVENING = 0, 1
Moment = tuple[date, int]


@dataclass(frozen=True)
class Placed:
    """First and last day of the remaining work; both the same moment for an event."""

    start: Moment
    finish: Moment


@cache
def days_of(calendar: WorkCalendar) -> frozenset[date]:
    first = calendar.horizon.first
    return frozenset(first + timedelta(k) for k in range(calendar.horizon.size) if calendar.mask >> k & 1)


def working_days(task: Task) -> frozenset[date]:
    return days_of(task.calendar)


def step(day: date, direction: int, worked: frozenset[date]) -> date:
    """The next working day strictly after the day, or strictly before it."""
    day += direction * ONE
    while day not in worked:
        day += direction * ONE
    return day


def walk(moment: Moment, lag: int, worked: frozenset[date]) -> Moment:
    """The moment after a lag of working time, before it for a lead.

    An evening moves to the evening on which that many more working days are over, a morning to the one
    before which that many have been worked.
    """
    day, half = moment
    if lag == 0:
        return moment
    if half == MORNING and lag > 0:
        day = step(day - ONE, 1, worked)  # the first day that can be worked
    if half == EVENING and lag < 0:
        day = step(day + ONE, -1, worked)  # the last day that was worked
    for _ in range(abs(lag)):
        day = step(day, 1 if lag > 0 else -1, worked)
    return day, half


def target(link: Link, anchor: Moment, is_event: bool, worked: frozenset[date]) -> Moment:
    """The moment that the link asks for: events count in dates, work in working time."""
    day, half = anchor
    if link.lag_unit == "calendar":
        return day + timedelta(link.lag), half
    if not is_event:
        return walk(anchor, link.lag, worked)
    for _ in range(abs(link.lag)):
        day = step(day, 1 if link.lag > 0 else -1, worked)
    return day, half


def link_holds(link: Link, before: Placed, after: Placed, is_event: bool, worked: frozenset[date]) -> bool:
    anchor = before.finish if link.type[0] == "F" else before.start
    wanted = target(link, anchor, is_event, worked)
    if is_event:
        return after.start >= wanted
    if link.type[1] == "S":
        return after.start >= wanted
    if wanted[1] == EVENING:
        return after.finish[0] >= wanted[0]
    day = after.finish[0] + ONE
    while day < wanted[0]:
        if day in worked:
            return False
        day += ONE
    return True


def work_from(day: date, length: int, worked: frozenset[date]) -> Placed:
    """The work placed at the first working day on or after the day."""
    while day not in worked:
        day += ONE
    first = day
    while length > 1:
        day += ONE
        length -= day in worked
    return Placed((first, MORNING), (day, EVENING))


def brute_force(
    tasks: Sequence[Task], links: Sequence[Link], start: date, status: date | None
) -> Mapping[TaskId, Placed]:
    """Every task as early as its dates allow, then moved by one step as long as any link is broken."""
    by_id = {task.id: task for task in tasks}
    worked = {task.id: working_days(task) for task in tasks}
    placed = {task.id: first_guess(task, worked[task.id], start, status) for task in tasks}
    moved = True
    while moved:
        moved = False
        for link in links:
            after = by_id[link.after]
            while not after.finished and not link_holds(
                link,
                as_seen(by_id[link.before], placed[link.before]),
                placed[after.id],
                after.duration == 0,
                worked[after.id],
            ):
                placed[after.id] = one_step_later(after, placed[after.id], worked[after.id])
                moved = True
    return placed


def as_seen(task: Task, placed: Placed) -> Placed:
    """What links see of it: a start that is a fact stays one."""
    return Placed((task.started, MORNING), placed.finish) if task.started else placed


def first_guess(task: Task, worked: frozenset[date], start: date, status: date | None) -> Placed:
    if task.finished:
        return Placed((task.started or task.finished, MORNING), (task.finished, EVENING))
    if task.started:
        day = max(task.started, status or task.started)
    else:
        day = max(start, status or start, task.earliest or start)
    placed = work_from(day, max(1, task.duration), worked)
    return placed if task.duration else Placed(placed.start, placed.start)


def one_step_later(task: Task, placed: Placed, worked: frozenset[date]) -> Placed:
    day, half = placed.start
    if task.duration:
        return work_from(day + ONE, task.duration, worked)
    later = (day, EVENING) if half == MORNING else (day + ONE, MORNING)
    return Placed(later, later)
