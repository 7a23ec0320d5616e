"""The forward pass of `forward_pass`, over many futures at once: each duration is an array.

The same rules as there and in `link_bounds`, on days counted from the first of the horizon. Where a future
runs off the calendar, its instant stays at the horizon's end: it is `beyond`, and so is what waits for it.
What is the same in all futures (facts, work without uncertainty) is an array of one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engage.plan.calendar import WorkCalendar
from engage.plan.day_tables import TABLES, InstantTable, day_table, instant_table
from engage.plan.forward_pass import floor_of
from engage.plan.graph import Arc, Graph, parts
from engage.plan.horizon import Horizon
from engage.plan.network_types import Task
from engage.plan.pace import UNITS, DayTable
from engage.plan.simulated_bounds import chained_work, event, paced_work, work

Whole = NDArray[np.signedinteger[Any]]
#: The whole days of work that remain of the task at a position in the graph.
Lengths = Callable[[int], Whole]


class SimulatedNetwork:
    """A network made ready for simulation, as of one day.

    Days are counted from `base`, an ordinal: the first that can matter. `end` is the count of the day after
    the horizon's last, where all that lies beyond it stands.
    """

    def __init__(
        self, graph: Graph, horizon: Horizon, status_date: date, unplaced: Collection[Hashable] = ()
    ) -> None:
        self.graph = graph
        self.horizon = horizon
        self.base = _first_day_that_matters(graph, horizon, status_date)
        self.end = horizon.last.toordinal() + 1 - self.base
        self.status = status_date
        self._paces: Mapping[int, DayTable] = {}
        left_out = frozenset(unplaced)
        placed = [place for place in graph.order if graph.tasks[place].id not in left_out]
        self._part = parts(graph, placed)
        #: What hangs together stands together, so that a run soon forgets what it has placed.
        self._order = sorted(placed, key=self._part.__getitem__)
        #: The tasks that some link asks for their start.
        self.asked_for_start = frozenset(
            place for place, arcs in enumerate(graph.outgoing) if not all(arc.from_finish for arc in arcs)
        )
        there = frozenset(placed)
        #: The tasks after which work of the same group goes on: never the last of it.
        self.followed = frozenset(place for place in self._order if _is_followed(graph, place, there))
        #: Plain work after the ends of unfinished work, whose beginning nobody asks for: what most is.
        self.chained = frozenset(
            place for place in self._order if place not in self.asked_for_start and _is_chained(graph, place)
        )
        self._instants: dict[int, InstantTable] = {}  # by identity: the tasks keep their calendars

    def number_of_days(self, calendar: WorkCalendar, days: Whole) -> Whole:
        """How many working days lie up to and including each day, counted from `base`."""
        counted: Whole = self.table(calendar).rank.take(days + 1, mode="clip")
        return counted

    def table(self, calendar: WorkCalendar) -> DayTable:
        """The days of a calendar."""
        return day_table(self.horizon, calendar.mask, self.base - self.horizon.first.toordinal())

    def instant_table(self, calendar: WorkCalendar) -> InstantTable:
        """The days of a calendar, by instants."""
        known = self._instants.get(id(calendar))
        if known is None:
            if len(self._instants) >= TABLES:  # as many as are kept anyway
                self._instants.clear()
            known = instant_table(self.horizon, calendar.mask, self.base - self.horizon.first.toordinal())
            self._instants[id(calendar)] = known
        return known

    def at_pace(self, paces: Mapping[int, DayTable]) -> SimulatedNetwork:
        """The same network, in which the work at some positions goes at a pace of its own (`pace`)."""
        paced = copy(self)
        paced._paces = paces  # noqa: SLF001  # its own
        return paced

    def pace(self, place: int) -> DayTable | None:
        """The pace of the work at a position; `None` where every working day is a whole one."""
        return self._paces.get(place)

    def ancestors(self, group: Hashable) -> tuple[int, ...]:
        """A group's tasks and all they wait for, in an order that respects the links."""
        wanted = {place for place in self._order if self.graph.tasks[place].group == group}
        for place in reversed(self._order):
            if place in wanted:
                wanted.update(arc.before for arc in self.graph.incoming[place])
        return tuple(place for place in self._order if place in wanted)

    def parts(self) -> Iterator[list[int]]:
        """The tasks, in an order that respects the links, by what hangs together by links and groups."""
        for _, places in groupby(self._order, key=self._part.__getitem__):
            yield list(places)

    def run(
        self,
        lengths: Lengths,
        places: Sequence[int] | None = None,
        groups: Collection[Hashable] | None = None,
    ) -> dict[Hashable, Whole]:
        """The last day of each group in each future, counted from `base`; `end` is beyond the horizon.

        `places` limits the run to tasks that wait for no others, all those of a group among them or none;
        `groups` the answer.
        """
        order = self._order if places is None else places
        run = Run(self)
        finishes: dict[Hashable, Whole] = {}
        for place in order:
            task = self.graph.tasks[place]
            ends = run.place(place, lengths)
            if place in self.followed:
                continue
            if groups is None or task.group in groups:
                known = finishes.get(task.group)
                finishes[task.group] = ends if known is None else np.maximum(known, ends)
        return {group: ends >> 1 for group, ends in finishes.items()}

    def instants(self, lengths: Lengths, places: Sequence[int]) -> dict[int, tuple[Whole, Whole]]:
        """When each of some tasks, which wait for no others, begins and ends: instants, two a day."""
        run, found = Run(self, all_starts=True, keeps=True), {}
        for place in places:
            run.place(place, lengths)
            found[place] = run.starts[place], run.ends[place]
        return found


class Run:
    """The instants of one run; unless it `keeps` them, those that nobody waits for any more are forgotten."""

    def __init__(self, network: SimulatedNetwork, *, all_starts: bool = False, keeps: bool = False) -> None:
        self.network = network
        self.graph = network.graph
        self._all_starts = all_starts
        self._chained: Collection[int] = () if all_starts else network.chained
        self.starts: dict[int, Whole] = {}
        self.ends: dict[int, Whole] = {}
        self._keeps = keeps
        self._waiting: dict[int, int] = {}  # how many links are still to look at what is placed

    def copy(self) -> Run:
        """The same instants, to be changed. Of a run that keeps them."""
        other = copy(self)
        other.starts, other.ends = self.starts.copy(), self.ends.copy()
        return other

    def place(self, place: int, lengths: Lengths) -> Whole:
        """The instants at which a task ends."""
        task = self.graph.tasks[place]
        if task.finished is not None:
            starts = self._instant(task.started or task.finished)
            ends = self._instant(task.finished) + 1
        else:
            starts, ends = self._placed(place, task, lengths(place), self.network.status)
            if task.started is not None:
                starts = self._instant(task.started)
        waiting = len(self.graph.outgoing[place])
        if waiting or self._keeps:
            self.starts[place], self.ends[place] = starts, ends
            self._waiting[place] = waiting
        return ends

    def _instant(self, day: date) -> Whole:
        return np.array([2 * (day.toordinal() - self.network.base)])

    def _placed(self, place: int, task: Task, length: Whole, status: date) -> tuple[Whole, Whole]:
        floor = floor_of(task, status, status)
        anchors = [(arc, self._anchor(arc)) for arc in self.graph.incoming[place]]
        least = int(length.min())
        if least and place in self._chained and self.network.pace(place) is None:
            # Unfinished work leaves nothing on or before the status date: it need not be looked at.
            held = None if floor[1] == "status_date" else 2 * max(0, floor[0] - self.network.base)
            instants = self.network.instant_table(task.calendar)
            ends = chained_work(instants, [anchor for _, anchor in anchors], held, length)
            return ends, ends
        table = self.network.table(task.calendar)
        first = int(table.rank[max(0, floor[0] - self.network.base)])
        if least == 0 and not length.any():
            found = event(table, first, anchors)
            return found, found
        pace = self.network.pace(place)
        if pace is None:
            is_asked = self._all_starts or place in self.network.asked_for_start
            starts, ends = work(
                table, first, anchors, length if least else np.maximum(length, 1), is_asked=is_asked
            )
        else:
            day = max(0, floor[0] - self.network.base)
            starts, ends = paced_work(table, pace, day, anchors, np.maximum(length, 1) * UNITS)
        if least:
            return starts, ends
        instant = event(table, first, anchors)
        return np.where(length > 0, starts, instant), np.where(length > 0, ends, instant)

    def _anchor(self, arc: Arc) -> Whole:
        """The instant that a link looks at; forgotten once the last link has looked."""
        anchor = (self.ends if arc.from_finish else self.starts)[arc.before]
        if not self._keeps:
            self._waiting[arc.before] -= 1
            if not self._waiting[arc.before]:
                del self.starts[arc.before], self.ends[arc.before]
        return anchor + 2 * arc.elapsed if arc.elapsed else anchor


def _is_followed(graph: Graph, place: int, placed: Collection[int]) -> bool:
    group = graph.tasks[place].group
    return any(
        arc.simple and arc.after in placed and graph.tasks[arc.after].group == group
        for arc in graph.outgoing[place]
    )


def _is_chained(graph: Graph, place: int) -> bool:
    arcs = graph.incoming[place]
    return bool(arcs) and all(arc.simple and graph.tasks[arc.before].finished is None for arc in arcs)


def _first_day_that_matters(graph: Graph, horizon: Horizon, status_date: date) -> int:
    """Before the status date only what links of unfinished work look at: facts, less the longest lead."""
    facts, lead = [status_date], 0
    for arcs in graph.outgoing:
        for arc in arcs:
            task = graph.tasks[arc.before]
            facts += [day for day in (task.started, task.finished) if day is not None]
            lead = max(lead, -arc.elapsed)
    return max(horizon.first.toordinal(), min(facts).toordinal() - lead - 1)
