"""The weekly review as one JSON document (contract, `review`)."""

from __future__ import annotations

from typing import Any

from engage.model.text import Lang
from engage.render.promise_json import day_json, promise_json
from engage.usecase.agenda import AgendaItem
from engage.usecase.open_actions import OpenAction
from engage.usecase.review import ClientGroup, ReviewView
from engage.usecase.week_changes import Change


def document(view: ReviewView, lang: Lang) -> dict[str, Any]:
    """The whole view; sentences in the reader's language, codes and values never translated."""
    found = view.summary
    return {
        "schema": "engage/review/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "week": view.week,
        "compared_with": day_json(view.compared_with),
        "clients": [_client(group, lang) for group in view.clients],
        "changes": [_change(change) for change in view.changes],
        "agenda": [_agenda(item, lang) for item in view.agenda],
        "actions": [_action(action) for action in view.actions],
        "summary": {
            "red": found.red,
            "orange": found.orange,
            "green": found.green,
            "unknown": found.unknown,
            "turned_worse": found.worse,
            "turned_better": found.better,
        },
    }


def _client(group: ClientGroup, lang: Lang) -> dict[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "commitments": [promise_json(row, lang) for row in group.rows],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "commitment": change.commitment,
        "on": day_json(change.on),
        "what": change.what,
        "from": change.was,
        "to": change.now,
    }


def _agenda(item: AgendaItem, lang: Lang) -> dict[str, Any]:
    return {
        "commitment": item.commitment,
        "minutes": item.minutes,
        "why": item.why.to(lang),
        "decide": item.decide.to(lang),
        "tell_client": item.tell_client.to(lang) if item.tell_client else None,
    }


def _action(action: OpenAction) -> dict[str, Any]:
    return {
        "commitment": action.commitment,
        "id": action.id,
        "what": action.what,
        "who": action.who,
        "due": day_json(action.due),
        "overdue": action.overdue,
        "late_days": action.late_days,
        "source": action.source,
    }
