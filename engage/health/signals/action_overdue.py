"""`action-overdue`: somebody was to do something by a day, and it is not done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import working_days
from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.plan_of_work import Action
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "action-overdue"


def action_overdue(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange, once for all that are late by more than `health.action_grace`: the oldest is named."""
    grace = now.days(now.workspace.policy.health.action_grace)
    late = sorted(
        (
            (action.due, pointer, action)
            for pointer, action in actions(commitment)
            if action.due and not action.done and _late(action.due, grace, now)
        ),
        key=lambda found: (found[0], [str(step).zfill(4) for step in found[1]]),
    )
    if late:
        due, pointer, oldest = late[0]
        yield Reason(
            CODE,
            "orange",
            _message(commitment, oldest, due, len(late), now),
            (*pointer, "due"),
            20 + len(late) / 100,
        )


def _late(due: date, grace: float, now: Situation) -> bool:
    return due < now.today and (not grace or now.working_days(due, now.today) > grace)


def actions(commitment: Commitment) -> Iterator[tuple[Pointer, Action]]:
    """Every action of the promise with its place: those of reviews and those of its recovery."""
    for position, action in enumerate(commitment.actions):
        yield ("actions", position), action
    plan = commitment.recovery.progress_plan if commitment.recovery else ()
    for position, action in enumerate(plan):
        yield ("recovery", "progress_plan", position), action


def _message(commitment: Commitment, action: Action, due: date, count: int, now: Situation) -> Text:
    by = working_days(now.working_days(due, now.today))
    who = f" ({now.workspace.name_of(commitment, action.who)})" if action.who else ""
    if count == 1:
        return Text(
            f"Action overdue by {by.en}: {action.what}{who}",
            f"Action en retard de {by.fr}\u00a0: {action.what}{who}",
        )
    return Text(
        f"{count} actions overdue, the oldest by {by.en}: {action.what}{who}",
        f"{count} actions en retard, la plus ancienne de {by.fr}\u00a0: {action.what}{who}",
    )
