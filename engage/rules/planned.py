"""What rules read in the plans of promises."""

from __future__ import annotations

from engage.model.commitment import Commitment
from engage.rules.context import Context


def not_estimated(commitment: Commitment, context: Context) -> tuple[str, ...]:
    """The milestones still to be done whose work nobody estimated."""
    plan = context.schedule.plans.get(commitment.id)
    if plan is None:
        return ()
    return tuple(m.id for m in plan.milestones if m.state != "done" and m.remaining_days is None)
