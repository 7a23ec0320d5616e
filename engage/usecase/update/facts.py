"""The facts that can be told of a promise; a fact of a gate names its milestone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from engage.model.commitment import Status
from engage.model.quantity import Duration

WaitingOn = Literal["client", "us", "third_party"]
Side = Literal["us", "client"]
AmendmentKind = Literal["deadline", "scope", "target", "price"]


@dataclass(frozen=True, slots=True)
class Work:
    """How far the work of a milestone is; what is not given stays as it is."""

    milestone: str
    started: date | None = None
    spent: Duration | None = None
    remaining: Duration | None = None
    progress: str | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A measured value of a criterion, or what shows it, or both. No `measure`: the only criterion there."""

    milestone: str | None
    measure: str | None
    actual: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Reserved:
    """A reservation of the client's."""

    what: str
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The client accepted a gate or the whole."""

    milestone: str | None
    on: date
    by: str | None = None
    ref: str | None = None
    reservations: tuple[Reserved, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifted:
    """The client lifted a reservation."""

    milestone: str | None
    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Rejected:
    """The client refused a gate, or the delivery of the whole."""

    milestone: str | None
    on: date
    by: str | None = None
    ref: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """The whole was handed over; `in_full` None: not said."""

    on: date | None = None
    in_full: bool | None = None


@dataclass(frozen=True, slots=True)
class NewStatus:
    """Where the promise is in its life."""

    status: Status


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry of the journal."""

    on: date
    note: str
    by: str | None = None
    known: date | None = None
    client_told: date | None = None
    raised_by: Side | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The client was told of what the journal says was known inside."""

    on: date


@dataclass(frozen=True, slots=True)
class Solved:
    """A slip that the journal says was known inside no longer endangers the promise."""

    on: date


@dataclass(frozen=True, slots=True)
class Message:
    """A message to or from the client."""

    on: date
    text: str
    with_: str | None = None
    channel: str | None = None
    direction: Literal["in", "out"] | None = None
    answers: date | None = None


@dataclass(frozen=True, slots=True)
class NewAction:
    """Something somebody is to do."""

    what: str
    who: str | None = None
    due: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ActionDone:
    """An action was done: by its id, or words of it."""

    wanted: str
    on: date


@dataclass(frozen=True, slots=True)
class Amended:
    """The promise was changed; `measure` names the criterion of a target, `exclude` what is left out."""

    kind: AmendmentKind
    on: date
    to: str | None
    reason: str
    asked_by: WaitingOn
    agreed_by: str
    client_told: date
    milestone: str | None = None
    measure: str | None = None
    exclude: str | None = None


@dataclass(frozen=True, slots=True)
class Paused:
    """The work waits; `to` is the last day, where it is over already."""

    from_: date
    cause: str
    waiting_on: WaitingOn
    to: date | None = None
    notified: date | None = None


@dataclass(frozen=True, slots=True)
class PauseOver:
    """The open pause has ended; `to` is its last day."""

    to: date


@dataclass(frozen=True, slots=True)
class Received:
    """The client gave what was needed."""

    what: str
    on: date


@dataclass(frozen=True, slots=True)
class Struck:
    """A risk happened."""

    risk: str
    on: date


Fact: TypeAlias = (
    Work | Measured | Accepted | Lifted | Rejected | Delivered | NewStatus | Noted | Told | Solved
    | Message
    | NewAction | ActionDone | Amended | Paused | PauseOver | Received | Struck
)  # fmt: skip
