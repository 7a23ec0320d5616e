"""The account of trust with a client: a beta reputation whose evidence is forgotten by elapsed time.

r and s are the evidence for and against us: the weights of the events, each halved in every half-life since
its day. The balance is E = (r + 1) / (r + s + 2): 0.5 where nothing is known (Jøsang & Ismail 2002, *The beta
reputation system*). The cautious balance is the 5 % quantile of Beta(r + 1, s + 1).

Of our own: a broken promise weighs more than a kept one, told early it weighs less; nothing is forgotten
at an event, only by time, so that events of one day commute and a breach can never raise the balance; a
recovery that the client closed takes a part of its breach back, never all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.learn.intervals import beta_quantile

#: What counts for us, then what counts against us.
EventKind = Literal[
    "kept", "claimed", "sla_kept", "pleased",
    "broken", "broken_told", "late", "late_told", "partial", "moved", "moved_late", "sla_missed",
    "displeased",
]  # fmt: skip
CAUTIOUS = 0.05


@dataclass(frozen=True, slots=True)
class TrustEvent:
    """Something that weighs: for us above zero, against us below.

    `recovered`: the day on which the client closed the recovery of it; from then on it weighs less by
    `returned`, a share below 1.
    """

    on: date
    commitment: str
    kind: EventKind
    weight: float
    recovered: date | None = None
    returned: float = 0.0


@dataclass(frozen=True, slots=True)
class Balance:
    """The evidence for and against us on a day."""

    good: float
    bad: float

    @property
    def expected(self) -> float:
        """Between 0 and 1; 0.5 where nothing is known."""
        return (self.good + 1) / (self.good + self.bad + 2)

    @property
    def rating(self) -> float:
        """Between -1 and 1; 0 where nothing is known."""
        return (self.good - self.bad) / (self.good + self.bad + 2)

    @property
    def low(self) -> float:
        """The cautious balance: with 95 % probability trust is at least this."""
        return beta_quantile(CAUTIOUS, self.good + 1, self.bad + 1)


def balance(events: Iterable[TrustEvent], today: date, half_life: float) -> Balance:
    """The balance at the end of a day; later events are not known. `half_life` in calendar days."""
    good = bad = 0.0
    for event in events:
        if event.on > today:
            continue
        left = 0.5 ** ((today - event.on).days / half_life)
        if event.weight >= 0:
            good += event.weight * left
        else:
            bad += weight_on(event, today) * left
    return Balance(good, bad)


def weight_on(event: TrustEvent, today: date) -> float:
    """The weight of a breach on a day, above zero, before anything is forgotten."""
    closed = event.recovered is not None and event.recovered <= today
    return -event.weight * (1 - event.returned if closed else 1.0)
