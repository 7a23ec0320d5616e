"""What a network of work is made of, and what its plan says: plain values, ids opaque."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from engage.plan.calendar import WorkCalendar

#: Any ids that compare with each other, such as `("ACME-014", "ux")`.
TaskId = str | tuple[str, ...]
LinkType = Literal["FS", "SS", "FF", "SF"]
LagUnit = Literal["working", "calendar"]
DriverKind = Literal["link", "start", "not_before", "status_date", "fact"]
UnplacedReason = Literal["cycle", "no_days", "beyond_calendar", "after_unplaced"]


@dataclass(frozen=True, slots=True)
class Task:
    """Work to place.

    Attributes:
        duration: whole working days of work that **remain**; 0 is an event.
        calendar: the days on which the work can run.
        group: the promise that the work belongs to.
        earliest: the work does not start before this day ("not before").
        started: a fact; the start then stays there, and what remains is planned from the status date.
        finished: a fact; nothing is planned, the duration is ignored.
        resumes: what remains of started work does not go on before this day.
        must_finish_by: a date to meet. It never moves the work; missing it makes the float negative.
    """

    id: TaskId
    duration: int
    calendar: WorkCalendar
    group: Hashable = None
    earliest: date | None = None
    started: date | None = None
    finished: date | None = None
    must_finish_by: date | None = None
    resumes: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """`after` waits for `before`: finish-to-start, start-to-start, finish-to-finish or start-to-finish.

    `lag` is in working days of the successor's calendar, or in calendar days; negative for a lead.
    """

    before: TaskId
    after: TaskId
    type: LinkType = "FS"
    lag: int = 0
    lag_unit: LagUnit = "working"


class Driver(NamedTuple):
    """What set the start of work: the link, or the date, that allowed nothing earlier.

    `fact`: the work is finished. `start`: nothing but the start of the plan.
    """

    kind: DriverKind
    link: Link | None = None


class PlannedTask(NamedTuple):
    """When work is done, earliest and latest. All dates are days worked: `finish` is the last one.

    Attributes:
        start: earliest start, or the fact.
        finish: earliest finish, or the fact.
        remaining_from: first day of what remains; the start, unless the work has started. `None` when done.
        late_start: latest start that delays nobody; the fact where there is one.
        late_finish: latest finish that delays nobody; the fact where there is one.
        total_float: working days of its own calendar by which the work may slip without delaying the
            finish of its own promise, nor that of any other, nor missing a `must_finish_by`; negative
            where such a date is missed already. `None` when done.
        free_float: working days by which it may slip without moving any work that follows; `None` when done.
        critical: total float is zero or negative.
        driver: what set the start.
    """

    id: TaskId
    group: Hashable
    start: date
    finish: date
    remaining_from: date | None
    late_start: date
    late_finish: date
    total_float: int | None
    free_float: int | None
    critical: bool
    driver: Driver


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Work that got no dates.

    Attributes:
        reason: `cycle`: it waits for itself; `no_days`: its calendar has too few days left (nobody left to
            work, slots used up); `beyond_calendar`: it would end after the last day that calendars know;
            `after_unplaced`: it waits for work without dates.
        waits_for: that work, where the reason is `after_unplaced`.
        last_day: the last working day of its calendar; `None` where it has none at all.
    """

    id: TaskId
    group: Hashable
    reason: UnplacedReason
    waits_for: TaskId | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A promise as a whole: first day, last day worked, the work that finishes last.

    `complete` is false where some of its work has no dates: the finish is then that of the rest.
    """

    start: date
    finish: date
    last: TaskId
    complete: bool
