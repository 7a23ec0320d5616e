"""Schedule generation: work placed one by one, in the order of priorities, where it finds all it needs.

- **Serial**: of the work whose predecessors are placed the most urgent is placed next, as early as it fits.
- **Parallel** (`parallel`): day by day, whatever can start that day does, the most urgent first.
- **Backward**: the mirror image; each is placed as late as those that follow and its own end allow. With a
  serial pass in the order of the starts it gives, this is forward-backward improvement (justification;
  Valls, Ballestín and Quintanilla 2005): no due date is missed by more than before, and nothing ends later
  than the whole did.

Kolisch (1996) has both schemes. Links are those of the network pass, by its own functions.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from engage.model.light import dataclass
from engage.plan.backward_pass import Begins, latest_number, limits
from engage.plan.graph import Arc
from engage.plan.horizon import OutOfCalendar
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.usage import Usage
from engage.plan.levelling.window import OutOfWindow
from engage.plan.link_bounds import earliest_instant, earliest_number, evening, morning

Key = float | tuple[float, ...]
_NEVER = 1 << 60


@dataclass(slots=True)
class Placement:
    """Where work is placed, by position.

    `begin`: the number of the first day in the work's own days, from the window's first day on; for an event
    its instant; `None` while it is not placed, and for what is finished. `starts` and `ends`: the instants
    that links look at.
    """

    begin: list[int | None]
    starts: list[int]
    ends: list[int]
    usage: Usage

    def copy(self) -> Placement:
        """The same, to go on from."""
        return Placement(self.begin[:], self.starts[:], self.ends[:], self.usage.copy())


class Schemes:
    """The schemes for one problem, with what they share: facts placed, and who waits for how many."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tasks = problem.graph.tasks
        size = problem.size
        base = problem.window.base
        self.shift = [task.calendar.index.rank_within(base) for task in self.tasks]
        self.facts = Placement([None] * size, [0] * size, [0] * size, Usage.nothing(problem))
        self.movable = [
            place for place in problem.graph.order if self.tasks[place].finished is None
            and place not in problem.fixed
        ]  # fmt: skip
        self._place_facts()
        free = set(self.movable)
        self.waiting = [0] * size
        self._followed = [0] * size
        for place in self.movable:
            self.waiting[place] = sum(1 for arc in problem.graph.incoming[place] if arc.before in free)
            self._followed[place] = sum(1 for arc in problem.graph.outgoing[place] if arc.after in free)
        self.free = free

    def _place_facts(self) -> None:
        facts = self.facts
        for place, task in enumerate(self.tasks):
            if task.finished is not None:
                facts.starts[place] = morning((task.started or task.finished).toordinal())
                facts.ends[place] = evening(task.finished.toordinal())
            elif place in self.problem.fixed:
                self._fix(place, self.problem.fixed[place])

    def _fix(self, place: int, day: int) -> None:
        task, facts = self.tasks[place], self.facts
        days = self.problem.days[place]
        number = days.number_since(day)
        if not task.duration:
            facts.begin[place] = facts.starts[place] = facts.ends[place] = evening(day)
            return
        self.put(facts, place, number)

    def put(self, into: Placement, place: int, number: int) -> None:
        """Place work at a number, and take what it needs."""
        task, calendar = self.tasks[place], self.problem.days[place]
        into.begin[place] = number
        first, last = calendar.days[number], calendar.days[number + task.duration - 1]
        started = task.started
        into.starts[place] = morning(calendar.base + first if started is None else started.toordinal())
        into.ends[place] = evening(calendar.base + last)
        into.usage.take(place, number)

    def earliest(self, into: Placement, place: int) -> int:
        """The first number (of an event: the instant) that links and the floor allow."""
        task, calendar, arcs = (
            self.tasks[place],
            self.problem.days[place],
            self.problem.graph.incoming[place],
        )
        best = calendar.number_since(self.problem.floors[place])
        if not task.duration:
            return self._earliest_event(into, place, arcs, best)
        starts, ends, shift = into.starts, into.ends, self.shift[place]
        for arc in arcs:
            anchor = ends[arc.before] if arc.from_finish else starts[arc.before]
            if arc.plain and not arc.elapsed:
                bound = calendar.number_since((anchor + 1) >> 1)
            else:
                bound = earliest_number(arc, anchor, task.calendar.index, task.duration) - shift
            if bound > best:
                best = bound
        return best

    def _earliest_event(self, into: Placement, place: int, arcs: Iterable[Arc], number: int) -> int:
        task, calendar = self.tasks[place], self.problem.days[place]
        if number >= calendar.count:
            raise OutOfWindow
        best = morning(calendar.ordinal(number))
        for arc in arcs:
            anchor = into.ends[arc.before] if arc.from_finish else into.starts[arc.before]
            best = max(best, earliest_instant(arc, anchor, task.calendar.index))
        return best

    def put_event(self, into: Placement, place: int, instant: int) -> None:
        task = self.tasks[place]
        into.begin[place] = into.starts[place] = into.ends[place] = instant
        if task.started is not None:
            into.starts[place] = morning(task.started.toordinal())

    def serial(self, keys: Sequence[Key]) -> Placement:
        """One by one in the order of the keys (least first, among equals by position), as early as it fits.

        Raises:
            OutOfWindow: the window is too short.
        """
        into, waiting = self.facts.copy(), self.waiting[:]
        ready = [(keys[place], place) for place in self.movable if not waiting[place]]
        heapq.heapify(ready)
        outgoing, free = self.problem.graph.outgoing, self.free
        while ready:
            _, place = heapq.heappop(ready)
            try:
                number = self.earliest(into, place)
                if self.tasks[place].duration:
                    self.put(into, place, into.usage.earliest(place, number))
                else:
                    self.put_event(into, place, number)
            except (OutOfWindow, OutOfCalendar):
                raise OutOfWindow(place) from None
            for arc in outgoing[place]:
                if arc.after in free:
                    waiting[arc.after] -= 1
                    if not waiting[arc.after]:
                        heapq.heappush(ready, (keys[arc.after], arc.after))
        return into

    def backward(self, ends: Sequence[int], bounds: Sequence[int]) -> list[int] | None:
        """Each as late as its followers, its bound and those it needs allow: the days on which it begins.

        Args:
            ends: the instants at which work ends now; what ends last is placed first.
            bounds: for each task the last day on which it may work.

        Returns:
            The ordinal of each task's first day; `None` where something finds no place.
        """
        size = self.problem.size
        usage = self.facts.usage.copy()
        begins = Begins([None] * size, [0] * size, [0] * size)
        for place in range(size):
            if self.facts.begin[place] is not None:
                self._note(begins, place, self.facts.begin[place] or 0, self.facts.starts[place])
        waiting = self._followed[:]
        ready = [(-ends[place], -place) for place in self.movable if not waiting[place]]
        heapq.heapify(ready)
        while ready:
            place = -heapq.heappop(ready)[1]
            if not self._put_late(begins, usage, place, bounds[place]):
                return None
            for arc in self.problem.graph.incoming[place]:
                if arc.before in self.free:
                    waiting[arc.before] -= 1
                    if not waiting[arc.before]:
                        heapq.heappush(ready, (-ends[arc.before], -arc.before))
        return begins.first

    def _note(self, begins: Begins, place: int, number: int, start: int) -> None:
        if self.tasks[place].duration:
            begins.evening[place] = number + self.shift[place]
            begins.first[place] = self.problem.days[place].ordinal(number)
        else:
            begins.evening[place], begins.morning[place] = number - 1 | 1, number & ~1
            begins.first[place] = start >> 1

    def _put_late(self, begins: Begins, usage: Usage, place: int, bound: int) -> bool:
        task, arcs = self.tasks[place], self.problem.graph.outgoing[place]
        end = bound + 1
        if not task.duration:
            if task.started is not None:
                arcs = tuple(arc for arc in arcs if arc.from_finish)
            days = task.calendar.index
            early, late = (
                days.within(min(limits(self.tasks, arcs, parity, begins, end))) for parity in (0, 1)
            )
            begins.morning[place], begins.evening[place] = 2 * early, 2 * late - 1
            begins.first[place] = late - 1
            return True
        latest = latest_number(task, *limits(self.tasks, arcs, 1, begins, end)) - self.shift[place]
        number = usage.latest(place, latest)
        if number is None:
            return False
        usage.take(place, number)
        self._note(begins, place, number, 0)
        return True
