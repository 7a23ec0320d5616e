"""The working days of a calendar inside the stretch of time that is levelled, for tight loops.

Days are ordinals, as in `day_index`; bits and arrays count from the first day of the window (`base`). The
questions that links ask (`link_bounds`) are answered in ordinals, so that levelled work obeys the very
functions that the network pass uses.
"""

from __future__ import annotations

from array import array

from engage.model.light import dataclass
from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.day_index import DayIndex


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

    __slots__ = ("base", "count", "days", "mask", "rank")

    def __init__(self, window: Window, mask: int) -> None:
        import numpy as np  # some microseconds a calendar; thousands of calendars in a portfolio

        raw = np.frombuffer(mask.to_bytes(window.size // 8 + 1, "little"), dtype=np.uint8)
        bits = np.unpackbits(raw, bitorder="little")[: window.size]
        self.base = window.base
        self.mask = mask
        self.days = array("i", np.flatnonzero(bits).astype(np.int32).tobytes())  # offsets of worked days
        sums = np.zeros(window.size + 1, dtype=np.int32)
        np.cumsum(bits, out=sums[1:])
        self.rank = array("i", sums.tobytes())  # worked days before an offset
        self.count = len(self.days)

    def number_since(self, day: int) -> int:
        """The number of the first worked day on or after an ordinal; one before the window is its first.

        Raises:
            OutOfWindow: the day lies after the window.
        """
        offset = day - self.base
        if offset <= 0:
            return 0
        if offset >= len(self.rank):
            raise OutOfWindow
        return self.rank[offset]

    def ordinal(self, number: int) -> int:
        """The day with a number, as an ordinal."""
        return self.base + self.days[number]
