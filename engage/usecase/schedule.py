"""When will it be done? The plan of one promise with what explains it, or of all in a line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from engage.model.commitment import Commitment, Status
from engage.model.plan_of_work import Milestone
from engage.model.workspace import Workspace
from engage.plan.calendar import OutOfCalendar
from engage.plan.calendars import Calendars
from engage.plan.schedule_types import CommitmentPlan, MilestonePlan, Schedule
from engage.usecase.find import find, nearest
from engage.usecase.levelling import LevelView

if TYPE_CHECKING:
    from engage.plan.buffer_compare import Compared
    from engage.usecase.fever import FeverView

#: `safe`: work and buffer end by the date promised; `tight`: only the work does; `late`: not even the work;
#: `open`: no date is promised; `done`: nothing is left; `running`: measured, not scheduled (SLA);
#: `undated`: no dates can be given.
Verdict = Literal["safe", "tight", "late", "open", "done", "running", "undated"]
Stretch = tuple[date, date]  # first and last day, both worked
CLOSED: frozenset[Status] = frozenset({"accepted", "lost", "cancelled"})


@dataclass(frozen=True, slots=True)
class Needed:
    """Who or what a milestone needs; a share of a person, else a number of units or people."""

    name: str
    amount: float
    is_person: bool


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone and its plan. `gate`: it matters to the client; `worked`: the days to draw; `held_from`:
    where levelling holds it back, the day on which it would begin otherwise; `due_slack`: working days from
    its finish to the date the client was given for it, negative when it is missed.
    """

    id: str
    title: str
    plan: MilestonePlan
    gate: bool
    due: date | None
    needs: tuple[Needed, ...]
    worked: tuple[Stretch, ...] = ()
    held_from: date | None = None
    due_slack: int | None = None


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A promise, its plan, and how that compares with its date.

    `late_days`: working days from the date promised to the end of the work, where that is later.
    """

    id: str
    title: str
    client_name: str
    owner_name: str | None
    lifecycle: Status
    verdict: Verdict
    late_days: int | None
    plan: CommitmentPlan
    milestones: tuple[MilestoneRow, ...]


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """The plans asked for. `one` where a single promise was meant; `nearest` names what was perhaps meant;
    `level`: what levelling moved; `fever`, `methods`: how the buffer went, and what others would hold; each
    where it was asked for.
    """

    as_of: date
    query: str | None
    rows: tuple[ScheduleRow, ...]
    one: bool
    drawn: bool
    cycles: tuple[tuple[str, ...], ...]
    nearest: tuple[str, ...]
    left_out: tuple[str, ...]
    level: LevelView | None = None
    confidence: float = 0.9
    fever: FeverView | None = None
    methods: Compared | None = None

    @property
    def running(self) -> tuple[ScheduleRow, ...]:
        """The promises that are neither accepted nor given up."""
        return tuple(row for row in self.rows if row.lifecycle not in CLOSED)


def schedule(
    workspace: Workspace,
    plans: Schedule,
    query: str | None = None,
    *,
    drawn: bool = False,
    level: LevelView | None = None,
) -> ScheduleView:
    """The plans of the promises a query means (see `find`); without one, of all promises.

    `drawn` adds the days to draw for a Gantt chart; `level` says what levelling moved in these plans.
    """
    asked = query is not None and bool(query.strip())
    found = find(workspace, query) if asked else workspace.commitments
    meant = [commitment for commitment in found if workspace.commitment[commitment.id] is commitment]
    shown = _Rows(workspace, plans, Calendars(workspace, plans.today), drawn, level)
    rows = sorted((shown.row(commitment) for commitment in meant), key=_worst_first)
    return ScheduleView(
        as_of=plans.today,
        query=query if asked else None,
        rows=tuple(rows),
        one=asked and len(rows) == 1,
        drawn=drawn,
        cycles=tuple(
            tuple(f"{commitment}/{milestone}" for commitment, milestone in cycle) for cycle in plans.cycles
        ),
        nearest=nearest(workspace, query) if asked and query and not meant else (),
        left_out=workspace.left_out,
        level=level,
        confidence=workspace.policy.buffer.confidence,
    )


def _worst_first(row: ScheduleRow) -> tuple[bool, bool, int, str]:
    """Running ones with the least slack first; then those whose slack is not known; closed ones last."""
    slack = row.plan.slack_days
    return row.lifecycle in CLOSED, slack is None, slack or 0, row.id


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows of one view."""

    workspace: Workspace
    plans: Schedule
    calendars: Calendars
    drawn: bool
    level: LevelView | None

    def row(self, commitment: Commitment) -> ScheduleRow:
        plan = self.plans.plans[commitment.id]
        owner = commitment.owner
        milestones = {milestone.id: milestone for milestone in reversed(commitment.milestones)}
        return ScheduleRow(
            id=commitment.id,
            title=commitment.title,
            client_name=self.workspace.client_name(commitment.client),
            owner_name=self.workspace.named(commitment, owner),
            lifecycle=commitment.status,
            verdict=_verdict(commitment, plan),
            late_days=self._late_days(plan),
            plan=plan,
            milestones=tuple(self._milestone(commitment, milestones[m.id], m) for m in plan.milestones),
        )

    def _milestone(self, commitment: Commitment, milestone: Milestone, plan: MilestonePlan) -> MilestoneRow:
        people = self.workspace.person
        return MilestoneRow(
            id=milestone.id,
            title=milestone.title or milestone.id,
            plan=plan,
            gate=milestone.critical,
            due=milestone.due,
            needs=tuple(
                Needed(self.workspace.name_of(commitment, name), amount, name in people)
                for name, amount in milestone.needs.items()
            ),
            worked=self._worked(commitment, milestone, plan) if self.drawn else (),
            due_slack=self._due_slack(milestone.due, plan.finish),
            held_from=self.level.started_before(commitment.id, milestone.id) if self.level else None,
        )

    def _worked(
        self, commitment: Commitment, milestone: Milestone, plan: MilestonePlan
    ) -> tuple[Stretch, ...]:
        """The days from start to finish on which the milestone's work can run, in unbroken stretches."""
        if plan.start is None or plan.finish is None:
            return ()
        days, horizon = self.calendars.milestone(commitment, milestone).index, self.calendars.horizon
        first, last = max(plan.start, horizon.first), min(plan.finish, horizon.last)
        found: list[tuple[int, int]] = []
        for day in range(first.toordinal(), last.toordinal() + 1):
            if not days.has(day):
                continue
            if found and found[-1][1] == day - 1:
                found[-1] = (found[-1][0], day)
            else:
                found.append((day, day))
        return tuple((date.fromordinal(start), date.fromordinal(end)) for start, end in found)

    def _due_slack(self, due: date | None, finish: date | None) -> int | None:
        if due is None or finish is None:
            return None
        try:
            return self.calendars.organisation.days_between(finish, due)
        except OutOfCalendar:
            return None

    def _late_days(self, plan: CommitmentPlan) -> int | None:
        if plan.finish is None or plan.promised is None or plan.finish <= plan.promised:
            return None
        try:
            return self.calendars.organisation.days_between(plan.promised, plan.finish)
        except OutOfCalendar:
            return None


def _verdict(commitment: Commitment, plan: CommitmentPlan) -> Verdict:
    if commitment.sla and not commitment.milestones:
        return "running"
    if plan.finish is None or plan.safe_date is None:
        return "undated"
    if all(milestone.state == "done" for milestone in plan.milestones):
        return "done"
    if plan.promised is None:
        return "open"
    if plan.safe_date <= plan.promised:
        return "safe"
    return "tight" if plan.finish <= plan.promised else "late"
