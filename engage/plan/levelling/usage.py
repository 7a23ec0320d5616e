"""Who is taken when: what is left of each resource, and the days on which no more of an amount fits."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable

from engage.plan.levelling.problem import Problem
from engage.plan.levelling.window import OutOfWindow


class Usage:
    """What work placed so far takes.

    For each resource and each amount that any work asks of it, the days on which less than that is left are
    bits of one integer: whether a stretch of days is free is then a shift and a mask, however long it is.
    """

    __slots__ = ("_free", "_levels", "_problem", "blocked")

    def __init__(self, problem: Problem, free: list[array[int]], blocked: list[list[int]]) -> None:
        self._problem = problem
        self._levels = problem.levels
        self._free = free
        self.blocked = blocked

    @classmethod
    def nothing(cls, problem: Problem) -> Usage:
        """Nobody is taken."""
        free = []
        for resource in problem.resources:
            left = array("q", bytes(8 * problem.window.size))
            for amount, days in resource.steps:
                for offset in _offsets(days):
                    left[offset] = amount
            free.append(left)
        # Days on which there never is enough are in no calendar of the work that asks for it.
        return cls(problem, free, [[0] * len(levels) for levels in problem.levels])

    def copy(self) -> Usage:
        """The same, to go on from."""
        return Usage(
            self._problem, [left[:] for left in self._free], [blocked[:] for blocked in self.blocked]
        )

    def take(self, place: int, first: int) -> None:
        """A task begins at a number of its calendar."""
        days = self._problem.days[place].days
        worked = days[first : first + self._problem.graph.tasks[place].duration]
        self.take_on(place, worked)

    def take_on(self, place: int, worked: Iterable[int]) -> None:
        """A task works on these days."""
        for resource, amount, _ in self._problem.demand[place]:
            left, levels, blocked = self._free[resource], self._levels[resource], self.blocked[resource]
            marks: dict[int, int] = {}
            for offset in worked:
                rest = left[offset] - amount
                left[offset] = rest
                room = bisect_right(levels, rest)
                marks[room] = marks.get(room, 0) | 1 << offset
            for room, bits in marks.items():
                for level in range(room, len(levels)):
                    blocked[level] |= bits

    def left(self, resource: int, offset: int) -> int:
        """What is left of a resource on a day; negative where work under way takes more than there is."""
        return self._free[resource][offset]

    def taken(self, place: int) -> int:
        """The working days of a task on which something it needs is taken, as bits."""
        bad = 0
        for resource, _, level in self._problem.demand[place]:
            bad |= self.blocked[resource][level]
        return bad & self._problem.days[place].mask

    def earliest(self, place: int, number: int) -> int:
        """The first number from `number` on at which a task finds all it needs, day after day.

        Raises:
            OutOfWindow: not inside the window.
        """
        calendar, length = self._problem.days[place], self._problem.graph.tasks[place].duration
        days, rank, last = calendar.days, calendar.rank, calendar.count - length
        bad = self.taken(place)
        number = max(number, 0)
        while number <= last:
            start = days[number]
            inside = (bad >> start) & ((2 << (days[number + length - 1] - start)) - 1)
            if not inside:
                return number
            number = rank[start + inside.bit_length()]
        raise OutOfWindow

    def latest(self, place: int, number: int) -> int | None:
        """The last number up to `number` at which a task finds all it needs; `None` where there is none."""
        calendar, length = self._problem.days[place], self._problem.graph.tasks[place].duration
        days, rank = calendar.days, calendar.rank
        bad = self.taken(place)
        number = min(number, calendar.count - length)
        while number >= 0:
            start = days[number]
            inside = (bad >> start) & ((2 << (days[number + length - 1] - start)) - 1)
            if not inside:
                return number
            number = rank[start + (inside & -inside).bit_length() - 1] - length
        return None

    def fits(self, place: int, number: int) -> bool:
        """Whether a task finds all it needs from this very number on."""
        calendar, length = self._problem.days[place], self._problem.graph.tasks[place].duration
        if number + length > calendar.count:
            return False
        start = calendar.days[number]
        inside = (self.taken(place) >> start) & ((2 << (calendar.days[number + length - 1] - start)) - 1)
        return not inside


def _offsets(bits: int) -> Iterable[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
