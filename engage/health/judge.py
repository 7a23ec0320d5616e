"""The colour of a promise: the worst of its signals, with every reason, beside the colour set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from engage.health.reason import Reason, Shade, rank, ranked, worst
from engage.health.registry import SIGNALS
from engage.health.signals.suspended import waits_for_client
from engage.health.situation import Situation
from engage.model.commitment import Colour, Commitment

_OF_DATES = {"overdue", "promise-out-of-reach", "milestone-late", "buffer-burn", "overload-ahead"}


@dataclass(frozen=True, slots=True)
class Declared:
    """A colour set by hand: shown beside the computed one, never instead.

    `expired`: its last day has passed, so it is ignored and said. `watermelon`: green outside, red inside,
    that is better than the computed colour.
    """

    colour: Colour
    by: str | None
    reason: str | None
    until: date | None
    expired: bool
    watermelon: bool


@dataclass(frozen=True, slots=True)
class Health:
    """What was computed for a live promise; reasons are ranked, worst first."""

    status: Shade
    reasons: tuple[Reason, ...]
    declared: Declared | None


def judge(commitment: Commitment, now: Situation) -> Health:
    """Run every signal over a live promise."""
    plan = now.plan(commitment)
    found = (reason for signal in SIGNALS for reason in signal(commitment, plan, now))
    reasons = ranked(_softened(found) if waits_for_client(commitment, now) else found)
    status = worst(reasons)
    return Health(status, reasons, _declared(commitment, status, now.today))


def _softened(reasons: Iterable[Reason]) -> Iterator[Reason]:
    """Orange at most for what is said of dates: they will move by the days lost to the client."""
    for reason in reasons:
        late = reason.code in _OF_DATES and reason.colour == "red"
        yield replace(reason, colour="orange") if late else reason


def _declared(commitment: Commitment, status: Shade, today: date) -> Declared | None:
    hand = commitment.colour
    if hand is None:
        return None
    expired = hand.until is not None and hand.until < today
    better = status != "unknown" and rank(hand.set) > rank(status)
    return Declared(hand.set, hand.by, hand.reason, hand.until, expired, better and not expired)
