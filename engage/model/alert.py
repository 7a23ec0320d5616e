"""The record of alerts: what was sent, acknowledged, silenced, resolved. Lines are added, never changed."""

import hashlib
from datetime import datetime
from typing import Annotated, Any, Literal

from engage.model.base import Record, internal
from engage.model.types import Id, Line, Moment, OneOrMore, Whole, Yes

Happened = Literal["sending", "sent", "failed", "acknowledged", "silenced", "resolved"]
Step = Literal["first", "worse", "repeat", "escalate", "resolved"]
Severity = Literal["orange", "red"]

_ORDER: tuple[Happened, ...] = ("sending", "failed", "sent", "acknowledged", "silenced", "resolved")


class AlertEntry(Record):
    """One line of `records/alerts/*.jsonl`.

    `sending` is written before a message leaves and `sent` or `failed` after: a message whose `sending` has
    no end was cut off, and may have arrived.
    """

    id: Id = internal("Unique: a digest of the line; the same line twice counts once.")
    at: Moment = internal("When.")
    what: Happened = internal("What happened.")
    key: Id = internal("The alert: a digest of promise, rule and subject.")
    rule: Line = internal("The rule's name.")
    commitment: Line = internal("The promise.")
    subject: Line = internal("What of the promise: a milestone, a person, …", "")
    episode: Whole = internal("How often it came up again after it was resolved; from 1.", 1)
    notice: Whole | None = internal("Which message of the episode, from 1.", None)
    step: Step | None = internal("Why the message was sent.", None)
    severity: Severity | None = internal("How bad it was then.", None)
    rung: Whole | None = internal("How far up it had gone, from 1.", None)
    role: Line | None = internal("The role as which they were told.", None)
    to: Line | None = internal("Who was told.", None)
    channel: Line | None = internal("By which channel.", None)
    again: Yes = internal("The message may have arrived before: a run was cut off.", False)
    by: Line | None = internal("Who acknowledged or silenced it.", None)
    for_: Line | None = internal("For whom they did.", None, alias="for")
    via: Line | None = internal("How they were heard, such as phone.", None)
    reason: Line | None = internal("Why it is silenced, or why a message failed.", None)
    until: Moment | None = internal("Until when the silence or the acknowledgement holds.", None)
    told: Annotated[tuple[Line, ...], OneOrMore] = internal("Of a resolved alert: who had been told.", ())

    def written(self) -> dict[str, Any]:
        """What a line of the record says, by the names used there: all that is not the default."""
        fields = type(self).model_fields.items()
        return {f.alias or name: here for name, f in fields if (here := getattr(self, name)) != f.default}

    def sort_key(self) -> tuple[datetime, int, int, str]:
        """By time; of one moment, in the order in which things happen."""
        return self.at, self.episode, _ORDER.index(self.what), self.id


def entry_id(line: str) -> str:
    """The id of a line, from its text without the id."""
    return hashlib.sha256(line.encode()).hexdigest()[:12]


def alert_key(commitment: str, rule: str, subject: str) -> str:
    """The stable key of an alert: the same facts have the same key in every run."""
    return hashlib.sha256(f"{commitment}|{rule}|{subject}".encode()).hexdigest()[:12]
