"""Working hours and quiet hours, as alerts count and keep them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from engage.model.escalation import AlertPolicy, quiet_minutes
from engage.model.opening import DAY, Hours, parse_opening
from engage.model.policy import Policy
from engage.model.quantity import Duration, Unit
from engage.plan.calendar import WorkCalendar
from engage.plan.service_clock import opening_clock, wall_instant
from engage.plan.sla_hours import zone_of

_NINE = 9 * 60
_AHEAD = timedelta(days=60)
_FURTHEST = 400  # days within which somebody is back


class WorkingHours:
    """The organisation's opening hours on its working days: what grace, repeats and mutes are counted in."""

    def __init__(self, policy: Policy, calendar: WorkCalendar, since: date, until: date) -> None:
        self.zone = zone_of(policy.timezone)
        self._hours = _opening(policy)
        self._seconds_a_day = 60.0 * sum(end - start for start, end in self._hours)
        self._hours_a_day = float(policy.calendar.hours.amount) or 7.0
        self._clock = opening_clock(_worked(calendar, since, until + _AHEAD), self._hours, self.zone)

    def elapsed(self, start: datetime, end: datetime) -> float:
        """Seconds of opening from one moment to another."""
        return self._clock.between(start.timestamp(), end.timestamp())

    def seconds(self, length: Duration) -> float:
        """A length of working time: hours by the clock, days as whole days of opening."""
        if length.unit is Unit.HOUR:
            return float(length.amount) * 3600
        return length.days(self._hours_a_day) * self._seconds_a_day


def held_until(moment: datetime, calendar: WorkCalendar, policy: AlertPolicy) -> datetime | None:
    """When a message may go to somebody, where it may not now: quiet hours, or a day on which they are off.

    `moment` is in the zone of the workspace, in which quiet hours are read.
    """
    if _may_go(moment, calendar, policy):
        return None
    zone = moment.tzinfo or UTC
    quiet = [quiet_minutes(stretch) for stretch in policy.quiet]
    ends = sorted({end % DAY for _, end in quiet} | {0})
    for ahead in range(_FURTHEST):
        day = moment.date() + timedelta(days=ahead)
        for minute in ends:
            at = datetime.fromtimestamp(wall_instant(day, minute, zone), zone)
            if at > moment and _may_go(at, calendar, policy):
                return at
    return moment + timedelta(days=_FURTHEST)


def _may_go(moment: datetime, calendar: WorkCalendar, policy: AlertPolicy) -> bool:
    if policy.days == "working" and not _works(calendar, moment.date()):
        return False
    minute = moment.hour * 60 + moment.minute
    return not any(_inside(minute, *quiet_minutes(stretch)) for stretch in policy.quiet)


def _inside(minute: int, start: int, end: int) -> bool:
    return start <= minute < end if start < end else minute >= start or minute < end


def _works(calendar: WorkCalendar, day: date) -> bool:
    try:
        return calendar.is_working(day)
    except LookupError:  # beyond the years that calendars know
        return day.weekday() < 5


def _opening(policy: Policy) -> Hours:
    if policy.calendar.opening:
        return parse_opening(policy.calendar.opening)
    length = round(float(policy.calendar.hours.amount) * 60)
    return ((_NINE, min(DAY, _NINE + length)),)


def _worked(calendar: WorkCalendar, since: date, until: date) -> Iterator[date]:
    day = max(since, calendar.horizon.first)
    last = min(until, calendar.horizon.last)
    while day <= last:
        if calendar.is_working(day):
            yield day
        day += timedelta(days=1)
