"""`broken`: the promise was not kept, and its recovery is not closed."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.recovery import STAGES, overdue_steps, recovery_steps
from engage.health.situation import Situation
from engage.health.words import day
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan


def broken(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Red until the client closes the recovery; the next step is named."""
    recovery = commitment.recovery
    if commitment.status != "broken" or recovery is None or recovery.opened is None:
        return
    since, step = day(recovery.opened, now.today), _next_step(commitment, now)
    message = Text(
        f"Promise broken, recovery open since {since.en}; next: {step.en}",
        f"Engagement rompu, réparation ouverte depuis le {since.fr}\u202f; à faire\u00a0: {step.fr}",
    )
    yield Reason("broken", "red", message, ("recovery",), 100)


def _next_step(commitment: Commitment, now: Situation) -> Text:
    """What is overdue longest, else the first step that is not done."""
    if late := overdue_steps(commitment, now):
        return late[0].what
    left = [step for step in recovery_steps(commitment, now) if not step.is_done]
    return left[0].what if left else STAGES["closed"]
