"""What a review decided: actions and decisions as changes of the promises' files, and the minutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.days import parse_day
from engage.model.fault import Fault
from engage.model.text import Lang, Text
from engage.model.workspace import Workspace
from engage.rules.words import did_you_mean
from engage.usecase.change import Change, NotPossible, append
from engage.usecase.find import find


@dataclass(frozen=True, slots=True)
class TakenAction:
    """Something that somebody will do by a day."""

    commitment: str
    who: str
    what: str
    due: date | None


@dataclass(frozen=True, slots=True)
class TakenDecision:
    """What was decided about a promise."""

    commitment: str
    what: str


Taken = TakenAction | TakenDecision


def read_action(workspace: Workspace, given: str, today: date) -> TakenAction:
    """`ACME-014: marc: Add a tester: 2026-12-04`: promise, person, what, and by when, which may be left out.

    Raises:
        NotPossible: it is not of that form, or names no promise, nobody, or a day that has passed.
    """
    parts = [" ".join(part.split()) for part in given.split(":", 2)]
    if len(parts) < 3 or not all(parts):
        raise NotPossible(
            Text(
                f"--action {given!r}: write `ID: who: what: 2026-12-04`",
                f"--action «\u00a0{given}\u00a0»\u00a0: écrivez `ID: qui: quoi: 2026-12-04`",
            )
        )
    what, _, last = parts[2].rpartition(":")
    due = _day(last.strip()) if what.strip() else None
    what = what.strip() if due else parts[2]
    if due and due < today:
        raise NotPossible(Text(f"--action: {due} has passed", f"--action\u00a0: le {due} est passé"))
    commitment = _promise(workspace, "--action", parts[0])
    return TakenAction(commitment.id, _person(workspace, commitment, parts[1]), what, due)


def read_decision(workspace: Workspace, given: str) -> TakenDecision:
    """`ACME-014: The returns module waits for version 2`.

    Raises:
        NotPossible: it is not of that form, or names no promise.
    """
    first, _, what = given.partition(":")
    if not first.strip() or not what.strip():
        raise NotPossible(
            Text(
                f"--decision {given!r}: write `ID: what was decided`",
                f"--decision «\u00a0{given}\u00a0»\u00a0: écrivez `ID: ce qui est décidé`",
            )
        )
    return TakenDecision(_promise(workspace, "--decision", first.strip()).id, " ".join(what.split()))


def changes(
    taken: Sequence[Taken], commitments: Iterable[Commitment], week: str, today: date, lang: Lang
) -> dict[str, tuple[Change, ...]]:
    """The changes of each promise's file: an action with a new id, a decision in the journal."""
    by_id = {commitment.id: commitment for commitment in commitments}
    found: dict[str, list[Change]] = defaultdict(list)
    numbers: dict[str, int] = {}
    for each in taken:
        if isinstance(each, TakenDecision):
            note = Text(f"Review {week}: {each.what}", f"Revue {week}\u00a0: {each.what}").to(lang)
            found[each.commitment].append(append(("journal",), {"on": today, "note": note}))
            continue
        number = numbers.get(each.commitment, _last_number(by_id[each.commitment])) + 1
        numbers[each.commitment] = number
        record = {"id": f"A{number}", "what": each.what, "who": each.who, "due": each.due}
        found[each.commitment].append(append(("actions",), record | {"source": f"review {week}"}))
    return {key: tuple(of) for key, of in found.items()}


def _last_number(commitment: Commitment) -> int:
    """The highest number among the ids of its actions: `A3` is 3."""
    numbers = [int(a.id[1:]) for a in commitment.actions if a.id and a.id[0] in "Aa" and a.id[1:].isdigit()]
    return max(numbers, default=len(commitment.actions))


def _promise(workspace: Workspace, option: str, given: str) -> Commitment:
    found = find(workspace, given)
    if len(found) == 1:
        return found[0]
    near = did_you_mean(given, [commitment.id for commitment in workspace.commitments])
    hint_en, hint_fr = (f"; {near.en}", f"\u202f; {near.fr}") if near else ("", "")
    raise NotPossible(
        Text(
            f"{option}: no promise has the id {given!r}{hint_en}",
            f"{option}\u00a0: aucun engagement n’a l’identifiant «\u00a0{given}\u00a0»{hint_fr}",
        )
    )


def _person(workspace: Workspace, commitment: Commitment, given: str) -> str:
    """The id of somebody of the company, or of a contact; by id or by name."""
    client = workspace.client.get(commitment.client)
    people = {p.id: p.name or p.id for p in workspace.resources.people}
    people |= {c.id: c.name or c.id for c in (client.contacts if client else ())}
    for key, name in people.items():
        if given.casefold() in {key.casefold(), name.casefold()}:
            return key
    near = did_you_mean(given, [*people, *people.values()])
    hint_en, hint_fr = (f"; {near.en}", f"\u202f; {near.fr}") if near else ("", "")
    raise NotPossible(
        Text(
            f"--action: nobody is called {given!r}{hint_en}",
            f"--action\u00a0: personne ne s’appelle «\u00a0{given}\u00a0»{hint_fr}",
        )
    )


def _day(given: str) -> date | None:
    try:
        return parse_day(given)
    except Fault:
        return None
