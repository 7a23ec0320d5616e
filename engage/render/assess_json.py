"""`engage assess` as one JSON document (contract, `assess`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from engage.model.quantity import Money
from engage.model.text import Lang
from engage.plan.assess_types import (
    Alternative,
    Assessment,
    Binding,
    Gate,
    Overload,
    Pushed,
    RunningTarget,
    Shortage,
)
from engage.plan.changes import together, written
from engage.render.assess_words import answer
from engage.render.promise_json import day_json, money_json, rounded
from engage.render.run_out_json import run_out_json
from engage.usecase.assess import AssessRow, AssessView


def document(view: AssessView, lang: Lang) -> dict[str, Any]:
    """The answer; of several drafts that of the first with the worst verdict, and all in `assessments`."""
    worst = next(row for row in view.rows if row.found.verdict == view.verdict)
    return {
        "schema": "engage/assess/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "samples": view.samples,
        "seed": view.seed,
        "what_if": [change.written for change in view.changes],
        **_row(worst, lang),
        "assessments": [_row(row, lang) for row in view.rows],
    }


def _row(row: AssessRow, lang: Lang) -> dict[str, Any]:
    found = row.found
    return {
        "id": row.id,
        "title": row.title,
        **assessment_json(found, lang),
        "without": None if row.without is None else assessment_json(row.without, lang),
        "alone": None if row.alone is None else assessment_json(row.alone, lang),
    }


def assessment_json(found: Assessment, lang: Lang) -> dict[str, Any]:
    """One assessment; what is not known is `null`, never zero."""
    return {
        "verdict": found.verdict,
        "message": answer(found).to(lang),
        "wanted": day_json(found.wanted),
        "on_time": rounded(found.on_time, 3),
        "standard_error": rounded(found.standard_error, 4),
        "earliest_safe_date": day_json(found.earliest),
        "confidence": rounded(found.confidence, 3),
        "as_likely": day_json(found.likely),
        "endless": None if found.likely is None and found.why_not else rounded(found.endless, 3),
        "run_out": [run_out_json(each) for each in found.run_out],
        "if_all_were_free": {
            "on_time": rounded(found.unhindered_on_time, 3),
            "date": day_json(found.unhindered_date),
        },
        "gates": [_gate(each) for each in found.gates],
        "overloads": [_overload(each) for each in found.overloads],
        "budgets": [_shortage(each) for each in found.short],
        "endangers": [pushed_json(each) for each in found.pushed],
        "binding": [_binding(each) for each in found.binding],
        "alternatives": [_alternative(each, lang) for each in found.alternatives],
        "resequenced": None if found.resequenced is None else _alternative(found.resequenced, lang),
        "why_not": None if found.why_not is None else found.why_not.to(lang),
        "targets": [_target(each) for each in found.targets],
        "team_load": rounded(found.team_load, 3),
        "unknown": [note.to(lang) for note in found.unknown],
    }


def _gate(each: Gate) -> dict[str, Any]:
    return {
        "id": each.id,
        "due": each.due.isoformat(),
        "on_time": rounded(each.on_time, 3),
        "earliest_safe_date": day_json(each.earliest),
    }


def _overload(each: Overload) -> dict[str, Any]:
    return {
        "resource": each.resource,
        "week": each.week.isoformat(),
        "capacity_days": rounded(each.capacity_days, 1),
        "load_days": rounded(each.load_days, 1),
        "own_days": rounded(each.own_days, 1),
        "over_days": rounded(each.over_days, 1),
        "criticality": each.criticality,
        "holds": each.holds,
        "commitments": [{"id": name, "days": rounded(days, 1)} for name, days in each.commitments],
    }


def _shortage(each: Shortage) -> dict[str, Any]:
    currency = each.amount.currency
    return {
        "budget": each.budget,
        "period_start": day_json(each.start),
        "amount": money_json(each.amount),
        "booked": _money(each.booked, currency),
        "own": _money(each.own, currency),
        "over": _money(each.over, currency),
        "holds": each.holds,
        "milestones": list(each.milestones),
        "commitments": [
            {"id": name, "amount": _money(amount, currency)} for name, amount in each.commitments
        ],
    }


def _target(each: RunningTarget) -> dict[str, Any]:
    return {
        "name": each.name,
        "promised": rounded(each.promised, 3),
        "kept": each.kept,
        "of": each.of,
        "below_the_record": each.below,
    }


def _money(value: float, currency: str) -> dict[str, str] | None:
    return money_json(Money(Decimal(f"{value:.2f}"), currency))


def pushed_json(each: Pushed) -> dict[str, Any]:
    """A promise before and after: its date at the service level, its probability of being on time."""
    return {
        "id": each.id,
        "title": each.title,
        "promised": day_json(each.promised),
        "from": day_json(each.before),
        "to": day_json(each.after),
        "on_time_from": rounded(each.on_time_before, 3),
        "on_time_to": rounded(each.on_time_after, 3),
        "by": list(each.by),
        "run_out": [run_out_json(out) for out in each.run_out],
        "rescue": None
        if each.rescue is None
        else {
            "change": each.rescue.slot.written,
            "date": day_json(each.rescue.date),
            "on_time": rounded(each.rescue.on_time, 3),
        },
    }


def _binding(each: Binding) -> dict[str, Any]:
    return {
        "resource": each.resource,
        "from": each.first.isoformat(),
        "to": each.last.isoformat(),
        "days": rounded(each.days + each.away, 1),
        "away_days": rounded(each.away, 1),
        "milestones": list(each.milestones),
        "booked_by": list(each.booked_by),
    }


def _alternative(each: Alternative, lang: Lang) -> dict[str, Any]:
    return {
        "change": written(each.changes),
        "kind": each.changes[0].kind,
        "message": together(each.changes).to(lang),
        "date": day_json(each.date),
        "on_time": rounded(each.on_time, 3),
        "keeps_the_date": each.makes_it,
        "late_gates": list(each.late_gates),
        "run_out": [run_out_json(out) for out in each.run_out],
        "endangers": [pushed_json(other) for other in each.pushed],
    }
