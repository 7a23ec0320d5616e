"""A message on its way: channel after channel, with a few tries where it helps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from engage.connect.message import Channel, Message, Outcome
from engage.model.text import Text

WAITS = (1.0, 4.0)  # seconds before the second and the third try
_NO_WAY = Text("no channel to send it by", "aucun canal pour l’envoyer")


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where a message ended: the last channel tried, and what became of it there."""

    channel: str | None
    outcome: Outcome


def deliver(
    message: Message,
    channels: Sequence[Channel],
    missing: Mapping[str, Text],
    sleep: Callable[[float], None],
    waits: Sequence[float] = WAITS,
) -> Delivered:
    """Send a message by the first channel that takes it.

    A channel is tried again after each of `waits` seconds, unless that is no use. Where the message may have
    arrived, nothing more is tried in this run: better late than twice.
    """
    last = Delivered(None, Outcome(False, next(iter(missing.values()), _NO_WAY), lasting=True))
    for channel in channels:
        if why := channel.unfit(message):
            last = Delivered(channel.name, Outcome(False, why, lasting=True))
            continue
        last = Delivered(channel.name, _tried(channel, message, sleep, waits))
        if last.outcome.sent or last.outcome.unsure:
            break
    return last


def _tried(
    channel: Channel, message: Message, sleep: Callable[[float], None], waits: Sequence[float]
) -> Outcome:
    outcome = channel.send(message)
    for wait in waits:
        if outcome.sent or outcome.lasting or outcome.unsure:
            break
        sleep(wait)
        outcome = channel.send(message)
    return outcome
