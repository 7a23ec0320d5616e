"""How much of each resource is left on each day, as whole integers: all days are handled at once.

A **word** is one long integer with a field of `stride` bits for each day of the window. Above the amount in a
field stands a guard bit that is always set. What work needs is subtracted from all fields at once: the guards
that are gone tell the days without enough, and no field borrows from the next (Lamport 1975, "Multiple byte
processing with full-word instructions"). Few resources lie side by side in the fields of one word; of many,
each has its own word.
"""

from __future__ import annotations

from functools import reduce
from itertools import accumulate
from math import gcd

from engage.plan.levelling.problem import Problem
from engage.plan.levelling.window import WindowDays, each_day

_ONE_WORD = 64  # bits a day up to which all resources share one word

Asks = tuple[tuple[int, int, int], ...]


class Fields:
    """The layout of the amounts of one problem.

    Attributes:
        stride: bits for each day, a multiple of eight.
        asks: for each task the words it looks at: position, what it takes of a day, the same of all days.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._units = [
            reduce(gcd, (*(amount for amount, _ in resource.steps), *levels), 0) or 1
            for resource, levels in zip(problem.resources, problem.levels, strict=True)
        ]
        self._widths = [
            (resource.most // unit).bit_length() + 1
            for resource, unit in zip(problem.resources, self._units, strict=True)
        ]
        together = sum(self._widths) <= _ONE_WORD
        if not together:  # guards stand at the same place in all words
            self._widths = [max(self._widths)] * len(self._widths)
        bits = sum(self._widths) if together else self._widths[0]
        self.stride = max(8, -(-bits // 8) * 8)
        self._words = [0 if together else number for number in range(len(self._widths))]
        self._lows = [*accumulate(self._widths[:-1], initial=0)] if together else [0] * len(self._widths)
        guards = [self._guard(number) for number in range(len(self._widths))]
        self._guards = reduce(int.__or__, guards, 0)  # of one day; a word's other guards are always there
        self._every = self._spread((1 << problem.window.size) - 1)
        self._of_calendar: dict[int, tuple[int, int]] = {}
        self.asks = self._asks()

    def _guard(self, number: int) -> int:
        return 1 << self._lows[number] + self._widths[number] - 1

    def _spread(self, days: int) -> int:
        """The lowest bit of the field of each of these days."""
        size, step = self._problem.window.size, self.stride // 8
        spaced = bytearray(size * step)
        spaced[::step] = each_day(days, size)
        return int.from_bytes(spaced, "little")

    def of(self, calendar: WindowDays) -> tuple[int, int]:
        """The lowest bits and the guards of the days of a calendar."""
        if calendar.mask not in self._of_calendar:
            spread = self._spread(calendar.mask)
            self._of_calendar[calendar.mask] = spread, spread * self._guards
        return self._of_calendar[calendar.mask]

    def _asks(self) -> list[Asks]:
        """What each task looks at; equal ones are one object."""
        known: dict[tuple[tuple[int, int], ...], Asks] = {}
        found = []
        for needs in self._problem.needs:
            if needs not in known:
                of_day: dict[int, int] = {}
                for number, amount in needs:
                    word = self._words[number]
                    shifted = amount // self._units[number] << self._lows[number]
                    of_day[word] = of_day.get(word, 0) + shifted
                known[needs] = tuple((word, taken, taken * self._every) for word, taken in of_day.items())
            found.append(known[needs])
        return found

    def at_first(self) -> list[int]:
        """The words with nothing taken by anybody."""
        words = [self._every * self._guards] * (max(self._words, default=-1) + 1)
        for number, resource in enumerate(self._problem.resources):
            for amount, days in resource.steps:
                held = amount // self._units[number] << self._lows[number]
                words[self._words[number]] += self._spread(days) * held
        return words

    def left(self, words: list[int], number: int, offset: int) -> int:
        """What is left of a resource on a day."""
        field = words[self._words[number]] >> offset * self.stride + self._lows[number]
        return (field & ((1 << self._widths[number] - 1) - 1)) * self._units[number]

    def take(self, words: list[int], number: int, offset: int, amount: int) -> None:
        """Take an amount of a resource on one day, or all there is."""
        taken = min(amount, self.left(words, number, offset)) // self._units[number]
        words[self._words[number]] -= taken << offset * self.stride + self._lows[number]

    def short(self, words: list[int], number: int, amount: int) -> int:
        """The days on which less than an amount of a resource is left, as bits."""
        word, low = words[self._words[number]], self._lows[number]
        guards = self._every * self._guard(number)
        gone = (word - self._every * (amount // self._units[number] << low)) & guards ^ guards
        step = self.stride // 8
        spaced = (gone >> low + self._widths[number] - 1).to_bytes(self._problem.window.size * step, "little")
        return int(spaced[::step][::-1].translate(_TEXT), 2)


_TEXT = bytes.maketrans(b"\0\1", b"01")
