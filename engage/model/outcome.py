"""What became of a promise, or of a gate: kept is more than claimed.

A promise is kept only with its measured values, something that shows them, and the client's acceptance; as
long as one of them is missing, it counts as claimed. Delivered late, or not in full, it was not kept, whoever
signed. Everything that counts kept promises asks here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Acceptance, Criterion, Milestone
from engage.model.target import met

#: `draft`: not promised yet; `dropped`: lost or cancelled; `open`: due, and nothing is claimed; `claimed`: we
#: say it is done, and something that proves it is missing; `late` and `partial`: handed over after its date,
#: or not in full; `broken`: declared so.
Outcome = Literal["draft", "dropped", "open", "claimed", "kept", "late", "partial", "broken"]

#: Why a claim does not count as kept: the client has not accepted; a criterion has no measured value; its
#: value misses the target; nothing shows it.
Lack = Literal["acceptance", "value", "failed", "evidence"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What keeps a claim from being kept; `measure` names the criterion, where it is about one."""

    lack: Lack
    pointer: Pointer
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a promise or of a gate.

    `missing` says what is not proved, also where the promise is late already. `accepted` is the day of the
    client's acceptance; `tacit` says that it came by silence, after the contract's term. `reservations`
    counts those not yet lifted: the client accepted in spite of them.
    """

    outcome: Outcome
    missing: tuple[Missing, ...] = ()
    accepted: date | None = None
    tacit: bool = False
    reservations: int = 0


OPEN = Standing("open")


def standing(commitment: Commitment, tacit: date | None = None) -> Standing:
    """What became of a promise.

    Args:
        commitment: as known on the day that counts as today.
        tacit: the day on which silence accepted it (`plan.terms.tacit_acceptance`); None where it did not.
    """
    accepted, by_silence = _accepted(commitment.accepted, tacit)
    missing = tuple(_lacks(criteria_of(commitment), accepted, ("accepted",)))
    return Standing(
        _outcome(commitment, missing), missing, accepted, by_silence, len(_open(commitment.accepted))
    )


def gate_standing(commitment: Commitment, place: int) -> Standing:
    """What became of the gate at a place in the promise's milestones; silence accepts no gate."""
    milestone = commitment.milestones[place]
    at: Pointer = ("milestones", place)
    accepted, _ = _accepted(milestone.accepted, None)
    missing = tuple(_lacks(criteria_of_gate(milestone, place), accepted, (*at, "accepted")))
    outcome = _gate_outcome(milestone, missing)
    return Standing(outcome, missing, accepted, False, len(_open(milestone.accepted)))


def handed_over(commitment: Commitment) -> date | None:
    """The day the whole was delivered; where only the acceptance is recorded, that day."""
    return commitment.delivered or (commitment.accepted.on if commitment.accepted else None)


def _outcome(commitment: Commitment, missing: tuple[Missing, ...]) -> Outcome:
    status, delivered = commitment.status, handed_over(commitment)
    if status in {"draft", "proposed"}:
        return "draft"
    if status in {"lost", "cancelled"}:
        return "dropped"
    if status == "broken":
        return "broken"
    if delivered and commitment.due and delivered > commitment.due:
        return "late"
    if commitment.in_full is False:
        return "partial"
    if delivered or status in {"delivered", "accepted"}:
        return "claimed" if missing else "kept"
    return "open"


def _gate_outcome(milestone: Milestone, missing: tuple[Missing, ...]) -> Outcome:
    reached = milestone.done or (milestone.accepted.on if milestone.accepted else None)
    if reached is None:
        return "open"
    if milestone.due and reached > milestone.due:
        return "late"
    return "claimed" if missing else "kept"


def _accepted(acceptance: Acceptance | None, tacit: date | None) -> tuple[date | None, bool]:
    if acceptance:
        return acceptance.on, False
    return tacit, tacit is not None


def _open(acceptance: Acceptance | None) -> tuple[object, ...]:
    return tuple(r for r in acceptance.reservations if not r.lifted) if acceptance else ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with what the client signed about it."""

    pointer: Pointer
    criterion: Criterion
    signed: tuple[Acceptance, ...]

    @property
    def lack(self) -> Lack | None:
        """Signed minutes are evidence for all that they cover, and reservations settle what was missed."""
        criterion, signed = self.criterion, self.signed
        if criterion.actual is None:
            return "value"
        if criterion.target and met(criterion.target, criterion.actual) is False:
            return None if any(acceptance.reservations for acceptance in signed) else "failed"
        if criterion.evidence is None:
            return None if any(acceptance.ref for acceptance in signed) else "evidence"
        return None


def criteria_of(commitment: Commitment) -> Iterator[Judged]:
    """The criteria that a promise must meet: those of its deliverables and of its gates."""
    signed = (commitment.accepted,) if commitment.accepted else ()
    for place, deliverable in enumerate(commitment.deliverables):
        for number, criterion in enumerate(deliverable.acceptance):
            yield Judged(("deliverables", place, "acceptance", number), criterion, signed)
    for place, milestone in enumerate(commitment.milestones):
        yield from criteria_of_gate(milestone, place, signed)


def criteria_of_gate(
    milestone: Milestone, place: int, whole: tuple[Acceptance, ...] = ()
) -> Iterator[Judged]:
    """The criteria of a gate, with what was signed of it and of the whole."""
    signed = (*whole, milestone.accepted) if milestone.accepted else whole
    for number, criterion in enumerate(milestone.quality):
        yield Judged(("milestones", place, "quality", number), criterion, signed)


def _lacks(criteria: Iterable[Judged], accepted: date | None, at: Pointer) -> Iterator[Missing]:
    if accepted is None:
        yield Missing("acceptance", at)
    for judged in criteria:
        if judged.lack:
            yield Missing(judged.lack, judged.pointer, judged.criterion.measure)
