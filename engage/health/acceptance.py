"""What became of a promise as of a day, acceptance by silence included."""

from __future__ import annotations

from datetime import date

from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.outcome import Standing, standing
from engage.plan.terms import tacit_acceptance, term_ends


def standing_of(commitment: Commitment, now: Situation) -> Standing:
    """Kept, claimed, late, broken, …: see `model.outcome`."""
    return standing(commitment, silent_acceptance(commitment, now))


def silent_acceptance(commitment: Commitment, now: Situation) -> date | None:
    """The day on which the client's silence accepted the delivery; `None` where it did not."""
    if not _has_term(commitment):  # the calendars are built for those that have one only
        return None
    return tacit_acceptance(commitment, now.workspace, now.calendars, now.today)


def silence_accepts(commitment: Commitment, now: Situation) -> date | None:
    """The last day on which the client can object, where the contract's term runs or has run out."""
    return term_ends(commitment, now.workspace, now.calendars) if _has_term(commitment) else None


def _has_term(commitment: Commitment) -> bool:
    return bool(commitment.contract and commitment.contract.tacit_acceptance and commitment.delivered)
