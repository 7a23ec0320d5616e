"""`engage forecast` as one JSON document (contract, `forecast`)."""

from __future__ import annotations

from typing import Any

from engage.learn.reference_class import SHARES, Reading, ReferenceClass
from engage.model.text import Lang
from engage.plan.forecast_types import DateDriver
from engage.plan.history import History
from engage.plan.widening import Widening
from engage.render.promise_json import day_json, rounded
from engage.render.run_out_json import run_out_json
from engage.usecase.forecast import ForecastRow, ForecastView


def document(view: ForecastView, lang: Lang) -> dict[str, Any]:
    """The forecasts; what is not known is `null`, never zero. Drivers are worked out for one promise only."""
    return {
        "schema": "engage/forecast/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "query": view.query,
        "commitments": [_commitment(row, view, lang) for row in view.rows],
        "nearest": list(view.nearest),
    }


def _commitment(row: ForecastRow, view: ForecastView, lang: Lang) -> dict[str, Any]:
    found = row.forecast
    return {
        "id": row.id,
        "title": row.title,
        "lifecycle": row.lifecycle,
        "outcome": row.outcome,
        "promised": day_json(found.promised),
        "as_likely": day_json(found.planned),
        "on_time": rounded(found.on_time, 3),
        "standard_error": rounded(found.standard_error, 4),
        "without_end": rounded(found.endless, 3) if found.planned else None,
        "run_out": [run_out_json(each) for each in found.run_out],
        "p50": day_json(found.p50),
        "p80": day_json(found.p80),
        "p90": day_json(found.p90),
        "samples": view.samples,
        "seed": view.seed,
        "basis": view.basis,
        "history": _history(found.history),
        "widening": _widening(found.widening),
        "earned_schedule": {
            "finish": day_json(found.pace.finish),
            "pace": rounded(found.pace.pace, 3),
        }
        if found.pace
        else None,
        "reference_class": _reference(row.reference),
        "estimates": {"open": found.estimates, "single_values": found.single},
        "drivers": None if found.drivers is None else [_driver(driver) for driver in found.drivers],
        "not_known": [note.to(lang) for note in found.unknown],
    }


def _history(history: History | None) -> dict[str, Any] | None:
    if history is None:
        return None
    return {
        "type": history.kind,
        "ratio": rounded(history.ratio, 3),
        "spread": rounded(history.spread, 3),
        "deliveries": history.cases,
    }


def _reference(found: ReferenceClass | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "type": found.kind,
        "left_days": rounded(found.left, 1),
        "as_deliveries": {"deliveries": found.whole.cases, **_reading(found.whole)},
        "as_milestones": {"milestones": found.apart.cases, **_reading(found.apart)} if found.apart else None,
    }


def _reading(reading: Reading) -> dict[str, Any]:
    days = map(day_json, reading.dates)
    return {f"p{share * 100:.0f}": day for share, day in zip(SHARES, days, strict=True)}


def _widening(widening: Widening | None) -> dict[str, Any] | None:
    if widening is None:
        return None
    busiest = widening.busiest
    return {
        "complexity": rounded(widening.type.factor, 3),
        "load": rounded(widening.load, 3),
        "utilisation": rounded(busiest.utilisation, 3) if busiest else None,
    }


def _driver(driver: DateDriver) -> dict[str, Any]:
    return {
        "kind": driver.kind,
        "commitment": driver.commitment,
        "id": driver.id,
        "title": driver.title,
        "days": rounded(driver.days, 1),
        "share": rounded(driver.share, 3),
        "without_end": rounded(driver.endless, 3),
    }
