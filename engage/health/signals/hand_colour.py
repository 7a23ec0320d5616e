"""`hand-colour-unfounded`: a colour set by hand without saying why, or until when."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "hand-colour-unfounded"
_WORD = {"red": "rouge", "orange": "orange", "green": "vert"}
_LACKS = {
    "reason": Text("a reason", "motif"),
    "until": Text("an end date", "date de fin"),
}


def hand_colour_unfounded(commitment: Commitment, _plan: CommitmentPlan, _now: Situation) -> Iterator[Reason]:
    """Orange: what nobody can check, and what never ends, hides more than it says."""
    hand = commitment.colour
    lacking = [words for name, words in _LACKS.items() if hand and not getattr(hand, name)]
    if hand is None or not lacking:
        return
    en, fr = " or ".join(w.en for w in lacking), " ni ".join(w.fr for w in lacking)
    message = Text(
        f"Declared {hand.set} by hand without {en}", f"Déclaré {_WORD[hand.set]} à la main sans {fr}"
    )
    yield Reason(CODE, "orange", message, ("colour",), 12)
