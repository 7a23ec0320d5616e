"""Are running promises kept? Each target with its periods, its error budget, and what will be late next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Literal

from engage.learn.intervals import wilson
from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.sla import PERIODS, SlaReader, Track
from engage.plan.sla_budget import Tally
from engage.plan.sla_cases import Case
from engage.plan.sla_records import Fault
from engage.usecase.find import find, nearest

#: `below`: the share promised is not reached; `at_risk`: it is, but one open case that turns late breaks it;
#: `kept`; `nothing`: nothing is decided in the period yet; `unknown`: it cannot be measured, or the
#: series that measures it stopped before the period.
Standing = Literal["below", "at_risk", "kept", "nothing", "unknown"]
_ORDER: tuple[Standing, ...] = ("below", "at_risk", "unknown", "kept", "nothing")
_CLOSED = {"draft", "proposed", "lost", "cancelled"}


@dataclass(frozen=True, slots=True)
class Interval:
    """Wilson's 95 % interval of a share."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SlaRow:
    """One target: how it stands, and an interval for each period (`None`: nothing decided, or time)."""

    track: Track
    standing: Standing
    intervals: tuple[Interval | None, ...]


@dataclass(frozen=True, slots=True)
class SlaPromise:
    """A running promise with its targets, worst first, and the records left out of its figures."""

    id: str
    title: str
    client: str
    client_name: str
    owner_name: str | None
    zone: tzinfo
    rows: tuple[SlaRow, ...]
    faults: tuple[Fault, ...]

    @property
    def worst(self) -> int:
        """Place of its worst target in the order of urgency."""
        return min((_ORDER.index(row.standing) for row in self.rows), default=len(_ORDER))


@dataclass(frozen=True, slots=True)
class Breach:
    """An open case that turns late at `at` (seconds since 1970) unless it is closed or paused before."""

    promise: SlaPromise
    row: SlaRow
    case: Case
    at: float


@dataclass(frozen=True, slots=True)
class SlaView:
    """The running promises asked for. `now` is in seconds since 1970."""

    as_of: date
    now: float
    query: str | None
    promises: tuple[SlaPromise, ...]
    nearest: tuple[str, ...]
    default_hours: bool
    left_out: tuple[str, ...]

    @property
    def rows(self) -> tuple[SlaRow, ...]:
        """All targets."""
        return tuple(row for promise in self.promises for row in promise.rows)

    @property
    def below(self) -> int:
        """How many targets are below what was promised."""
        return sum(row.standing == "below" for row in self.rows)

    @property
    def next_breaches(self) -> tuple[Breach, ...]:
        """Open cases that will be late, the next one first."""
        found = [
            Breach(promise, row, case, case.deadline or 0.0)
            for promise in self.promises
            for row in promise.rows
            for case in row.track.next_breaches
        ]
        return tuple(sorted(found, key=lambda breach: (breach.at, breach.promise.id, breach.case.record.id)))


def sla(
    workspace: Workspace, today: date, now: float, query: str | None = None, back: int = PERIODS
) -> SlaView:
    """The running promises that a query means (see `find`), without one all; `back` periods of each."""
    asked = query is not None and bool(query.strip())
    found = find(workspace, query) if asked else workspace.commitments
    running = [c for c in found if c.sla and (asked or c.status not in _CLOSED)]
    reader = SlaReader(workspace, now, today, back)
    promises = [_promise(commitment, reader, workspace) for commitment in running]
    return SlaView(
        as_of=today,
        now=now,
        query=query if asked else None,
        promises=tuple(
            sorted(promises, key=lambda promise: (promise.worst, promise.client_name, promise.id))
        ),
        nearest=nearest(workspace, query) if query and asked and not found else (),
        default_hours=workspace.policy.calendar.opening is None,
        left_out=workspace.left_out,
    )


def _promise(commitment: Commitment, reader: SlaReader, workspace: Workspace) -> SlaPromise:
    rows = [_row(track) for track in reader.tracks(commitment)]
    owner = commitment.owner
    return SlaPromise(
        id=commitment.id,
        title=commitment.title,
        client=commitment.client,
        client_name=workspace.client_name(commitment.client),
        owner_name=workspace.named(commitment, owner),
        zone=reader.hours.zone(commitment),
        rows=tuple(sorted(rows, key=lambda row: (_ORDER.index(row.standing), row.track.place))),
        faults=reader.faults(commitment),
    )


def _row(track: Track) -> SlaRow:
    counted = track.target.measure != "availability"
    return SlaRow(track, _standing(track), tuple(_interval(t) if counted else None for t in track.tallies))


def _interval(tally: Tally) -> Interval | None:
    found = wilson(tally.good, tally.total)
    return Interval(*found) if found else None


def _standing(track: Track) -> Standing:
    tally = track.current
    if track.unknown or tally is None:
        return "unknown"
    if tally.met is None:
        return "unknown" if track.silent_since else "nothing"
    if not tally.met:
        return "below"
    one_more = Tally(tally.period, tally.good, tally.bad + 1, 0, tally.elapsed, tally.target)
    return "at_risk" if tally.open and not one_more.met else "kept"
