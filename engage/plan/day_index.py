"""Counting and finding days in a set of days, both at once cheap to build and to ask.

Days are proleptic Gregorian ordinals (`date.toordinal`). The structure is the classical one of rank and
select over a bit vector (Jacobson 1989): the number of days before each group of eight, and tables for
what is inside a group. A register of ten thousand milestones may have thousands of different calendars,
one for each set of people: building one takes some fifty microseconds and a few kilobytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate

from engage.plan.horizon import Horizon, OutOfCalendar

_COUNT = bytes(byte.bit_count() for byte in range(256))
#: _BELOW[byte][k]: bits set among the k lowest.
_BELOW = tuple(bytes((byte & ((1 << k) - 1)).bit_count() for k in range(8)) for byte in range(256))
#: _PLACES[byte]: positions of the bits set, lowest first.
_PLACES = tuple(bytes(k for k in range(8) if byte >> k & 1) for byte in range(256))


class DayIndex:
    """The days of a set, numbered from 0 in order of time."""

    __slots__ = ("_before", "_bits", "_size", "base", "horizon", "total")

    def __init__(self, horizon: Horizon, mask: int) -> None:
        self.horizon = horizon
        self.base = horizon.first.toordinal()
        self._size = horizon.size
        self._bits = mask.to_bytes(self._size // 8 + 1, "little")
        self._before = array("i", accumulate(self._bits.translate(_COUNT), initial=0))
        self.total = self._before[-1]

    def has(self, day: int) -> bool:
        """Whether the day is in the set."""
        offset = day - self.base
        if not 0 <= offset < self._size:
            raise OutOfCalendar(self.horizon)
        return bool(self._bits[offset >> 3] >> (offset & 7) & 1)

    def rank(self, day: int) -> int:
        """How many days of the set lie before the day; so also the number of the first one on or after it.

        Raises:
            OutOfCalendar: the day is outside the horizon (the day after its last is still allowed).
        """
        offset = day - self.base
        if not 0 <= offset <= self._size:
            raise OutOfCalendar(self.horizon)
        group = offset >> 3
        return self._before[group] + _BELOW[self._bits[group]][offset & 7]

    def nth(self, number: int) -> int:
        """The day with the given number.

        Raises:
            OutOfCalendar: the set has no such day inside the horizon.
        """
        if not 0 <= number < self.total:
            raise OutOfCalendar(self.horizon)
        group = bisect_right(self._before, number) - 1
        return self.base + 8 * group + _PLACES[self._bits[group]][number - self._before[group]]

    def rank_within(self, day: int) -> int:
        """`rank`, with a day outside the horizon moved to its nearest end."""
        return self.rank(min(max(day, self.base), self.base + self._size))

    def nth_within(self, number: int) -> int:
        """`nth`, with the horizon's first day or the day after its last where there is no such day."""
        if number < 0:
            return self.base
        return self.nth(number) if number < self.total else self.base + self._size
