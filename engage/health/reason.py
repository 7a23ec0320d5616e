"""Why a promise has its colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from engage.model.diagnostic import Pointer
from engage.model.text import Text

#: The colour computed for a promise, worst first; `unknown` where nothing could be computed.
Shade = Literal["red", "orange", "unknown", "green"]
_WORST_FIRST: tuple[Shade, ...] = ("red", "orange", "unknown", "green")
_RANK: dict[Shade, int] = {shade: rank for rank, shade in enumerate(_WORST_FIRST)}


@dataclass(frozen=True, slots=True)
class Reason:
    """One signal that fired.

    `code` is stable and names the fault; `pointer` leads to the record that caused it, inside the
    commitment's file; `weight` orders reasons of the same colour, heaviest first.
    """

    code: str
    colour: Shade
    message: Text
    pointer: Pointer = ()
    weight: float = 0.0

    def sort_key(self) -> tuple[int, float, str, str]:
        """Worst first, then heaviest, then by code and place."""
        return rank(self.colour), -self.weight, self.code, "/".join(str(step) for step in self.pointer)


def rank(shade: Shade) -> int:
    """Place in the order from worst (0) to best."""
    return _RANK[shade]


def ranked(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Worst and heaviest first."""
    return tuple(sorted(reasons, key=Reason.sort_key))


def worst(reasons: Iterable[Reason]) -> Shade:
    """The worst signal wins; green where none fired."""
    return min((reason.colour for reason in reasons), key=rank, default="green")
