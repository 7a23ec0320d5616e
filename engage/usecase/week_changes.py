"""What changed in a week, from the dates in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.model.commitment import Commitment
from engage.usecase.promise_row import PromiseRow

Kind = Literal["worse", "better", "promised", "amended", "broken", "reached", "delivered", "accepted"]
_ORDER: tuple[Kind, ...] = (
    "worse", "broken", "better", "accepted", "delivered", "reached", "amended", "promised",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened to a promise in the week.

    `on` is its day (`None` for a colour that turned). `what` names a milestone, or the kind of an amendment
    (with its milestone); `was` and `now` hold what it changed from and to: colours, or values amended.
    """

    kind: Kind
    commitment: str
    title: str
    on: date | None = None
    what: str | None = None
    was: str | None = None
    now: str | None = None

    def sort_key(self) -> tuple[int, date, str, str]:
        """The turns first, then what was reached, by day."""
        return _ORDER.index(self.kind), self.on or date.min, self.commitment, self.what or ""


def turns(rows: Iterable[PromiseRow]) -> Iterator[Change]:
    """The promises whose colour is not what it was."""
    for row in rows:
        if row.turned:
            kind: Kind = "worse" if row.turned < 0 else "better"
            yield Change(kind, row.id, row.title, None, None, row.previous_status, row.status)


def events(commitments: Iterable[Commitment], since: date, today: date) -> Iterator[Change]:
    """What the files date after `since`, up to today, of promises that were made."""
    for commitment in commitments:
        if commitment.status in {"draft", "proposed", "lost"}:
            continue
        for kind, on, what, was, now in _dated(commitment):
            if on and since < on <= today:
                yield Change(kind, commitment.id, commitment.title, on, what, was, now)


_Dated = tuple[Kind, date | None, str | None, str | None, str | None]


def _dated(commitment: Commitment) -> Iterator[_Dated]:
    yield "promised", commitment.promise.made if commitment.promise else None, None, None, None
    yield "broken", commitment.recovery.opened if commitment.recovery else None, None, None, None
    yield "delivered", commitment.delivered, None, None, None
    yield "accepted", commitment.accepted.on if commitment.accepted else None, None, None, None
    for amendment in commitment.amendments:
        kind = f"{amendment.kind} {amendment.milestone}" if amendment.milestone else amendment.kind
        yield "amended", amendment.on, kind, amendment.from_, amendment.to
    for milestone in commitment.milestones:
        title = milestone.title or milestone.id
        accepted = milestone.accepted.on if milestone.accepted else None
        yield "reached", milestone.done, title, None, None
        if accepted != milestone.done:
            yield "accepted", accepted, title, None, None


def journal_count(commitments: Iterable[Commitment], since: date, today: date) -> tuple[int, int]:
    """How many journal entries and messages the week brought, and on how many promises."""
    counts = [
        sum(since < entry.on <= today for entry in commitment.journal)
        + sum(since < message.on <= today for message in commitment.exchanges)
        for commitment in commitments
    ]
    return sum(counts), sum(1 for count in counts if count)
