"""What was left of begun work on a day of the past, where files say only what is left today.

`remaining`, `progress` and `spent` have no date. Read as if they had held all along, they show a promise far
ahead in the weeks after its work began and burning its buffer day by day since. Between the day it began,
with all of it left, and the day it was done, or today with what is left today, work is taken to have gone at
an even pace instead: the one assumption that both ends allow.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.quantity import Duration, Unit
from engage.model.workspace import Workspace
from engage.plan.calendars import hours_a_day
from engage.plan.remaining import finished_on, known_work


def at_even_pace(then: Workspace, now: Commitment, day: date, today: date) -> Workspace:
    """The workspace as known on `day`, with the work of one promise that was under way on it."""
    known = then.commitment.get(now.id)
    if known is None or day >= today:
        return then
    hours = hours_a_day(then.policy.calendar.hours)
    later = {milestone.id: milestone for milestone in reversed(now.milestones)}
    milestones = tuple(
        _paced(milestone, now, later.get(milestone.id), day, today, hours) for milestone in known.milestones
    )
    if all(one is other for one, other in zip(milestones, known.milestones, strict=True)):
        return then
    paced = known.model_copy(update={"milestones": milestones})
    commitments = tuple(paced if each is known else each for each in then.commitments)
    return replace(then, commitments=commitments)


def _paced(
    then: Milestone, commitment: Commitment, now: Milestone | None, day: date, today: date, hours: float
) -> Milestone:
    if now is None or now.started is None or now.started > day or then.done or then.accepted:
        return then
    work = known_work(commitment, now, hours)
    finished = finished_on(commitment, now)
    # The evening of the last day: what is left today is still to be worked today.
    until = finished + timedelta(1) if finished else today
    if work.total is None or work.left is None or until <= day:
        return then
    gone = (day - now.started) / (until - now.started)
    left = work.total + (work.left - work.total) * gone
    remaining = Duration(Decimal(f"{left:.2f}"), Unit.DAY)
    return then.model_copy(update={"remaining": remaining, "progress": None, "spent": None})
