"""`milestone-not-begun`: a gate's date is near, and nothing of its work has begun."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "milestone-not-begun"


def milestone_not_begun(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange when fewer working days than `health.not_begun` are left to the date told to the client.

    Once the date has passed, or the plan says that it will, `milestone-late` speaks instead.
    """
    if commitment.status != "active" or commitment.delivered:
        return
    for place, milestone in enumerate(commitment.milestones):
        due = milestone.due
        if due is None or due < now.today or _begun(milestone):
            continue
        left = now.working_days(now.today, due)
        placed = plan.milestone(milestone.id)
        late = placed is not None and placed.finish is not None and placed.finish > due
        if left >= now.days(now.workspace.policy.health.not_begun) or (late and due != commitment.due):
            continue
        title, on, days = milestone.title or milestone.id, day(due, now.today), working_days(left)
        message = Text(
            f"{title}: due {on.en}, {days.en} left, nothing begun",
            f"{title}\u00a0: promis pour le {on.fr}, dans {days.fr}, rien n’est commencé",
        )
        yield Reason(CODE, "orange", message, ("milestones", place, "due"), 42 - min(left, 40) / 100)


def _begun(milestone: Milestone) -> bool:
    """Whether anything of it is on record as begun."""
    spent = milestone.spent is not None and bool(milestone.spent.amount)
    return bool(milestone.started or milestone.done or milestone.accepted or milestone.progress or spent)
