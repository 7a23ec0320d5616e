"""What is levelled: work with its links, who it needs, how much of whom there is, and what is due.

Amounts are whole numbers (`SCALE` to one person or unit), so that thirds add up and nothing depends on the
order of additions.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from engage.plan.calendar import WorkCalendar
from engage.plan.graph import Graph
from engage.plan.levelling.window import Window, WindowDays

SCALE = 10_000
MANY_CALENDARS = 100


@dataclass(frozen=True)
class Resource:
    """Somebody or something, or several together (a pool).

    `layers`: amounts, each with the days (bits from the window's base) on which it is there; they add up.
    """

    id: str
    layers: tuple[tuple[int, int], ...]

    def at_least(self, amount: int) -> int:
        """The days on which there is so much of it, as bits."""
        if len(self.layers) == 1:
            return self.layers[0][1] if self.layers[0][0] >= amount else 0
        found = 0
        for sum_, days in self.steps:
            if sum_ >= amount:
                found |= days
        return found

    @cached_property
    def steps(self) -> tuple[tuple[int, int], ...]:
        """Amounts and the days on which exactly so much is there; no day twice."""
        parts: dict[int, int] = {}
        for amount, days in self.layers:
            new: dict[int, int] = {}
            left = days
            for sum_, held in parts.items():
                both, alone = held & days, held & ~days
                left &= ~held
                for total, bits in ((sum_ + amount, both), (sum_, alone)):
                    if bits:
                        new[total] = new.get(total, 0) | bits
            if left:
                new[amount] = new.get(amount, 0) | left
            parts = new
        return tuple(sorted(parts.items()))

    @property
    def most(self) -> int:
        """The most there is on any day."""
        return max((amount for amount, _ in self.steps), default=0)


@dataclass(frozen=True, slots=True)
class Due:
    """A date to keep: that of a promise (all its work), or of one gate. A day late costs `weight`."""

    places: tuple[int, ...]
    day: int
    weight: float
    group: Hashable


@dataclass(frozen=True)
class Problem:
    """Work to level.

    Attributes:
        graph: tasks and links; each task's calendar holds the days on which all it needs is there in the
            amount needed; what waits for nothing and needs nothing is in it too.
        needs: for each task the resources it takes, by position, with the amounts; no resource twice.
        resources: what there is.
        dues: the dates to keep.
        floors: for each task the first day on which it may start.
        fixed: for work under way or left where it is, the day on which what remains begins; of an event the
            instant.
        window: the stretch of time looked at.
        organisation: the days that count for lateness and lengths.
    """

    graph: Graph
    needs: tuple[tuple[tuple[int, int], ...], ...]
    resources: tuple[Resource, ...]
    dues: tuple[Due, ...]
    floors: tuple[int, ...]
    fixed: dict[int, int]
    window: Window
    organisation: WorkCalendar

    @cached_property
    def days(self) -> tuple[WindowDays, ...]:
        """The working days of each task; equal sets are one object."""
        bits: dict[int, int] = {}
        for task in self.graph.tasks:
            if task.calendar.mask not in bits:
                bits[task.calendar.mask] = self.window.bits(task.calendar)
        many = len(bits) > MANY_CALENDARS
        known = {mask: WindowDays(self.window, mask, vectorised=many) for mask in set(bits.values())}
        return tuple(known[bits[task.calendar.mask]] for task in self.graph.tasks)

    @cached_property
    def office(self) -> WindowDays:
        """The organisation's days."""
        return WindowDays(self.window, self.window.bits(self.organisation))

    @cached_property
    def levels(self) -> tuple[tuple[int, ...], ...]:
        """For each resource the different amounts that work asks of it, ascending."""
        asked: list[set[int]] = [set() for _ in self.resources]
        for needs in self.needs:
            for resource, amount in needs:
                asked[resource].add(amount)
        return tuple(tuple(sorted(amounts)) for amounts in asked)

    @property
    def size(self) -> int:
        """How many tasks."""
        return len(self.graph.tasks)

    def late_days(self, due: int, end: int) -> int:
        """Working days of the organisation from the evening of a due day to the evening of an end."""
        if end <= due:
            return 0
        return self._office_rank(end + 1) - self._office_rank(due + 1)

    def _office_rank(self, day: int) -> int:
        """Working days before a day; due days before the window count on the calendar itself."""
        offset = day - self.window.base
        if 0 <= offset <= self.window.size:
            return self.office.rank[offset]
        index = self.organisation.index
        return index.rank_within(day) - index.rank_within(self.window.base)


def scaled(amount: float) -> int:
    """An amount as a whole number; a hair is rounding, not a need."""
    return round(amount * SCALE)


def spent(problem: Problem, place: int, first: int) -> Sequence[int]:
    """The days (offsets) on which a task that begins at a number of its own calendar works."""
    return problem.days[place].days[first : first + problem.graph.tasks[place].duration]
