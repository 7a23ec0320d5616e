"""What promises that stand ask of each resource on each of their days, by the plan of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace
from engage.plan.load_book import booking
from engage.plan.placing import Key, Placing, distinct


@dataclass(frozen=True, slots=True)
class Asked:
    """What one milestone of a promise that stands asks of a resource on each of its days."""

    key: Key
    commitment: Commitment
    milestone: Milestone
    need: float
    first: int  # days from the status date, both included
    last: int
    left: float  # working days of what remains
    booked: float  # 1, or the probability of an offer


def asked_by_name(
    workspace: Workspace, placing: Placing, today: date, without: frozenset[str]
) -> dict[str, list[Asked]]:
    """All that promises which stand still ask, by whom they ask it of."""
    found: dict[str, list[Asked]] = {}
    base = today.toordinal()
    for commitment in workspace.commitment.values():
        booked = None if commitment.id in without else booking(commitment, today)
        if booked is None:
            continue
        for milestone in distinct(commitment):
            key = commitment.id, milestone.id
            work, plan = placing.work.get(key), placing.network.tasks.get(key)
            if not milestone.needs or plan is None or work is None or not work.left:
                continue
            first = max(plan.start.toordinal(), base) - base
            last = plan.finish.toordinal() - base
            for name, need in milestone.needs.items():
                if need > 0 and last >= first:
                    entry = Asked(key, commitment, milestone, need, first, last, work.left, booked)
                    found.setdefault(name, []).append(entry)
    return found
