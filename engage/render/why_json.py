"""`engage why` as one JSON document."""

from __future__ import annotations

from typing import Any

from engage.model.text import Lang
from engage.plan.changes import written
from engage.render.promise_json import day_json, rounded
from engage.usecase.why.answer import Why
from engage.usecase.why.chain import Step
from engage.usecase.why.changes import Remedy
from engage.usecase.why.tree import Node, Source


def document(view: Why, lang: Lang) -> dict[str, Any]:
    """The whole tree; `key` is never translated, labels and values are in the reader's language."""
    return {
        "schema": "engage/why/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "id": view.id,
        "title": view.title,
        "milestone": view.milestone,
        "topic": view.topic,
        "status": view.status,
        "tree": [_node(node, lang) for node in view.tree],
        "chain": [_step(step, lang) for step in view.chain],
        "changes": [_remedy(remedy, lang) for remedy in view.remedies],
    }


def _node(node: Node, lang: Lang) -> dict[str, Any]:
    return {
        "key": node.key,
        "label": node.label.to(lang),
        "value": node.value.to(lang) if node.value else None,
        "formula": node.formula.to(lang) if node.formula else None,
        "note": node.note.to(lang) if node.note else None,
        "colour": node.colour,
        "default": node.default,
        **_source(node.source),
        "children": [_node(child, lang) for child in node.children],
    }


def _source(source: Source | None) -> dict[str, Any]:
    if source is None:
        return {"path": None, "line": None, "column": None}
    return {"path": source.path, "line": source.span.line, "column": source.span.column}


def _step(step: Step, lang: Lang) -> dict[str, Any]:
    return {"kind": step.kind, "words": step.words.to(lang), **_source(step.source)}


def _remedy(remedy: Remedy, lang: Lang) -> dict[str, Any]:
    return {
        "change": written(remedy.changes),
        "kinds": [change.kind for change in remedy.changes],
        "words": remedy.words.to(lang),
        "finish": day_json(remedy.finish),
        "safe_date": day_json(remedy.safe_date),
        "on_time": rounded(remedy.on_time, 3),
        "brings_back": remedy.brings_back,
        "in_reach": remedy.in_reach,
        "effort_days": remedy.effort_days,
    }
