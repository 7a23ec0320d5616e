"""`engage history ID` as one JSON document (contract, `history`)."""

from __future__ import annotations

from typing import Any

from engage.model.commitment import Amendment
from engage.model.text import Lang
from engage.render.promise_json import day_json
from engage.usecase.history import HistoryView
from engage.usecase.past_life import PastEvent


def document(view: HistoryView, lang: Lang) -> dict[str, Any]:
    """The life of the promise; what is not known is `null`."""
    life = view.life
    return {
        "schema": "engage/history/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "id": view.id,
        "title": view.title,
        "lifecycle": view.lifecycle,
        "source": view.source,
        "commits": view.commits,
        "first_promised": day_json(life.first_promised),
        "current": day_json(life.current),
        "slips": life.slips,
        "days_slipped": life.days_slipped,
        "unexplained": life.unexplained,
        "events": [_event(event, lang) for event in life.events],
        "colours": [{"on": then.on.isoformat(), "status": then.status} for then in view.colours],
        "not_known": [note.to(lang) for note in view.notes],
    }


def _event(event: PastEvent, lang: Lang) -> dict[str, Any]:
    return {
        "on": event.on.isoformat(),
        "commit": event.commit,
        "author": event.author,
        "what": event.what,
        "from": event.before,
        "to": event.after,
        "days": event.days,
        "slip": event.is_slip,
        "unexplained": event.unexplained,
        "amendment": amendment_json(event.amendment),
        "said": event.said.to(lang) if event.said else None,
        "merged_by": event.via,
    }


def amendment_json(amendment: Amendment | None) -> dict[str, Any] | None:
    """An amendment with the names of the files."""
    if amendment is None:
        return None
    return {
        "on": amendment.on.isoformat(),
        "kind": amendment.kind,
        "milestone": amendment.milestone,
        "from": amendment.from_,
        "to": amendment.to,
        "asked_by": amendment.asked_by,
        "agreed_by": amendment.agreed_by,
        "client_told": day_json(amendment.client_told),
        "reason": amendment.reason,
    }
