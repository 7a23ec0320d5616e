"""`unlikely`: the date is kept in too few of the simulated futures."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, share
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "unlikely"


def unlikely(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """By `health.on_time`: orange below the first probability, red below the second.

    Nothing where no future was simulated (see `Situation.chances`) or the date has passed.
    """
    due, chance = commitment.due, now.chance(commitment)
    if due is None or chance is None or commitment.status not in {"active", "suspended"}:
        return
    orange, red = now.workspace.policy.health.on_time
    if commitment.delivered or due < now.today or chance >= orange:
        return
    colour: Shade = "red" if chance < red else "orange"
    on, likely = day(due, now.today), share(chance)
    message = Text(
        f"{likely.en} likely to be kept on {on.en}",
        f"Probabilité de tenir le {on.fr}\u00a0: {likely.fr}",
    )
    yield Reason(CODE, colour, message, ("promise", "due"), 49 - chance)
