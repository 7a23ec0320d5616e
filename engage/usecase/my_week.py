"""One person's week: what they owe, and to whom, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from engage.health.acceptance import standing_of
from engage.health.situation import Situation
from engage.model.commitment import Commitment, Exchange, open_status
from engage.model.party import Person
from engage.model.people import Directory
from engage.model.plan_of_work import Acceptance, Milestone, RiskRecord
from engage.model.quantity import Duration
from engage.plan.terms import after

Kind = Literal[
    "promise", "gate", "action", "reservation", "answer", "client_input", "acceptance", "risk", "prevention",
    "recovery", "assumption",
]  # fmt: skip
When = Literal["overdue", "week", "later", "undated"]
_WEEK = timedelta(days=7)
_HORIZON = timedelta(weeks=6)
_FORGOTTEN = frozenset({"draft", "proposed", "lost", "cancelled"})


@dataclass(frozen=True, slots=True)
class MyItem:
    """Something to do, or to have done by the client. `late_days`: working days past its date."""

    kind: Kind
    commitment: str
    milestone: str | None
    client_name: str
    what: str
    on: date | None
    when: When
    late_days: int | None

    def sort_key(self) -> tuple[int, date, str, str]:
        """Overdue first, then by date; what has no date comes last."""
        order = ("overdue", "week", "later", "undated").index(self.when)
        return order, self.on or date.max, self.commitment, self.what


@dataclass(frozen=True, slots=True)
class MyWeek:
    """A person's items. `beyond` counts those after the horizon, `until` is the last day of the week."""

    as_of: date
    person: str
    name: str
    until: date
    items: tuple[MyItem, ...]
    beyond: int


def my_week(person: Person, now: Situation) -> MyWeek:
    """All that waits for a person, in the promises that live, and what is open in those that ended."""
    found = [
        item
        for commitment in now.workspace.commitments
        if commitment.status not in _FORGOTTEN
        for item in _Mine(person, commitment, now).items()
    ]
    near = [item for item in found if item.on is None or item.on <= now.today + _HORIZON]
    return MyWeek(
        as_of=now.today,
        person=person.id,
        name=person.name or person.id,
        until=now.today + _WEEK,
        items=tuple(sorted(near, key=MyItem.sort_key)),
        beyond=len(found) - len(near),
    )


@dataclass(frozen=True)
class _Mine:
    """One promise, as one person sees it."""

    person: Person
    commitment: Commitment
    now: Situation

    def items(self) -> Iterator[MyItem]:
        """What is theirs in it; what only its lead sees to, if they lead it."""
        leads = self._is_me(self.commitment.owner)
        if open_status(self.commitment):
            yield from self._gates(leads=leads)
            yield from self._risks()
            if leads:
                yield from self._led()
        yield from self._actions()
        yield from self._reservations(self.commitment.accepted, None)
        for gate in self.commitment.milestones:
            yield from self._reservations(gate.accepted, gate.id)
        yield from self._recovery()

    def _is_me(self, name: str | None) -> bool:
        """Whether a name means this person, also through a role that they alone hold."""
        if name is None:
            return False
        if name == self.person.id:
            return True
        found = Directory(self.now.workspace).find(name, self.commitment)
        return [party.id for party in found] == [self.person.id]

    def _item(self, kind: Kind, what: str, on: date | None, milestone: str | None = None) -> MyItem:
        today = self.now.today
        late = max(self.now.working_days(on, today), 1) if on and on < today else None
        when: When = (
            "undated" if on is None else "overdue" if late else "week" if on <= today + _WEEK else "later"
        )
        client = self.now.workspace.client_name(self.commitment.client)
        return MyItem(kind, self.commitment.id, milestone, client, what, on, when, late)

    def _gates(self, *, leads: bool) -> Iterator[MyItem]:
        """Gates of the promises they lead, and those they work on; the promise itself where it has none."""
        plan = self.now.plan(self.commitment)
        if self.commitment.delivered:
            return
        for gate in self.commitment.milestones:
            if gate.done or not (leads or self._works_on(gate)):
                continue
            placed = plan.milestone(gate.id)
            day = gate.due or (placed.finish if placed else None)
            yield self._item("gate", gate.title or gate.id, day, gate.id)
        if leads and not any(not gate.done for gate in self.commitment.milestones):
            yield self._item("promise", self.commitment.title, self.commitment.due)

    def _works_on(self, gate: Milestone) -> bool:
        named = (*gate.needs, *(gate.raci.responsible if gate.raci else ()))
        return any(name == self.person.id for name in named)

    def _led(self) -> Iterator[MyItem]:
        """What a lead asks of the client, and owes to it."""
        for need in self.commitment.needs_from_client:
            if not need.received and not self.commitment.delivered:
                yield self._item("client_input", need.what, need.by)
        for asked in unanswered(self.commitment):
            due = self._after(asked.on, self.now.workspace.policy.health.answer)
            yield self._item("answer", asked.text or asked.with_ or self.commitment.client, due)
        yield from self._acceptances()
        for assumption in self.commitment.assumptions:
            if self._is_me(assumption.owner) and assumption.due and assumption.due >= self.now.today:
                yield self._item("assumption", assumption.text, assumption.due)

    def _acceptances(self) -> Iterator[MyItem]:
        """Deliveries and gates that the client has not accepted; asked for from the day after."""
        for gate in self.commitment.milestones:
            if gate.done and not gate.accepted and not gate.refused and not self.commitment.accepted:
                yield self._item("acceptance", gate.title or gate.id, self._asked_by(gate.done), gate.id)
        if self.commitment.delivered and standing_of(self.commitment, self.now).accepted is None:
            day = self._asked_by(self.commitment.delivered)
            yield self._item("acceptance", self.commitment.title, day)

    def _asked_by(self, done: date) -> date:
        """The day by which the client's signature is late: `health.acceptance` after the delivery."""
        return self._after(done, self.now.workspace.policy.health.acceptance)

    def _after(self, day: date, wait: Duration) -> date:
        """The working day that ends a wait."""
        calendars = self.now.calendars
        return after(day, wait, calendars.organisation, calendars.hours_per_day)

    def _risks(self) -> Iterator[MyItem]:
        for risk in self.commitment.risks:
            if risk.struck or risk.closed:
                continue
            trigger = risk.contingency.trigger if risk.contingency else None
            if self._is_me(risk.owner) and trigger and trigger.by:
                yield self._item("risk", f"{risk.id}: {trigger.when or risk.what}", trigger.by)
            yield from self._prevention(risk)

    def _prevention(self, risk: RiskRecord) -> Iterator[MyItem]:
        for measure in risk.prevention:
            if not measure.done and self._is_me(measure.who):
                yield self._item("prevention", f"{risk.id}: {measure.what}", measure.due)

    def _actions(self) -> Iterator[MyItem]:
        plan = self.commitment.recovery.progress_plan if self.commitment.recovery else ()
        for action in (*self.commitment.actions, *plan):
            if not action.done and self._is_me(action.who):
                yield self._item(
                    "action", f"{action.id}: {action.what}" if action.id else action.what, action.due
                )

    def _reservations(self, accepted: Acceptance | None, milestone: str | None) -> Iterator[MyItem]:
        for reservation in accepted.reservations if accepted else ():
            if not reservation.lifted and self._is_me(reservation.owner):
                yield self._item("reservation", reservation.what, reservation.due, milestone)

    def _recovery(self) -> Iterator[MyItem]:
        recovery = self.commitment.recovery
        if recovery is None or (recovery.closed and recovery.closed.on):
            return
        for step in (recovery.acknowledged, recovery.explained, recovery.follow_up):
            if step and step.due and not (step.on or step.done) and self._is_me(step.who):
                yield self._item("recovery", step.text or self.commitment.title, step.due)
        for each in recovery.compensation:
            if not each.given and self._is_me(each.who):
                yield self._item("recovery", each.kind, each.due)
        for lesson in recovery.lessons:
            if not lesson.done and self._is_me(lesson.who):
                yield self._item("recovery", lesson.what, lesson.due)


def unanswered(commitment: Commitment) -> tuple[Exchange, ...]:
    """Messages of the client that no later message to it answers, by day or, without one, at all."""
    out = [each for each in commitment.exchanges if each.direction == "out"]
    answered = {each.answers for each in out if each.answers}
    last = max((each.on for each in out if each.answers is None), default=None)
    return tuple(
        asked
        for asked in commitment.exchanges
        if asked.direction == "in" and asked.on not in answered and not (last and last >= asked.on)
    )
