"""Lines for the record of alerts, from what was decided and done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from engage.health.escalation.state import AlertState
from engage.model.alert import AlertEntry, Happened
from engage.usecase.alert_views import AlertRow, Digest, EscalateView


def intents(digest: Digest, at: datetime, channel: str | None = None) -> Iterator[AlertEntry]:
    """What is about to be sent: written before it leaves."""
    for row in digest.rows:
        yield _about(row, "sending", at, to=digest.recipient.id, channel=channel, **_message(row, digest))


def outcomes(digest: Digest, at: datetime, channel: str | None, reason: str | None) -> Iterator[AlertEntry]:
    """What became of it; `reason`: why it failed."""
    for row in digest.rows:
        what: Happened = "sent" if reason is None else "failed"
        yield _about(
            row, what, at, to=digest.recipient.id, channel=channel, reason=reason, **_message(row, digest)
        )


def closings(view: EscalateView, at: datetime) -> Iterator[AlertEntry]:
    """The alerts that are over, once nobody waits for word of it in quiet hours."""
    for row in view.rows:
        if row.closes and all(each.held_until is None for each in row.sending):
            yield _about(row, "resolved", at, told=tuple(person.id for person in row.to))


def acknowledgement(
    state: AlertState,
    at: datetime,
    *,
    by: str | None,
    for_: str | None,
    via: str | None,
    until: datetime | None,
) -> AlertEntry:
    """Somebody has seen it, or says that somebody else has."""
    return _of(state, "acknowledged", at, {"by": by, "for": for_, "via": via, "until": until})


def silencing(state: AlertState, at: datetime, *, by: str | None, reason: str, until: datetime) -> AlertEntry:
    """Somebody mutes it until a day."""
    return _of(state, "silenced", at, {"by": by, "reason": reason, "until": until})


def message_id(digest: Digest) -> str:
    """The same for the same messages to the same person, in whichever run."""
    parts = [f"{row.key}.{row.episode}.{row.notice}" for row in digest.rows]
    said = "|".join([digest.recipient.id, *sorted(parts)])
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def _message(row: AlertRow, digest: Digest) -> dict[str, Any]:
    sent = next(each for each in row.sending if each.recipient.id == digest.recipient.id)
    return {
        "notice": row.notice,
        "step": row.step,
        "severity": row.severity,
        "rung": row.rung or None,
        "role": sent.recipient.role or None,
        "again": sent.again,
    }


def _about(row: AlertRow, what: Happened, at: datetime, **more: Any) -> AlertEntry:
    known = {
        "id": "-", "at": at, "what": what, "key": row.key, "rule": row.rule, "commitment": row.commitment,
        "subject": row.subject, "episode": row.episode,
    }  # fmt: skip
    return AlertEntry.model_validate(
        known | {name: value for name, value in more.items() if value is not None}
    )


def _of(state: AlertState, what: Happened, at: datetime, more: dict[str, Any]) -> AlertEntry:
    known = {
        "id": "-", "at": at, "what": what, "key": state.key, "rule": state.rule,
        "commitment": state.commitment, "subject": state.subject, "episode": state.episode or 1,
    }  # fmt: skip
    return AlertEntry.model_validate(
        known | {name: value for name, value in more.items() if value is not None}
    )
