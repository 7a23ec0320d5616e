"""A message to one person, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from engage.model.text import Text


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to one person.

    `id` is the same whenever the same message is sent again, so that whoever receives it can tell. `data` is
    what a webhook gets. `again`: it may have arrived before.
    """

    id: str
    to: str
    name: str
    address: str | None
    subject: str
    text: str
    html: str
    data: dict[str, Any]
    at: datetime
    again: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message.

    `lasting`: it is no use to try again as it is. `unsure`: the line broke after it was handed over, so that
    it may have arrived; it is not tried again in the same run.
    """

    sent: bool
    reason: Text | None = None
    lasting: bool = False
    unsure: bool = False


SENT = Outcome(True)


class Channel(Protocol):
    """A way to reach people."""

    @property
    def name(self) -> str:
        """Its name in `engage.yaml`."""
        ...

    def unfit(self, message: Message) -> Text | None:
        """Why this message cannot go this way at all; `None` where it can."""
        ...

    def send(self, message: Message) -> Outcome:
        """Try once; never raises for what happens on the way."""
        ...


def failed(en: str, fr: str, *, lasting: bool = False, unsure: bool = False) -> Outcome:
    """A message that did not arrive, with the reason."""
    return Outcome(False, Text(en, fr), lasting, unsure)
