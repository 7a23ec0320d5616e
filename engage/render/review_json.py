"""The weekly review as one JSON document (contract, `review`)."""

from __future__ import annotations

from typing import Any

from engage.model.text import Lang
from engage.render.promise_json import day_json, promise_json
from engage.usecase.agenda import AgendaItem
from engage.usecase.open_actions import OpenAction
from engage.usecase.review import Group, ReviewView
from engage.usecase.review_lists import Waiting, Watermelon
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
        "by": view.options.by,
        "groups": [_group(group) for group in view.groups],
        "changes": [_change(change) for change in view.changes],
        "minutes": view.options.minutes,
        "agenda": [_agenda(item, lang) for item in view.agenda.items],
        "agenda_left": list(view.agenda.left),
        "attend": [
            {"name": each.name, "commitments": list(each.commitments), "minutes": each.minutes}
            for each in view.agenda.attendees
        ],
        "actions": [_action(action) for action in view.actions],
        "watermelons": [_watermelon(each, lang) for each in view.watermelons],
        "silent": [
            {"commitment": each.commitment, "days": each.days, "last": day_json(each.last)}
            for each in view.silent
        ],
        "waiting_on_client": [_waiting(each) for each in view.waiting],
        "messages": [
            {"commitment": each.commitment, "status": each.status, "why": each.why.to(lang)}
            for each in view.messages
        ],
        "summary": {
            "red": found.red,
            "orange": found.orange,
            "green": found.green,
            "unknown": found.unknown,
            "turned_worse": found.worse,
            "turned_better": found.better,
        },
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id or None,
        "name": group.name or None,
        "commitments": [row.id for row in group.rows],
        "counted": group.counted,
    }


def _watermelon(each: Watermelon, lang: Lang) -> dict[str, Any]:
    return {
        "commitment": each.commitment,
        "declared": each.declared,
        "computed": each.computed,
        "by": each.by,
        "until": day_json(each.until),
        "why": each.why.to(lang),
    }


def _waiting(each: Waiting) -> dict[str, Any]:
    return {
        "commitment": each.commitment,
        "what": each.what,
        "since": day_json(each.since),
        "days": each.days,
        "stopped": each.stopped,
    }


def _client(group: Group, lang: Lang) -> dict[str, Any]:
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
        "attend": list(item.attend),
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
        "weeks": action.weeks,
    }
