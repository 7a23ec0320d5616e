"""The record of alerts, line by line, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from engage.model.alert import AlertEntry, Happened
from engage.model.text import Text
from engage.render.alert_words import STEP
from engage.render.layout import Column, listing
from engage.render.theme import Theme, escaped

_WHAT: dict[Happened, Text] = {
    "sending": Text("leaving", "départ"),
    "sent": Text("sent", "envoyée"),
    "failed": Text("failed", "échec"),
    "acknowledged": Text("acknowledged", "reçue"),
    "silenced": Text("silenced", "en sourdine"),
    "resolved": Text("over", "levée"),
}


def text(entries: Sequence[AlertEntry], zone: tzinfo | None, theme: Theme) -> str:
    """Oldest first; the departures of messages that arrived or failed are left out."""
    ended = {(e.key, e.episode, e.notice, e.to) for e in entries if e.what in {"sent", "failed"}}
    shown = [e for e in entries if e.what != "sending" or (e.key, e.episode, e.notice, e.to) not in ended]
    if not shown:
        return theme.say(Text("Nothing on record", "Rien de consigné")) + "\n"
    rows = [
        (
            f"{entry.at.astimezone(zone):%Y-%m-%d %H:%M}",
            entry.key,
            escaped(entry.commitment),
            escaped(theme.say(_line(entry))),
        )
        for entry in shown
    ]
    return "\n".join(listing(rows, (Column(), Column(), Column(most=16)), theme, most=6)) + "\n"


def _line(entry: AlertEntry) -> Text:
    said = _said(entry)
    return Text(f"{entry.rule}: {said.en}", f"{entry.rule}\u00a0: {said.fr}")


def _said(entry: AlertEntry) -> Text:
    what = _WHAT[entry.what]
    if entry.what in {"sending", "sent", "failed"}:
        return _message(entry, what)
    en, fr = what.en, what.fr
    if entry.by or entry.for_:
        whom = f"{entry.for_} ({entry.by})" if entry.for_ and entry.by else entry.for_ or entry.by
        en, fr = f"{en} by {whom}", f"{fr}, {whom}"
    if entry.via:
        en, fr = f"{en}, {entry.via}", f"{fr}, {entry.via}"
    if entry.until:
        en, fr = f"{en}, until {entry.until:%Y-%m-%d}", f"{fr}, jusqu’au {entry.until:%Y-%m-%d}"
    if entry.reason:
        en, fr = f"{en}: {entry.reason}", f"{fr}\u00a0: {entry.reason}"
    return Text(en, fr)


def _message(entry: AlertEntry, what: Text) -> Text:
    step = STEP[entry.step] if entry.step else Text("", "")
    en, fr = f"{what.en} to {entry.to} ({step.en})", f"{what.fr} à {entry.to} ({step.fr})"
    if entry.channel:
        en, fr = f"{en} by {entry.channel}", f"{fr} par {entry.channel}"
    if entry.what == "sending":
        en, fr = f"{en}; the run was cut off", f"{fr}\u202f; envoi coupé"
    if entry.again:
        en, fr = f"{en}, may have arrived before", f"{fr}, peut-être déjà arrivée"
    if entry.reason:
        en, fr = f"{en}: {entry.reason}", f"{fr}\u00a0: {entry.reason}"
    return Text(en, fr)


def document(entries: Sequence[AlertEntry], as_of: str) -> dict[str, Any]:
    """Every line, as it stands in the record."""
    return {
        "schema": "engage/escalate-log/1",
        "as_of": as_of,
        "left_out": [],
        "entries": [_as_json(entry) for entry in entries],
    }


def _as_json(entry: AlertEntry) -> dict[str, Any]:
    return {
        key: value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else value
        for key, value in entry.written().items()
    }
