"""Alerts as one JSON document (contract, `escalate`)."""

from __future__ import annotations

from typing import Any

from engage.health.escalation.state import Pause
from engage.model.text import Lang
from engage.render.promise_json import day_json, money_json, rounded
from engage.usecase.alert_views import AlertRow, Digest, EscalateView, Recipient
from engage.usecase.briefing import Briefing


def document(view: EscalateView, lang: Lang) -> dict[str, Any]:
    """The whole view; sentences in the reader's language, codes and values never translated."""
    return {
        "schema": "engage/escalate/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "moment": view.moment.isoformat(),
        "alerts": [alert_json(row, lang) for row in view.rows],
        "digests": [_digest(digest) for digest in view.digests],
        "unheard": [{"rule": rule, "commitment": commitment} for rule, commitment in view.unheard],
    }


def alert_json(row: AlertRow, lang: Lang) -> dict[str, Any]:
    """One alert. `to` holds the ids of those who hear of it, separated by commas."""
    return {
        "key": row.key,
        "rule": row.rule,
        "level": row.level,
        "to": ", ".join(person.id for person in row.to) or None,
        "commitment": row.commitment,
        "milestone": row.milestone,
        "why": row.why.to(lang),
        "since": day_json(row.since),
        "state": row.state,
        "subject": row.subject,
        "severity": row.severity,
        "on": day_json(row.on),
        "step": row.step,
        "episode": row.episode,
        "rung": row.rung,
        "recipients": [_person(person) for person in row.to],
        "next": [_person(person) for person in row.next],
        "send_to": [
            {
                "id": each.recipient.id,
                "again": each.again,
                "held_until": each.held_until.isoformat() if each.held_until else None,
            }
            for each in row.sending
        ],
        "inhibited_by": row.inhibited_by,
        "acknowledged": _pause(row.acknowledged),
        "silenced": _pause(row.silenced),
        "failed": row.failed,
        "decision": _briefing(row.briefing, lang),
    }


def _person(person: Recipient) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, "role": person.role, "email": person.email}


def _pause(pause: Pause | None) -> dict[str, Any] | None:
    if pause is None:
        return None
    return {
        "at": pause.at.isoformat(),
        "by": pause.by,
        "for": pause.for_,
        "via": pause.via,
        "reason": pause.reason,
        "until": pause.until.isoformat() if pause.until else None,
    }


def _briefing(found: Briefing | None, lang: Lang) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "stake": money_json(found.stake),
        "by": day_json(found.decide_by),
        "options": [
            {
                "change": option.change.to(lang),
                "date": day_json(option.date),
                "on_time": rounded(option.on_time, 3),
            }
            for option in found.options
        ],
        "tried": [
            {"what": tried.what, "who": tried.who, "due": day_json(tried.due), "done": day_json(tried.done)}
            for tried in found.tried
        ],
    }


def _digest(digest: Digest) -> dict[str, Any]:
    return {
        "to": digest.recipient.id,
        "keys": [row.key for row in digest.rows],
        "again": digest.again,
    }
