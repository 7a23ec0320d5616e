"""What a rule fires on, with its stable key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.alert import Severity, alert_key
from engage.model.diagnostic import Pointer
from engage.model.text import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """What one condition found in a promise.

    `subject` names what of the promise, in a way that stays the same from run to run. `on` is the date it is
    about (a gate's, the promise's), `since` the day from which it has been so, where that is known.
    """

    subject: str
    severity: Severity
    why: Text
    milestone: str | None = None
    on: date | None = None
    since: date | None = None
    pointer: Pointer = ()


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that fires on a promise."""

    rule: str
    commitment: str
    hit: Hit

    @property
    def key(self) -> str:
        """The same in every run, as long as it is about the same."""
        return alert_key(self.commitment, self.rule, self.hit.subject)
