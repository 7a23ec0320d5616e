"""Who works when: the calendars of a workspace, each built once, when first asked for.

A milestone runs on the days on which its commitment's calendar and everyone it names work: the
organisation's days less the promise's pauses, and of each person, piece of equipment and provider under
its `needs` the days it is there. Thousands of milestones share few sets of people: calendars with the same
days are one object, with one index.

Work that only people of the client are responsible for (`raci.responsible`) is the client's own: it runs
on the client's days, without their closures and freezes, and goes on in a pause that waits for the client.

A pause without an end is taken to end today, the last day known: what remains is planned from the next
working day on, and `CommitmentPlan.unknown` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property

from engage.model.commitment import Commitment
from engage.model.party import Client, ClientCalendar, Closure, Equipment, Person, Provider, Slot, Span
from engage.model.plan_of_work import Milestone
from engage.model.policy_planning import CalendarPolicy
from engage.model.quantity import Duration, Unit
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendar import WEEKDAYS, Horizon, Period, WorkCalendar
from engage.plan.holidays import PublicHolidays, UnknownPlace, country_holidays

_SECOND_DAY = date(1, 1, 2)  # the first that has a day before it


class Calendars:
    """The calendars of one workspace as of one day. Holds nothing but what it has built."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        self.horizon = Horizon.around(today)
        self.hours_per_day = hours_a_day(workspace.policy.calendar.hours)
        self._today = today
        self._workspace = workspace
        self._unknown: dict[str | None, Text] = {}
        self._resources: dict[str, WorkCalendar | None] = {}
        self._sets: dict[tuple[tuple[Period, ...], tuple[str, ...], str | None], WorkCalendar] = {}
        self._by_days: dict[int, WorkCalendar] = {}
        self._milestones: dict[int, WorkCalendar] = {}  # by identity: the workspace outlives this

    @cached_property
    def organisation(self) -> WorkCalendar:
        """The organisation's days: its week, its public holidays, its closures."""
        policy = self._workspace.policy.calendar
        found = self._public_days(policy.country, policy.region, self._own_week, None)
        return self._one(found.closed_during(_periods(policy.closures)))

    def resource(self, resource_id: str) -> WorkCalendar | None:
        """The days of a person, a piece of equipment or a provider; `None` for anything else."""
        if resource_id not in self._resources:
            self._resources[resource_id] = self._build(resource_id)
        return self._resources[resource_id]

    def client(self, client: Client) -> WorkCalendar:
        """A client's days: the holidays of its country (else of ours) and its closures."""
        own = client.calendar
        if own is None or own.country is None:
            policy = self._workspace.policy.calendar
            found = self._public_days(policy.country, policy.region, None, None)
        else:
            found = self._public_days(own.country, own.region, None, client.id)
        return self._one(found.closed_during(_periods(own.closures)) if own else found)

    def _own_work(self, client: Client) -> WorkCalendar:
        """The days on which a client's own work runs: theirs, without their freezes."""
        found = self.client(client)
        return self._one(found.closed_during(_periods(client.calendar.freezes))) if client.calendar else found

    def commitment(self, commitment: Commitment) -> WorkCalendar:
        """The days on which a promise can be worked on at all: ours, less its pauses."""
        return self._shared(self._pauses(commitment), ())

    def milestone(self, commitment: Commitment, milestone: Milestone) -> WorkCalendar:
        """The days on which a milestone's work can run."""
        known = self._milestones.get(id(milestone))
        if known is None:
            named = tuple(sorted([name for name in milestone.needs if self.resource(name) is not None]))
            client = self._whose(commitment, milestone)
            known = (
                self._shared(self._pauses(commitment), named)
                if client is None
                else self._shared(self._pauses(commitment, ours=True), named, client)
            )
            self._milestones[id(milestone)] = known
        return known

    def _whose(self, commitment: Commitment, milestone: Milestone) -> Client | None:
        """The client, where the work is the client's own: only their people are responsible for it."""
        if milestone.raci is None or not milestone.raci.responsible:
            return None
        client = self._workspace.client.get(commitment.client)
        contacts = {contact.id for contact in client.contacts} if client else set()
        return client if contacts.issuperset(milestone.raci.responsible) else None

    @property
    def today(self) -> date:
        """The day as of which the calendars are."""
        return self._today

    def unknown(self, *names: str) -> tuple[Text, ...]:
        """What is not known of the organisation's calendar and those of the people named."""
        asked: tuple[str | None, ...] = (None, *names)
        return tuple(self._unknown[name] for name in asked if name in self._unknown)

    @property
    def _own_week(self) -> tuple[str, ...] | None:
        """The organisation's days of the week, where they are written; else those of its country."""
        policy = self._workspace.policy.calendar
        return policy.days if "days" in policy.model_fields_set else None

    @cached_property
    def provided(self) -> Mapping[str, Equipment | Provider]:
        """Equipment and providers by id; of two with one id the first."""
        resources = self._workspace.resources
        provided: tuple[Equipment | Provider, ...] = (*resources.equipment, *resources.providers)
        return {resource.id: resource for resource in reversed(provided)}

    def _build(self, resource_id: str) -> WorkCalendar | None:
        person = self._workspace.person.get(resource_id)
        if person:
            return self._one(self._person(person))
        provided = self.provided.get(resource_id)
        if isinstance(provided, Equipment):
            return self._one(self.organisation.closed_during(_periods(provided.absences)))
        if isinstance(provided, Provider) and provided.slots:
            return self._one(self.organisation.only_during(_periods(provided.slots)))
        return self.organisation if provided else None

    def _person(self, person: Person) -> WorkCalendar:
        found = self._week_of(person)
        away = list(_periods(person.absences))
        away += _without_capacity(person)
        if person.calendar:
            away += _periods(person.calendar.closures)
        found = found.closed_during(away)
        return found.only_during([(None, person.left)]) if person.left else found

    def _week_of(self, person: Person) -> WorkCalendar:
        """Their days of the week, without holidays and closures."""
        if person.calendar is None or person.calendar.country is None:
            if not person.days:
                return self.organisation
            policy = self._workspace.policy.calendar
            own = self._public_days(policy.country, policy.region, person.days, None)
        else:
            own = self._abroad(person.calendar, person)
        return own.closed_during(_periods(self._workspace.policy.calendar.closures))

    def _abroad(self, calendar: ClientCalendar, person: Person) -> WorkCalendar:
        week = person.days or self._own_week
        return self._public_days(calendar.country, calendar.region, week, person.id)

    def _public_days(
        self, country: str | None, region: str | None, week: Iterable[str] | None, name: str | None
    ) -> WorkCalendar:
        """The days of a week, without public holidays; what is not known is noted under the name."""
        law = self._holidays(country, region, name)
        worked = (
            {WEEKDAYS.index(day) for day in week} if week is not None else set(range(7)) - set(law.weekend)
        )
        return WorkCalendar.weekly(self.horizon, worked).closed_on(law.days).also_on(law.worked)

    def _holidays(self, country: str | None, region: str | None, name: str | None) -> PublicHolidays:
        code = None if country is None or country.strip().casefold() in {"", "none"} else country
        found = country_holidays(code, region, self.horizon.years)
        if not isinstance(found, UnknownPlace):
            return found
        self._unknown[name] = _fallback(found, name)
        if found.region is not None:
            national = country_holidays(found.country, None, self.horizon.years)
            if not isinstance(national, UnknownPlace):
                return national
        return PublicHolidays()

    def _pauses(self, commitment: Commitment, *, ours: bool = False) -> tuple[Period, ...]:
        """The days of its pauses; `ours`: without those that wait on the client, whose own work goes on."""
        return tuple(
            (pause.from_, pause.to or self._today)
            for pause in commitment.pauses
            if not (ours and pause.waiting_on == "client")
        )

    def _shared(
        self, pauses: tuple[Period, ...], names: tuple[str, ...], client: Client | None = None
    ) -> WorkCalendar:
        key = pauses, names, client.id if client else None
        if key not in self._sets:
            found = self.organisation if client is None else self._own_work(client)
            found = found.closed_during(pauses) if pauses else found
            for name in names:
                found &= self.resource(name) or self.organisation
            self._sets[key] = self._one(found)
        return self._sets[key]

    def _one(self, calendar: WorkCalendar) -> WorkCalendar:
        """The same object for the same days, so that they are numbered once."""
        return self._by_days.setdefault(calendar.mask, calendar)


def _periods(spans: Iterable[Span | Closure | Slot]) -> Iterable[Period]:
    return [(span.from_, span.to or span.from_) for span in spans]


def _without_capacity(person: Person) -> list[Period]:
    """The periods in which a person's share of full time is zero."""
    steps = sorted(person.capacity, key=lambda step: step.from_)
    starts = [max(step.from_, _SECOND_DAY) for step in steps]
    ends = [*(start - timedelta(1) for start in starts[1:]), None][: len(steps)]
    return [(step.from_, end) for step, end in zip(steps, ends, strict=True) if step.share == 0]


def hours_a_day(a_day: Duration) -> float:
    """Working hours in a day; the default where the setting is not a number of hours."""
    usable = a_day.unit is Unit.HOUR and a_day.amount > 0
    return float(a_day.amount) if usable else float(CalendarPolicy().hours.amount)


def _fallback(place: UnknownPlace, name: str | None) -> Text:
    en, fr = (f"{name}: ", f"{name}\u00a0: ") if name else ("", "")
    if place.region is not None:
        en += "planned with the holidays of the whole country"
        fr += "planifié avec les jours fériés du pays entier"
    else:
        en += "planned with weekends only, without public holidays"
        fr += "planifié avec les seuls week-ends, sans jours fériés"
    return Text(f"{en} ({place.message.en})", f"{fr} ({place.message.fr})")
