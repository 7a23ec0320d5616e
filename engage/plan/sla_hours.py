"""The hours in which running promises count: whose opening hours, in which zone, on which days.

Business hours are the opening hours of `engage.yaml` in the workspace's zone, on the organisation's working
days (holidays and closures taken out); or the client's own, where its `calendar.opening` gives some: then in
its zone and on its working days. Moments without an offset, and the periods, are in the client's zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, timedelta, tzinfo
from functools import cached_property

from engage.model.commitment import Commitment
from engage.model.opening import DAY, Hours, parse_opening
from engage.model.party import Client
from engage.model.periods import period_of
from engage.model.sla import SlaTarget
from engage.model.workspace import Workspace
from engage.plan.calendar import WorkCalendar
from engage.plan.calendars import Calendars
from engage.plan.service_clock import AllHours, Clock, opening_clock, wall_instant

_NINE = 9 * 60
_AHEAD = timedelta(days=400)


class ServiceHours:
    """The zones and clocks of a workspace's running promises; each clock is built once, when asked for."""

    def __init__(self, workspace: Workspace, today: date, years: int) -> None:
        self._workspace = workspace
        self._today = today
        self._years = years
        self._clocks: dict[tuple[str | None, str], Clock] = {}

    @property
    def hours_per_day(self) -> float:
        """Working hours in a day of the organisation."""
        return self._calendars.hours_per_day

    def zone(self, commitment: Commitment) -> tzinfo:
        """The zone in which the promise's moments and periods are read: its client's, else ours."""
        client = self._workspace.client.get(commitment.client)
        return zone_of((client.timezone if client else None) or self._workspace.policy.timezone)

    def clock(self, commitment: Commitment, target: SlaTarget) -> Clock:
        """The clock of the hours that count for a target."""
        client = self._workspace.client.get(commitment.client)
        own = client.id if client and client.calendar and client.calendar.opening else None
        key = own, target.hours
        if key not in self._clocks:
            self._clocks[key] = (
                AllHours() if target.hours == "all" else self._business(client if own else None)
            )
        return self._clocks[key]

    @property
    def without_opening(self) -> bool:
        """Whether business hours are a default, since `engage.yaml` gives none."""
        return self._workspace.policy.calendar.opening is None

    def _business(self, client: Client | None) -> Clock:
        policy = self._workspace.policy
        own = client.calendar if client else None
        if client and own and own.opening:
            days, hours, zone = self._calendars.client(client), parse_opening(own.opening), client.timezone
        else:
            days, zone = self._calendars.organisation, None
            given = policy.calendar.opening
            hours = parse_opening(given) if given else self._default_hours()
        return opening_clock(self._days(days), hours, zone_of(zone or self._workspace.policy.timezone))

    def _default_hours(self) -> Hours:
        length = round(self._calendars.hours_per_day * 60)
        return ((_NINE, min(DAY, _NINE + length)),)

    def _days(self, calendar: WorkCalendar) -> Iterator[date]:
        """The working days from the first incident to some time ahead, as far as the calendar knows them."""
        horizon = calendar.horizon
        day = max(horizon.first, self._first_day)
        last = min(horizon.last, self._today + _AHEAD)
        while day <= last:
            if calendar.is_working(day):
                yield day
            day += timedelta(1)

    @cached_property
    def _first_day(self) -> date:
        """A day before anything that is measured."""
        opened = min((i.opened.date() for i in self._workspace.incidents), default=self._today)
        begun = period_of(self._today, "year").first
        return min(opened, begun.replace(year=max(1, begun.year - self._years))) - timedelta(1)

    @cached_property
    def _calendars(self) -> Calendars:
        return Calendars(self._workspace, self._today)


def end_of_day(workspace: Workspace, today: date) -> float:
    """The instant at which a day ends in the workspace's zone: `now` of figures as of that day."""
    return wall_instant(today, DAY, zone_of(workspace.policy.timezone))


def zone_of(name: str | None) -> tzinfo:
    """A time zone; UTC where none is named, or where this machine does not know it."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else UTC
    except (KeyError, ValueError, OSError):  # no such zone here: `check` reports the setting
        return UTC
