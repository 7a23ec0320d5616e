"""`engage capacity` for programs: one JSON document (contract, `capacity`), or CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from engage.plan.spending import BudgetLoad, BudgetWeek
from engage.plan.workload import Asking, ResourceLoad, WeekLoad
from engage.render.promise_json import day_json, money_json, rounded
from engage.usecase.capacity import CapacityView, Overload

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "resource", "name", "kind", "week", "capacity_days", "load_days", "soft_days", "ratio", "ratio_with_soft",
    "commitments",
)  # fmt: skip


def document(view: CapacityView) -> dict[str, Any]:
    """The load; a capacity that is not known is `null`, never zero."""
    return {
        "schema": "engage/capacity/1",
        "as_of": view.load.today.isoformat(),
        "left_out": list(view.left_out),
        "plan_to": rounded(view.plan_to, 3),
        "weeks": [week.isoformat() for week in view.load.weeks],
        "resources": [_resource(each) for each in view.load.resources],
        "budgets": [_budget(each) for each in view.budgets],
        "overloads": [each for overload in view.overloads for each in _overload(overload)],
        "soft_overloads": [each for overload in view.soft_overloads for each in _overload(overload)],
        "not_known": [
            {"commitment": each.commitment, "milestone": each.milestone, "why": each.why}
            for each in view.load.unestimated
        ],
    }


def _resource(load: ResourceLoad) -> dict[str, Any]:
    return {
        "id": load.id,
        "name": load.name,
        "kind": load.kind,
        "criticality": load.criticality,
        "members": list(load.members),
        "not_known": list(load.not_known),
        "weeks": [_week(week) for week in load.weeks],
    }


def _week(week: WeekLoad) -> dict[str, Any]:
    return {
        "week": week.week.isoformat(),
        "capacity_days": rounded(week.capacity_days, 2),
        "load_days": rounded(week.load_days, 2),
        "soft_days": rounded(week.soft_days, 2),
        "ratio": rounded(week.ratio, 3),
        "ratio_with_soft": rounded(week.ratio_with_soft, 3),
        "commitments": [_asking(each) for each in week.asked],
    }


def _asking(asking: Asking) -> dict[str, Any]:
    return {"id": asking.commitment, "days": rounded(asking.days, 2), "soft": asking.soft}


def _overload(overload: Overload) -> list[dict[str, Any]]:
    """A week each; weeks on end have one `stretch`."""
    return [
        {
            "resource": overload.resource.id,
            "kind": overload.resource.kind,
            "criticality": overload.resource.criticality,
            "week": week.week.isoformat(),
            "capacity_days": rounded(week.capacity_days, 2),
            "load_days": rounded(week.load_days, 2),
            "soft_days": rounded(week.soft_days, 2),
            "over_days": rounded(week.over_days_with_soft if overload.soft else week.over_days, 2),
            "ratio": rounded(week.ratio_with_soft if overload.soft else week.ratio, 3),
            "commitments": [_asking(each) for each in week.asked if overload.soft or not each.soft],
            "stretch": {"from": overload.first.isoformat(), "to": overload.last.isoformat()},
        }
        for week in overload.weeks
    ]


def _budget(load: BudgetLoad) -> dict[str, Any]:
    return {
        "id": load.budget.id,
        "name": load.budget.name or load.budget.id,
        "amount": money_json(load.budget.amount),
        "period": load.budget.period,
        "drawn_on": load.drawn_on,
        "runs_out": load.runs_out.week.isoformat() if load.runs_out else None,
        "weeks": [_budget_week(load, week) for week in load.weeks],
    }


def _budget_week(load: BudgetLoad, week: BudgetWeek) -> dict[str, Any]:
    known = load.drawn_on
    return {
        "week": week.week.isoformat(),
        "period_start": day_json(week.period_start),
        "planned": rounded(week.planned, 2) if known else None,
        "soft": rounded(week.soft, 2) if known else None,
        "planned_so_far": rounded(week.planned_so_far, 2) if known else None,
        "soft_so_far": rounded(week.soft_so_far, 2) if known else None,
        "ratio": rounded(week.ratio, 3),
        "commitments": [
            {"id": each.commitment, "amount": rounded(each.amount, 2), "soft": each.soft}
            for each in week.spending
        ],
    }


def table(view: CapacityView) -> str:
    """CSV with a line for each resource and week; what is not known is empty."""
    written = io.StringIO(newline="")
    lines = csv.writer(written, lineterminator="\n")
    lines.writerow(_COLUMNS)
    for load in view.load.resources:
        for week in load.weeks:
            asked = "; ".join(f"{each.commitment} {each.days:g}" for each in week.asked)
            figures = (
                week.capacity_days, week.load_days, week.soft_days, rounded(week.ratio, 3),
                rounded(week.ratio_with_soft, 3),
            )  # fmt: skip
            lines.writerow([
                _plain(load.id), _plain(load.name), load.kind, week.week.isoformat(),
                *("" if figure is None else f"{figure:g}" for figure in figures), _plain(asked),
            ])  # fmt: skip
    return written.getvalue()


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
