"""What a change in git does to promises: those it makes, moves, drops or weakens, and those it endangers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from engage.model.commitment import Status, Verdict
from engage.model.weakening import Weakening
from engage.plan.assess_types import Assessment, Pushed

#: `moved`: another date; `weakened`: the same date, but less is promised.
Change = Literal["new", "moved", "dropped", "weakened"]


@dataclass(frozen=True, slots=True)
class Weakened:
    """Something taken from the client; `lacking`: what no amendment says of it; empty if explained."""

    weakening: Weakening
    lacking: tuple[str, ...]

    @property
    def explained(self) -> bool:
        """Whether an amendment says why, who asked, who agreed and when the client was told."""
        return not self.lacking


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A promise that a change makes, moves, drops or weakens. `found`: can it be kept as it is now?"""

    id: str
    title: str
    client_name: str
    lifecycle: Status | None
    path: str
    change: Change
    before: date | None
    after: date | None
    found: Assessment | None = None
    weakened: tuple[Weakened, ...] = ()

    @property
    def unexplained(self) -> tuple[Weakened, ...]:
        """What is taken from the client without an amendment that explains it."""
        return tuple(each for each in self.weakened if not each.explained)


@dataclass(frozen=True, slots=True)
class DiffView:
    """A change between two states of the register, judged. `base` and `head` are their names."""

    as_of: date
    base: str
    head: str
    rows: tuple[DiffRow, ...]
    endangers: tuple[Pushed, ...]
    verdict: Verdict
    samples: int
    seed: int
    confidence: float
    names: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()  # promises whose file cannot be read in one of the two states

    @property
    def unexplained(self) -> int:
        """How many weakenings no amendment explains."""
        return sum(len(row.unexplained) for row in self.rows)

    def name(self, resource: str) -> str:
        """What people call a resource."""
        return self.names.get(resource, resource)
