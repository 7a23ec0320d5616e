"""The incidents of a running promise as cases of one target: in time, late, or still open.

A case counts in the period in which it was opened. Its clock runs from the report to the answer (response)
or to the solution (resolution), in the hours of the target, without the pauses that did not wait on us. An
open case that is over its limit is late already; one that is not is no case yet, never one in time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from engage.model.fault import Fault
from engage.model.quantity import Unit, parse_duration
from engage.model.sla import SlaTarget
from engage.plan.service_clock import Clock
from engage.plan.sla_records import Record, Waiting

#: `running`: open and within its limit; `open`: still open, and no limit is known to compare it with.
CaseState = Literal["met", "missed", "running", "open"]
_MINUTES = {"m", "min", "mn", "minute", "minutes"}
_HOUR, _DAY = 3600.0, 86400.0


@dataclass(frozen=True, slots=True)
class Case:
    """One incident against one target. Times are seconds; instants are seconds since 1970.

    `used` is what the clock of the target has counted, `limit` what it may count. `deadline` is when an open
    case becomes late if nothing stops its clock: `None` where it is closed, late, paused, or beyond what the
    calendar knows.
    """

    record: Record
    state: CaseState
    used: float
    limit: float | None
    deadline: float | None = None
    paused: bool = False

    @property
    def left(self) -> float | None:
        """Seconds of service left of the limit; negative when late."""
        return None if self.limit is None else self.limit - self.used


def limit_of(target: SlaTarget, hours_per_day: float) -> float | None:
    """The longest time allowed, in seconds of the hours that count; `None` where the target gives none.

    Minutes and hours are those of the clock that counts. A day is a working day of `hours_per_day`, a week
    five of them; where all hours count, a day has 24 hours and a week seven days.
    """
    wanted = target.target
    if wanted is None or wanted.number is None or wanted.operator not in {None, "<=", "<"}:
        return None
    if wanted.unit.casefold() in _MINUTES:
        return float(wanted.number) * 60
    try:
        length = parse_duration(f"{wanted.number}{wanted.unit}", calendar=True)
    except Fault:
        return None
    a_day = _DAY if target.hours == "all" else hours_per_day * _HOUR
    in_days = {Unit.DAY: Decimal(1), Unit.WEEK: Decimal(7 if target.hours == "all" else 5)}
    if length.unit is Unit.CALENDAR_DAY:
        return float(length.amount) * _DAY if target.hours == "all" else None
    if length.unit is Unit.HOUR:
        return float(length.amount) * _HOUR
    return float(length.amount * in_days[length.unit]) * a_day


def cases(
    records: Iterable[Record], target: SlaTarget, limit: float | None, clock: Clock, now: float
) -> tuple[Case, ...]:
    """The cases of a target of response or resolution, in the order of the records."""
    return tuple(
        _case(record, record.end_of(target.measure), limit, clock, now)
        for record in records
        if target.severity is None or record.severity == target.severity
    )


def _case(record: Record, ended: float | None, limit: float | None, clock: Clock, now: float) -> Case:
    until = now if ended is None else ended
    used = clock.between(record.opened, until) - stopped(record, until, clock)
    if limit is None:
        return Case(record, "open" if ended is None else "met", used, None)
    if used > limit:
        return Case(record, "missed", used, limit)
    if ended is not None:
        return Case(record, "met", used, limit)
    paused = any(pause.end is None and pause.stops for pause in record.pauses)
    deadline = None if paused else clock.after(now, limit - used)
    return Case(record, "running", used, limit, deadline, paused)


def stopped(record: Record, until: float, clock: Clock, waiting_on: Waiting | str | None = "any") -> float:
    """Seconds of service for which the clock stood still, up to an instant; for one cause, where asked."""
    return sum(
        clock.between(pause.start, until if pause.end is None else min(pause.end, until))
        for pause in record.pauses
        if pause.stops and waiting_on in {"any", pause.waiting_on}
    )
