"""`overload-ahead`: somebody or something that the remaining work needs is asked for more than there is."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, plural, share
from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.party import Equipment, Person, Provider
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.schedule_types import CommitmentPlan, Load

CODE = "overload-ahead"
FULL = 1.0
_ROUNDING = 1e-9


def overload_ahead(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """One reason a resource, for the fullest week of the promise's remaining work.

    What is essential: red above `health.severe_overload`; a person orange above `capacity.plan_to` already.
    All else: orange above 100 %. What has no known capacity is not judged.
    """
    if commitment.delivered:
        return
    peaks: dict[str, list[Load]] = {}
    for load in now.loads(commitment):
        if load.resource in now.workspace.person or _ratio(load) > FULL:
            peaks.setdefault(load.resource, []).append(load)
    for name, loads in sorted(peaks.items()):
        record = _record(now.workspace, name)
        if record is not None:
            yield from _judged(record, loads, _asked_at(commitment, name), now)


def _record(workspace: Workspace, name: str) -> Person | Equipment | Provider | None:
    """Who or what has that name and a known capacity."""
    person = workspace.person.get(name)
    if person is not None:
        return person
    for equipment in workspace.resources.equipment:
        if equipment.id == name:
            return equipment
    booked = (each for each in workspace.resources.providers if each.id == name and each.slots)
    return next(booked, None)


def _asked_at(commitment: Commitment, name: str) -> Pointer:
    """The first milestone still to be done that needs it."""
    for place, milestone in enumerate(commitment.milestones):
        if name in milestone.needs and not (milestone.done or milestone.accepted):
            return ("milestones", place, "needs", name)
    return ("milestones",)


def _judged(
    record: Person | Equipment | Provider, loads: list[Load], pointer: Pointer, now: Situation
) -> Iterator[Reason]:
    essential = record.criticality == "essential"
    planned = essential and isinstance(record, Person)
    limit = now.workspace.policy.capacity.plan_to if planned else FULL
    over = [load for load in loads if _ratio(load) > limit + _ROUNDING]
    if not over:
        return
    peak = max(over, key=lambda load: (_ratio(load), -load.week.toordinal()))
    severe = now.workspace.policy.health.severe_overload
    colour: Shade = "red" if essential and _ratio(peak) > severe + _ROUNDING else "orange"
    message = _message(record.name or record.id, peak, len(over) - 1, now)
    yield Reason(CODE, colour, message, pointer, 40 + min(_ratio(peak), 9.9) / 10)


def _ratio(load: Load) -> float:
    ratio = load.ratio
    return (inf if load.load_days > 0 else 0.0) if ratio is None else ratio


def _message(name: str, peak: Load, others: int, now: Situation) -> Text:
    week = day(peak.week, now.today)
    asked = share(peak.ratio) if peak.ratio is not None else None
    load_en = f"planned at {asked.en}" if asked else "planned without capacity"
    load_fr = f"chargé à {asked.fr}" if asked else "chargé sans capacité"
    more = plural(others, Text("more week", "autre semaine"), Text("more weeks", "autres semaines"))
    return Text(
        f"{name} {load_en} in the week of {week.en}" + (f" and {more.en}" if others else ""),
        f"{name}, {load_fr} la semaine du {week.fr}" + (f" et {more.fr}" if others else ""),
    )
