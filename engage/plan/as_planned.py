"""A promise as it was planned: its work and links alone, with nothing of what happened since."""

from __future__ import annotations

from datetime import date
from typing import Any

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.placing import Placing, place

_FACTS: dict[str, Any] = dict.fromkeys(("started", "done", "accepted", "progress", "remaining", "spent"))


def as_planned(workspace: Workspace, commitment: Commitment, start: date) -> Placing:
    """The plan of one promise as of its first day, were nothing known but estimates, links and calendars.

    Links to other promises are left out: what they did to the plan is history, not estimate.

    Raises:
        OutOfCalendar: the start lies outside the years that calendars know.
    """
    alone = Workspace(
        workspace.policy,
        (_without_facts(commitment),),
        workspace.clients,
        workspace.resources,
        (),
        (),
        (),
    )
    return place(alone, Calendars(alone, start), start)


def _without_facts(commitment: Commitment) -> Commitment:
    milestones = tuple(_planned(milestone) for milestone in commitment.milestones)
    facts = {"status": "active", "delivered": None, "accepted": None, "pauses": (), "baseline": None}
    return commitment.model_copy(update={**facts, "milestones": milestones})


def _planned(milestone: Milestone) -> Milestone:
    return milestone.model_copy(update=_FACTS)
