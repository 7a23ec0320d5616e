"""Do the milestones of one promise go wrong together? The correlation of their ratios."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from engage.learn.shrinkage import variances
from engage.model.calibration import CORRELATION
from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.calendar import OutOfCalendar
from engage.plan.calendars import Calendars
from engage.plan.placing import distinct

#: Promises that the prior counts for.
CREDIBILITY = 10.0
_LEAST = 2  # milestones of a promise that can be compared


@dataclass(frozen=True, slots=True)
class Together:
    """The correlation: as counted over so many promises and milestones, and shrunk to the prior."""

    promises: int
    milestones: int
    raw: float | None
    value: float


def together(workspace: Workspace, calendars: Calendars) -> Together:
    """The correlation within promises of the logarithms of actual over likely durations.

    The share of their variance that lies between promises (intraclass correlation; Fisher 1925). What a
    milestone took runs from `started` to `done`, in the days on which it could be worked on.
    """
    values = {
        commitment.id: found
        for commitment in workspace.commitment.values()
        if len(found := _ratios(commitment, calendars)) >= _LEAST
    }
    count, milestones = len(values), sum(map(len, values.values()))
    parts = variances(values)
    if parts is None or parts.between is None or not parts.within:
        return Together(count, milestones, None, CORRELATION)
    raw = parts.between / (parts.between + parts.within)
    weight = count / (count + CREDIBILITY)
    return Together(count, milestones, raw, CORRELATION + weight * (raw - CORRELATION))


def milestone_ratios(workspace: Workspace, calendars: Calendars) -> list[float]:
    """The logarithms of actual over likely durations of all milestones that have both days on record."""
    return [ratio for commitment in workspace.commitment.values() for ratio in _ratios(commitment, calendars)]


def _ratios(commitment: Commitment, calendars: Calendars) -> list[float]:
    found = []
    for milestone in distinct(commitment):
        likely = milestone.work.likely.days(calendars.hours_per_day) if milestone.work else 0.0
        if not likely or milestone.started is None or milestone.done is None:
            continue
        try:
            days = calendars.milestone(commitment, milestone).index
            took = days.rank(milestone.done.toordinal() + 1) - days.rank(milestone.started.toordinal())
        except OutOfCalendar:
            continue
        if took > 0:
            found.append(log(took / likely))
    return found
