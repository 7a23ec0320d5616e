"""What figures count: a fact a decided promise, one a case of an SLA, one a critical incident.

A promise is decided on the day it is delivered, or on the evening of its date where it is not delivered by
then: from then on it is late, whenever it comes. Drafts, lost and cancelled promises are not counted; running
promises are counted by the cases of their targets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engage.health.situation import WorkingDays
from engage.learn.moves import deadline_moves, first_due
from engage.model.causes import cause_id
from engage.model.commitment import Commitment
from engage.model.outcome import Outcome, handed_over, standing
from engage.model.weakened import is_made
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.service_clock import instant, local
from engage.plan.sla import SlaReader
from engage.plan.sla_hours import zone_of
from engage.plan.terms import tacit_acceptance

_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Groups:
    """By what figures are told apart; never by person."""

    team: str | None
    product_line: str | None
    account: str
    type: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A promise that is decided. `delivered` is `None` while it is overdue.

    `in_full` is `None` where nobody said. `kept`: accepted by the client, with proof; without those it
    is only claimed. `days_late` and `days_late_first` are working days from the current and from the
    first date to the delivery, negative when early. `against`: signed although the assessment did not
    say `promise`; `None` where no decision is recorded. `client_days`: working days of pauses that
    waited on the client.
    """

    id: str
    title: str
    groups: Groups
    decided: date
    first_due: date
    due: date
    delivered: date | None
    in_full: bool | None
    outcome: Outcome
    amendments: int
    days_late: int | None
    days_late_first: int | None
    against: bool | None
    client_days: int
    causes: tuple[str, ...]

    @property
    def on_time(self) -> bool:
        """Delivered on or before the date as it stands."""
        return self.outcome != "broken" and self.delivered is not None and self.delivered <= self.due

    @property
    def on_time_first(self) -> bool:
        """Delivered on or before the date first promised."""
        return self.outcome != "broken" and self.delivered is not None and self.delivered <= self.first_due

    @property
    def kept(self) -> bool:
        """Accepted, with proof, in time and in full."""
        return self.outcome == "kept"

    @property
    def breach(self) -> bool:
        """Not in time, or not in full."""
        return not self.on_time or self.in_full is False


@dataclass(frozen=True, slots=True)
class SlaFact:
    """A decided case of a target of response or resolution, or a value of a series on its day."""

    id: str
    commitment: str
    target: str
    groups: Groups
    opened: date
    met: bool
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriticalFact:
    """A critical incident; `hours` by the clock from report to solution, `None` while open; `age` of an
    open one."""

    id: str
    groups: Groups
    day: date
    hours: float | None
    age: float | None


def groups_of(commitment: Commitment) -> Groups:
    """The groups of a promise."""
    return Groups(
        commitment.team, commitment.product_line, commitment.client, commitment.type, commitment.region
    )


def facts(workspace: Workspace, today: date) -> tuple[Fact, ...]:
    """The promises decided up to today, by the day of the decision."""
    calendars = Calendars(workspace, today)
    found = [
        fact
        for commitment in workspace.commitments
        if (fact := _fact(commitment, workspace, calendars, today))
    ]
    return tuple(sorted(found, key=lambda fact: (fact.decided, fact.id)))


def _fact(commitment: Commitment, workspace: Workspace, calendars: Calendars, today: date) -> Fact | None:
    due = commitment.due
    if due is None or commitment.sla or not is_made(commitment) or commitment.status == "proposed":
        return None
    delivered = handed_over(commitment)
    if delivered is None and due >= today and commitment.status != "broken":
        return None
    first = first_due(commitment) or due
    term = commitment.contract and commitment.contract.tacit_acceptance and commitment.delivered
    tacit = tacit_acceptance(commitment, workspace, calendars, today) if term else None
    days = calendars.organisation
    decision = commitment.decision
    return Fact(
        id=commitment.id,
        title=commitment.title,
        groups=groups_of(commitment),
        decided=min(delivered or due, due, today),
        first_due=first,
        due=due,
        delivered=delivered,
        in_full=commitment.in_full,
        outcome=standing(commitment, tacit).outcome,
        amendments=len(deadline_moves(commitment.amendments)),
        days_late=working(days, due, delivered) if delivered else None,
        days_late_first=working(days, first, delivered) if delivered else None,
        against=None if decision is None else decision.verdict != "promise",
        client_days=_client_days(commitment, days, today),
        causes=_causes(commitment),
    )


def working(days: WorkingDays, start: date, end: date) -> int:
    """Working days between two dates; an estimate where the calendar does not reach so far."""
    try:
        return days.days_between(start, end)
    except LookupError:
        return round((end - start).days * 5 / 7)


def _client_days(commitment: Commitment, days: WorkingDays, today: date) -> int:
    """Working days of the pauses that waited on the client; overlapping ones count once."""
    found: set[int] = set()
    for pause in commitment.pauses:
        if pause.waiting_on == "client":
            end = min(pause.to or today, today)
            found.update(
                range(pause.from_.toordinal(), min(end.toordinal(), pause.from_.toordinal() + 3660) + 1)
            )
    return sum(working(days, date.fromordinal(day - 1), date.fromordinal(day)) for day in found if day > 1)


def _causes(commitment: Commitment) -> tuple[str, ...]:
    """The causes recorded of a gap, by feedback and by the recovery, as ids of the taxonomy; each once."""
    recovery = commitment.recovery.causes if commitment.recovery else ()
    told = [cause for feedback in commitment.feedback for cause in feedback.causes]
    told += [root.cause for root in recovery]
    return tuple(dict.fromkeys(map(cause_id, told)))


def sla_facts(workspace: Workspace, reader: SlaReader) -> Iterator[SlaFact]:
    """The decided cases of all running promises, by the day they were opened, and their series' values."""
    for commitment in workspace.commitments:
        if commitment.sla:
            groups, zone = groups_of(commitment), reader.hours.zone(commitment)
            for target, case in reader.decided(commitment):
                opened = local(case.record.opened, zone).date()
                yield SlaFact(
                    case.record.id,
                    commitment.id,
                    target.name,
                    groups,
                    opened,
                    case.state == "met",
                    _causes(commitment),
                )
            for target, value in reader.measured(commitment):
                day, name = value.on, f"{target.measure} {value.on.isoformat()}"
                yield SlaFact(name, commitment.id, target.name, groups, day, value.met, _causes(commitment))


def critical_facts(workspace: Workspace, severity: str, now: float) -> Iterator[CriticalFact]:
    """The incidents of a severity: solved ones on the day of their solution, open ones with their age."""
    own: Mapping[str, Commitment] = workspace.commitment
    seen: set[str] = set()
    for incident in workspace.incidents:
        if incident.severity != severity or incident.id in seen:
            continue
        seen.add(incident.id)
        commitment = own.get(incident.commitment or "")
        client = workspace.client.get(incident.client or (commitment.client if commitment else ""))
        zone = zone_of((client.timezone if client else None) or workspace.policy.timezone)
        opened = instant(incident.opened, zone)
        ended = instant(incident.resolved, zone) if incident.resolved else None
        if opened > now or (ended is not None and ended < opened):
            continue
        groups = (
            groups_of(commitment) if commitment else Groups(None, None, incident.client or "", None, None)
        )
        day = local(opened if ended is None else ended, zone).date()
        hours = None if ended is None else (ended - opened) / _HOUR
        yield CriticalFact(incident.id, groups, day, hours, (now - opened) / _HOUR if ended is None else None)
