"""Sending what is due: one message a person, each written down before it leaves and after.

A run that is cut off between the two leaves a line without its end: the next run sends that message once
more, and marks it as one that may have arrived before.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from engage.cli.refusal import Refusal
from engage.cli.session import Session
from engage.connect.deliver import Delivered, deliver
from engage.connect.message import Message
from engage.connect.open import open_channels
from engage.health.situation import Situation
from engage.render.digest import Letter, letter
from engage.store.alerts import Busy, alone, append, read_alerts
from engage.usecase.alert_entries import closings, intents, message_id, outcomes
from engage.usecase.alert_views import Digest, EscalateView, SentMessage
from engage.usecase.escalate import escalate

PATIENCE = 120.0  # seconds that a run waits for another one to end


@dataclass(frozen=True, slots=True)
class SendView:
    """What was due, and what became of each message."""

    view: EscalateView
    sent: tuple[SentMessage, ...]

    @property
    def failed(self) -> bool:
        """Whether a message did not arrive."""
        return any(not each.sent for each in self.sent)


def send(
    session: Session, now: Situation, moment: datetime, write: Callable[[str], None], *, exact: bool
) -> SendView:
    """Send every digest that is due, alone among the runs of this workspace.

    Args:
        moment: the time; `exact`: it was asked for, and the record must not know more than it.
        write: where the channel `stdout` shows a message.

    Raises:
        Refusal: the record cannot be written, another run does not end, or it was written after `moment`.
    """
    try:
        with alone(session.root, PATIENCE):
            return _send(session, now, moment, write, exact)
    except Busy:
        raise Refusal(
            "another run is sending from this workspace and does not end; nothing was sent by this one",
            "un autre envoi est en cours dans cet espace de travail et ne finit pas\u202f; celui-ci n’a rien "
            "envoyé",
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(
            f"records/alerts: cannot be written: {reason}; what is not on record is not sent",
            f"records/alerts\u00a0: écriture impossible\u00a0: {reason}\u202f; rien ne part sans trace",
        ) from None


def _send(
    session: Session, now: Situation, moment: datetime, write: Callable[[str], None], exact: bool
) -> SendView:
    entries = read_alerts(session.root).entries
    last = max((entry.at for entry in entries), default=moment)
    if last > moment and exact:
        raise Refusal(
            f"the record of alerts goes on to {last:%Y-%m-%d %H:%M}: nothing earlier is sent again",
            f"la trace des alertes va jusqu’au {last:%Y-%m-%d %H:%M}\u00a0: rien d’antérieur ne repart",
        )
    moment = max(moment, last.astimezone(moment.tzinfo))  # the clock of another machine may be ahead
    view = escalate(now, moment, entries)
    channels, missing = open_channels(session.workspace.policy, session.root, os.environ, write)
    sent = []
    for digest in view.digests:
        words = letter(digest, view, session.theme)
        append(session.root, intents(digest, moment))
        done = deliver(_message(digest, words, moment), channels, missing, time.sleep)
        reason = None if done.outcome.sent or not done.outcome.reason else done.outcome.reason.en
        append(session.root, outcomes(digest, moment, done.channel, reason))
        sent.append(_result(digest, done))
    append(session.root, closings(view, moment))
    return SendView(view, tuple(sent))


def _message(digest: Digest, words: Letter, moment: datetime) -> Message:
    person = digest.recipient
    return Message(
        id=message_id(digest),
        to=person.id,
        name=person.name,
        address=person.email,
        subject=words.subject,
        text=words.text,
        html=words.html,
        data=words.data,
        at=moment,
        again=digest.again,
    )


def _result(digest: Digest, done: Delivered) -> SentMessage:
    person, outcome = digest.recipient, done.outcome
    keys = tuple(row.key for row in digest.rows)
    return SentMessage(
        person.id, person.name, done.channel, keys, outcome.sent, digest.again, outcome.unsure, outcome.reason
    )
