"""`engage schedule` as one JSON document (contract, `schedule`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engage.model.text import Lang
from engage.plan.schedule_types import BufferPlan
from engage.render.level_json import level_json
from engage.render.promise_json import day_json, rounded
from engage.usecase.schedule import MilestoneRow, ScheduleRow, ScheduleView

if TYPE_CHECKING:
    from engage.plan.buffer_compare import Compared
    from engage.usecase.fever import FeverView


def document(view: ScheduleView, lang: Lang) -> dict[str, Any]:
    """The plans; what is not known is `null`, never zero."""
    return {
        "schema": "engage/schedule/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "query": view.query,
        **({"level": level_json(view.level)} if view.level else {}),
        "commitments": [_commitment(row, lang) for row in view.rows],
        **({"fever": _fever(view.fever)} if view.fever else {}),
        **({"methods": _methods(view.methods)} if view.methods else {}),
        "cycles": [list(cycle) for cycle in view.cycles],
        "nearest": list(view.nearest),
    }


def _fever(view: FeverView) -> dict[str, Any]:
    return {
        "source": view.source,
        "burn_ratio": rounded(view.burn, 2),
        "on_time": rounded(view.on_time, 3),
        "points": [
            {
                "on": day_json(point.on),
                "progress": rounded(point.progress, 3),
                "consumed": rounded(point.consumed, 3),
                "zone": point.zone,
            }
            for point in view.points
        ],
    }


def _methods(found: Compared) -> dict[str, Any]:
    return {
        "chain_left_days": rounded(found.length, 1),
        "methods": [
            {
                "formula": each.formula,
                "source": each.source,
                "days": rounded(each.days, 1),
                "ratio_of_chain": rounded(each.ratio, 3),
            }
            for each in (found.simulated, *found.classical)
        ],
    }


def _commitment(row: ScheduleRow, lang: Lang) -> dict[str, Any]:
    plan = row.plan
    return {
        "id": row.id,
        "title": row.title,
        "lifecycle": row.lifecycle,
        "verdict": row.verdict,
        "start": day_json(plan.start),
        "finish": day_json(plan.finish),
        "duration_days": plan.duration_days,
        "buffer": _buffer(plan.buffer, lang) if plan.buffer else None,
        "safe_date": day_json(plan.safe_date),
        "promised": day_json(plan.promised),
        "slack_days": plan.slack_days,
        "needed_days": rounded(plan.needed_days, 1),
        "sure_date": day_json(plan.sure_date),
        "progress": rounded(plan.progress, 3),
        "critical_path": list(plan.critical_path),
        "near_critical": [m.id for m in plan.milestones if m.near_critical],
        "milestones": [_milestone(milestone) for milestone in row.milestones],
        "not_known": [note.to(lang) for note in plan.unknown],
    }


def _buffer(buffer: BufferPlan, lang: Lang) -> dict[str, Any]:
    return {
        "days": rounded(buffer.days, 1),
        "left": rounded(buffer.left, 1),
        "ratio": rounded(buffer.ratio, 3),
        "ratio_of_chain": rounded(buffer.ratio_of_chain, 3),
        "basis": buffer.basis,
        "raw_days": rounded(buffer.raw_days, 1),
        "on_time_with_buffer": rounded(buffer.on_time_with_buffer, 3),
        "consumed": rounded(buffer.consumed, 3),
        "calibrated_on": buffer.calibrated_on,
        "factors": [
            {"name": factor.name, "days": rounded(factor.days, 1), "reason": factor.reason.to(lang)}
            for factor in buffer.factors
        ],
    }


def _milestone(row: MilestoneRow) -> dict[str, Any]:
    plan = row.plan
    return {
        "id": row.id,
        "title": row.title,
        "state": plan.state,
        "start": day_json(plan.start),
        "finish": day_json(plan.finish),
        "due": day_json(row.due),
        "due_slack_days": row.due_slack,
        "float_days": plan.float_days,
        "free_float_days": plan.free_float_days,
        "critical": plan.critical,
        "near_critical": plan.near_critical,
        "duration_days": rounded(plan.duration_days, 1),
        "remaining_days": rounded(plan.remaining_days, 1),
        "driver": plan.driver,
        "needs": {name: rounded(amount, 3) for name, amount in plan.needs},
    }
