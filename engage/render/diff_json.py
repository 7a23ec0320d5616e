"""`engage diff` as one JSON document (contract, `diff`)."""

from __future__ import annotations

from typing import Any

from engage.model.text import Lang
from engage.render.assess_json import assessment_json, pushed_json
from engage.render.diff_words import answer
from engage.render.promise_json import day_json, rounded
from engage.usecase.diff_types import DiffRow, DiffView


def document(view: DiffView, lang: Lang) -> dict[str, Any]:
    """What the change promises, weakens and endangers; what is not known is `null`, never zero."""
    return {
        "schema": "engage/diff/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "base": view.base,
        "head": view.head,
        "verdict": view.verdict,
        "message": answer(view).to(lang),
        "confidence": rounded(view.confidence, 3),
        "samples": view.samples,
        "seed": view.seed,
        "promises": [_row(row, lang) for row in view.rows],
        "endangers": [pushed_json(each) for each in view.endangers],
        "not_compared": list(view.not_compared),
    }


def _row(row: DiffRow, lang: Lang) -> dict[str, Any]:
    found = row.found
    return {
        "id": row.id,
        "title": row.title,
        "path": row.path,
        "lifecycle": row.lifecycle,
        "change": row.change,
        "from": day_json(row.before),
        "to": day_json(row.after),
        "on_time": rounded(found.on_time, 3) if found else None,
        "earliest_safe_date": day_json(found.earliest) if found else None,
        "verdict": found.verdict if found else None,
        "weakened": [
            {
                "what": each.weakening.what,
                "kind": each.weakening.kind,
                "from": each.weakening.before,
                "to": each.weakening.after,
                "message": each.weakening.said.to(lang),
                "explained": each.explained,
                "lacking": list(each.lacking),
            }
            for each in row.weakened
        ],
        "assessment": assessment_json(found, lang) if found else None,
    }
