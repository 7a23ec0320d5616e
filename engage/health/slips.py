"""Slips known inside: when we knew, when the client was told, when it was solved.

A slip is an entry of the journal with the day it was `known`. The client counts as told on the day that the
entry says; else on the first day, from then on, of a message to the client, of another slip told, or of an
amendment told: whoever speaks with the client then has no reason left to keep it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.model.commitment import Commitment, JournalEntry
from engage.model.days import parse_day
from engage.model.diagnostic import Pointer
from engage.model.fault import Fault


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. `due` is the promised date as it stood when the slip was known.

    `told` is `None` while the client does not know from us; `solved` while it still endangers the promise.
    `raised_by` says who noticed first, `None` where the record does not say.
    """

    commitment: str
    team: str | None
    known: date
    told: date | None
    solved: date | None
    raised_by: Literal["us", "client"] | None
    due: date | None
    note: str
    pointer: Pointer

    @property
    def told_first(self) -> bool:
        """Whether the client heard it from us, and before the promised date had passed."""
        in_time = self.told is not None and (self.due is None or self.told <= self.due)
        return in_time and self.raised_by != "client"

    @property
    def kept_back(self) -> bool:
        """Whether it endangers the promise, and the client knows neither from us nor by themselves."""
        return self.told is None and self.solved is None and self.raised_by != "client"


def slips(commitment: Commitment) -> tuple[Slip, ...]:
    """The slips of a promise, in the order of its journal."""
    return tuple(
        _slip(commitment, place, entry, entry.known)
        for place, entry in enumerate(commitment.journal)
        if entry.known
    )


def kept_back(commitment: Commitment, today: date) -> Slip | None:
    """The oldest slip that is known inside, still endangers the promise, and was not told."""
    found = (slip for slip in slips(commitment) if slip.kept_back and slip.known <= today)
    return min(found, key=lambda slip: (slip.known, slip.pointer[1:]), default=None)


def last_told(commitment: Commitment, today: date) -> date | None:
    """The last day, up to today, on which the client heard from us; `None` where none is on record."""
    told = [*_messages(commitment), *_tellings(commitment), commitment.delivered]
    return max((on for on in told if on and on <= today), default=None)


def due_on(commitment: Commitment, day: date) -> date | None:
    """The promised date as it stood at the end of a day: agreed changes made later are undone."""
    later = [a for a in commitment.amendments if a.moves_promise and a.from_ and a.on > day]
    if not later:
        return commitment.promise.due if commitment.promise else None
    try:
        return parse_day(min(later, key=lambda amendment: amendment.on).from_ or "")
    except Fault:
        return commitment.promise.due if commitment.promise else None


def _slip(commitment: Commitment, place: int, entry: JournalEntry, known: date) -> Slip:
    told = entry.client_told
    if told is None and entry.raised_by != "client":
        days = (*_messages(commitment), *_tellings(commitment))
        told = min((on for on in days if on >= known), default=None)
    due = due_on(commitment, known)
    return Slip(
        commitment.id,
        commitment.team,
        known,
        told,
        entry.solved or _solved_by_delivery(commitment, due),
        entry.raised_by,
        due,
        entry.note,
        ("journal", place),
    )


def _solved_by_delivery(commitment: Commitment, due: date | None) -> date | None:
    """The day of a whole delivery in time: whatever slipped before, the promise was kept."""
    delivered = commitment.delivered
    kept = delivered is not None and due is not None and delivered <= due and commitment.in_full is not False
    return delivered if kept else None


def _messages(commitment: Commitment) -> Iterator[date]:
    yield from (exchange.on for exchange in commitment.exchanges if exchange.direction != "in")


def _tellings(commitment: Commitment) -> Iterator[date]:
    yield from (entry.client_told for entry in commitment.journal if entry.client_told)
    yield from (amendment.client_told for amendment in commitment.amendments if amendment.client_told)
