"""One promise as a line of a review or of a status: what a project lead reads first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from engage.health.acceptance import standing_of
from engage.health.colours import Colours
from engage.health.exposure import exposure
from engage.health.judge import Declared, Health, judge
from engage.health.reason import Reason, Shade, rank
from engage.health.situation import Situation
from engage.model.commitment import Commitment, Importance, Status, open_status
from engage.model.outcome import OPEN, Standing
from engage.model.plan_of_work import Milestone
from engage.model.quantity import Money
from engage.model.workspace import Workspace
from engage.plan.schedule_types import CommitmentPlan

_IMPORTANCE: dict[Importance, int] = {"strategic": 0, "major": 1, "standard": 2}


@dataclass(frozen=True, slots=True)
class NextMilestone:
    """The gate that comes next: `finish` is planned, `due` was told to the client."""

    id: str
    title: str
    finish: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class GateRow:
    """A milestone of a live promise and its colour; `None` once it is accepted. `codes`: why, worst first."""

    id: str
    title: str
    status: Shade | None
    codes: tuple[str, ...]
    finish: date | None
    due: date | None
    done: date | None


@dataclass(frozen=True, slots=True)
class BufferShown:
    """The whole buffer in working days, and the share of it that is used up."""

    days: float
    consumed: float | None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise, its colour with reasons, and its figures; what is not known is `None`.

    `status` is `None` for drafts and closed promises; `previous_status` is the colour on `previous_on`, a
    week earlier unless another day was asked for, `None` where the promise was not live then. `on_time` is
    simulated, where the situation holds it. `days_late`: working days from the promised date to the delivery,
    negative when early; `None` while not delivered. `gates` are empty where the promise is not live.
    `standing` says what became of it: open, claimed, kept, late, broken, …
    """

    id: str
    title: str
    client: str
    client_name: str
    lifecycle: Status
    status: Shade | None
    declared: Declared | None
    previous_status: Shade | None
    importance: Importance
    reasons: tuple[Reason, ...]
    promised: date | None
    safe_date: date | None
    slack_days: int | None
    on_time: float | None
    buffer: BufferShown | None
    progress: float | None
    next_milestone: NextMilestone | None
    owner: str | None
    owner_name: str | None
    exposure: Money | None
    delivered: date | None
    accepted: date | None
    days_late: int | None
    in_full: bool | None
    gates: tuple[GateRow, ...] = ()
    standing: Standing = OPEN
    previous_on: date | None = None

    @property
    def turned(self) -> int:
        """Whether the colour turned in a week: below zero for the worse, above for the better.

        To or from unknown is neither.
        """
        now, before = self.status, self.previous_status
        if now is None or before is None or "unknown" in {now, before}:
            return 0
        return rank(now) - rank(before)

    def sort_key(self) -> tuple[int, int, date, str]:
        """Worst first, then most important, then soonest due."""
        return self.colour_rank, importance_rank(self.importance), self.promised or date.max, self.id

    @property
    def colour_rank(self) -> int:
        """Place of the colour from worst; promises that are not live come last."""
        return rank(self.status) if self.status else 9


def importance_rank(importance: Importance) -> int:
    """Most important first."""
    return _IMPORTANCE[importance]


def promise_row(commitment: Commitment, now: Situation, before: Colours | None = None) -> PromiseRow:
    """The line of one promise; `before` has the colours of an earlier day."""
    live = open_status(commitment)
    health = judge(commitment, now) if live else None
    plan = now.plan(commitment)
    running = live and not commitment.delivered
    workspace = now.workspace
    return PromiseRow(
        id=commitment.id,
        title=commitment.title,
        client=commitment.client,
        client_name=workspace.client_name(commitment.client),
        lifecycle=commitment.status,
        status=health.status if health else None,
        declared=_declared(commitment, health.declared, workspace) if health else None,
        previous_status=before.of.get(commitment.id) if live and before else None,
        importance=commitment.importance,
        reasons=health.reasons if health else (),
        promised=commitment.due,
        safe_date=plan.safe_date if running else None,
        slack_days=plan.slack_days if running else None,
        on_time=now.chance(commitment) if commitment.status in {"active", "suspended"} else None,
        buffer=BufferShown(plan.buffer.days, plan.buffer.consumed) if plan.buffer and running else None,
        progress=plan.progress,
        next_milestone=next_milestone(commitment, plan) if not commitment.delivered else None,
        owner=commitment.owner,
        owner_name=workspace.named(commitment, commitment.owner),
        exposure=exposure(commitment, now) if live else None,
        delivered=commitment.delivered,
        accepted=commitment.accepted.on if commitment.accepted else None,
        days_late=_days_late(commitment, now),
        in_full=commitment.in_full,
        standing=standing_of(commitment, now),
        gates=_gates(commitment, health, plan) if health else (),
        previous_on=before.today if live and before else None,
    )


def _declared(commitment: Commitment, declared: Declared | None, workspace: Workspace) -> Declared | None:
    """With the name of who set it, in place of the id."""
    if declared is None or declared.by is None:
        return declared
    return replace(declared, by=workspace.name_of(commitment, declared.by))


def _days_late(commitment: Commitment, now: Situation) -> int | None:
    if commitment.delivered is None or commitment.due is None:
        return None
    return now.working_days(commitment.due, commitment.delivered)


def _gates(commitment: Commitment, health: Health, plan: CommitmentPlan) -> tuple[GateRow, ...]:
    found = []
    for milestone, judged in zip(commitment.milestones, health.gates, strict=True):
        placed = plan.milestone(milestone.id)
        codes = tuple(dict.fromkeys(reason.code for reason in judged.reasons))
        found.append(
            GateRow(
                milestone.id,
                milestone.title or milestone.id,
                judged.status,
                codes,
                placed.finish if placed else None,
                milestone.due,
                milestone.done,
            )
        )
    return tuple(found)


def next_milestone(commitment: Commitment, plan: CommitmentPlan) -> NextMilestone | None:
    """The gate not yet reached that is planned first; without dates, the first in the file."""
    found = open_milestones(commitment, plan)
    return found[0] if found else None


def open_milestones(commitment: Commitment, plan: CommitmentPlan) -> tuple[NextMilestone, ...]:
    """The gates not yet reached, in the order in which they are planned."""
    shown = [_shown(milestone, plan) for milestone in commitment.milestones if not milestone.done]
    return tuple(sorted(shown, key=lambda gate: gate.finish or gate.due or date.max))


def _shown(milestone: Milestone, plan: CommitmentPlan) -> NextMilestone:
    placed = plan.milestone(milestone.id)
    finish = placed.finish if placed else None
    return NextMilestone(milestone.id, milestone.title or milestone.id, finish, milestone.due)
