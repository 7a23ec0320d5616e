"""The lists of a weekly review: watermelons, silent promises, messages to prepare, waiting on the client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engage.health.reason import Reason, Shade
from engage.health.recorded import silence
from engage.health.signals.hand_colour import CODE as HAND_COLOUR
from engage.health.signals.suspended import open_pause
from engage.health.situation import Situation
from engage.model.commitment import Commitment, Pause, open_status
from engage.model.text import Text
from engage.usecase.client_news import owed_to_client
from engage.usecase.promise_row import PromiseRow


@dataclass(frozen=True, slots=True)
class Watermelon:
    """Green outside, red inside: a colour set by hand that is better than the computed one."""

    commitment: str
    declared: Shade
    computed: Shade
    by: str | None
    until: date | None
    why: Text


@dataclass(frozen=True, slots=True)
class Silent:
    """A promise of which nothing was recorded for longer than `health.stale`."""

    commitment: str
    days: int
    last: date | None
    owner_name: str | None


@dataclass(frozen=True, slots=True)
class ClientMessage:
    """Something that the client is to hear: a slip not told, a silence."""

    commitment: str
    client_name: str
    status: Shade
    why: Text


@dataclass(frozen=True, slots=True)
class Waiting:
    """The work waits for the client: stopped for it, or an input is late.

    `since`: the first day of the pause, or the day the input was due. `days`: working days lost so far.
    """

    commitment: str
    what: str
    who_name: str | None
    since: date
    days: int
    stopped: bool


def watermelons(rows: Iterable[PromiseRow]) -> tuple[Watermelon, ...]:
    """In the order of the rows, worst first."""
    return tuple(
        Watermelon(
            row.id, row.declared.colour, row.status, row.declared.by, row.declared.until, _inside(row).message
        )
        for row in rows
        if row.declared and row.declared.watermelon and row.status
    )


def _inside(row: PromiseRow) -> Reason:
    """What is wrong behind the declared colour."""
    return next((reason for reason in row.reasons if reason.code != HAND_COLOUR), row.reasons[0])


def silent(rows: Iterable[PromiseRow], now: Situation) -> tuple[Silent, ...]:
    """The longest silence first."""
    limit = now.days(now.workspace.policy.health.stale)
    found = []
    for row in rows:
        quiet = silence(now.workspace.commitment[row.id], now)
        if quiet and quiet.days > limit:
            found.append(Silent(row.id, quiet.days, quiet.last, row.owner_name))
    return tuple(sorted(found, key=lambda each: (-each.days, each.commitment)))


def messages(rows: Iterable[PromiseRow], now: Situation) -> tuple[ClientMessage, ...]:
    """What clients of orange and red promises have to hear, in the order of the rows."""
    found = []
    for row in rows:
        if row.status not in {"red", "orange"}:
            continue
        why = owed_to_client(now.workspace.commitment[row.id], now)
        if why and row.status:
            found.append(ClientMessage(row.id, row.client_name, row.status, why))
    return tuple(found)


def waiting(commitments: Sequence[Commitment], now: Situation) -> tuple[Waiting, ...]:
    """What live promises wait for on the client's side, longest first."""
    found = [
        each for commitment in commitments if open_status(commitment) for each in _waits(commitment, now)
    ]
    return tuple(sorted(found, key=lambda each: (not each.stopped, -each.days, each.commitment, each.what)))


def _waits(commitment: Commitment, now: Situation) -> Iterator[Waiting]:
    if commitment.delivered:
        return
    pause = open_pause(commitment, now)
    if pause and pause.waiting_on == "client":
        yield _stopped(commitment, pause, now)
    for need in commitment.needs_from_client:
        if need.received is None and need.by and need.by < now.today:
            who = now.workspace.named(commitment, need.who)
            late = max(1, now.working_days(need.by, now.today))
            yield Waiting(commitment.id, need.what, who, need.by, late, stopped=False)


def _stopped(commitment: Commitment, pause: Pause, now: Situation) -> Waiting:
    days = now.working_days(pause.from_, now.today) + 1
    return Waiting(commitment.id, pause.cause or "", None, pause.from_, days, stopped=True)
