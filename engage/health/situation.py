"""What the signals look at: the records, their schedule and the load, all as of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from engage.health.holders import Holders
from engage.model.commitment import Commitment
from engage.model.quantity import Duration
from engage.model.sla import Incident
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.schedule_types import CommitmentPlan, Load, Schedule

if TYPE_CHECKING:
    from engage.plan.sla import SlaReader

_WORKED_SHARE = 5 / 7  # of the days of a week, where a date lies outside the calendar


class WorkingDays(Protocol):
    """A calendar that counts working days."""

    def days_between(self, day: date, other: date) -> int:
        """Working days from the evening of one day to the evening of another; negative backwards."""
        ...


@dataclass(frozen=True)
class Situation:
    """A workspace as known on a day, with what was computed from it.

    `calendar` is the organisation's: delays told to people are counted in its working days. Where two
    situations of one workspace are compared, the calendar of the one serves the other. `chances` holds the
    simulated probabilities of keeping each date, by promise; without them no signal speaks of probability.
    """

    workspace: Workspace
    schedule: Schedule
    load: tuple[Load, ...] = ()
    calendar: WorkingDays | None = None
    chances: Mapping[str, float | None] | None = None

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.schedule.today

    def plan(self, commitment: Commitment) -> CommitmentPlan:
        """The promise's schedule; an empty one where none was computed."""
        found = self.schedule.plans.get(commitment.id)
        return found or CommitmentPlan(
            commitment.id, None, None, None, None, None, commitment.due, None, None
        )

    def chance(self, commitment: Commitment) -> float | None:
        """The simulated probability that the promise is kept on its date; `None` where it is not known."""
        return self.chances.get(commitment.id) if self.chances is not None else None

    def working_days(self, since: date, until: date) -> int:
        """Working days from the evening of one day to the evening of another; negative backwards."""
        try:
            return self._working_days.days_between(since, until)
        except LookupError:  # a date decades away: an estimate serves as well
            return round((until - since).days * _WORKED_SHARE)

    def days(self, duration: Duration) -> float:
        """A duration in working days of this organisation."""
        policy = self.workspace.policy.calendar
        return duration.days(float(policy.hours.amount))

    def loads(self, commitment: Commitment) -> tuple[Load, ...]:
        """The weeks and resources from which the promise asks work."""
        return self._loads.get(commitment.id, ())

    def incidents(self, commitment: Commitment) -> tuple[Incident, ...]:
        """The incidents that count for the promise."""
        return self._incidents.get(commitment.id, ())

    @cached_property
    def calendars(self) -> Calendars:
        """The calendars of the workspace's people and clients, each built when first asked for."""
        return Calendars(self.workspace, self.today)

    @cached_property
    def sla(self) -> SlaReader:
        """How the running promises do, as of the end of the day; their current periods alone."""
        from engage.plan.sla import SlaReader
        from engage.plan.sla_hours import end_of_day

        return SlaReader(self.workspace, end_of_day(self.workspace, self.today), self.today, back=1)

    @cached_property
    def holders(self) -> Holders:
        """Who alone can do what."""
        return Holders.of(self.workspace, self.today)

    @cached_property
    def _working_days(self) -> WorkingDays:
        return self.calendar or self.calendars.organisation

    @cached_property
    def _loads(self) -> dict[str, tuple[Load, ...]]:
        found: dict[str, list[Load]] = defaultdict(list)
        for load in self.load:
            for commitment_id, days in load.commitments:
                if days > 0:
                    found[commitment_id].append(load)
        return {key: tuple(loads) for key, loads in found.items()}

    @cached_property
    def _incidents(self) -> dict[str, tuple[Incident, ...]]:
        found: dict[str, list[Incident]] = defaultdict(list)
        for incident in self.workspace.incidents:
            if incident.commitment:
                found[incident.commitment].append(incident)
        return {key: tuple(incidents) for key, incidents in found.items()}
