"""`buffer-burn`: the buffer is used up faster than the work advances."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import share
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.fever_chart import FeverLines
from engage.plan.schedule_types import CommitmentPlan

CODE = "buffer-burn"


def buffer_burn(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Red or orange by the zone; nothing without a baseline to measure against."""
    consumed = plan.buffer.consumed if plan.buffer else None
    if consumed is None or plan.progress is None or commitment.status not in {"active", "suspended"}:
        return
    orange, offset, slope = now.workspace.policy.health.fever
    colour = FeverLines((0.0, orange), (offset, slope)).zone(plan.progress, consumed)
    if colour == "green":
        return
    used, done = share(consumed), share(plan.progress)
    message = Text(
        f"Buffer {used.en} used at {done.en} of the work",
        f"Tampon consommé à {used.fr} pour {done.fr} du travail",
    )
    yield Reason(CODE, colour, message, ("baseline",), 50 + min(consumed, 9.9) / 10)
