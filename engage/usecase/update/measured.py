"""Measured values of criteria, and what shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Criterion
from engage.model.target import met, parse_target
from engage.model.text import Text
from engage.rules.words import both, listed
from engage.usecase.change import Change, NotPossible, put
from engage.usecase.update.desk import Desk, Recorded, pick, recorded
from engage.usecase.update.facts import Measured

CRITERION = Text("criterion", "critère")


@dataclass(frozen=True, slots=True)
class Found:
    """A criterion and where it stands."""

    pointer: Pointer
    criterion: Criterion


def measured(desk: Desk, fact: Measured) -> Recorded:
    """The value or the evidence of one criterion, with the word whether it meets its target."""
    found = criterion(desk, fact.milestone, fact.measure)
    criterion_ = found.criterion
    parts = [part for part in (fact.actual, fact.evidence) if part]
    en = fr = ", ".join(parts)
    if fact.actual and criterion_.target:
        result = met(criterion_.target, parse_target(fact.actual))
        target = criterion_.target
        if result is not None:
            en += f", target {target} " + ("met" if result else "MISSED")
            fr += f", cible {target} " + ("atteinte" if result else "MANQUÉE")
    name = f"{desk.name(fact.milestone)}: {criterion_.measure}"
    return recorded(_changes(found, fact), f"`{name}`: {en}", f"`{name}` : {fr}")


def _changes(found: Found, fact: Measured) -> Iterator[Change]:
    now = found.criterion
    if fact.actual and (now.actual is None or now.actual.text != fact.actual):
        yield put((*found.pointer, "actual"), fact.actual)
    if fact.evidence and now.evidence != fact.evidence:
        yield put((*found.pointer, "evidence"), fact.evidence)


def criterion(desk: Desk, milestone: str | None, measure: str | None) -> Found:
    """The criterion that is meant: of a gate, or of the deliverables, else of any gate.

    Raises:
        NotPossible: none is meant, or several are.
    """
    known = list(_of_gate(desk, milestone) if milestone else _of_whole(desk))
    where = desk.name(milestone)
    if measure is None and len(known) == 1:
        return known[0]
    if not known:
        raise NotPossible(both(f"`{where}` has no criteria", f"`{where}` n'a pas de critère"))
    names = [found.criterion.measure for found in known]
    if measure is None:
        several = listed(names)
        raise NotPossible(
            both(
                f"`{where}` has several criteria: say which, as `MEASURE=VALUE`: {several.en}",
                f"`{where}` a plusieurs critères : dites lequel, sous la forme `MESURE=VALEUR` : "
                f"{several.fr}",
            )
        )
    return known[pick(measure, names, CRITERION, where)]


def _of_gate(desk: Desk, milestone: str) -> Iterator[Found]:
    at, gate = desk.gate(milestone)
    for number, each in enumerate(gate.quality):
        yield Found((*at, "quality", number), each)


def _of_whole(desk: Desk) -> Iterator[Found]:
    """Those of the deliverables; those of the gates only where no deliverable has any."""
    found = [
        Found(("deliverables", place, "acceptance", number), each)
        for place, deliverable in enumerate(desk.commitment.deliverables)
        for number, each in enumerate(deliverable.acceptance)
    ]
    yield from found
    taken = {each.criterion.measure for each in found}
    for gate in desk.commitment.milestones:
        yield from (each for each in _of_gate(desk, gate.id) if each.criterion.measure not in taken)
