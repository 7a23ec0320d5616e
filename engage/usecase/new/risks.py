"""A new risk: of a promise, or of the register that types and segments share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from engage.model.workspace import Workspace
from engage.rules.words import both
from engage.usecase.change import Change, NotPossible, Refused, append, given
from engage.usecase.new.ids import risk_id
from engage.usecase.update.desk import Desk


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step of the plan for the day the risk strikes."""

    who: str
    does: str
    within: str | None = None


@dataclass(frozen=True, slots=True)
class NewRisk:
    """What is known of a new risk; what is not given is left out."""

    what: str
    id: str | None = None
    hits: tuple[str, ...] = ()
    probability: str | None = None
    delay: str | None = None
    cost: str | None = None
    owner: str | None = None
    sign: str | None = None
    sign_by: date | None = None
    plan: tuple[NewStep, ...] = ()
    types: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()


def of_promise(desk: Desk, wish: NewRisk) -> tuple[str, tuple[Change, ...]] | Refused:
    """The new risk's id, and the change of the promise's file."""
    commitment = desk.commitment
    known = [risk.id for risk in commitment.risks]
    try:
        name = _free(wish, known, commitment.path)
        for hit in wish.hits:
            desk.gate(hit)
    except NotPossible as stopped:
        return Refused(stopped.reason)
    return name, (append(("risks",), _fields(name, wish)),)


def shared(workspace: Workspace, wish: NewRisk) -> tuple[str, dict[str, Any]] | Refused:
    """The new risk's id and its fields, for the register."""
    try:
        name = _free(wish, [risk.id for risk in workspace.risks], "risks.yaml")
    except NotPossible as stopped:
        return Refused(stopped.reason)
    applies = given({"types": list(wish.types) or None, "segments": list(wish.segments) or None})
    return name, _fields(name, wish) | ({"applies_to": applies} if applies else {})


def _free(wish: NewRisk, known: list[str], where: str) -> str:
    name = wish.id or risk_id(known)
    if name in known:
        raise NotPossible(both(f"`{name}` is in {where} already", f"`{name}` est déjà dans {where}"))
    return name


def _fields(name: str, wish: NewRisk) -> dict[str, Any]:
    sign = given({"when": wish.sign, "by": wish.sign_by})
    plan = [given({"who": step.who, "does": step.does, "within": step.within}) for step in wish.plan]
    contingency = given({"trigger": sign or None, "plan": plan or None})
    return given(
        {
            "id": name,
            "what": wish.what,
            "hits": list(wish.hits) or None,
            "probability": wish.probability,
            "impact": given({"delay": _delay(wish.delay), "cost": wish.cost}) or None,
            "owner": wish.owner,
            "contingency": contingency or None,
        }
    )


def _delay(given_: str | None) -> Any:
    """`10d`, or `5d..10d..20d` for low, likely and high."""
    parts = [part.strip() for part in (given_ or "").split("..")]
    if len(parts) == 3:
        return dict(zip(("low", "likely", "high"), parts, strict=True))
    return given_
