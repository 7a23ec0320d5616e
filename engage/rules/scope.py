"""Which promises a rule concerns: by status and by type."""

from __future__ import annotations

from typing import Final

from engage.model.commitment import Commitment

_CLOSED: Final = frozenset({"accepted", "lost", "cancelled"})
STANDARD: Final = "standard-delivery"
RUNNING: Final = "support-sla"


def is_closed(commitment: Commitment) -> bool:
    """Whether nothing is to be done for the promise any more: its record is history.

    A broken promise stays open until the client has accepted what came late, or the recovery is closed.
    """
    if commitment.status == "broken":
        recovery = commitment.recovery
        return bool(commitment.accepted or (recovery and recovery.closed and recovery.closed.on))
    return commitment.status in _CLOSED


#: Rules of the profile `draft` that a small promise need not meet either.
_NOT_OF_SMALL: Final = frozenset({"M201", "M206", "S112"})


def weighs_on_small(code: str, profile: str) -> bool:
    """Whether a rule holds for small promises too: those of who, what and by when do."""
    return profile in {"load", "draft"} and code not in _NOT_OF_SMALL


def is_running(commitment: Commitment) -> bool:
    """Whether the promise runs (an SLA): measured over periods, without deliverables, gates or an end."""
    return bool(commitment.sla) or commitment.type == RUNNING


def is_standard(commitment: Commitment) -> bool:
    """Whether the promise is of a kind delivered the same way every time: it needs no plan of work."""
    return commitment.type == STANDARD
