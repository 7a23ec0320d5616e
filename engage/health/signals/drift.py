"""`drift`: the work ends later than in the plan that was agreed, by so many days."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "drift"


def drift(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Said from the first working day behind the baseline, without changing the colour; orange beyond
    `health.drift`. The buffer is there for such days: how fast it goes is `buffer-burn`'s."""
    frozen = commitment.baseline
    if frozen is None or plan.finish is None or commitment.delivered:
        return
    if commitment.status not in {"active", "suspended"}:
        return
    behind = now.working_days(frozen.finish, plan.finish)
    if behind < 1:
        return
    far = behind > now.days(now.workspace.policy.health.drift)
    colour: Shade = "orange" if far else "green"
    days, on = working_days(behind), day(frozen.on, now.today)
    message = Text(f"{days.en} behind the plan of {on.en}", f"{days.fr} de retard sur le plan du {on.fr}")
    yield Reason(CODE, colour, message, ("baseline", "finish"), 15 + min(behind, 99) / 100)
