"""Why levelled work begins when it does, read off the finished plan."""

from __future__ import annotations

from datetime import date
from typing import cast

from engage.plan.levelling.placement import Placement
from engage.plan.levelling.problem import Problem, spent
from engage.plan.levelling.result import Why
from engage.plan.levelling.schemes import Schemes
from engage.plan.placing import Key

_LOOKED_AT = 2000  # working days in which those who are in the way are looked for


class Reasons:
    """Answers for the work of one plan."""

    def __init__(self, problem: Problem, schemes: Schemes, placed: Placement) -> None:
        self._problem = problem
        self._schemes = schemes
        self._placed = placed
        self._users: list[list[tuple[int, int, int]]] = [[] for _ in problem.resources]
        for place, number in enumerate(placed.begin):
            if number is None or not problem.graph.tasks[place].duration:
                continue
            days = spent(problem, place, number)
            for resource, _ in problem.needs[place]:
                self._users[resource].append((days[0], days[-1], place))

    def why(self, place: int) -> Why | None:
        """What keeps work from beginning a day earlier; `None` where it is nothing but its own dates."""
        number = self._placed.begin[place]
        if number is None:
            return None
        if not self._problem.graph.tasks[place].duration:
            return self._follows(place)
        wanted = self._schemes.earliest(self._placed, place)
        if wanted >= number:
            return self._follows(place)
        return self._waits(place, wanted, number) or self._follows(place)

    def _follows(self, place: int) -> Why | None:
        """The predecessor that ends last."""
        arcs = self._problem.graph.incoming[place]
        if not arcs:
            return None
        last = max(arcs, key=lambda arc: (self._placed.ends[arc.before], -arc.before))
        return Why(None, None, None, (cast("Key", self._problem.graph.tasks[last.before].id),))

    def _waits(self, place: int, wanted: int, number: int) -> Why | None:
        """Who is taken by what between the day on which work could begin and the one on which it does."""
        problem, calendar = self._problem, self._problem.days[place]
        length = problem.graph.tasks[place].duration
        until = min(number + length - 1, wanted + _LOOKED_AT)
        own = set(spent(problem, place, number))
        window = calendar.days[wanted:until]
        taken: dict[int, list[int]] = {}
        for resource, amount in problem.needs[place]:
            short = self._placed.usage.short(resource, amount)
            days = [offset for offset in window if short >> offset & 1 and offset not in own]
            if days:
                taken[resource] = days
        if not taken:
            return None
        resource = max(taken, key=lambda each: (len(taken[each]), -each))
        days = taken[resource]
        base = problem.window.base
        before = tuple(
            cast("Key", problem.graph.tasks[user].id)
            for first, last, user in sorted(self._users[resource])
            if user != place and first <= days[-1] and last >= days[0]
        )
        return Why(
            problem.resources[resource].id,
            date.fromordinal(base + days[0]),
            date.fromordinal(base + days[-1]),
            before,
        )
