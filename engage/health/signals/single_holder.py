"""`single-holder`: a critical gate is near, and only one person can do it."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "single-holder"


def single_holder(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange, once a holder, at the first critical gate due in fewer days than `health.single_holder`.

    The same people as rule R410 names; only gates with a date told to the client count.
    """
    if commitment.status != "active" or commitment.delivered:
        return
    seen: set[str] = set()
    gates = [
        (milestone.due, place, milestone)
        for place, milestone in enumerate(commitment.milestones)
        if milestone.critical and milestone.due and not (milestone.done or milestone.accepted)
    ]
    for due, place, milestone in sorted(gates, key=lambda gate: gate[:2]):
        if now.working_days(now.today, due) >= now.days(now.workspace.policy.health.single_holder):
            continue
        for need in milestone.needs:
            alone = now.holders.alone(need)
            if alone is None or alone.holder in seen:
                continue
            seen.add(alone.holder)
            title, on = milestone.title or milestone.id, day(due, now.today)
            who = now.workspace.name_of(commitment, alone.holder)
            skills = ", ".join(alone.skills)
            message = Text(
                f"{title}, due {on.en}, hangs on {who} alone ({skills})",
                f"{title}, promis pour le {on.fr}, ne tient qu’à {who} ({skills})",
            )
            yield Reason(CODE, "orange", message, ("milestones", place, "needs", need), 25)
