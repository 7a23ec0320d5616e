"""`quality-failed`, `quality-unmeasured`: the criteria agreed for a gate."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Criterion, Milestone
from engage.model.target import met
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan


def quality_failed(commitment: Commitment, _plan: CommitmentPlan, _now: Situation) -> Iterator[Reason]:
    """Red as soon as a measured value misses its target, until the client accepts the gate as it is.

    A criterion of the whole (a deliverable's) that is missed is orange: its gate is the delivery.
    """
    for position, milestone in enumerate(commitment.milestones):
        for place, criterion in enumerate(() if milestone.accepted else milestone.quality):
            if _missed(criterion):
                title = milestone.title or milestone.id
                pointer = ("milestones", position, "quality", place, "actual")
                message = _gap(title, criterion)
                yield Reason("quality-failed", "red", message, pointer, 60.5 if milestone.critical else 60)
    for position, deliverable in enumerate(() if commitment.accepted else commitment.deliverables):
        for place, criterion in enumerate(deliverable.acceptance):
            if _missed(criterion):
                pointer = ("deliverables", position, "acceptance", place, "actual")
                yield Reason("quality-failed", "orange", _gap(deliverable.what, criterion), pointer, 60)


def quality_unmeasured(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange where a gate was claimed, not accepted, and not measured within `health.unmeasured` days."""
    if commitment.status == "delivered":
        return
    grace = now.days(now.workspace.policy.health.unmeasured)
    for position, milestone in enumerate(commitment.milestones):
        if milestone.done is None or milestone.accepted:
            continue
        open_ = [c.measure for c in milestone.quality if c.target and c.actual is None]
        if open_ and now.working_days(milestone.done, now.today) > grace:
            yield Reason(
                "quality-unmeasured",
                "orange",
                _unmeasured(milestone, open_[0], now),
                ("milestones", position, "quality"),
                30,
            )


def _missed(criterion: Criterion) -> bool:
    return criterion.target is not None and met(criterion.target, criterion.actual) is False


def _gap(title: str, criterion: Criterion) -> Text:
    actual, target = str(criterion.actual), str(criterion.target).replace("<=", "≤").replace(">=", "≥")
    kept_actual, kept_target = (value.replace(" ", "\u00a0") for value in (actual, target))
    return Text(
        f"{title}: {criterion.measure} {actual}, target {target}",
        f"{title}\u00a0: {criterion.measure} {kept_actual}, cible {kept_target}",
    )


def _unmeasured(milestone: Milestone, measure: str, now: Situation) -> Text:
    title, since = milestone.title or milestone.id, day(milestone.done or now.today, now.today)
    return Text(
        f"{title}: claimed on {since.en}, not measured yet: {measure}",
        f"{title}\u00a0: déclaré atteint le {since.fr}, pas encore mesuré\u00a0: {measure}",
    )
