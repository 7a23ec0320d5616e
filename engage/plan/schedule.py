"""The schedule of all promises: dates, float, buffer, safe date and slack, as of one day.

`safe_date` is the projected finish and after it the buffer left to hold, in days on which the promise can
be worked on; `slack_days` are working days of the organisation from there to the date promised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan import unknown
from engage.plan.buffer import BufferCase, buffer_plan
from engage.plan.busiest import Busy
from engage.plan.calendar import OutOfCalendar, whole_days
from engage.plan.calendars import Calendars
from engage.plan.chain import Span, consumed, critical_path, progress, span, whole_chain
from engage.plan.estimate import moments
from engage.plan.history import correlation_of, history_of
from engage.plan.last_days import LastDay
from engage.plan.last_slot import before_the_last_day, endings
from engage.plan.milestone_plan import estimated, milestone_plans, without_dates
from engage.plan.placing import NOT_PLANNED, Held, Key, Placing, distinct, place
from engage.plan.risks import on_chain, risks_of
from engage.plan.schedule_types import BufferPlan, CommitmentPlan, MilestonePlan, Schedule
from engage.plan.types import commitment_type


def compute(workspace: Workspace, today: date, held: Mapping[Key, Held] | None = None) -> Schedule:
    """The plans of all promises of a workspace.

    Facts dated after `today` must have been taken out before (`engage.model.asof.known_on`). Work that is
    not done is planned from `today`, which counts as a day still available. Promises that were lost or
    cancelled, running ones and those without milestones have an entry without dates. `held`: work that
    levelling holds back.
    """
    calendars = Calendars(workspace, today)
    return of_placing(workspace, calendars, place(workspace, calendars, today, held), today)


def of_placing(workspace: Workspace, calendars: Calendars, placing: Placing, today: date) -> Schedule:
    """The plans of all promises whose work is placed already."""
    milestones = milestone_plans(workspace, placing)
    busy = Busy(workspace, calendars, today, milestones)
    planner = _Planner(workspace, today, calendars, placing, milestones, busy, endings(workspace))
    plans = {commitment.id: planner.plan(commitment) for commitment in workspace.commitment.values()}
    return Schedule(today, plans, placing.cycles)


@dataclass(frozen=True)
class _Planner:
    """What the plan of one promise is made from."""

    workspace: Workspace
    today: date
    calendars: Calendars
    placing: Placing
    milestones: Mapping[str, tuple[MilestonePlan, ...]]
    busy: Busy
    ends: dict[str, LastDay]

    def plan(self, commitment: Commitment) -> CommitmentPlan:
        """The plan of one promise."""
        if commitment.status in NOT_PLANNED:
            return _undated(commitment, (), (unknown.closed(commitment),))
        milestones = self.milestones[commitment.id]
        if not milestones:
            return _undated(commitment, (), () if commitment.sla else (unknown.NO_MILESTONES,))
        notes = unknown.of_milestones(self.workspace, self.placing, self.calendars, commitment)
        if not estimated(milestones):
            blank = tuple(without_dates(plan) for plan in milestones)
            return _undated(commitment, blank, (*notes, unknown.NO_ESTIMATE))
        try:
            found = span(self.placing, commitment, self.calendars.organisation, self.today)
        except OutOfCalendar:
            return _undated(commitment, milestones, (*notes, unknown.OUT_OF_CALENDAR))
        if found is None:
            return _undated(commitment, milestones, notes)
        return self._dated(commitment, found, notes)

    def _dated(self, commitment: Commitment, found: Span, notes: tuple[Text, ...]) -> CommitmentPlan:
        try:
            done, burnt = self._against_baseline(commitment, found)
        except OutOfCalendar:
            done, burnt = None, None
            notes += (unknown.BASELINE_OUT_OF_CALENDAR,)
        ids = self._chain(commitment)
        case = self._case(commitment, found, ids, _left_share(found, done), burnt)
        buffer = buffer_plan(case, self.workspace.policy.buffer)
        needed = self._needed(commitment, case, ids)
        if buffer is None:
            notes += (unknown.BUFFER_OF_ALL,)
        elif buffer.left:
            notes += tuple(
                before_the_last_day(
                    self.workspace, self.placing, self.calendars, commitment, buffer.left, self.ends
                )
            )
        safe = self._safe_date(commitment, found.finish, buffer)
        slack = self._slack(commitment, safe)
        if slack is None and safe and commitment.due:
            notes += (unknown.DUE_OUT_OF_CALENDAR,)
        return CommitmentPlan(
            id=commitment.id,
            start=found.start,
            finish=found.finish,
            duration_days=found.days,
            buffer=buffer,
            safe_date=safe,
            promised=commitment.due,
            slack_days=slack,
            progress=done,
            milestones=self.milestones[commitment.id],
            critical_path=critical_path(self.placing.network, commitment),
            unknown=notes,
            needed_days=needed,
            sure_date=self._sure_date(commitment, found.finish, needed),
        )

    def _against_baseline(self, commitment: Commitment, found: Span) -> tuple[float | None, float | None]:
        """How much of the chain is done, and of the buffer burnt."""
        organisation, hours = self.calendars.organisation, self.calendars.hours_per_day
        done = progress(commitment.baseline, found.remaining, organisation)
        return done, consumed(commitment.baseline, found.finish, organisation, hours)

    def _chain(self, commitment: Commitment) -> frozenset[str]:
        spread = commitment_type(self.workspace.policy, commitment.type).spread
        return frozenset(whole_chain(self.placing, commitment, spread, self.calendars.hours_per_day))

    def _case(
        self,
        commitment: Commitment,
        found: Span,
        ids: frozenset[str],
        left_share: float,
        burnt: float | None,
    ) -> BufferCase:
        policy, hours = self.workspace.policy, self.calendars.hours_per_day
        kind = commitment_type(policy, commitment.type)
        works = [m.work for m in distinct(commitment) if m.id in ids and m.work]
        risks, uncounted = on_chain(risks_of(self.workspace, commitment), ids, kind.spread, hours)
        return BufferCase(
            chain_days=found.days,
            left_share=left_share,
            type=kind,
            estimates=tuple(moments(work, kind.spread, hours) for work in works),
            spread_read=sum(1 for work in works if work.low is None or work.high is None),
            risks=risks,
            risks_unknown=uncounted,
            busiest=self.busy.on_chain(commitment, found.start, found.finish, ids),
            wish=commitment.buffer,
            baseline=commitment.baseline,
            consumed=burnt,
            hours_per_day=hours,
            plan_to=policy.capacity.plan_to,
            history=history_of(policy, commitment.type),
            correlation=correlation_of(policy),
        )

    def _safe_date(self, commitment: Commitment, finish: date, buffer: BufferPlan | None) -> date | None:
        if buffer is None:
            return None
        try:
            calendar = self.calendars.commitment(commitment)
            return calendar.add(finish + timedelta(1), ceil(buffer.left)) - timedelta(1)
        except OutOfCalendar:
            return None

    def _needed(self, commitment: Commitment, case: BufferCase, ids: frozenset[str]) -> float | None:
        """What the service level needs after the planned finish, for what remains of the chain."""
        if not case.estimates:
            return None
        left = []
        for milestone in distinct(commitment):
            work = self.placing.work[commitment.id, milestone.id]
            if milestone.id in ids and milestone.work and work.left and work.total:
                whole = moments(milestone.work, case.type.spread, case.hours_per_day)
                left.append(whole.scaled(work.left / work.total))
        uncertainty = replace(case, estimates=tuple(left)).uncertainty
        return max(0.0, uncertainty.need(self.workspace.policy.buffer.confidence))

    def _sure_date(self, commitment: Commitment, finish: date, needed: float | None) -> date | None:
        """The finish, and after it what the service level needs, whatever the policy's band."""
        if needed is None:
            return None
        try:
            calendar = self.calendars.commitment(commitment)
            return calendar.add(finish + timedelta(1), whole_days(needed)) - timedelta(1)
        except OutOfCalendar:
            return None

    def _slack(self, commitment: Commitment, safe: date | None) -> int | None:
        if safe is None or commitment.due is None:
            return None
        try:
            return self.calendars.organisation.days_between(safe, commitment.due)
        except OutOfCalendar:
            return None


def _left_share(found: Span, done: float | None) -> float:
    """The part of the chain that remains: against the baseline's where there is one, else its own length."""
    if done is not None:
        return 1 - done
    return min(1.0, found.remaining / found.days) if found.days else 0.0


def _undated(
    commitment: Commitment, milestones: tuple[MilestonePlan, ...], notes: tuple[Text, ...]
) -> CommitmentPlan:
    """A plan without dates: what is promised, and what is not known."""
    return CommitmentPlan(
        id=commitment.id,
        start=None,
        finish=None,
        duration_days=None,
        buffer=None,
        safe_date=None,
        promised=commitment.due,
        slack_days=None,
        progress=None,
        milestones=milestones,
        unknown=notes,
    )
