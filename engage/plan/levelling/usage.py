"""Who is taken when: what is left of each resource on each day, kept so that all days are handled at once.

What is left of a resource is a number for each day. Here these numbers lie on their side: one integer holds
the lowest binary digit of all days, another the next digit, and so on, the last one the sign. Taking an
amount on some days, or asking on which days less than an amount is left, is then a handful of operations on
whole integers, however long the work is and however far the plan goes.
"""

from __future__ import annotations

from functools import reduce
from math import gcd

from engage.plan.levelling.problem import Problem
from engage.plan.levelling.window import OutOfWindow


class Usage:
    """What is left by the work placed so far."""

    __slots__ = ("_blocked", "_left", "_problem", "_units")

    def __init__(self, problem: Problem, units: tuple[int, ...], left: list[tuple[int, ...]]) -> None:
        self._problem = problem
        self._units = units
        self._left = left
        self._blocked: list[dict[int, int]] = [{} for _ in left]  # what was worked out since the last change

    @classmethod
    def nothing(cls, problem: Problem) -> Usage:
        """Nobody is taken."""
        units, left = [], []
        fixed = [0] * len(problem.resources)
        for place in problem.fixed:
            for each, amount in problem.needs[place]:
                fixed[each] += amount
        for number, resource in enumerate(problem.resources):
            amounts = [amount for amount, _ in resource.steps]
            unit = reduce(gcd, (*amounts, *problem.levels[number]), 0) or 1
            width = (max(max(amounts, default=0), fixed[number]) // unit).bit_length() + 1
            digits = [0] * (width + 1)
            for amount, days in resource.steps:
                for digit in range(width):
                    if amount // unit >> digit & 1:
                        digits[digit] |= days
            units.append(unit)
            left.append(tuple(digits))
        return cls(problem, tuple(units), left)

    def copy(self) -> Usage:
        """The same, to go on from."""
        return Usage(self._problem, self._units, self._left[:])

    def take(self, place: int, first: int) -> None:
        """A task begins at a number of its calendar."""
        calendar = self._problem.days[place]
        start = calendar.days[first]
        last = calendar.days[first + self._problem.graph.tasks[place].duration - 1]
        worked = calendar.mask & (((2 << (last - start)) - 1) << start)
        for resource, amount in self._problem.needs[place]:
            self._left[resource] = _less(self._left[resource], amount // self._units[resource], worked)
            self._blocked[resource] = {}

    def left(self, resource: int, offset: int) -> int:
        """What is left of a resource on a day; negative where work under way takes more than there is."""
        *digits, sign = self._left[resource]
        number = sum((bits >> offset & 1) << place for place, bits in enumerate(digits))
        return (number - (1 << len(digits) if sign >> offset & 1 else 0)) * self._units[resource]

    def taken(self, place: int) -> int:
        """The working days of a task on which something it needs is taken, as bits."""
        bad = 0
        for resource, amount in self._problem.needs[place]:
            known = self._blocked[resource]
            if amount not in known:
                known[amount] = _below(self._left[resource], amount // self._units[resource])
            bad |= known[amount]
        return bad & self._problem.days[place].mask

    def earliest(self, place: int, number: int) -> int:
        """The first number from `number` on at which a task finds all it needs, day after day.

        Raises:
            OutOfWindow: not inside the window.
        """
        calendar, length = self._problem.days[place], self._problem.graph.tasks[place].duration
        days, rank, last = calendar.days, calendar.rank, calendar.count - length
        number = max(number, 0)
        if number > last:
            raise OutOfWindow
        shift = days[number]
        bad = self.taken(place) >> shift
        while number <= last:
            start = days[number]
            inside = (bad >> start - shift) & ((2 << (days[number + length - 1] - start)) - 1)
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


def _less(left: tuple[int, ...], amount: int, days: int) -> tuple[int, ...]:
    """The amount taken off on these days: a subtractor, digit by digit, of all days together."""
    digits = list(left)
    borrow, place = 0, 0
    while amount or borrow:
        held = digits[place]
        if amount & 1:
            digits[place] = held ^ days ^ borrow
            borrow |= days & ~held
        else:
            digits[place] = held ^ borrow
            borrow &= ~held
        amount >>= 1
        place += 1
        if place == len(digits):
            break
    return tuple(digits)


def _below(left: tuple[int, ...], amount: int) -> int:
    """The days on which less than the amount is left: the last borrow of a subtraction, or the sign.

    Days on which there never is enough count too; they are in no calendar of work that asks so much.
    """
    borrow = 0
    for held in left[:-1]:
        borrow = ~held | borrow if amount & 1 else ~held & borrow
        amount >>= 1
    return left[-1] | (-1 if amount else borrow)
