"""The plan of one milestone, from its place in the network."""

from __future__ import annotations

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace
from engage.plan.calendar import whole_days
from engage.plan.calendars import hours_a_day
from engage.plan.network import PlannedTask
from engage.plan.placing import Placing, distinct
from engage.plan.schedule_types import MilestonePlan


def milestone_plans(workspace: Workspace, placing: Placing) -> dict[str, tuple[MilestonePlan, ...]]:
    """The plans of all milestones, by promise."""
    policy = workspace.policy
    near = whole_days(policy.buffer.near_critical.days(hours_a_day(policy.calendar.hours)))
    return {
        commitment.id: tuple(milestone_plan(placing, commitment, m, near) for m in distinct(commitment))
        for commitment in workspace.commitment.values()
    }


def milestone_plan(
    placing: Placing, commitment: Commitment, milestone: Milestone, near: int
) -> MilestonePlan:
    """A milestone's dates, float and what is left; without dates where it could not be placed.

    `near`: float up to which it is nearly critical.
    """
    key = (commitment.id, milestone.id)
    needs = tuple(milestone.needs.items())
    work, plan = placing.work.get(key), placing.network.tasks.get(key)
    if work is None or plan is None:
        return MilestonePlan(
            milestone.id, None, None, None, None, critical=False,
            state=work.state if work else "todo",
            duration_days=work.total if work else None,
            remaining_days=work.left if work else None,
            needs=needs,
        )  # fmt: skip
    return MilestonePlan(
        id=milestone.id,
        start=plan.start,
        finish=plan.finish,
        float_days=plan.total_float,
        free_float_days=plan.free_float,
        critical=plan.critical,
        state=work.state,
        duration_days=work.total,
        remaining_days=work.left,
        needs=needs,
        driver=_driver(plan, commitment, milestone, held=key in placing.held),
        near_critical=plan.total_float is not None and 0 < plan.total_float <= near,
    )


def _driver(plan: PlannedTask, commitment: Commitment, milestone: Milestone, *, held: bool) -> str | None:
    """What set the start: a milestone, a date, those it needs, or nothing but a fact."""
    link = plan.driver.link
    if link is not None:
        other, before = link.before[0], link.before[1]
        return before if other == commitment.id else f"{other}/{before}"
    if plan.driver.kind == "not_before":
        start = commitment.promise.start if commitment.promise else None
        own = milestone.not_before
        if held and plan.start > max(start or plan.start.min, own or plan.start.min):
            return "resources"
        return "not_before" if own and (start is None or own > start) else "start"
    return None if plan.driver.kind == "fact" else plan.driver.kind


def estimated(milestones: tuple[MilestonePlan, ...]) -> bool:
    """Whether anything that is left is estimated, or nothing is left."""
    left = [plan for plan in milestones if plan.state != "done"]
    return not left or any(plan.remaining_days is not None for plan in left)


def without_dates(plan: MilestonePlan) -> MilestonePlan:
    """A milestone that no estimate places: only what was done has dates."""
    if plan.state == "done":
        return plan
    return MilestonePlan(
        plan.id, None, None, None, None, critical=False, state=plan.state,
        duration_days=None, remaining_days=None, needs=plan.needs,
    )  # fmt: skip
