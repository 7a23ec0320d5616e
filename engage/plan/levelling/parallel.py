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
        self.later: list[tuple[int, int, int]] = []  # first day allowed, place, first number allowed
        self.ready: dict[int, int] = {}  # place -> first number allowed

    def run(self) -> Placement:
        for place in self.schemes.movable:
            if not self.schemes.orders.waiting[place]:
                self._release(place)
        offset, size = 0, self.schemes.problem.window.size
        while self.later or self.ready:
            if not self.ready:
                offset = max(offset, self.later[0][0])
            if offset >= size:
                raise OutOfWindow(min(self.ready, default=None))
            while self._start_on(offset):
                pass
            offset += 1
        return self.into

    def _release(self, place: int) -> None:
        """Its predecessors are placed: it may begin from some day on; an event happens at once."""
        number = self.schemes.earliest(self.into, place)
        if not self.schemes.tasks[place].duration:
            self.schemes.put_event(self.into, place, number)
            self._follow(place)
            return
        calendar = self.schemes.problem.days[place]
        number = max(number, 0)
        if number >= calendar.count:
            raise OutOfWindow(place)
        heapq.heappush(self.later, (calendar.days[number], place, number))

    def _follow(self, place: int) -> None:
        for arc in self.schemes.problem.graph.outgoing[place]:
            if arc.after in self.schemes.orders.free:
                self.waiting[arc.after] -= 1
                if not self.waiting[arc.after]:
                    self._release(arc.after)

    def _start_on(self, offset: int) -> bool:
        """Start what fits on a day; whether that let more work begin on the same day."""
        while self.later and self.later[0][0] <= offset:
            _, place, number = heapq.heappop(self.later)
            self.ready[place] = number
        for place in sorted(self.ready, key=self.order.__getitem__):
            calendar = self.schemes.problem.days[place]
            number = calendar.rank[offset]
            if number < self.ready[place] or number >= calendar.count or calendar.days[number] != offset:
                continue
            if self.schemes.fits(self.into, place, number):
                del self.ready[place]
                self.schemes.put(self.into, place, number)
                self._follow(place)
        return bool(self.later) and self.later[0][0] <= offset
