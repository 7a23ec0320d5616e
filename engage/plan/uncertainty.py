"""What may still change a promise's end: the spread of the work that remains, and the risks that may strike.

What is done is certain. Of work begun only what remains is uncertain, in proportion: an estimate of 10, 12
and 20 days with half of it left reads 5, 6 and 10.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Estimate, Milestone, RiskRecord
from engage.model.policy_planning import Spread
from engage.model.workspace import Workspace
from engage.plan.distributions import Triangular
from engage.plan.estimate import three_points
from engage.plan.placing import Key, Placing, distinct, target
from engage.plan.remaining import Work
from engage.plan.risks import risks_of
from engage.plan.types import commitment_type


@dataclass(frozen=True, slots=True)
class OpenRisk:
    """A risk that has not struck: with that probability its delay falls on all of these milestones."""

    commitment: str
    id: str
    what: str
    probability: float
    delay: Triangular
    on: tuple[Key, ...]


def remaining_spreads(
    workspace: Workspace, placing: Placing, commitment: Commitment, hours_per_day: float
) -> Iterator[tuple[Key, Triangular]]:
    """How long what remains of each milestone may take; only what is uncertain."""
    kind = commitment_type(workspace.policy, commitment.type)
    for milestone in distinct(commitment):
        key = commitment.id, milestone.id
        triangle = _remaining(milestone, placing.work[key], kind.spread, hours_per_day)
        if triangle is not None and triangle.low < triangle.high:
            yield key, triangle


def _remaining(milestone: Milestone, work: Work, spread: Spread, hours_per_day: float) -> Triangular | None:
    if not work.left:
        return None
    if milestone.work and work.total:
        part = work.left / work.total
        low, likely, high = (part * days for days in three_points(milestone.work, spread, hours_per_day))
    else:
        likely = work.left
        low, high = likely * min(max(spread.low, 0.0), 1.0), likely * max(spread.high, 1.0)
    return Triangular.through(min(low, likely), likely, max(likely, high))  # floats round either way


def open_risks(
    workspace: Workspace, placing: Placing, commitment: Commitment, hours_per_day: float
) -> tuple[OpenRisk, ...]:
    """The risks with figures that may still delay the promise, its own and those of the register.

    A risk delays each way through the promise once: of the milestones it hits those count that no other of
    them leads to. One that names no milestone falls on the ends of the promise, the work that no other work
    of it waits for. What is done is not delayed any more.
    """
    spread = commitment_type(workspace.policy, commitment.type).spread
    left = {
        milestone.id: milestone
        for milestone in distinct(commitment)
        if not placing.work[commitment.id, milestone.id].finished
    }
    before = {milestone.id: _waits_for(commitment, milestone, left) for milestone in left.values()}
    found = []
    for risk in risks_of(workspace, commitment):
        delay = risk.impact.delay if risk.impact else None
        if risk.struck or risk.closed or risk.probability is None or delay is None:
            continue
        names = _first_hit(risk, before) if risk.hits else _ends(before)
        if names:
            on = tuple((commitment.id, name) for name in names)
            triangle = _delay(delay, spread, hours_per_day)
            found.append(OpenRisk(commitment.id, risk.id, risk.what, risk.probability, triangle, on))
    return tuple(found)


def _delay(estimate: Estimate, spread: Spread, hours_per_day: float) -> Triangular:
    return Triangular.through(*three_points(estimate, spread, hours_per_day))


def _waits_for(
    commitment: Commitment, milestone: Milestone, left: Mapping[str, Milestone]
) -> tuple[str, ...]:
    """The work of the same promise whose end this work waits for."""
    keys = (target(commitment, link) for link in milestone.after if link.type in {"FS", "FF"})
    return tuple(name for owner, name in keys if owner == commitment.id and name in left)


def _ends(before: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    followed = {name for names in before.values() for name in names}
    return tuple(name for name in before if name not in followed)


def _first_hit(risk: RiskRecord, before: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The milestones hit that no other one hit leads to."""
    hit = [name for name in dict.fromkeys(risk.hits) if name in before]
    return tuple(name for name in hit if not _leads_to(name, frozenset(hit), before))


def _leads_to(name: str, hit: frozenset[str], before: Mapping[str, tuple[str, ...]]) -> bool:
    waiting, seen = list(before[name]), {name}
    while waiting:
        other = waiting.pop()
        if other in seen:
            continue
        if other in hit:
            return True
        seen.add(other)
        waiting.extend(before[other])
    return False
