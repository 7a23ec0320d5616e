"""Earned schedule: where the work done should have been reached, and when it ends at the pace so far.

ES = C + I (Lipke 2003): the time at which the plan had earned what is earned now. SPI(t) = ES/AT; at that
pace the whole takes PD/SPI(t). A second opinion beside the simulation: it knows no risks and no links, only
pace.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.as_planned import as_planned
from engage.plan.calendar import OutOfCalendar
from engage.plan.calendars import Calendars
from engage.plan.placing import Placing, distinct

_DAY = timedelta(1)
#: Before so many days, or so much of the work, a pace says nothing.
LEAST_DAYS, LEAST_SHARE = 10, 0.1


@dataclass(frozen=True, slots=True)
class EarnedSchedule:
    """In periods: `planned` (PD), `actual` time gone by (AT) and `earned` schedule (ES)."""

    planned: float
    actual: float
    earned: float

    @property
    def variance(self) -> float:
        """SV(t): negative when behind."""
        return self.earned - self.actual

    @property
    def pace(self) -> float:
        """SPI(t): below 1 when behind."""
        return self.earned / self.actual

    @property
    def at_completion(self) -> float:
        """IEAC(t): how long the whole takes at the pace so far."""
        return self.planned / self.pace

    @property
    def as_planned_from_here(self) -> float:
        """How long the whole takes if what remains goes as planned."""
        return self.actual + self.planned - self.earned

    @property
    def pace_needed(self) -> float:
        """TSPI: the pace at which what remains still ends as planned."""
        return (self.planned - self.earned) / (self.planned - self.actual)


def earned_schedule(planned_value: Sequence[float], earned_value: float, actual: float) -> EarnedSchedule:
    """From the planned value at the end of each period, that of none first, and the value earned so far."""
    last = len(planned_value) - 1
    whole = max((at for at in range(last + 1) if planned_value[at] <= earned_value), default=0)
    earned = float(whole)
    if whole < last:
        gained = planned_value[whole + 1] - planned_value[whole]
        earned += (earned_value - planned_value[whole]) / gained if gained > 0 else 0.0
    return EarnedSchedule(float(last), actual, min(earned, float(last)))


@dataclass(frozen=True, slots=True)
class PaceOpinion:
    """When a promise ends at the pace so far, and that pace (1: as planned)."""

    finish: date
    pace: float


def pace_opinion(
    workspace: Workspace, commitment: Commitment, placing: Placing, calendars: Calendars, today: date
) -> PaceOpinion | None:
    """The second opinion on one promise; `None` without a baseline, or where a pace says nothing yet."""
    baseline = commitment.baseline
    if baseline is None or baseline.start >= today:
        return None
    try:
        return _opinion(workspace, commitment, placing, calendars, today)
    except OutOfCalendar:
        return None


def _opinion(
    workspace: Workspace, commitment: Commitment, placing: Placing, calendars: Calendars, today: date
) -> PaceOpinion | None:
    assert commitment.baseline is not None  # noqa: S101  # asked before
    start, calendar = commitment.baseline.start, calendars.commitment(commitment)
    whole, done = 0.0, 0.0
    for milestone in distinct(commitment):
        work = placing.work[commitment.id, milestone.id]
        if work.total is None or work.left is None:
            return None
        whole += work.total
        done += max(0.0, work.total - work.left)
    gone = calendar.days_between(start - _DAY, today)
    if gone < LEAST_DAYS or not whole or not LEAST_SHARE <= done / whole < 1:
        return None
    value = _planned_value(workspace, commitment, start)
    agreed = calendar.days_between(start - _DAY, commitment.baseline.finish)
    if len(value) <= 1 or agreed <= 0:
        return None
    # The plan agreed may hold waits that estimates and links do not: its length rules, their shape.
    stretch = agreed / (len(value) - 1)
    found = earned_schedule(value, done, gone / stretch)
    if not found.earned:
        return None
    length = ceil(found.at_completion * stretch - 1e-9)
    return PaceOpinion(calendar.add(start, length) - _DAY, found.pace)


def _planned_value(workspace: Workspace, commitment: Commitment, start: date) -> list[float]:
    """Days of work planned to be done by the end of each working day, from the evening before the first."""
    placing = as_planned(workspace, commitment, start)
    group = placing.network.groups.get(commitment.id)
    if group is None or not group.complete:
        return []
    calendar = Calendars(workspace, start).organisation
    value = [0.0] * (calendar.days_between(start - _DAY, group.finish) + 1)
    for key, work in placing.work.items():
        plan = placing.network.tasks[key]
        if not work.total:
            continue
        first = calendar.days_between(start - _DAY, plan.start)
        last = max(first, calendar.days_between(start - _DAY, plan.finish))
        for day in range(max(first, 1), len(value)):
            value[day] += work.total * min(1.0, (day - first + 1) / (last - first + 1))
    return value
