"""The deliveries of a workspace: what was planned, against what it took.

The plan is that of the baseline, from its start to its finish without the buffer; without one, that of the
estimates from the promise's start. Both it and what it took run from the planned start, so that a late start
is part of what history knows. Days that the client cost are in neither: in the plan where they were known
when it was made, in what it took where they came after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p, sqrt

from engage.learn.delivery import Delivery
from engage.model.commitment import Commitment
from engage.model.outcome import handed_over
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.as_planned import as_planned
from engage.plan.calendar import OutOfCalendar
from engage.plan.calendars import Calendars
from engage.plan.estimate import moments, sum_deviation
from engage.plan.placing import distinct
from engage.plan.types import commitment_type

_DAY = timedelta(1)
_ENDED = frozenset({"delivered", "accepted", "broken"})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A promise that ended and teaches nothing of durations, and why."""

    id: str
    why: Text


@dataclass(frozen=True)
class Delivered:
    """What the records of a workspace teach."""

    deliveries: tuple[Delivery, ...]
    left_out: tuple[LeftOut, ...]


def delivered(workspace: Workspace, today: date, correlation: float) -> Delivered:
    """All promises delivered by `today`; facts dated later must have been taken out before.

    `correlation` is that between the milestones of one promise.
    """
    calendars = Calendars(workspace, today)
    found: list[Delivery] = []
    left: list[LeftOut] = []
    for commitment in workspace.commitment.values():
        if commitment.status not in _ENDED or (commitment.sla and not commitment.milestones):
            continue
        try:
            taught = _delivery(workspace, calendars, commitment, correlation)
        except OutOfCalendar:
            taught = _OUT_OF_CALENDAR
        if isinstance(taught, Delivery):
            found.append(taught)
        elif taught is not _NOT_DELIVERED or commitment.status != "broken":
            left.append(LeftOut(commitment.id, taught))
    return Delivered(tuple(found), tuple(left))


_NOT_DELIVERED = Text("no day of delivery", "aucun jour de livraison")
_NO_PLAN = Text("neither a baseline nor estimates", "ni référence ni estimations")
_NO_START = Text(
    "no start, neither of a baseline nor of the promise", "aucun début, ni référence ni promesse"
)
_NOTHING = Text("a day's work or less: nothing to compare", "un jour au plus\u00a0: rien à comparer")
_OUT_OF_CALENDAR = Text(
    "dates outside the years that calendars know", "des dates hors des années que connaissent les calendriers"
)


def _delivery(
    workspace: Workspace, calendars: Calendars, commitment: Commitment, correlation: float
) -> Delivery | Text:
    ended, baseline = handed_over(commitment), commitment.baseline
    promised = commitment.promise
    start = baseline.start if baseline else promised.start if promised else None
    if ended is None:
        return _NOT_DELIVERED
    if start is None:
        return _NO_START
    finish = baseline.finish if baseline else _planned_finish(workspace, commitment, start)
    if finish is None:
        return _NO_PLAN
    made = promised.made if promised else None
    origin = baseline.on if baseline else made or start
    count = calendars.organisation.days_between
    planned = count(start - _DAY, finish) - _paused(commitment, calendars, start, finish, known=origin)
    actual = count(start - _DAY, ended) - _paused(commitment, calendars, start, ended)
    if planned <= 1 or actual < 1:
        return _NOTHING
    due = commitment.due
    paused = _paused(commitment, calendars, start, due, known=origin) if due else 0
    skew, scatter = _estimates(workspace, commitment, calendars.hours_per_day, correlation)
    return Delivery(
        id=commitment.id,
        kind=commitment.type,
        origin=min(origin, ended),
        ended=ended,
        planned=float(planned),
        actual=float(actual),
        allowed=float(count(start - _DAY, due) - paused) if due else None,
        skew=skew,
        scatter=scatter,
    )


def _planned_finish(workspace: Workspace, commitment: Commitment, start: date) -> date | None:
    if not any(milestone.work for milestone in commitment.milestones):
        return None
    group = as_planned(workspace, commitment, start).network.groups.get(commitment.id)
    return group.finish if group and group.complete else None


def _paused(
    commitment: Commitment, calendars: Calendars, first: date, last: date, known: date | None = None
) -> int:
    """Working days that the client cost, from the first to the last; those begun by `known` where given."""
    count, days = calendars.organisation.days_between, 0
    for start, end in _client_pauses(commitment, last, known):
        begun, over = max(start, first), min(end, last)
        if begun <= over:
            days += count(begun - _DAY, over)
    return days


def _client_pauses(commitment: Commitment, last: date, known: date | None) -> Iterator[tuple[date, date]]:
    """In order, without overlaps."""
    before = date.min
    for pause in sorted(commitment.pauses, key=lambda pause: pause.from_):
        if pause.waiting_on != "client" or (known and pause.from_ > known):
            continue
        start, end = max(pause.from_, before), pause.to or last
        if start <= end:
            yield start, end
            before = min(end, date.max - _DAY) + _DAY


def _estimates(
    workspace: Workspace, commitment: Commitment, hours_per_day: float, correlation: float
) -> tuple[float, float]:
    """How much longer than planned the estimates say it lasts, and the scatter of its logarithm.

    As if all milestones were one chain: what runs beside it hardly moves either.
    """
    kind = commitment_type(workspace.policy, commitment.type)
    found = [moments(m.work, kind.spread, hours_per_day) for m in distinct(commitment) if m.work]
    likely, mean = sum(each.likely for each in found), sum(each.mean for each in found)
    if not likely or not mean:
        return 1.0, 0.0
    together = sum_deviation((each.deviation for each in found), correlation)
    variation = together * kind.factor / mean
    return mean / likely, sqrt(log1p(variation**2))
