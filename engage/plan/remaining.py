"""What is left to do of a milestone, from what its file says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.plan.schedule_types import State

#: Work that went on longer than estimated and is not done is not over either.
LEAST_LEFT = 1.0


@dataclass(frozen=True, slots=True)
class Work:
    """A milestone's work as known today, in working days; `None` where it was not estimated.

    `total` is the likely duration of the whole, `left` that of the rest; both may have fractions.
    """

    state: State
    total: float | None
    left: float | None
    finished: date | None = None


def known_work(commitment: Commitment, milestone: Milestone, hours_per_day: float) -> Work:
    """The state of a milestone, and what is left.

    What is left is the first of these that the file gives:

    1. nothing, once the milestone is done or accepted, or its promise delivered or accepted as a whole;
    2. `remaining`;
    3. the part of `work` that `progress` leaves;
    4. `work` less `spent`, but at least a day: time spent is no proof of work done;
    5. `work`, whether it has started or not: days gone by prove nothing at all.
    """
    total = milestone.work.likely.days(hours_per_day) if milestone.work else None
    finished = finished_on(commitment, milestone)
    if finished:
        return Work("done", total, 0.0, finished)
    return Work(_state(milestone), total, _left(milestone, total, hours_per_day))


def finished_on(commitment: Commitment, milestone: Milestone) -> date | None:
    """The day a milestone was reached; that of the whole promise where only this is known."""
    if milestone.done or milestone.accepted:
        return milestone.done or (milestone.accepted.on if milestone.accepted else None)
    if commitment.status not in {"delivered", "accepted"}:
        return None
    return commitment.delivered or (commitment.accepted.on if commitment.accepted else None)


def _state(milestone: Milestone) -> State:
    begun = milestone.started or milestone.progress or (milestone.spent and milestone.spent.amount)
    return "started" if begun else "todo"


def _left(milestone: Milestone, total: float | None, hours_per_day: float) -> float | None:
    if milestone.remaining is not None:
        return milestone.remaining.days(hours_per_day)
    if total is None:
        return None
    if milestone.progress is not None:
        return max(0.0, total * (1 - milestone.progress))
    if milestone.spent is not None and milestone.spent.amount:
        return max(min(LEAST_LEFT, total), total - milestone.spent.days(hours_per_day))
    return total
