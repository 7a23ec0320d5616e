"""The colour of a promise: the worst of its signals, with every reason, beside the colour set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from engage.health.reason import Reason, Shade, rank, ranked, worst
from engage.health.registry import ECHOES, SIGNALS
from engage.health.signals.hand_colour import CODE as HAND_COLOUR
from engage.health.signals.suspended import waits_for_client
from engage.health.situation import Situation
from engage.model.commitment import Colour, Commitment
from engage.plan.schedule_types import CommitmentPlan

_OF_DATES = {
    "overdue", "promise-out-of-reach", "unlikely", "milestone-late", "buffer-burn", "overload-ahead",
}  # fmt: skip


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
class GateHealth:
    """The colour of one milestone, with the reasons that point into it; `None` once it is accepted.

    `unknown` where it is not reached and has neither a date nor a reason.
    """

    id: str
    status: Shade | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """What was computed for a live promise; reasons are ranked, worst first."""

    status: Shade
    reasons: tuple[Reason, ...]
    declared: Declared | None
    gates: tuple[GateHealth, ...] = ()


def judge(commitment: Commitment, now: Situation) -> Health:
    """Run every signal over a live promise."""
    plan = now.plan(commitment)
    found = (reason for signal in SIGNALS for reason in signal(commitment, plan, now))
    first = tuple(_softened(found) if waits_for_client(commitment, now) else found)
    status = worst(first)
    echoes = (reason for echo in ECHOES for reason in echo(commitment, status, now))
    reasons = ranked((*first, *echoes))
    status = worst(reasons)
    gates = tuple(_gates(commitment, plan, reasons))
    computed = worst(reason for reason in reasons if reason.code != HAND_COLOUR)
    return Health(status, reasons, _declared(commitment, computed, now.today), gates)


def _gates(commitment: Commitment, plan: CommitmentPlan, reasons: tuple[Reason, ...]) -> Iterator[GateHealth]:
    by_place: dict[object, list[Reason]] = {}
    for reason in reasons:
        if reason.pointer[:1] == ("milestones",) and len(reason.pointer) > 1:
            by_place.setdefault(reason.pointer[1], []).append(reason)
    for place, milestone in enumerate(commitment.milestones):
        own = tuple(by_place.get(place, ()))
        placed = plan.milestone(milestone.id)
        dated = milestone.done or (placed and placed.finish)
        colour: Shade | None = worst(own) if own or dated else "unknown"
        yield GateHealth(milestone.id, None if milestone.accepted and not own else colour, own)


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
