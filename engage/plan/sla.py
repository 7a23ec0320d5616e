"""Running promises against their incidents and series: the figures of each target, period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property

from engage.model.commitment import Commitment
from engage.model.opening import DAY
from engage.model.periods import Period, period_of, periods_until
from engage.model.sla import Incident, SeriesValue, SlaTarget
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.service_clock import Clock, local, wall_instant
from engage.plan.sla_budget import Tally
from engage.plan.sla_cases import Case, cases, limit_of, stopped
from engage.plan.sla_hours import ServiceHours
from engage.plan.sla_records import Fault, Record, Waiting, overlapping, read
from engage.plan.sla_series import Judged, comparable, judge, silent_since, values_of

PERIODS = 4


@dataclass(frozen=True, slots=True)
class Lost:
    """Seconds for which clocks stood still in a period, by whom they waited on (`None`: nobody said)."""

    waiting_on: Waiting | None
    seconds: float
    cases: int


@dataclass(frozen=True, slots=True)
class Track:
    """One target of a running promise. `tallies` are its periods, oldest first, the current one last.

    `cases` are those of the current period and all that are still open, in the order of their opening;
    `values` are those of the current period where a series measures it, and `silent_since` the day of
    its last value where it stopped; `unknown` says why there are no figures.
    """

    commitment: str
    place: int
    target: SlaTarget
    limit: float | None
    tallies: tuple[Tally, ...]
    cases: tuple[Case, ...]
    lost: tuple[Lost, ...]
    unknown: Text | None = None
    values: tuple[Judged, ...] = ()
    silent_since: date | None = None

    @property
    def current(self) -> Tally | None:
        """The period that runs."""
        return self.tallies[-1] if self.tallies else None

    @property
    def next_breaches(self) -> tuple[Case, ...]:
        """Open cases whose clock runs, the one that will be late first in front."""
        running = [case for case in self.cases if case.deadline is not None]
        return tuple(sorted(running, key=lambda case: (case.deadline or 0.0, case.record.id)))

    @property
    def open_cases(self) -> tuple[Case, ...]:
        """Cases that have not ended, late or not."""
        measure = self.target.measure
        return tuple(case for case in self.cases if case.record.end_of(measure) is None)


class SlaReader:
    """Reads the running promises of a workspace as of an instant (seconds since 1970)."""

    def __init__(self, workspace: Workspace, now: float, today: date, back: int = PERIODS) -> None:
        self._workspace = workspace
        self._now = now
        self._back = back
        self._hours = ServiceHours(workspace, today, back)
        self._read: dict[str, tuple[list[Record], list[Fault]]] = {}

    def tracks(self, commitment: Commitment) -> tuple[Track, ...]:
        """The targets of a promise, in the order of its file."""
        records, _ = self.records(commitment)
        return tuple(
            self._track(commitment, place, target, records) for place, target in enumerate(commitment.sla)
        )

    @property
    def hours(self) -> ServiceHours:
        """The zones and clocks of the promises."""
        return self._hours

    def decided(self, commitment: Commitment) -> Iterator[tuple[SlaTarget, Case]]:
        """Every case of response or resolution that is in time or late, of all periods."""
        records, _ = self.records(commitment)
        for target in commitment.sla:
            limit = limit_of(target, self._hours.hours_per_day)
            if limit is None or target.measure not in {"response", "resolution"}:
                continue
            clock = self._hours.clock(commitment, target)
            for case in cases(records, target, limit, clock, self._now):
                if case.state in {"met", "missed"}:
                    yield target, case

    def measured(self, commitment: Commitment) -> Iterator[tuple[SlaTarget, Judged]]:
        """Every value of its series that meets a target or misses it, of all periods."""
        for target in commitment.sla:
            if target.series:
                for value in self._judged(commitment, target)[0]:
                    yield target, value

    def faults(self, commitment: Commitment) -> tuple[Fault, ...]:
        """What is left out of the figures of a promise: incidents, and values of its series."""
        found = list(self.records(commitment)[1])
        for target in commitment.sla:
            if target.series:
                found += self._judged(commitment, target)[1]
        return tuple(found)

    def records(self, commitment: Commitment) -> tuple[list[Record], list[Fault]]:
        """The incidents that count for a promise, and those whose times contradict each other."""
        if commitment.id not in self._read:
            found = self._incidents.get(commitment.id, [])
            self._read[commitment.id] = read(found, self._hours.zone(commitment), self._now)
        return self._read[commitment.id]

    def _track(self, commitment: Commitment, place: int, target: SlaTarget, records: list[Record]) -> Track:
        clock, zone = self._hours.clock(commitment, target), self._hours.zone(commitment)
        periods = self._periods(commitment, target, zone)
        if target.measure == "availability":
            return self._availability(commitment, place, target, records, periods)
        if target.series:
            return self._by_series(commitment, place, target, periods)
        limit = limit_of(target, self._hours.hours_per_day)
        if limit is None:
            return Track(commitment.id, place, target, None, (), (), (), _NO_LIMIT)
        found = cases(records, target, limit, clock, self._now)
        by_period: dict[Period, list[Case]] = defaultdict(list)
        for case in found:
            by_period[period_of(local(case.record.opened, zone).date(), target.period)].append(case)
        share = 1.0 if target.attainment is None else target.attainment
        tallies = tuple(
            _tally(period, by_period.get(period, []), self._elapsed(commitment, period, zone), share)
            for period in periods
        )
        current = by_period.get(periods[-1], []) if periods else []
        measure = target.measure
        shown = _shown(found, current, measure)
        lost = _lost(current, measure, clock, self._now)
        return Track(commitment.id, place, target, limit, tallies, shown, lost)

    def _availability(
        self,
        commitment: Commitment,
        place: int,
        target: SlaTarget,
        records: list[Record],
        periods: tuple[Period, ...],
    ) -> Track:
        """Time without an outage over all time that counts; outages at the same time count once."""
        share = _share_of(target)
        if share is None:
            return Track(commitment.id, place, target, None, (), (), (), _NO_SHARE)
        zone, clock = self._hours.zone(commitment), self._hours.clock(commitment, target)
        downs = [r for r in records if target.severity is None or r.severity == target.severity]
        outages = overlapping(part for record in downs for part in _outages(record, self._now))
        tallies = []
        for period in periods:
            start, end = self._bounds(commitment, period, zone)
            until = min(end, self._now)
            bad = sum(clock.between(max(a, start), min(b, until)) for a, b in outages)
            whole, passed = clock.between(start, end), clock.between(start, until)
            elapsed = passed / whole if whole else 0.0
            tallies.append(Tally(period, passed - bad, bad, 0, elapsed, share))
        return Track(commitment.id, place, target, None, tuple(tallies), (), ())

    def _by_series(
        self, commitment: Commitment, place: int, target: SlaTarget, periods: tuple[Period, ...]
    ) -> Track:
        """The share of the values that meet the target."""
        values, _ = self._judged(commitment, target)
        if not values:
            why = self._nothing_judged(commitment, target)
            return Track(commitment.id, place, target, None, (), (), (), why)
        zone = self._hours.zone(commitment)
        by_period: dict[Period, list[Judged]] = defaultdict(list)
        for value in values:
            by_period[period_of(value.on, target.period)].append(value)
        share = 1.0 if target.attainment is None else target.attainment
        tallies = tuple(
            _values_tally(period, by_period.get(period, []), self._elapsed(commitment, period, zone), share)
            for period in periods
        )
        current = tuple(by_period.get(periods[-1], ())) if periods else ()
        silent = silent_since(values, self._until(commitment, zone), periods[-1].first) if periods else None
        return Track(commitment.id, place, target, None, tallies, (), (), values=current, silent_since=silent)

    def _nothing_judged(self, commitment: Commitment, target: SlaTarget) -> Text:
        if not values_of(commitment, self._series.get(target.measure, ())):
            return _no_series(target.measure)
        return _NONE_COUNTS if comparable(target) else _NO_COMPARISON

    def _judged(
        self, commitment: Commitment, target: SlaTarget
    ) -> tuple[tuple[Judged, ...], tuple[Fault, ...]]:
        values = values_of(commitment, self._series.get(target.measure, ()))
        return judge(values, target, commitment, self._hours.zone(commitment), self._now)

    def _until(self, commitment: Commitment, zone: tzinfo) -> date:
        """Today, or the last day of a promise that has ended."""
        today = local(self._now - 1, zone).date()
        end = commitment.promise.due if commitment.promise else None
        return min(today, end) if end else today

    def _periods(self, commitment: Commitment, target: SlaTarget, zone: tzinfo) -> tuple[Period, ...]:
        """The current period and those before it in which the promise ran."""
        start = commitment.promise.start if commitment.promise else None
        found = periods_until(self._until(commitment, zone), target.period, self._back)
        return tuple(period for period in found if start is None or period.last >= start)

    def _bounds(self, commitment: Commitment, period: Period, zone: tzinfo) -> tuple[float, float]:
        """A period as instants, cut to the days on which the promise runs."""
        promise = commitment.promise
        first, last = period.first, period.last
        if promise and promise.start:
            first = max(first, promise.start)
        if promise and promise.due:
            last = min(last, promise.due)
        return wall_instant(first, 0, zone), wall_instant(max(first, last), DAY, zone)

    def _elapsed(self, commitment: Commitment, period: Period, zone: tzinfo) -> float:
        start, end = self._bounds(commitment, period, zone)
        return min(1.0, max(0.0, (self._now - start) / (end - start)))

    @cached_property
    def _series(self) -> Mapping[str, list[SeriesValue]]:
        found: dict[str, list[SeriesValue]] = defaultdict(list)
        for value in self._workspace.series:
            found[value.series].append(value)
        return found

    @cached_property
    def _incidents(self) -> Mapping[str, list[Incident]]:
        """By the promise for which they count: the one they name, else the only running one of the client."""
        running: dict[str, list[str]] = defaultdict(list)
        for commitment in self._workspace.commitments:
            if commitment.sla:
                running[commitment.client].append(commitment.id)
        found: dict[str, list[Incident]] = defaultdict(list)
        for incident in self._workspace.incidents:
            ids = running.get(incident.client or "", [])
            owner = incident.commitment or (ids[0] if len(ids) == 1 else None)
            if owner:
                found[owner].append(incident)
        return found


def _shown(found: tuple[Case, ...], current: list[Case], measure: str) -> tuple[Case, ...]:
    known = {case.record.id for case in current}
    return tuple(c for c in found if c.record.id in known or c.record.end_of(measure) is None)


def _tally(period: Period, found: list[Case], elapsed: float, share: float) -> Tally:
    count = {state: sum(case.state == state for case in found) for state in ("met", "missed", "running")}
    return Tally(period, count["met"], count["missed"], count["running"], elapsed, share)


def _values_tally(period: Period, found: list[Judged], elapsed: float, share: float) -> Tally:
    good = sum(value.met for value in found)
    return Tally(period, good, len(found) - good, 0, elapsed, share)


def _lost(found: list[Case], measure: str, clock: Clock, now: float) -> tuple[Lost, ...]:
    """For how long the clocks of these cases stood still, by whom they waited on, the longest first."""
    seconds: dict[Waiting | None, float] = defaultdict(float)
    count: dict[Waiting | None, int] = defaultdict(int)
    for case in found:
        ended = case.record.end_of(measure)
        until = now if ended is None else ended
        for waiting in {pause.waiting_on for pause in case.record.pauses if pause.stops}:
            part = stopped(case.record, until, clock, waiting)
            if part > 0:
                seconds[waiting] += part
                count[waiting] += 1
    lost = [Lost(waiting, total, count[waiting]) for waiting, total in seconds.items()]
    return tuple(sorted(lost, key=lambda each: (-each.seconds, each.waiting_on or "")))


def _outages(record: Record, now: float) -> Iterator[tuple[float, float]]:
    """The stretches in which the service was down: without the pauses that did not wait on us."""
    at, end = record.opened, now if record.resolved is None else record.resolved
    for pause in record.pauses:
        if pause.stops:
            yield at, min(pause.start, end)
            at = end if pause.end is None else pause.end
    yield at, max(at, end)


def _share_of(target: SlaTarget) -> float | None:
    wanted = target.target
    if wanted is None or wanted.number is None or wanted.unit.strip() != "%":
        return target.attainment
    return float(wanted.number / 100) if 0 <= wanted.number <= 100 else None


_NO_LIMIT = Text(
    "its target is no length of time such as 4h or 30 min",
    "sa cible n’est pas une durée comme 4h ou 30 min",
)
_NO_COMPARISON = Text(
    "its target cannot be compared with values: write an operator and a number, such as >= 99.5 %",
    "sa cible ne se compare pas à des valeurs\u00a0: écrivez un opérateur et un nombre, comme >= 99.5 %",
)
_NONE_COUNTS = Text(
    "none of its values is of a day of the promise and in the unit of the target",
    "aucune de ses valeurs n’est d’un jour de l’engagement et dans l’unité de la cible",
)
_NO_SHARE = Text("its target is no share such as >= 99.9 %", "sa cible n’est pas une part comme >= 99.9 %")


def _no_series(name: str) -> Text:
    return Text(
        f"there are no records of {name!r}: its values belong in records/series/{name}.csv",
        f"aucun relevé de «\u00a0{name}\u00a0»\u00a0: ses valeurs vont dans records/series/{name}.csv",
    )
