"""Where a recovery stands: its steps with owners and deadlines, those written and those that policy asks for.

Pure, and the one place that says which steps are overdue: `recovery` shows them, alerts are raised on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from engage.health.situation import Situation
from engage.model.aftermath import Recovery, Step
from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.people import Directory
from engage.model.policy_learning import RecoveryPolicy
from engage.model.quantity import Duration, Unit
from engage.model.text import Text
from engage.plan.terms import after

Stage = Literal[
    "acknowledged", "explained", "compensation", "progress_plan", "causes", "lessons", "follow_up", "closed"
]
STAGES: Final[dict[Stage, Text]] = {
    "acknowledged": Text("acknowledge it to the client", "le reconnaître auprès du client"),
    "explained": Text("explain it to the client", "l’expliquer au client"),
    "compensation": Text("compensate", "compenser"),
    "progress_plan": Text(
        "agree on a progress plan with the client", "convenir d’un plan de progrès avec le client"
    ),
    "causes": Text("find the causes, with evidence", "établir les causes, preuves à l’appui"),
    "lessons": Text("say what is learnt, and change it", "tirer les leçons, et changer ce qu’il faut"),
    "follow_up": Text("prove that it holds", "prouver que cela tient"),
    "closed": Text("have the client close it", "la faire clore par le client"),
}


@dataclass(frozen=True, slots=True)
class RecoveryStep:
    """A step of a recovery.

    `subject` is a stable name of it within the promise. `done` is the day it was done, `is_done` also where
    no day is known. `late_days` counts working days past its date; `missing` says what it still lacks.
    """

    stage: Stage
    subject: str
    what: Text
    who: str | None
    due: date | None
    done: date | None
    is_done: bool
    late_days: int | None
    pointer: Pointer
    missing: Text | None = None

    @property
    def overdue(self) -> bool:
        """Whether its date has passed and it is not done."""
        return bool(self.late_days)


def is_open(commitment: Commitment) -> bool:
    """Whether a recovery was opened, and the client has not closed it."""
    recovery = commitment.recovery
    return bool(recovery and recovery.opened and not (recovery.closed and recovery.closed.on))


def wants_recovery(commitment: Commitment) -> bool:
    """Whether a promise is broken and nothing was opened to win trust back."""
    recovery = commitment.recovery
    return commitment.status == "broken" and not (recovery and recovery.opened)


def overdue_steps(commitment: Commitment, now: Situation) -> tuple[RecoveryStep, ...]:
    """The steps of an open recovery whose date has passed, longest overdue first."""
    if not is_open(commitment):
        return ()
    late = [step for step in recovery_steps(commitment, now) if step.overdue]
    return tuple(sorted(late, key=lambda step: (step.due or date.max, step.subject)))


def recovery_steps(commitment: Commitment, now: Situation) -> tuple[RecoveryStep, ...]:
    """All steps of a recovery in their order; none where there is no recovery."""
    if commitment.recovery is None or commitment.recovery.opened is None:
        return ()
    return tuple(_Steps(commitment, commitment.recovery, commitment.recovery.opened, now).all())


@dataclass(frozen=True)
class _Steps:
    """One recovery, and what policy says of its steps."""

    commitment: Commitment
    recovery: Recovery
    opened: date
    now: Situation

    @property
    def policy(self) -> RecoveryPolicy:
        """The organisation's deadlines."""
        return self.now.workspace.policy.recovery

    def all(self) -> Iterator[RecoveryStep]:
        """The stages, and each entry of those that are lists."""
        yield self._said("acknowledged", self.recovery.acknowledged, self.policy.acknowledge)
        yield self._said("explained", self.recovery.explained, self.policy.explain)
        yield from self._compensation()
        yield from self._progress()
        yield self._causes()
        yield from self._lessons()
        yield self._follow_up()
        closed = self.recovery.closed
        on = closed.on if closed else None
        due = closed.due if closed else None
        yield self._step("closed", None, closed.who if closed else None, due, on, is_done=on is not None)

    def _said(self, stage: Stage, step: Step | None, wait: Duration) -> RecoveryStep:
        done = (step.on or step.done) if step else None
        due = (step.due if step else None) or self._by(wait)
        return self._step(stage, None, step.who if step else None, due, done, is_done=done is not None)

    def _compensation(self) -> Iterator[RecoveryStep]:
        entries = self.recovery.compensation
        if not entries:
            yield self._step(
                "compensation", None, None, self._by(self.policy.compensate), None, is_done=False
            )
        for place, entry in enumerate(entries):
            due = entry.due or self._by(self.policy.compensate)
            yield self._step(
                "compensation", Text(entry.kind, entry.kind), entry.who, due, entry.given,
                is_done=entry.given is not None, subject=f"compensation/{place}", place=place,
                missing=None if entry.approved_by else _APPROVAL,
            )  # fmt: skip

    def _progress(self) -> Iterator[RecoveryStep]:
        plan = self.recovery.progress_plan
        if not plan:
            yield self._step(
                "progress_plan", None, None, self._by(self.policy.progress_plan), None, is_done=False
            )
        for place, action in enumerate(plan):
            yield self._step(
                "progress_plan", Text(action.what, action.what), action.who, action.due, action.done,
                is_done=action.done is not None, subject=f"progress/{action.id or place}", place=place,
            )  # fmt: skip

    def _causes(self) -> RecoveryStep:
        shown = [cause for cause in self.recovery.causes if cause.evidence]
        lacks = _EVIDENCE if self.recovery.causes and not shown else None
        due = self._by(self.policy.causes)
        return self._step("causes", None, None, due, None, is_done=bool(shown), missing=lacks)

    def _lessons(self) -> Iterator[RecoveryStep]:
        lessons = self.recovery.lessons
        if not lessons:
            yield self._step("lessons", None, None, self._by(self.policy.lessons), None, is_done=False)
        for place, lesson in enumerate(lessons):
            due = lesson.due or self._by(self.policy.lessons)
            changed = lesson.done is not None and lesson.change is not None
            yield self._step(
                "lessons", Text(lesson.what, lesson.what), lesson.who, due, lesson.done, is_done=changed,
                subject=f"lesson/{place}", place=place, missing=None if lesson.change else _CHANGE,
            )  # fmt: skip

    def _follow_up(self) -> RecoveryStep:
        step = self.recovery.follow_up
        done = (step.done or step.on) if step else None
        due = (step.due if step else None) or self._by(self.policy.follow_up)
        proven = bool(done and step and step.proof)
        lacks = _PROOF if done and not proven else None
        return self._step(
            "follow_up", None, step.who if step else None, due, done, is_done=proven, missing=lacks
        )

    def _by(self, wait: Duration) -> date:
        return deadline(self.opened, wait, self.now)

    def _step(
        self,
        stage: Stage,
        what: Text | None,
        who: str | None,
        due: date | None,
        done: date | None,
        *,
        is_done: bool,
        subject: str | None = None,
        place: int | None = None,
        missing: Text | None = None,
    ) -> RecoveryStep:
        today = self.now.today
        late = max(self.now.working_days(due, today), 1) if due and due < today and not is_done else None
        at: Pointer = ("recovery", stage) if place is None else ("recovery", stage, place)
        whom = who or responsible(self.commitment, stage, self.now)
        return RecoveryStep(
            stage,
            subject or f"recovery/{stage}",
            what or STAGES[stage],
            whom,
            due,
            done,
            is_done,
            late,
            at,
            missing,
        )


def deadline(opened: date, wait: Duration, now: Situation) -> date:
    """The last day of a step. Hours end on the day of the opening, or the next that is worked."""
    calendar, hours = now.calendars.organisation, now.calendars.hours_per_day
    if wait.unit is Unit.HOUR and float(wait.amount) <= hours:
        try:
            return calendar.roll(opened)
        except LookupError:  # decades away
            return opened
    return after(opened, wait, calendar, hours)


def responsible(commitment: Commitment, stage: Stage, now: Situation) -> str | None:
    """Who takes a step where the file does not say: by policy's role, else the project lead."""
    role = now.workspace.policy.recovery.owners.get(stage)
    found = Directory(now.workspace).find(role, commitment) if role else ()
    return found[0].id if len(found) == 1 else commitment.owner


_APPROVAL: Final = Text("nobody approved it", "personne ne l’a approuvée")
_EVIDENCE: Final = Text("nothing shows the cause", "rien ne montre la cause")
_CHANGE: Final = Text("it changes nothing yet", "elle ne change encore rien")
_PROOF: Final = Text("nothing proves it", "rien ne le prouve")
