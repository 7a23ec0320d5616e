"""From the files of a workspace to one network of work, and its plan.

All promises are placed together, so that one that waits for another moves with it. Cancelled and lost ones
are not planned; a link to their work, or to work that does not exist, is left out (`CommitmentPlan.unknown`
names the former, rule X005 the latter).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Link as FileLink
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace
from engage.plan.calendar import OutOfCalendar, WorkCalendar, whole_days
from engage.plan.calendars import Calendars
from engage.plan.cycles import cycles
from engage.plan.network import Link, NetworkPlan, Task, schedule_network
from engage.plan.remaining import Work, known_work

NOT_PLANNED = frozenset({"cancelled", "lost"})
Key = tuple[str, str]  # commitment, milestone


@dataclass(frozen=True, slots=True)
class Held:
    """Work as levelled: the days on which it can run, and where it waits, the first of what remains."""

    first: date | None
    calendar: WorkCalendar


@dataclass(frozen=True)
class Placing:
    """The work of all promises and when it is done; `tasks` and `links` are what the network was made of.

    `held`: what levelling holds back, and to which day.
    """

    network: NetworkPlan
    work: Mapping[Key, Work]
    cycles: tuple[tuple[Key, ...], ...]
    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    held: Mapping[Key, Held] = field(default_factory=dict)


def place(
    workspace: Workspace, calendars: Calendars, today: date, held: Mapping[Key, Held] | None = None
) -> Placing:
    """Plan the work of all promises that are neither cancelled nor lost; some of it held back."""
    planned = [c for c in workspace.commitment.values() if c.status not in NOT_PLANNED]
    milestones = {
        (commitment.id, milestone.id): (commitment, milestone)
        for commitment in planned
        for milestone in distinct(commitment)
    }
    known = {
        key: known_work(commitment, milestone, calendars.hours_per_day)
        for key, (commitment, milestone) in milestones.items()
    }
    kept = held or {}
    tasks = tuple(
        _task(commitment, milestone, calendars, known[key], kept.get(key))
        for key, (commitment, milestone) in milestones.items()
    )
    links = tuple(_links(milestones, calendars.hours_per_day))
    network = schedule_network(tasks, links, start=today, status_date=today)
    return Placing(network, known, _found_cycles(tasks, links), tasks, links, kept)


def distinct(commitment: Commitment) -> tuple[Milestone, ...]:
    """A promise's milestones; of two with one id the first (rule X004 reports the other)."""
    listed = commitment.milestones
    found = {milestone.id: milestone for milestone in reversed(listed)}
    return listed if len(found) == len(listed) else tuple(found.values())[::-1]


def _task(
    commitment: Commitment, milestone: Milestone, calendars: Calendars, work: Work, held: Held | None
) -> Task:
    calendar = held.calendar if held else calendars.milestone(commitment, milestone)
    key = (commitment.id, milestone.id)
    if work.finished:
        started = _started(commitment, milestone, work, calendar)
        return Task(key, 0, calendar, commitment.id, started=started, finished=work.finished)
    left = work.left or 0.0
    duration = int(left) if left.is_integer() else whole_days(left)  # exact arithmetic only where it matters
    first = held.first if held else None
    if work.state == "started":
        return Task(key, duration, calendar, commitment.id, started=milestone.started, resumes=first)
    earliest = _earliest(commitment, milestone)
    if first and (earliest is None or first > earliest):
        earliest = first
    return Task(key, duration, calendar, commitment.id, earliest=earliest)


def _started(commitment: Commitment, milestone: Milestone, work: Work, calendar: WorkCalendar) -> date | None:
    """When work that is done began: as written, else as long before its end as it was to last.

    What is only derived lies neither before the promise's first day nor before the work might begin.
    """
    if work.finished is None:
        return None
    if milestone.started:
        return min(milestone.started, work.finished)
    length = whole_days(work.total or 0.0)
    if not length or work.finished not in calendar.horizon:
        return work.finished
    try:
        began = calendar.sub(work.finished + timedelta(1), length)
    except OutOfCalendar:
        return work.finished
    return min(max(began, _earliest(commitment, milestone) or began), work.finished)


def _earliest(commitment: Commitment, milestone: Milestone) -> date | None:
    start = commitment.promise.start if commitment.promise else None
    days = [day for day in (start, milestone.not_before) if day]
    return max(days, default=None)


def target(commitment: Commitment, link: FileLink) -> Key:
    """The milestone that a link names, as commitment and milestone."""
    first, slash, second = link.milestone.partition("/")
    return (first, second) if slash else (commitment.id, first)


def _links(milestones: Mapping[Key, tuple[Commitment, Milestone]], hours_per_day: float) -> Iterator[Link]:
    for key, (commitment, milestone) in milestones.items():
        for link in milestone.after:
            before = target(commitment, link)
            if before in milestones:
                lag = link.lag
                days = 0 if lag is None else whole_days(lag.days(hours_per_day))
                calendar = lag is not None and lag.is_calendar
                yield Link(before, key, link.type, days, "calendar" if calendar else "working")


def _found_cycles(tasks: tuple[Task, ...], links: tuple[Link, ...]) -> tuple[tuple[Key, ...], ...]:
    return tuple(
        tuple((member[0], member[1]) for member in cycle if isinstance(member, tuple))
        for cycle in cycles(tasks, links)
    )
