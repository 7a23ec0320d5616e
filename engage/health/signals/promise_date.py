"""`overdue`, `promise-out-of-reach`, `promise-too-early`: the promised date against today and the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

_DUE = ("promise", "due")


def promise_date(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """The worst of the three that holds.

    Red: the date has passed and nothing was delivered, or even the projected finish without buffer
    comes after it. Orange: the work fits, but no longer with the buffer still to be held.
    """
    due = commitment.due
    if due is None or commitment.delivered or commitment.status not in {"active", "suspended"}:
        return
    if commitment.sla and not commitment.milestones:
        return  # its date ends the term: nothing is handed over on it
    if due < now.today:
        yield _overdue(due, now)
    elif plan.finish and plan.finish > due:
        yield _out_of_reach(due, plan.finish, now)
    elif plan.safe_date and plan.safe_date > due:
        yield _too_early(due, plan.safe_date, now)


def _overdue(due: date, now: Situation) -> Reason:
    late, was = now.working_days(due, now.today), day(due, now.today)
    by = working_days(late)
    message = Text(
        f"Due {was.en} and not delivered, {by.en} late",
        f"Promis pour le {was.fr} et pas encore livré, {by.fr} de retard",
    )
    return Reason("overdue", "red", message, _DUE, 90 + min(late, 99) / 100)


def _out_of_reach(due: date, finish: date, now: Situation) -> Reason:
    late, ends = now.working_days(due, finish), day(finish, now.today)
    by, was = working_days(late), day(due, now.today)
    message = Text(
        f"Even without buffer the work ends on {ends.en}, {by.en} after the promised {was.en}",
        f"Même sans tampon, le travail finit le {ends.fr}, {by.fr} après le {was.fr} promis",
    )
    return Reason("promise-out-of-reach", "red", message, _DUE, 80 + min(late, 99) / 100)


def _too_early(due: date, safe: date, now: Situation) -> Reason:
    short, until = now.working_days(due, safe), day(safe, now.today)
    by, was = working_days(short), day(due, now.today)
    message = Text(
        f"Safe date {until.en}, {by.en} after the promised {was.en}",
        f"Date sûre au {until.fr}, {by.fr} après le {was.fr} promis",
    )
    return Reason("promise-too-early", "orange", message, _DUE, 55 + min(short, 99) / 100)
