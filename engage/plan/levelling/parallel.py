"""Schedule generation day by day: whatever can start on a day does, the most urgent first (Kolisch 1996)."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from engage.plan.levelling.orders import Key
from engage.plan.levelling.placement import Placement
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.window import OutOfWindow


def parallel(schemes: Schemes, keys: Sequence[Key]) -> Placement:
    """Place all work day by day, in the order of the keys (least first, among equals by position).

    Raises:
        OutOfWindow: the window is too short.
    """
    return _DayByDay(schemes, keys).run()


class _DayByDay:
    """The state of one pass: what waits for a day to come, and what could begin now."""

    def __init__(self, schemes: Schemes, keys: Sequence[Key]) -> None:
        self.schemes = schemes
        self.into = schemes.facts.copy()
        self.waiting = schemes.orders.waiting[:]
        self.order = {place: (keys[place], place) for place in schemes.movable}
        self.later: list[tuple[int, int, int]] = []  # first day it may find all it needs, place, its number

    def run(self) -> Placement:
        for place in self.schemes.movable:
            if not self.schemes.orders.waiting[place]:
                self._release(place)
        while self.later:
            self._start_on(self.later[0][0])
        return self.into

    def _release(self, place: int) -> None:
        """Its predecessors are placed: it may begin from some day on; an event happens at once."""
        number = self.schemes.earliest(self.into, place)
        if not self.schemes.tasks[place].duration:
            self.schemes.put_event(self.into, place, number)
            self._follow(place)
            return
        calendar = self.schemes.problem.days[place]
        if number >= calendar.count:
            raise OutOfWindow(place)
        heapq.heappush(self.later, (calendar.days[number], place, number))

    def _follow(self, place: int) -> None:
        for arc in self.schemes.problem.graph.outgoing[place]:
            if arc.after in self.schemes.orders.free:
                self.waiting[arc.after] -= 1
                if not self.waiting[arc.after]:
                    self._release(arc.after)

    def _start_on(self, offset: int) -> None:
        """Start what fits on a day, the most urgent first; the rest waits for the next day on which it fits.

        What is left only shrinks, so that nothing fits before that day.
        """
        due: dict[int, int] = {}
        while self.later and self.later[0][0] <= offset:
            _, place, number = heapq.heappop(self.later)
            due[place] = number
        for place in sorted(due, key=self.order.__getitem__):
            calendar = self.schemes.problem.days[place]
            number = self.schemes.first_fit(self.into, place, max(due[place], calendar.rank[offset]))
            if calendar.days[number] == offset:
                self.schemes.put(self.into, place, number)
                self._follow(place)
            else:
                heapq.heappush(self.later, (calendar.days[number], place, number))
