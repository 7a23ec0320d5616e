"""`engage sla` as one JSON document, and as CSV: a row for each period of each target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.model.text import Lang
from engage.plan.service_clock import local
from engage.plan.sla_budget import Tally
from engage.plan.sla_cases import Case
from engage.plan.sla_records import Fault
from engage.render.promise_json import rounded
from engage.render.sla import Places
from engage.usecase.sla import SlaPromise, SlaRow, SlaView

_HOUR = 3600


def document(view: SlaView, places: Places, lang: Lang) -> dict[str, Any]:
    """The whole view: hours as numbers with two decimals, moments in ISO 8601 in the promise's zone."""
    return {
        "schema": "engage/sla/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "query": view.query,
        "commitments": [_promise(promise, lang) for promise in view.promises],
        "next_breaches": [
            {
                "commitment": breach.promise.id,
                "target": breach.row.track.target.name,
                "incident": breach.case.record.id,
                "at": _moment(breach.at, breach.promise),
            }
            for breach in view.next_breaches
        ],
        "faults": [
            _fault(fault, promise, places, lang) for promise in view.promises for fault in promise.faults
        ],
        "nearest": list(view.nearest),
    }


def _promise(promise: SlaPromise, lang: Lang) -> dict[str, Any]:
    return {
        "id": promise.id,
        "title": promise.title,
        "client": promise.client,
        "timezone": str(promise.zone),
        "targets": [_target(row, promise, lang) for row in promise.rows],
    }


def _target(row: SlaRow, promise: SlaPromise, lang: Lang) -> dict[str, Any]:
    track, target = row.track, row.track.target
    return {
        "name": target.name,
        "measure": target.measure,
        "severity": target.severity,
        "hours": target.hours,
        "target": target.target.text if target.target else None,
        "limit_hours": hours(track.limit),
        "attainment": track.tallies[-1].target if track.tallies else target.attainment,
        "period": target.period,
        "standing": row.standing,
        "periods": [period_json(tally, row, at) for at, tally in enumerate(track.tallies)],
        "open": [_case(case, promise) for case in track.open_cases],
        "stopped": [
            {"waiting_on": lost.waiting_on, "hours": hours(lost.seconds), "cases": lost.cases}
            for lost in track.lost
        ],
        "silent_since": track.silent_since.isoformat() if track.silent_since else None,
        "not_known": track.unknown.to(lang) if track.unknown else None,
    }


def period_json(tally: Tally, row: SlaRow, at: int) -> dict[str, Any]:
    """A period of a target; cases as numbers, an availability in hours."""
    in_time = row.track.target.measure == "availability"
    interval = row.intervals[at]

    def amount(value: float | None) -> float | int | None:
        if value is None:
            return None
        return hours(value) if in_time else int(value)

    allowed = hours(tally.allowed) if in_time else rounded(tally.allowed, 2)
    return {
        "period": tally.period.key,
        "from": tally.period.first.isoformat(),
        "to": tally.period.last.isoformat(),
        "elapsed": rounded(tally.elapsed, 3),
        "unit": "hours" if in_time else "values" if row.track.target.series else "cases",
        "kept": amount(tally.good),
        "missed": amount(tally.bad),
        "open": tally.open,
        "attainment": rounded(tally.attainment, 5),
        "low": rounded(interval.low if interval else None, 4),
        "high": rounded(interval.high if interval else None, 4),
        "met": tally.met,
        "budget": {"allowed": allowed, "used": amount(tally.bad) if tally.total else None,
                   "left": rounded(tally.left, 3)},
        "burn_rate": rounded(tally.burn_rate, 2),
        "needed_in_a_row": None if in_time or not tally.total else tally.needed,
    }  # fmt: skip


def _case(case: Case, promise: SlaPromise) -> dict[str, Any]:
    return {
        "incident": case.record.id,
        "severity": case.record.severity,
        "opened": _moment(case.record.opened, promise),
        "state": "late" if case.state == "missed" else "paused" if case.paused else "running",
        "used_hours": hours(case.used),
        "left_hours": hours(case.left),
        "late_at": _moment(case.deadline, promise),
    }


def _moment(at: float | None, promise: SlaPromise) -> str | None:
    return None if at is None else local(at, promise.zone).isoformat(timespec="seconds")


def _fault(fault: Fault, promise: SlaPromise, places: Places, lang: Lang) -> dict[str, Any]:
    span = places.get((fault.path, fault.pointer))
    return {
        "commitment": promise.id,
        "incident": None if fault.series else fault.id,
        "series": fault.series,
        "on": fault.id if fault.series else None,
        "message": fault.message.to(lang),
        "path": fault.path,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }


def hours(seconds: float | None) -> float | None:
    """Seconds as hours with two decimals."""
    return rounded(None if seconds is None else seconds / _HOUR, 2)


COLUMNS = (
    "commitment", "client", "target", "measure", "severity", "period", "from", "to", "unit", "kept", "missed",
    "open", "attainment", "low", "high", "promised", "met", "allowed", "left", "burn_rate",
)  # fmt: skip


_OF_PERIOD = ("period", "from", "to", "unit", "kept", "missed", "open", "attainment", "low", "high")


def table(view: SlaView) -> Iterator[tuple[object, ...]]:
    """The rows of the CSV, below `COLUMNS`."""
    for promise in view.promises:
        for row in promise.rows:
            target = row.track.target
            for at, tally in enumerate(row.track.tallies):
                found = period_json(tally, row, at)
                yield (
                    promise.id, promise.client, target.name, target.measure, target.severity,
                    *(found[name] for name in _OF_PERIOD), tally.target, found["met"],
                    found["budget"]["allowed"], found["budget"]["left"], found["burn_rate"],
                )  # fmt: skip
