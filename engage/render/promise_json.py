"""One promise as `review` and `status` write it in JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from engage.model.quantity import Money
from engage.model.text import Lang
from engage.plan.figures import steady
from engage.usecase.promise_row import GateRow, NextMilestone, PromiseRow


def promise_json(row: PromiseRow, lang: Lang) -> dict[str, Any]:
    """What is not known is `null`, never zero."""
    declared = row.declared
    holds = declared is not None and not declared.expired
    buffer = row.buffer
    return {
        "id": row.id,
        "title": row.title,
        "client": row.client,
        "lifecycle": row.lifecycle,
        "status": row.status,
        "declared": declared.colour if declared and holds else None,
        "watermelon": declared.watermelon if declared else False,
        "previous_status": row.previous_status,
        "importance": row.importance,
        "reasons": [
            {"code": reason.code, "message": reason.message.to(lang), "colour": reason.colour}
            for reason in row.reasons
        ],
        "promised": day_json(row.promised),
        "safe_date": day_json(row.safe_date),
        "slack_days": row.slack_days,
        "on_time": rounded(row.on_time, 3),
        "buffer": {
            "days": rounded(buffer.days if buffer else None, 1),
            "consumed": rounded(buffer.consumed if buffer else None, 3),
        },
        "progress": rounded(row.progress, 3),
        "next_milestone": _gate(row.next_milestone),
        "milestones": [_gate_row(gate) for gate in row.gates],
        "owner": row.owner,
        "exposure": money_json(row.exposure),
        "delivered": day_json(row.delivered),
        "accepted": day_json(row.accepted or row.standing.accepted),
        "outcome": row.standing.outcome,
        "missing": [{"lack": each.lack, "measure": each.measure} for each in row.standing.missing]
        if row.standing.outcome == "claimed"
        else [],
        "tacit": row.standing.tacit,
        "reservations": row.standing.reservations,
    }


def _gate(gate: NextMilestone | None) -> dict[str, Any] | None:
    if gate is None:
        return None
    return {
        "id": gate.id,
        "title": gate.title,
        "finish": day_json(gate.finish),
        "due": day_json(gate.due),
    }


def _gate_row(gate: GateRow) -> dict[str, Any]:
    return {
        "id": gate.id,
        "title": gate.title,
        "status": gate.status,
        "reasons": list(gate.codes),
        "finish": day_json(gate.finish),
        "due": day_json(gate.due),
        "done": day_json(gate.done),
    }


def money_json(money: Money | None) -> dict[str, str] | None:
    """An exact amount as text, with its currency."""
    return {"amount": f"{money.amount:.2f}", "currency": money.currency} if money else None


def day_json(on: date | None) -> str | None:
    """ISO 8601."""
    return on.isoformat() if on else None


def rounded(value: float | None, digits: int) -> float | None:
    """A figure with so many digits; never `-0.0`."""
    return None if value is None else round(steady(value), digits) + 0.0
