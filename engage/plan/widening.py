"""How much wider than its estimates a promise scatters: what lies between milestones, and full people.

The factors are those of its buffer (`types.COMPLEXITY_FACTORS`, `sizing.load_factor`), found the same way.
They multiply the deviation of each estimate and leave its mean alone: nobody's estimate holds what lies
between the milestones, and people who are full wait longer for each other, now less and now more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.buffer import Busiest
from engage.plan.busiest import Busy
from engage.plan.calendar import OutOfCalendar
from engage.plan.calendars import Calendars
from engage.plan.chain import whole_chain
from engage.plan.placing import NOT_PLANNED, Placing, distinct
from engage.plan.schedule_types import State
from engage.plan.sizing import load_factor
from engage.plan.types import CommitmentType, commitment_type


@dataclass(frozen=True, slots=True)
class Widening:
    """The factors on the deviation of a promise's estimates, and who is fullest on its chain."""

    type: CommitmentType
    load: float = 1.0
    busiest: Busiest | None = None

    @property
    def factor(self) -> float:
        """Both together."""
        return self.type.factor * self.load


def widenings(
    workspace: Workspace, placing: Placing, calendars: Calendars, today: date
) -> Mapping[str, Widening]:
    """Those of all promises that are planned."""
    policy = workspace.policy
    planned = [c for c in workspace.commitment.values() if c.status not in NOT_PLANNED]
    kinds = {commitment.id: commitment_type(policy, commitment.type) for commitment in planned}
    if not workspace.person:
        return {name: Widening(kind) for name, kind in kinds.items()}
    busy = Busy(workspace, calendars, today, {c.id: tuple(_asking(placing, c)) for c in planned})
    found = {}
    for commitment in planned:
        kind = kinds[commitment.id]
        who = _busiest(commitment, kind, placing, busy, calendars.hours_per_day)
        load = load_factor(who.utilisation if who else None, policy.capacity.plan_to)
        found[commitment.id] = Widening(kind, load, who)
    return found


class _Asked(NamedTuple):
    """A milestone's plan without what only a schedule tells: made for thousands in no time."""

    id: str
    start: date | None
    finish: date | None
    state: State
    remaining_days: float | None
    needs: tuple[tuple[str, float], ...]


def _asking(placing: Placing, commitment: Commitment) -> Iterator[_Asked]:
    for milestone in distinct(commitment):
        work = placing.work[commitment.id, milestone.id]
        plan = placing.network.tasks.get((commitment.id, milestone.id))
        start, finish = (plan.start, plan.finish) if plan else (None, None)
        needs = tuple(milestone.needs.items())
        yield _Asked(milestone.id, start, finish, work.state, work.left, needs)


def _busiest(
    commitment: Commitment, kind: CommitmentType, placing: Placing, busy: Busy, hours_per_day: float
) -> Busiest | None:
    group = placing.network.groups.get(commitment.id)
    if group is None or not group.complete:
        return None
    chain = frozenset(whole_chain(placing, commitment, kind.spread, hours_per_day))
    try:
        return busy.on_chain(commitment, group.start, group.finish, chain)
    except OutOfCalendar:
        return None
