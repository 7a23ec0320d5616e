"""Handing over: delivered, accepted with reservations, reservations lifted, refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.people import Directory
from engage.model.plan_of_work import Acceptance, Milestone
from engage.model.text import Text
from engage.plan.figures import counted, long_day
from engage.rules.words import both
from engage.usecase.change import Change, NotPossible, append, given, put, take_out
from engage.usecase.update.desk import Desk, Recorded, not_ahead, pick, recorded
from engage.usecase.update.facts import Accepted, Delivered, Lifted, Rejected, Reserved


def delivered(desk: Desk, fact: Delivered) -> Recorded:
    """The day the whole was handed over, and whether in full."""
    name, known = desk.commitment.id, desk.commitment
    en, fr = [], []
    if fact.on:
        not_ahead(fact.on, desk.today)
        on = long_day(fact.on)
        en.append(f"delivered on {on.en}")
        fr.append(f"livré le {on.fr}")
        if known.due and fact.on > known.due:
            due = long_day(known.due)
            en.append(f"after its date, {due.en}")
            fr.append(f"après sa date, le {due.fr}")
    if fact.in_full is not None:
        en.append("in full" if fact.in_full else "not in full")
        fr.append("au complet" if fact.in_full else "incomplet")
    return recorded(_delivered(desk, fact), f"`{name}`: {', '.join(en)}", f"`{name}` : {', '.join(fr)}")


def _delivered(desk: Desk, fact: Delivered) -> Iterator[Change]:
    if fact.on and fact.on != desk.commitment.delivered:
        yield put(("delivered",), fact.on)
    if fact.in_full is not None and fact.in_full != desk.commitment.in_full:
        yield put(("in_full",), fact.in_full)


def accepted(desk: Desk, fact: Accepted) -> Recorded:
    """The client's acceptance; what stood there before is completed, and its reservations stay."""
    not_ahead(fact.on, desk.today)
    if fact.by:
        _not_one_of_us(desk, fact.by)
    at, before = _acceptance(desk, fact.milestone)
    name, on = desk.name(fact.milestone), long_day(fact.on)
    count = len(fact.reservations)
    held = counted(count, ("reservation", "reservations"), ("réserve", "réserves"))
    by_en, by_fr = (f" by {fact.by}", f" par {fact.by}") if fact.by else ("", "")
    return recorded(
        _accepted(at, before, fact),
        f"`{name}`: accepted{by_en} on {on.en}" + (f", with {held.en}" if count else ""),
        f"`{name}` : accepté{by_fr} le {on.fr}" + (f", avec {held.fr}" if count else ""),
    )


def _accepted(at: Pointer, before: Acceptance | None, fact: Accepted) -> Iterator[Change]:
    wanted = given({"on": fact.on, "by": fact.by, "ref": fact.ref})
    kept = [_reservation(r) for r in fact.reservations]
    if before is None:
        yield put(at, wanted | ({"reservations": kept} if kept else {}))
        return
    for name, value in wanted.items():
        if getattr(before, name) != value:
            yield put((*at, name), value)
    known = {reservation.what for reservation in before.reservations}
    for record in kept:
        if record["what"] not in known:
            yield append((*at, "reservations"), record)


def _reservation(reserved: Reserved) -> dict[str, Any]:
    return given({"what": reserved.what, "owner": reserved.owner, "due": reserved.due})


def lifted(desk: Desk, fact: Lifted) -> Recorded:
    """A reservation that the client lifted."""
    not_ahead(fact.on, desk.today)
    at, before = _acceptance(desk, fact.milestone)
    name = desk.name(fact.milestone)
    held = before.reservations if before else ()
    place = pick(fact.what, [r.what for r in held], Text("reservation", "réserve"), name)
    if before and fact.on < before.on:
        raise NotPossible(
            both(
                f"`{name}`: a reservation of {before.on} cannot be lifted on {fact.on}",
                f"`{name}` : une réserve du {before.on} ne peut être levée le {fact.on}",
            )
        )
    on, what = long_day(fact.on), held[place].what
    new = held[place].lifted != fact.on
    changes = iter([put((*at, "reservations", place, "lifted"), fact.on)] if new else [])
    return recorded(
        changes,
        f"`{name}`: reservation lifted on {on.en}: ",
        f"`{name}` : réserve levée le {on.fr} : ",
        what,
    )


def rejected(desk: Desk, fact: Rejected) -> Recorded:
    """The client's refusal of the delivery, or of a gate that we claim."""
    not_ahead(fact.on, desk.today)
    if fact.by:
        _not_one_of_us(desk, fact.by)
    at, known = desk.gate(fact.milestone) if fact.milestone else ((), desk.commitment)
    _can_be_refused(known, desk.name(fact.milestone), fact.on)
    wanted = given({"on": fact.on, "by": fact.by, "ref": fact.ref, "reason": fact.reason})
    now = given(known.rejected.model_values()) if known.rejected else None
    changes = iter([] if now == wanted else [put((*at, "rejected"), wanted)])
    name, on, why = desk.name(fact.milestone), long_day(fact.on), fact.reason
    what = Text("gate", "jalon refusé") if fact.milestone else Text("delivery", "livraison refusée")
    return recorded(
        changes,
        f"`{name}`: {what.en} refused on {on.en}" + (": " if why else ""),
        f"`{name}` : {what.fr} le {on.fr}" + (" : " if why else ""),
        why or "",
    )


def _can_be_refused(known: Commitment | Milestone, name: str, on: date) -> None:
    claimed = known.done if isinstance(known, Milestone) else known.delivered
    if claimed is None:
        raise NotPossible(
            both(
                f"`{name}` is not delivered: there is nothing to refuse",
                f"`{name}` n'est pas livré : il n'y a rien à refuser",
            )
        )
    if known.accepted:
        raise NotPossible(
            both(
                f"`{name}` was accepted on {known.accepted.on}: it cannot be refused afterwards",
                f"`{name}` a été accepté le {known.accepted.on} : il ne peut plus être refusé",
            )
        )
    if on < claimed:
        raise NotPossible(
            both(
                f"`{name}` was handed over on {claimed}: it cannot be refused on {on}",
                f"`{name}` a été livré le {claimed} : il ne peut être refusé le {on}",
            )
        )


def settles_refusal(desk: Desk, fact: Accepted) -> Iterator[Change]:
    """An acceptance ends the refusal of the same."""
    at, known = desk.gate(fact.milestone) if fact.milestone else ((), desk.commitment)
    if known.rejected:
        yield take_out((*at, "rejected"))


def _acceptance(desk: Desk, milestone: str | None) -> tuple[Pointer, Acceptance | None]:
    if milestone is None:
        return ("accepted",), desk.commitment.accepted
    at, gate = desk.gate(milestone)
    return (*at, "accepted"), gate.accepted


def _not_one_of_us(desk: Desk, by: str) -> None:
    found = Directory(desk.workspace).find(by, desk.commitment)
    if found and all(party.kind != "contact" for party in found):
        raise NotPossible(
            both(
                f"`{by}` is one of us; name who accepted, or refused, on the client's side",
                f"`{by}` est des nôtres ; nommez qui a accepté, ou refusé, chez le client",
            )
        )
