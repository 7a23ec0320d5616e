"""`milestone-late`: a gate that the client was given a date for is not reached, or not planned, by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "milestone-late"


def milestone_late(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Red once the date has passed, or where a critical gate is planned after it; else orange.

    A gate due on the promised date itself is judged with the promise. `health.milestone_grace` days are let
    pass.
    """
    if commitment.status == "delivered" or commitment.delivered:
        return
    grace = now.days(now.workspace.policy.health.milestone_grace)
    for position, milestone in enumerate(commitment.milestones):
        if milestone.done or milestone.due is None or milestone.due == commitment.due:
            continue
        placed = plan.milestone(milestone.id)
        expected = max(now.today, placed.finish) if placed and placed.finish else now.today
        if _beyond(milestone.due, expected, grace, now):
            yield _reason(milestone, milestone.due, expected, now, ("milestones", position, "due"))


def _beyond(due: date, expected: date, grace: float, now: Situation) -> bool:
    """Whether more than the grace has gone by; without one any later day counts, worked or not."""
    return expected > due and (not grace or now.working_days(due, expected) > grace)


def _reason(
    milestone: Milestone, due: date, expected: date, now: Situation, pointer: tuple[str | int, ...]
) -> Reason:
    late = now.working_days(due, expected)
    passed = due < now.today
    colour: Shade = "red" if passed or milestone.critical else "orange"
    title, was, by = milestone.title or milestone.id, day(due, now.today), working_days(late)
    if expected == now.today:
        message = Text(
            f"{title}: due {was.en}, not reached, {by.en} late",
            f"{title}\u00a0: promis pour le {was.fr}, pas encore franchi, {by.fr} de retard",
        )
    else:
        planned = day(expected, now.today)
        message = Text(
            f"{title}: due {was.en}, planned for {planned.en}, {by.en} late",
            f"{title}\u00a0: promis pour le {was.fr}, prévu le {planned.fr}, {by.fr} de retard",
        )
    return Reason(CODE, colour, message, pointer, 70 + min(late, 99) / 100)
