"""`engage calibrate` as one JSON document."""

from __future__ import annotations

from typing import Any

from engage.learn.backtest import Score
from engage.model.text import Lang
from engage.render.promise_json import day_json, rounded
from engage.usecase.calibrate import BOUNDS, CalibrateView, KindRow, RiskRow


def document(view: CalibrateView, change: str, lang: Lang, *, written: bool) -> dict[str, Any]:
    """All that was learnt; what is not known is `null`, never zero."""
    test = view.back_test
    return {
        "schema": "engage/calibrate/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.files_left_out),
        "deliveries": len(view.deliveries),
        "from_table": view.from_table,
        "enough": view.enough,
        "types": [_kind(row) for row in view.kinds],
        "back_test": {
            "cases": test.cases,
            "too_early": test.too_early,
            "methods": [_score(score) for score in test.scores],
        },
        "correlation": {
            "promises": view.together.promises,
            "milestones": view.together.milestones,
            "raw": rounded(view.together.raw, 3),
            "value": rounded(view.together.value, 3),
            "proposed": view.together_proposed,
        },
        "risks": [_risk(row) for row in view.risks],
        "lessons": [
            {
                "commitment": row.commitment,
                "what": row.what,
                "change": row.change,
                "who": row.who,
                "due": day_json(row.due),
            }
            for row in view.lessons
        ],
        "not_used": [
            *({"id": left.id, "line": None, "why": left.why.to(lang)} for left in view.left_out),
            *({"id": None, "line": bad.line, "why": bad.why.to(lang)} for bad in view.bad_rows),
        ],
        "proposal": view.block,
        "diff": change or None,
        "written": written and bool(change),
    }


def _kind(row: KindRow) -> dict[str, Any]:
    fitted = row.fitted
    return {
        "type": row.kind,
        "n": fitted.cases,
        "actual_over_planned": rounded(fitted.raw, 3),
        "ratio": rounded(fitted.ratio, 3),
        "spread": rounded(fitted.spread, 3),
        "now": rounded(row.now, 3),
        "bounds": {
            f"p{share * 100:.0f}": rounded(bound, 3) for share, bound in zip(BOUNDS, row.bounds, strict=True)
        },
        "proposed": row.proposed,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "method": score.method,
        "cases": score.cases,
        "coverage": [
            {
                "share": each.share,
                "held": each.held,
                "cases": each.cases,
                "low": rounded(each.low, 3),
                "high": rounded(each.high, 3),
                "honest": each.honest,
            }
            for each in score.coverage
        ],
        "brier": rounded(score.brier, 4),
        "pinball_p80": rounded(score.pinball, 4),
        "crps": rounded(score.crps, 4),
    }


def _risk(row: RiskRow) -> dict[str, Any]:
    record = row.record
    return {
        "id": record.id,
        "written": rounded(record.written, 3),
        "now": rounded(row.now, 3),
        "cases": record.cases,
        "struck": record.struck,
        "low": rounded(record.low, 3),
        "high": rounded(record.high, 3),
        "probability": rounded(record.probability, 3),
        "proposed": row.proposed,
    }
