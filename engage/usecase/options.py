"""What could be done about a date in doubt: a few changes of the plan, each recomputed, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.fault import Fault
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.changes import Add, Change, Cut, Due
from engage.plan.forecast_types import PromiseForecast
from engage.plan.schedule_types import CommitmentPlan
from engage.plan.variants import variant

_LESS_WORK = 0.8
_FULL_TIME = 1.0
_AS_IT_IS = Text("nothing changes", "rien ne change")
_NO_BETTER = 0.02  # a probability that rises by less is no way out


@dataclass(frozen=True, slots=True)
class Option:
    """A way on: what changes, the date it makes safe, and the probability of the date promised then.

    `date`: the first day by which it is done at the workspace's service level (of 50, 80 and 90% the next
    higher); `on_time`: of the promised date, or of the new one where the option is a new date. `None`: not
    known.
    """

    change: Text
    date: date | None
    on_time: float | None


def options(
    workspace: Workspace, today: date, commitment: Commitment, plan: CommitmentPlan
) -> tuple[Option, ...]:
    """As it is, a later date, less work, one more person: those that can be made and help.

    Nothing where the promise has no date, or no plan to compute with, or where its date is not in doubt
    (`health.on_time`).
    """
    if commitment.due is None or commitment.delivered or plan.finish is None:
        return ()
    now = variant(workspace, today, (), (commitment.id,)).forecasts[commitment.id]
    if now.on_time is None or now.on_time >= workspace.policy.health.on_time[0]:
        return ()
    found = [Option(_AS_IT_IS, _safe(now, workspace), now.on_time)]
    for change in _changes(workspace, today, commitment, plan, now):
        try:
            after = variant(workspace, today, (change,), (commitment.id,)).forecasts[commitment.id]
        except Fault:  # cannot be made: nobody with that skill, nothing left to cut
            continue
        if after.on_time is not None and after.on_time > now.on_time + _NO_BETTER:
            found.append(Option(change.words, _safe(after, workspace), after.on_time))
    return tuple(found)


def _changes(
    workspace: Workspace, today: date, commitment: Commitment, plan: CommitmentPlan, now: PromiseForecast
) -> Iterator[Change]:
    later = _safe(now, workspace)
    if later and commitment.due and later > commitment.due:
        yield Due(commitment.id, later)
    yield Cut(commitment.id, _LESS_WORK)
    if helped := _needed(workspace, commitment, plan):
        milestone, skill = helped
        yield Add(skill, _FULL_TIME, today, commitment.id, milestone)


def _needed(workspace: Workspace, commitment: Commitment, plan: CommitmentPlan) -> tuple[str, str] | None:
    """The longest work that is left on the critical path and done by people, and the skill it takes."""
    left = [m for m in plan.milestones if m.critical and m.state != "done" and m.remaining_days]
    for placed in sorted(left, key=lambda m: (-(m.remaining_days or 0), m.id)):
        milestone = next((m for m in commitment.milestones if m.id == placed.id), None)
        for name, _ in sorted((milestone.needs if milestone else {}).items(), key=lambda need: -need[1]):
            person = workspace.person.get(name)
            if person and person.skills:
                return placed.id, person.skills[0]
            if name not in workspace.person and "/" in name:
                return placed.id, name
    return None


def _safe(found: PromiseForecast, workspace: Workspace) -> date | None:
    """The date at the service level that the workspace asks for, of the three that a forecast gives."""
    level = workspace.policy.buffer.confidence
    return found.p50 if level <= 0.5 else found.p80 if level <= 0.8 else found.p90
