"""A change of the promise that the client agreed to: the field itself, and the amendment that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from engage.model.days import parse_day
from engage.model.diagnostic import Pointer
from engage.model.fault import Fault
from engage.model.people import Directory
from engage.model.quantity import parse_money
from engage.model.text import Text
from engage.rules.words import both
from engage.usecase.change import Change, NotPossible, append, put
from engage.usecase.update.desk import Desk, Recorded, not_ahead, pick, recorded
from engage.usecase.update.facts import Amended
from engage.usecase.update.measured import CRITERION, criterion

#: The changes of the fields, and the amendment's `from` and `to`.
_Made = tuple[tuple[Change, ...], str | None, str]


def amended(desk: Desk, fact: Amended) -> Recorded:
    """The new value where the promise has the old one, and a new entry of `amendments`."""
    for day in (fact.on, fact.client_told):
        not_ahead(day, desk.today)
    found = Directory(desk.workspace).find(fact.agreed_by, desk.commitment)
    if found and all(party.kind != "contact" for party in found):
        raise NotPossible(
            both(
                f"`{fact.agreed_by}` is one of us; name who agreed on the client's side",
                f"`{fact.agreed_by}` est des nôtres ; nommez qui a donné l'accord chez le client",
            )
        )
    if fact.milestone and fact.kind not in {"target", "deadline"}:
        raise NotPossible(
            both(
                f"an amendment of the {fact.kind} concerns the whole promise, not a milestone",
                "cet avenant porte sur tout l'engagement, pas sur un jalon",
            )
        )
    fields, before, after = _KINDS[fact.kind](desk, fact)
    name = desk.name(fact.milestone)
    return recorded(
        _changes(fields, before, after, fact),
        f"`{name}`: {fact.kind} changed from {before or 'nothing'} to {after}",
        f"`{name}` : {_KIND[fact.kind].fr}, de {before or 'rien'} à {after}",
    )


_KIND = {
    "deadline": Text("deadline", "date modifiée"),
    "scope": Text("scope", "périmètre modifié"),
    "target": Text("target", "cible modifiée"),
    "price": Text("price", "prix modifié"),
}


def _changes(fields: tuple[Change, ...], before: str | None, after: str, fact: Amended) -> Iterator[Change]:
    if not fields:
        return
    yield from fields
    entry: dict[str, Any] = {
        "on": fact.on,
        "kind": fact.kind,
        "milestone": fact.milestone,
        "from": before,
        "to": after,
        "asked_by": fact.asked_by,
        "agreed_by": fact.agreed_by,
        "client_told": fact.client_told,
        "reason": fact.reason,
    }
    yield append(("amendments",), entry)


def _deadline(desk: Desk, fact: Amended) -> _Made:
    new = _read(fact, parse_day)
    at, old = _due(desk, fact.milestone)
    fields = () if new == old else (put((*at, "due"), new),)
    return fields, old.isoformat() if old else None, new.isoformat()


def _due(desk: Desk, milestone: str | None) -> tuple[Pointer, date | None]:
    if milestone is None:
        return ("promise",), desk.commitment.due
    at, gate = desk.gate(milestone)
    return at, gate.due


def _price(desk: Desk, fact: Amended) -> _Made:
    promise = desk.commitment.promise
    new, old = _read(fact, parse_money), promise.value if promise else None
    fields = () if new == old else (put(("promise", "value"), str(new)),)
    return fields, str(old) if old else None, str(new)


def _scope(desk: Desk, fact: Amended) -> _Made:
    """The promise in new words, or less of it: what is excluded from now on."""
    promise = desk.commitment.promise
    excludes = promise.excludes or () if promise else ()
    if fact.exclude and fact.to is None:
        is_there = fact.exclude in excludes
        fields = () if is_there else (append(("promise", "excludes"), fact.exclude),)
        return fields, None, f"without {fact.exclude}" if _lang(desk) == "en" else f"sans {fact.exclude}"
    if fact.to is None:
        raise NotPossible(_needs("--to", "--exclude"))
    old = promise.wording.strip() if promise and promise.wording else None
    changes: list[Change] = [] if old == fact.to else [put(("promise", "wording"), fact.to)]
    if fact.exclude and fact.exclude not in excludes:
        changes.append(append(("promise", "excludes"), fact.exclude))
    return tuple(changes), old, fact.to


def _lang(desk: Desk) -> str:
    client = desk.workspace.client.get(desk.commitment.client)
    return desk.commitment.lang or (client.lang if client else None) or desk.workspace.policy.lang


def _target(desk: Desk, fact: Amended) -> _Made:
    if fact.to is None:
        raise NotPossible(_needs("--to"))
    pointer, name, old = _targeted(desk, fact)
    fields = () if old == fact.to else (put((*pointer, "target"), fact.to),)
    return fields, f"{name} {old}" if old else None, f"{name} {fact.to}"


def _targeted(desk: Desk, fact: Amended) -> tuple[Pointer, str, str | None]:
    """Where the target stands, what it measures, and what it was."""
    if desk.commitment.sla and not fact.milestone:
        names = [each.name for each in desk.commitment.sla]
        wanted = fact.measure or (names[0] if len(names) == 1 else "")
        place = pick(wanted, names, CRITERION, desk.commitment.id)
        target = desk.commitment.sla[place].target
        return ("sla", place), names[place], target.text if target else None
    found = criterion(desk, fact.milestone, fact.measure)
    target = found.criterion.target
    return found.pointer, found.criterion.measure, target.text if target else None


def _read(fact: Amended, parse: Callable[[str], Any]) -> Any:
    if fact.to is None:
        raise NotPossible(_needs("--to"))
    try:
        return parse(fact.to)
    except Fault as fault:
        raise NotPossible(Text(f"--to: {fault.text.en}", f"--to\u00a0: {fault.text.fr}")) from None


def _needs(*options: str) -> Text:
    wanted_en, wanted_fr = " or ".join(options), " ou ".join(options)
    return both(f"what it becomes is missing: give {wanted_en}", f"il manque la suite : donnez {wanted_fr}")


_KINDS: dict[str, Callable[[Desk, Amended], _Made]] = {
    "deadline": _deadline,
    "price": _price,
    "scope": _scope,
    "target": _target,
}
