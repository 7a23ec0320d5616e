"""The working days of a calendar inside the stretch of time that is levelled, for tight loops.

Days are ordinals, as in `day_index`; bits and arrays count from the first day of the window (`base`). The
questions that links ask (`link_bounds`) are answered in ordinals, so that levelled work obeys the very
functions that the network pass uses.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import accumulate, compress

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.day_index import DayIndex

_DIGITS = bytes.maketrans(b"01", b"\0\1")


class OutOfWindow(LookupError):
    """Work that would end after the window: it is made longer, or the work cannot be done at all."""

    def __init__(self, place: int | None = None) -> None:
        super().__init__("outside the days that are levelled")
        self.place = place


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `base` on, `size` of them."""

    base: int
    size: int

    def bits(self, calendar: WorkCalendar | DayIndex) -> int:
        """The calendar's days in the window, as bits from `base` on."""
        shift = self.base - calendar.horizon.first.toordinal()
        moved = calendar.mask >> shift if shift >= 0 else calendar.mask << -shift
        return moved & ((1 << self.size) - 1)

    def unbits(self, horizon: Horizon, bits: int) -> int:
        """Bits from `base` on, as a calendar's mask."""
        shift = self.base - horizon.first.toordinal()
        return bits << shift if shift >= 0 else bits >> -shift

    @property
    def end(self) -> int:
        """The day after the last."""
        return self.base + self.size


class WindowDays:
    """The days of a set inside the window: numbered, and counted. Shared by all work with the same days."""

    __slots__ = ("base", "count", "days", "mask", "rank", "size")

    def __init__(self, window: Window, mask: int, *, vectorised: bool = False) -> None:
        self.base = window.base
        self.size = window.size
        self.mask = mask
        #: Offsets of the worked days, and how many there are before each offset.
        self.days, self.rank = (_by_numpy if vectorised else _by_hand)(mask, window.size)
        self.count = len(self.days)

    def number_since(self, day: int) -> int:
        """The number of the first worked day on or after an ordinal; one before the window is its first.

        Raises:
            OutOfWindow: the day lies after the window.
        """
        offset = day - self.base
        if offset <= 0:
            return 0
        if offset > self.size:
            raise OutOfWindow
        return self.rank[offset]

    def ordinal(self, number: int) -> int:
        """The day with a number, as an ordinal."""
        return self.base + self.days[number]


def _by_hand(mask: int, size: int) -> tuple[array[int], array[int]]:
    worked = each_day(mask, size)
    return array("i", compress(range(size), worked)), array("i", accumulate(worked, initial=0))


def _by_numpy(mask: int, size: int) -> tuple[array[int], array[int]]:
    """The same, in a twentieth of the time: for thousands of calendars that is worth its import."""
    import numpy as np

    worked = np.frombuffer(each_day(mask, size), dtype=np.uint8)
    rank = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(worked, out=rank[1:])
    days = np.flatnonzero(worked).astype(np.int32)
    return array("i", days.tobytes()), array("i", rank.tobytes())


def each_day(mask: int, size: int) -> bytes:
    """A byte for each day: 1 where its bit is set."""
    return format(mask, f"0{size}b").encode().translate(_DIGITS)[::-1]
