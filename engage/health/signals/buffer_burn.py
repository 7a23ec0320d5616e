"""`buffer-burn`: the buffer is used up faster than the work advances."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import share
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "buffer-burn"
_ROUNDING = 1e-9


def zone(consumed: float, progress: float, fever: tuple[float, float, float]) -> Shade:
    """The zone of the fever chart; a point on a line takes the milder colour.

    `fever` holds the slope of the orange line, then offset and slope of the red one. No standard lines
    exist; the defaults lie between the flat thirds (Leach) and ProChain's sloped lines.
    """
    orange, offset, slope = fever
    if consumed > offset + slope * progress + _ROUNDING:
        return "red"
    return "orange" if consumed > orange * progress + _ROUNDING else "green"


def buffer_burn(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Red or orange by the zone; nothing without a baseline to measure against."""
    consumed = plan.buffer.consumed if plan.buffer else None
    if consumed is None or plan.progress is None or commitment.status not in {"active", "suspended"}:
        return
    colour = zone(consumed, plan.progress, now.workspace.policy.health.fever)
    if colour == "green":
        return
    used, done = share(consumed), share(plan.progress)
    message = Text(
        f"Buffer {used.en} used at {done.en} of the work",
        f"Tampon consommé à {used.fr} pour {done.fr} du travail",
    )
    yield Reason(CODE, colour, message, ("baseline",), 50 + min(consumed, 9.9) / 10)
