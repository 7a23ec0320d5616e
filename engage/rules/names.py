"""Where people are named in the records, and by which names they may be called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Acceptance, Action, Raci, RiskRecord
from engage.model.policy import Policy

Named = tuple[Pointer, str]
_ID = re.compile(r"[A-Za-z0-9._-]+")
#: Roles that the commitment itself gives to somebody.
OWN_ROLES = frozenset({"owner", "accountable"})


def people_named(commitment: Commitment) -> Iterator[Named]:
    """The people named in a promise who have something to do; what is done is history."""
    if commitment.owner:
        yield ("owner",), commitment.owner
    yield from in_raci(commitment.raci, ("raci",))
    for place, milestone in enumerate(commitment.milestones):
        yield from in_raci(milestone.raci, ("milestones", place, "raci"))
        yield from _reservations(milestone.accepted, ("milestones", place, "accepted"))
    for place, risk in enumerate(commitment.risks):
        yield from in_risk(risk, ("risks", place))
    yield from _actions(commitment.actions, ("actions",))
    yield from _reservations(commitment.accepted, ("accepted",))
    if commitment.recovery:
        yield from _actions(commitment.recovery.progress_plan, ("recovery", "progress_plan"))
    if decision := commitment.decision:
        yield from _ids((("decision", "signed_by"), decision.signed_by))
        yield from _ids((("decision", "ops_agreed_by"), decision.ops_agreed_by))


def clients_people_named(commitment: Commitment) -> Iterator[Named]:
    """The people named for what the client has to do."""
    for place, assumption in enumerate(commitment.assumptions):
        yield from _ids((("assumptions", place, "owner"), assumption.owner))
    for place, needed in enumerate(commitment.needs_from_client):
        if needed.received is None:
            yield from _ids((("needs_from_client", place, "who"), needed.who))


def in_raci(raci: Raci | None, at: Pointer) -> Iterator[Named]:
    """The people of a responsibility record."""
    if raci is None:
        return
    for column in ("responsible", "accountable", "consulted", "informed"):
        for place, name in enumerate(getattr(raci, column)):
            yield (*at, column, place), name


def in_risk(risk: RiskRecord, at: Pointer) -> Iterator[Named]:
    """Who watches a risk, acts against it, and acts when it strikes."""
    yield from _ids(((*at, "owner"), risk.owner))
    for place, measure in enumerate(risk.prevention):
        if measure.done is None:
            yield from _ids(((*at, "prevention", place, "who"), measure.who))
    for place, step in enumerate(risk.contingency.plan if risk.contingency else ()):
        yield from _ids(((*at, "contingency", "plan", place, "who"), step.who))


def in_policy(policy: Policy) -> Iterator[Named]:
    """The people and roles that `engage.yaml` names."""
    yield from in_roles(policy.roles)
    for name, kind in policy.types.items():
        yield from in_raci(kind.raci, ("types", name, "raci"))
    for place, rule in enumerate(policy.escalation or ()):
        yield from _ids((("escalation", place, "to"), rule.to))
        for step, name in enumerate(rule.then):
            yield from _ids((("escalation", place, "then", step), name))


def in_roles(roles: Mapping[str, tuple[str, ...]]) -> Iterator[Named]:
    """Who plays which role."""
    for role, holders in roles.items():
        for place, name in enumerate(holders):
            yield ("roles", role, place), name


def _actions(actions: Iterable[Action], at: Pointer) -> Iterator[Named]:
    for place, action in enumerate(actions):
        if action.done is None:
            yield from _ids(((*at, place, "who"), action.who))


def _reservations(accepted: Acceptance | None, at: Pointer) -> Iterator[Named]:
    for place, reservation in enumerate(accepted.reservations if accepted else ()):
        if reservation.lifted is None:
            yield from _ids(((*at, "reservations", place, "owner"), reservation.owner))


def _ids(named: tuple[Pointer, str | None]) -> Iterator[Named]:
    """Only what has the form of an id: `J. Martin` is a name in plain text, and refers to nothing."""
    pointer, name = named
    if name and _ID.fullmatch(name):
        yield pointer, name
