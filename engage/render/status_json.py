"""`engage status` as one JSON document (contract, `status`)."""

from __future__ import annotations

from typing import Any

from engage.model.diagnostic import Diagnostic, pointer_text
from engage.model.text import Lang
from engage.render.promise_json import day_json, promise_json
from engage.usecase.card import Card, Said
from engage.usecase.status import StatusView


def document(view: StatusView, lang: Lang) -> dict[str, Any]:
    """The promises found, each as `review` writes it; `card` where one was meant."""
    return {
        "schema": "engage/status/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "query": view.query,
        "commitments": [promise_json(row, lang) for row in view.rows],
        "card": _card(view.card, lang) if view.card else None,
        "nearest": list(view.nearest),
        "simulated": view.simulated,
        "unread": [_unread(fault, lang) for fault in view.unread],
    }


def _unread(fault: Diagnostic, lang: Lang) -> dict[str, Any]:
    """A field that could not be read: what it would say is `null` above."""
    return {
        "commitment": fault.commitment,
        "field": pointer_text(fault.pointer),
        "path": fault.path,
        "line": fault.span.line,
        "reason": fault.message.to(lang),
    }


def _card(card: Card, lang: Lang) -> dict[str, Any]:
    return {
        "refs": dict(card.refs),
        "team": card.team,
        "milestones_ahead": [
            {"id": g.id, "title": g.title, "finish": day_json(g.finish), "due": day_json(g.due)}
            for g in card.gates
        ],
        "milestones_reached": [
            {
                "title": g.title,
                "done": day_json(g.done),
                "accepted": day_json(g.accepted),
                "refused": day_json(g.refused),
            }
            for g in card.reached
        ],
        "paused_since": day_json(card.paused_since),
        "waiting_on_client": [
            {"what": n.what, "who": n.who_name, "by": day_json(n.by), "late_days": n.late_days}
            for n in card.awaited
        ],
        "last_entry": _said(card.journal),
        "last_message": _said(card.message),
        "actions": [
            {"id": a.id, "what": a.what, "who": a.who, "due": day_json(a.due), "overdue": a.overdue}
            for a in card.actions
        ],
        "contacts": [{"name": c.name, "profile": c.profile, "email": c.email} for c in card.contacts],
        "not_known": [note.to(lang) for note in card.notes],
    }


def _said(said: Said | None) -> dict[str, Any] | None:
    return {"on": day_json(said.on), "who": said.who_name, "text": said.text} if said else None
