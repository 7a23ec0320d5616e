"""Levelling as the `level` part of the schedule's JSON document (contract, `schedule --level`)."""

from __future__ import annotations

from typing import Any

from engage.plan.levelling.result import Move, PromiseMove, Why
from engage.render.promise_json import day_json, rounded
from engage.usecase.levelling import LevelView


def level_json(view: LevelView) -> dict[str, Any]:
    """How good the plan is, what moves and why, what cannot be met; what is not known is `null`."""
    found = view.levelled
    span, least = found.makespan_days, found.lower_bound_days
    return {
        "method": found.method,
        "makespan_days": span,
        "lower_bound_days": least,
        "gap": rounded((span - least) / least, 3) if span is not None and least else None,
        "optimal": found.optimal,
        "late_weighted_days": rounded(found.late, 1),
        "late_weighted_lower_bound": rounded(found.least_late, 1),
        "samples": found.samples,
        "moves": [_promise(promise) for promise in found.promises],
        "unmet": [
            {
                "commitment": unmet.task[0],
                "milestone": unmet.task[1],
                "resource": unmet.resource,
                "needed": rounded(unmet.needed, 3),
                "most": rounded(unmet.most, 3),
                "why": "too_few_days" if unmet.few_days else "above_capacity",
            }
            for unmet in found.unmet
        ],
        "under_way": [
            {
                "resource": settled.resource,
                "from": settled.first.isoformat(),
                "to": settled.last.isoformat(),
                "days": settled.days,
                "commitments": list(settled.commitments),
            }
            for settled in found.settled
        ],
        "without_needs": found.unnamed,
    }


def _promise(promise: PromiseMove) -> dict[str, Any]:
    return {
        "id": promise.id,
        "importance": promise.importance,
        "from": day_json(promise.finish_from),
        "to": day_json(promise.finish_to),
        "days": promise.days,
        "due": day_json(promise.due),
        "late_days_before": promise.late_from,
        "late_days": promise.late_to,
        "milestones": [_move(move) for move in promise.moves],
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "id": move.task[1],
        "start_from": day_json(move.start_from),
        "start_to": day_json(move.start_to),
        "finish_from": day_json(move.finish_from),
        "finish_to": day_json(move.finish_to),
        "days": move.days,
        "why": _why(move.why),
    }


def _why(why: Why | None) -> dict[str, Any] | None:
    if why is None:
        return None
    return {
        "resource": why.resource,
        "from": day_json(why.first),
        "to": day_json(why.last),
        "after": [f"{commitment}/{milestone}" for commitment, milestone in why.before],
    }
