"""Messages as files, or on standard output: the channels that need nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engage.connect.message import SENT, Message, Outcome, failed
from engage.model.text import Text


@dataclass(frozen=True)
class Files:
    """A folder that gets one file a message; the same message again is the same file."""

    name: str
    folder: Path

    def unfit(self, message: Message) -> Text | None:  # noqa: ARG002  # the channel's signature
        """Every message can be written."""
        return None

    def send(self, message: Message) -> Outcome:
        """Write the file, whole or not at all."""
        target = self.folder / f"{message.at:%Y-%m-%d}-{message.to}-{message.id}.txt"
        temporary = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(as_text(message), encoding="utf-8")
            temporary.replace(target)
        except OSError as error:
            why = error.strerror or str(error)
            return failed(
                f"{target}: cannot be written: {why}", f"{target}\u00a0: écriture impossible\u00a0: {why}"
            )
        return SENT


@dataclass(frozen=True)
class Output:
    """Standard output, or whatever `write` leads to."""

    name: str
    write: Callable[[str], None]

    def unfit(self, message: Message) -> Text | None:  # noqa: ARG002  # the channel's signature
        """Every message can be shown."""
        return None

    def send(self, message: Message) -> Outcome:
        """Show the message."""
        self.write(as_text(message))
        return SENT


def as_text(message: Message) -> str:
    """The message with its head, as a person reads it."""
    whom = f"{message.name} <{message.address}>" if message.address else message.name
    return f"To: {whom}\nSubject: {message.subject}\n\n{message.text}"
