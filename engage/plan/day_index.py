"""Counting and finding days in a set of days, cheap to build and cheap to ask.

Days are proleptic Gregorian ordinals (`date.toordinal`). The structure is the classical one of rank and
select over a bit vector (Jacobson 1989): the bits in words of 64 days, the number of days before each word,
and for finding a day tables over bytes. A register of ten thousand milestones may have thousands of different
calendars, one for each set of people: building one takes some twenty microseconds.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from itertools import accumulate

from engage.plan.horizon import Horizon, OutOfCalendar

_COUNT = bytes(byte.bit_count() for byte in range(256))
#: _PLACES[byte]: positions of the bits set, lowest first.
_PLACES = tuple(bytes(k for k in range(8) if byte >> k & 1) for byte in range(256))
#: _BELOW[k]: the k lowest bits.
_BELOW = tuple((1 << k) - 1 for k in range(64))
_HALF = _BELOW[32]


def _select(word: int, number: int) -> int:
    """The place of the bit with that number among those set, lowest first; there must be so many."""
    place = 0
    while number >= (count := _COUNT[word & 255]):
        word, number, place = word >> 8, number - count, place + 8
    return place + _PLACES[word & 255][number]


class DayIndex:
    """The days of a set, numbered from 0 in order of time."""

    __slots__ = ("_before", "_size", "_words", "base", "horizon", "mask", "total")

    def __init__(self, horizon: Horizon, mask: int) -> None:
        self.horizon = horizon
        self.mask = mask
        self.base = horizon.first.toordinal()
        self._size = horizon.size
        self._words = array("Q", mask.to_bytes((self._size // 64 + 1) * 8, sys.byteorder))
        if sys.byteorder == "big":
            self._words.reverse()
        self._before = array("I", accumulate(map(int.bit_count, self._words), initial=0))
        self.total = self._before[-1]

    def has(self, day: int) -> bool:
        """Whether the day is in the set."""
        offset = day - self.base
        if not 0 <= offset < self._size:
            raise OutOfCalendar(self.horizon)
        return bool(self._words[offset >> 6] >> (offset & 63) & 1)

    def rank(self, day: int) -> int:
        """How many days of the set lie before the day; so also the number of the first one on or after it.

        Raises:
            OutOfCalendar: the day is outside the horizon (the day after its last is still allowed).
        """
        if day < self.base:
            raise OutOfCalendar(self.horizon)
        return self.rank_since(day)

    def rank_since(self, day: int) -> int:
        """`rank`, with a day before the horizon moved to its first: a fact of long ago binds nothing now."""
        offset = day - self.base
        if offset > self._size:
            raise OutOfCalendar(self.horizon)
        if offset < 0:
            return 0
        word = offset >> 6
        return self._before[word] + (self._words[word] & _BELOW[offset & 63]).bit_count()

    def rank_within(self, day: int) -> int:
        """`rank`, with a day outside the horizon moved to its nearest end."""
        offset = day - self.base
        if 0 <= offset <= self._size:
            place = offset >> 6
            return self._before[place] + (self._words[place] & _BELOW[offset & 63]).bit_count()
        return 0 if offset < 0 else self.total

    def nth(self, number: int) -> int:
        """The day with the given number.

        Raises:
            OutOfCalendar: the set has no such day inside the horizon.
        """
        if not 0 <= number < self.total:
            raise OutOfCalendar(self.horizon)
        place = bisect_right(self._before, number) - 1
        word, left, day = self._words[place], number - self._before[place], self.base + 64 * place
        below = (word & _HALF).bit_count()
        if left >= below:
            word, left, day = word >> 32, left - below, day + 32
        return day + _select(word, left)

    def work_from(self, day: int, length: int) -> tuple[int, int, int]:
        """Work of `length` > 0 days of the set, begun at the first one on or after the day.

        Returns:
            The number of its first day, that day, and its last: `rank_since` and twice `nth`, in one look.

        Raises:
            OutOfCalendar: the set has too few days after it inside the horizon.
        """
        offset = max(0, day - self.base)
        if offset <= self._size:
            place, below = offset >> 6, offset & 63
            word = self._words[place]
            number = self._before[place] + (word & _BELOW[below]).bit_count()
            ahead, left, day = word >> below, length - 1, self.base + offset
            first = day + _PLACES[ahead & 255][0] if ahead & 255 else self.nth(number)
            while ahead and left >= (count := _COUNT[ahead & 255]):
                ahead, left, day = ahead >> 8, left - count, day + 8
            return number, first, day + _PLACES[ahead & 255][left] if ahead else self.nth(number + length - 1)
        raise OutOfCalendar(self.horizon)

    def work_until(self, day: int, length: int) -> tuple[int, int, int]:
        """Work of `length` > 0 days of the set, the last of which is the last one before the day.

        Returns:
            The number of its first day, that day, and its last: `rank_within(day) - length` and two of
            `nth_within`, in one look.
        """
        offset = day - self.base
        if 0 < offset < self._size:
            place = offset >> 6
            before = self._words[place] & _BELOW[offset & 63]
            count = before.bit_count()
            number = self._before[place] + count - length
            if count >= length:
                day = self.base + (place << 6)
                return number, day + _select(before, count - length), day + before.bit_length() - 1
        else:
            number = self.rank_within(day) - length
        return number, self.nth_within(number), self.nth_within(number + length - 1)

    def nth_within(self, number: int) -> int:
        """`nth`, with the horizon's nearest end where there is no such day."""
        if number < 0:
            return self.base
        return self.nth(number) if number < self.total else self.base + self._size

    def within(self, day: int) -> int:
        """The day, or the nearest end of the horizon: its first day, or the day after its last."""
        return min(max(day, self.base), self.base + self._size)
