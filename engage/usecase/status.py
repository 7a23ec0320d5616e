"""Where is it? The promises that a query means, in one line each, or one of them in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engage.health.colours import Colours
from engage.health.situation import Situation
from engage.model.commitment import Commitment, open_status
from engage.model.diagnostic import Diagnostic, Severity
from engage.usecase.card import Card, card
from engage.usecase.find import find, nearest
from engage.usecase.promise_row import PromiseRow, promise_row


@dataclass(frozen=True, slots=True)
class StatusView:
    """What was found. `card` where one promise was meant; `nearest` names what was perhaps meant, if none.

    `simulated`: whether the colours know the probabilities of keeping the dates. `unread`: fields of the
    promises found that could not be read, and that nothing shown knows of.
    """

    as_of: date
    query: str | None
    rows: tuple[PromiseRow, ...]
    card: Card | None
    nearest: tuple[str, ...]
    left_out: tuple[str, ...]
    simulated: bool = False
    unread: tuple[Diagnostic, ...] = ()

    @property
    def date_unread(self) -> bool:
        """Whether the promised day of a single promise is written, and cannot be read."""
        return any(fault.pointer in {("promise",), ("promise", "due")} for fault in self.unread)


def status(
    now: Situation,
    query: str | None,
    week_ago: Colours | None = None,
    meant: tuple[Commitment, ...] | None = None,
    faults: Iterable[Diagnostic] = (),
) -> StatusView:
    """Answer a query; without one, show all live promises.

    `week_ago` gives the colours of a week earlier, where the caller could afford a second schedule. With
    `meant` the query was answered already (see `find`), and `now` may know of those promises alone.
    """
    meant = find(now.workspace, query) if meant is None else meant
    rows = sorted((promise_row(found, now, week_ago) for found in meant), key=PromiseRow.sort_key)
    asked = query is not None and bool(query.strip())
    return StatusView(
        as_of=now.today,
        query=query if asked else None,
        rows=tuple(rows),
        card=card(meant[0], now) if asked and len(meant) == 1 else None,
        nearest=nearest(now.workspace, query) if query and asked and not meant else (),
        left_out=now.workspace.left_out,
        simulated=now.chances is not None,
        unread=_unread(meant, faults),
    )


def owned(now: Situation, person: str, faults: Iterable[Diagnostic] = ()) -> StatusView:
    """The live promises that a person leads."""
    own = tuple(c for c in now.workspace.commitments if c.owner == person and open_status(c))
    return status(now, None, None, own, faults)


def _unread(meant: tuple[Commitment, ...], faults: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    paths = {commitment.path for commitment in meant}
    return tuple(fault for fault in faults if fault.path in paths and fault.severity is Severity.ERROR)
