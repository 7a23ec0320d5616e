"""What a change of a promise takes from the client: two versions of it, compared.

A later or dropped date, a smaller scope, a dropped deliverable, criterion or gate, a softer target, a lower
attainment, a higher price. What is made stronger is none of it. How the work is done, who does it, estimates
and progress may change freely, as for the digest of an agreement (`digest.py`).

Deliverables and criteria have no ids: they are paired by their text, then by likeness, so that a corrected
spelling is no dropped deliverable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from engage.model.commitment import Commitment, Deliverable, Promise
from engage.model.diagnostic import Pointer
from engage.model.pairing import plain_text, unpaired_and_pairs
from engage.model.plan_of_work import Milestone
from engage.model.softer import criteria_weakened, sla_weakened
from engage.model.text import Text
from engage.model.weakening import Weakening

_WITHDRAWN = frozenset({"draft", "lost", "cancelled"})
_NO_PROMISE = Promise()


def is_made(commitment: Commitment) -> bool:
    """Whether the client was told: from then on a change of the promise is theirs to agree to."""
    if commitment.status in _WITHDRAWN:
        return False
    told = commitment.promise is not None and commitment.promise.made is not None
    agreed = commitment.agreed is not None and commitment.agreed.on is not None
    return commitment.status != "proposed" or told or agreed


def weakened(old: Commitment, new: Commitment | None) -> tuple[Weakening, ...]:
    """All that the new version of a promise takes from the client; nothing where none was made.

    Args:
        old: the promise as it was.
        new: the same promise as it is; None where its record is gone.
    """
    if not is_made(old):
        return ()
    if new is None or new.status in _WITHDRAWN:
        return (_withdrawn(old, new),)
    return (
        *_date(old, new),
        *_limits(old, new),
        *_deliverables(old, new),
        *_gates(old, new),
        *sla_weakened(old.sla, new.sla),
        *_price(old, new),
    )


def _withdrawn(old: Commitment, new: Commitment | None) -> Weakening:
    after = new.status if new else None
    said = (
        Text(
            f"the promise is withdrawn: `{old.status}` became `{after}`",
            f"l’engagement est retiré\u00a0: `{old.status}` est devenu `{after}`",
        )
        if new
        else Text("the record of the promise was removed", "la fiche de l’engagement a été supprimée")
    )
    return Weakening("dropped", "scope", ("status",), said, before=old.status, after=after)


def _date(old: Commitment, new: Commitment) -> Iterator[Weakening]:
    before, after = old.due, new.due
    if before and (after is None or after > before):
        yield _later(
            "due-later", ("promise", "due"), before, after, Text("the promised date", "la date promise")
        )


def _later(what: str, pointer: Pointer, before: date, after: date | None, name: Text) -> Weakening:
    said = (
        Text(f"{name.en} moved from {before} to {after}", f"{name.fr} passe du {before} au {after}")
        if after
        else Text(f"{name.en}, {before}, was dropped", f"{name.fr}, {before}, a disparu")
    )
    return Weakening(
        what, "deadline", pointer, said, before=before.isoformat(), after=after.isoformat() if after else None
    )


def _limits(old: Commitment, new: Commitment) -> Iterator[Weakening]:
    before, after = old.promise or _NO_PROMISE, new.promise or _NO_PROMISE
    known = {plain_text(line) for line in before.excludes or ()}
    for at, line in enumerate(after.excludes or ()):
        if plain_text(line) not in known:
            said = Text(f"`{line}` is no longer promised", f"`{line}` n’est plus promis")
            yield Weakening("excluded", "scope", ("promise", "excludes", at), said, after=line)
    if old.obligation == "result" and new.obligation == "means":
        said = Text(
            "the obligation of result became one of means", "l’obligation de résultat devient de moyens"
        )
        yield Weakening("means-only", "scope", ("obligation",), said, before="result", after="means")


def _deliverables(old: Commitment, new: Commitment) -> Iterator[Weakening]:
    gone, pairs = unpaired_and_pairs(old.deliverables, new.deliverables, _what)
    for deliverable in gone:
        what = deliverable.what
        said = Text(f"the deliverable `{what}` was dropped", f"le livrable `{what}` a disparu")
        yield Weakening("deliverable-dropped", "scope", ("deliverables",), said, before=what)
    for before, after, at in pairs:
        place: Pointer = ("deliverables", at, "acceptance")
        yield from criteria_weakened(before.acceptance, after.acceptance, place, after.what)


def _what(deliverable: Deliverable) -> str:
    return deliverable.what


def _gates(old: Commitment, new: Commitment) -> Iterator[Weakening]:
    now = {milestone.id: (at, milestone) for at, milestone in enumerate(new.milestones)}
    for gate in filter(is_gate, old.milestones):
        found = _gate(gate, *now.get(gate.id, (0, None)))
        yield from (replace(weakening, milestone=gate.id) for weakening in found)


def _gate(gate: Milestone, at: int, after: Milestone | None) -> Iterator[Weakening]:
    name = gate.title or gate.id
    if after is None or not (is_gate(after) or after.done or after.accepted):
        said = Text(f"the gate `{name}` was dropped", f"le jalon `{name}` a disparu")
        pointer: Pointer = ("milestones", at) if after else ("milestones",)
        yield Weakening("gate-dropped", "scope", pointer, said, before=name)
        return
    if gate.due and (after.due is None or after.due > gate.due):
        label = Text(f"the date of the gate `{name}`", f"la date du jalon `{name}`")
        yield _later("gate-later", ("milestones", at, "due"), gate.due, after.due, label)
    yield from criteria_weakened(gate.quality, after.quality, ("milestones", at, "quality"), name)


def is_gate(milestone: Milestone) -> bool:
    """Whether the client knows of the milestone: it has a date for them, matters to them or was agreed."""
    return bool(milestone.due or milestone.critical or (milestone.agreed and milestone.agreed.on))


def _price(old: Commitment, new: Commitment) -> Iterator[Weakening]:
    before, after = (old.promise or _NO_PROMISE).value, (new.promise or _NO_PROMISE).value
    if before is None or after is None or before.currency != after.currency or after.amount <= before.amount:
        return
    said = Text(f"the price rose from {before} to {after}", f"le prix passe de {before} à {after}")
    yield Weakening("price-higher", "price", ("promise", "value"), said, before=str(before), after=str(after))
