"""Where work is placed, and what is always the same about it, for the loops of schedule generation."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import NamedTuple

from engage.plan.graph import Arc
from engage.plan.levelling.fields import Asks
from engage.plan.levelling.usage import Usage


@dataclass(slots=True)
class Placement:
    """Where work is placed, by position.

    `begin`: the number of the first day in the work's own days, from the window's first day on; for an event
    its instant; `None` while it is not placed, and for what is finished. `starts` and `ends`: the instants
    that links look at.
    """

    begin: list[int | None]
    starts: list[int]
    ends: list[int]
    usage: Usage

    def copy(self) -> Placement:
        """The same, to go on from."""
        return Placement(self.begin[:], self.starts[:], self.ends[:], self.usage.copy())


class Step(NamedTuple):
    """What is always the same about one piece of work.

    Attributes:
        length: days of work.
        floor: the instant of the first morning on which it may begin.
        before: what it follows plainly: finish to start, without lag.
        links: the links to all others it follows; none where all are plain.
        after: the work that follows it plainly; `None` where some does otherwise.
        days: its days, as offsets in the window; `rank`: how many there are before an offset.
        last: the greatest number it can begin at.
        spread: its days, `guards`: their guards, `asks`: what it takes, as in `fields`.
    """

    length: int
    floor: int
    before: tuple[int, ...]
    links: tuple[Arc, ...]
    after: tuple[int, ...] | None
    days: array[int]
    rank: array[int]
    last: int
    spread: int
    guards: int
    asks: Asks
