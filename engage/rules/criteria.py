"""The criteria of a promise by what they decide: a gate, or the acceptance of a deliverable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Acceptance, Criterion
from engage.model.text import Text
from engage.rules.scope import is_running
from engage.rules.words import joined


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged by criteria: its name, where they stand, and whether it is claimed or accepted."""

    name: str
    at: Pointer
    criteria: tuple[Criterion, ...]
    claimed: bool
    accepted: Acceptance | None


def gates(commitment: Commitment) -> Iterator[Judged]:
    """The milestones, by the criteria under `quality`."""
    for place, milestone in enumerate(commitment.milestones):
        claimed = milestone.done is not None
        at = ("milestones", place, "quality")
        yield Judged(milestone.id, at, milestone.quality, claimed, milestone.accepted)


def deliverables(commitment: Commitment) -> Iterator[Judged]:
    """The deliverables, by the criteria under `acceptance`; claimed once the whole is delivered."""
    claimed = not is_running(commitment) and (
        commitment.delivered is not None or commitment.status == "delivered"
    )
    for place, deliverable in enumerate(commitment.deliverables):
        at = ("deliverables", place, "acceptance")
        yield Judged(deliverable.what, at, deliverable.acceptance, claimed, commitment.accepted)


def measures(criteria: list[Criterion]) -> Text:
    """The names of what is measured, as a sentence lists them."""
    names = [f"`{criterion.measure}`" for criterion in criteria]
    return Text(joined(names, "and"), joined(names, "et"))
