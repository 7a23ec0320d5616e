"""What `engage escalate` shows: alerts, who hears of them, and the messages that are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from engage.health.escalation.state import Pause
from engage.model.alert import Severity, Step
from engage.model.text import Text
from engage.usecase.briefing import Briefing

State = Literal["due", "sent", "acknowledged", "silenced", "resolved"]
_ORDER: tuple[State, ...] = ("due", "sent", "acknowledged", "silenced", "resolved")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who hears of an alert; `role` is the name under which the rule reached them."""

    id: str
    name: str
    role: str
    email: str | None


@dataclass(frozen=True, slots=True)
class ToSend:
    """A message about one alert to one person. `again`: an earlier run was cut off, it may have arrived."""

    recipient: Recipient
    again: bool = False
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One alert: what, how bad, who hears of it, and where it stands.

    `step` is why something is to be sent now, `None` where nothing is. `on` is the date it is about. `next`
    is who hears of it if nobody acknowledges. `inhibited_by` names the rule whose alert silences it.
    """

    key: str
    rule: str
    level: Literal["alert", "inform"]
    commitment: str
    title: str
    client_name: str
    subject: str
    milestone: str | None
    severity: Severity
    why: Text
    since: date | None
    on: date | None
    state: State
    step: Step | None
    episode: int
    notice: int
    rung: int
    to: tuple[Recipient, ...]
    next: tuple[Recipient, ...] = ()
    sending: tuple[ToSend, ...] = ()
    inhibited_by: str | None = None
    acknowledged: Pause | None = None
    silenced: Pause | None = None
    failed: str | None = None
    closes: bool = False
    briefing: Briefing | None = None

    def sort_key(self) -> tuple[int, bool, str, str, str]:
        """What is due first, red before orange, then by promise and rule."""
        return _ORDER.index(self.state), self.severity != "red", self.commitment, self.rule, self.subject


@dataclass(frozen=True, slots=True)
class Digest:
    """All that one person is to be told now, in one message."""

    recipient: Recipient
    rows: tuple[AlertRow, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class EscalateView:
    """The alerts as of a moment, and the messages that are due. `unheard`: rules that reach nobody."""

    as_of: date
    moment: datetime
    rows: tuple[AlertRow, ...]
    digests: tuple[Digest, ...]
    left_out: tuple[str, ...]
    unheard: tuple[tuple[str, str], ...] = ()

    def row(self, key: str) -> AlertRow | None:
        """The alert of a key, or of the only one that begins so."""
        found = [row for row in self.rows if row.key.startswith(key)]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class SentMessage:
    """What became of one digest. `unsure`: it may have arrived although it counts as failed."""

    to: str
    name: str
    channel: str | None
    keys: tuple[str, ...]
    sent: bool
    again: bool
    unsure: bool = False
    reason: Text | None = None
