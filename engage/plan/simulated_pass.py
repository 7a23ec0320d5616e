"""The forward pass of `forward_pass`, over many futures at once: each duration is an array.

The same rules as there and in `link_bounds`, on days counted from the first of the horizon. Where a future
runs off the calendar, its instant stays at the horizon's end: it is `beyond`, and so is what waits for it.
What is the same in all futures (facts, work without uncertainty) is an array of one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engage.plan.calendar import WorkCalendar
from engage.plan.forward_pass import floor_of
from engage.plan.graph import Arc, Graph
from engage.plan.horizon import Horizon
from engage.plan.network_types import Task
from engage.plan.pace import UNITS, DayTable

Whole = NDArray[np.signedinteger[Any]]
#: The whole days of work that remain of the task at a position in the graph.
Lengths = Callable[[int], Whole]
_TABLES: Final = 2048  # calendars kept numbered; each takes some 40 kB


@lru_cache(maxsize=_TABLES)
def day_table(horizon: Horizon, mask: int, since: int) -> DayTable:
    """The days of a set, numbered, from that many days after the horizon's first."""
    size = horizon.size - since
    bits = np.frombuffer((mask >> since).to_bytes(size // 8 + 1, "little"), np.uint8)
    worked = np.unpackbits(bits, bitorder="little")[:size]
    rank = np.zeros(size + 1, np.int32)
    np.cumsum(worked, out=rank[1:])
    return DayTable(rank, np.append(np.flatnonzero(worked.view(bool)), size).astype(np.int32))


class InstantTable(NamedTuple):
    """A calendar as plain finish-to-start work asks it, two looks a task.

    `numbers`: by instant, the number of the first day on which what waits for it may be worked on.
    `evenings`: by the number that follows the last day of work, the evening of that day.
    """

    numbers: NDArray[np.int32]
    evenings: NDArray[np.int32]


@lru_cache(maxsize=_TABLES)
def instant_table(horizon: Horizon, mask: int, since: int) -> InstantTable:
    """The table of a set of days, from that many days after the horizon's first."""
    rank, nth = day_table.__wrapped__(horizon, mask, since)  # kept in one form only
    evenings = 2 * nth + np.int32(1)
    return InstantTable(np.repeat(rank, 2)[1:], np.concatenate((evenings[:1], evenings)))


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
        self._order = [place for place in graph.order if graph.tasks[place].id not in left_out]
        #: The tasks that some link asks for their start.
        self.asked_for_start = frozenset(
            place for place, arcs in enumerate(graph.outgoing) if not all(arc.from_finish for arc in arcs)
        )
        placed = frozenset(self._order)
        #: The tasks after which work of the same group goes on: never the last of it.
        self.followed = frozenset(place for place in self._order if _is_followed(graph, place, placed))
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

    def run(
        self,
        lengths: Lengths,
        places: Sequence[int] | None = None,
        groups: Collection[Hashable] | None = None,
    ) -> dict[Hashable, Whole]:
        """The last day of each group in each future, counted from `base`; `end` is beyond the horizon.

        `places` limits the run to tasks that wait for no others; `groups` the answer.
        """
        order = self._order if places is None else places
        run = Run(self)
        finishes: dict[Hashable, Whole] = {}
        for place in order:
            task = self.graph.tasks[place]
            ends = run.place(place, lengths)
            if places is None and place in self.followed:
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
        self.waiting = self._counts()

    def copy(self) -> Run:
        """The same instants, to be changed. Of a run that keeps them."""
        other = copy(self)
        other.starts, other.ends, other.waiting = self.starts.copy(), self.ends.copy(), self._counts()
        return other

    def _counts(self) -> list[int]:
        """How many are still to look at each task, and one more where it is kept."""
        return [len(arcs) + self._keeps for arcs in self.graph.outgoing]

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
        if self.waiting[place]:
            self.starts[place], self.ends[place] = starts, ends
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
            ends = _chained_work(instants, [anchor for _, anchor in anchors], held, length)
            return ends, ends
        table = self.network.table(task.calendar)
        first = int(table.rank[max(0, floor[0] - self.network.base)])
        if least == 0 and not length.any():
            found = _event(table, first, anchors)
            return found, found
        pace = self.network.pace(place)
        if pace is None:
            is_asked = self._all_starts or place in self.network.asked_for_start
            starts, ends = _work(
                table, first, anchors, length if least else np.maximum(length, 1), is_asked=is_asked
            )
        else:
            day = max(0, floor[0] - self.network.base)
            starts, ends = _paced_work(table, pace, day, anchors, np.maximum(length, 1) * UNITS)
        if least:
            return starts, ends
        event = _event(table, first, anchors)
        return np.where(length > 0, starts, event), np.where(length > 0, ends, event)

    def _anchor(self, arc: Arc) -> Whole:
        """The instant that a link looks at; forgotten once the last link has looked."""
        anchor = (self.ends if arc.from_finish else self.starts)[arc.before]
        self.waiting[arc.before] -= 1
        if not self.waiting[arc.before]:
            del self.starts[arc.before], self.ends[arc.before]
        return anchor + 2 * arc.elapsed if arc.elapsed else anchor


def _chained_work(table: InstantTable, anchors: Sequence[Whole], floor: int | None, length: Whole) -> Whole:
    """When work ends that waits for the ends of other work, and for the morning of a floor."""
    number: Whole = table.numbers.take(anchors[0], mode="clip")
    for anchor in anchors[1:]:
        number = np.maximum(number, table.numbers.take(anchor, mode="clip"))
    if floor is not None:
        number = np.maximum(number, table.numbers[floor])
    ends: Whole = table.evenings.take(number + length, mode="clip")
    return ends


def _work(
    table: DayTable, first: int, anchors: Iterable[tuple[Arc, Whole]], length: Whole, *, is_asked: bool
) -> tuple[Whole, Whole]:
    """When work begins and ends; where nobody asks for the beginning, the end stands for it."""
    best = np.array([first])
    for arc, anchor in anchors:
        best = np.maximum(best, _earliest_number(arc, anchor, table, length))
    last = best + length
    last -= 1
    ends = table.nth.take(last, mode="clip")
    ends <<= 1
    ends += 1
    return (2 * table.nth.take(best, mode="clip") if is_asked else ends), ends


def _paced_work(
    table: DayTable, pace: DayTable, day: int, anchors: Iterable[tuple[Arc, Whole]], length: Whole
) -> tuple[Whole, Whole]:
    """`_work` in units of a day; lags run in whole days of the calendar."""
    best = np.array([int(pace.rank[day])])
    for arc, anchor in anchors:
        best = np.maximum(best, _paced_number(arc, anchor, table, pace, length))
    starts = 2 * pace.nth.take(best, mode="clip")
    return starts, 2 * pace.nth.take(best + length - 1, mode="clip") + 1


def _paced_number(arc: Arc, anchor: Whole, table: DayTable, pace: DayTable, length: Whole) -> Whole:
    ending = arc.to_finish and not arc.lag and not arc.from_finish
    day = anchor >> 1 if ending else (anchor + 1) >> 1
    if arc.lag:
        number = np.maximum(table.rank.take(day, mode="clip") + arc.lag, 0)
        day = table.nth.take(number, mode="clip")
    found: Whole = pace.rank.take(day, mode="clip")
    return found - length if arc.to_finish else found


def _event(table: DayTable, first: int, anchors: Iterable[tuple[Arc, Whole]]) -> Whole:
    best = np.array([2 * int(table.nth.take(first, mode="clip"))])
    for arc, anchor in anchors:
        best = np.maximum(best, _earliest_instant(arc, anchor, table))
    return best


def _earliest_number(arc: Arc, anchor: Whole, table: DayTable, length: Whole) -> Whole:
    """`link_bounds.earliest_number`."""
    if not arc.to_finish:
        number: Whole = table.rank.take((anchor + 1) >> 1, mode="clip")
        return number + arc.lag if arc.lag else number
    if arc.lag:
        return table.rank.take((anchor + 1) >> 1, mode="clip") + (arc.lag - length)
    return table.rank.take(anchor >> 1, mode="clip") + ((anchor & 1) - length)


def _earliest_instant(arc: Arc, anchor: Whole, table: DayTable) -> Whole:
    """`link_bounds.earliest_instant`."""
    if not arc.lag:
        return anchor
    day, parity = anchor >> 1, anchor & 1
    if arc.lag > 0:
        number = table.rank.take(day + 1, mode="clip") + (arc.lag - 1)
    else:
        number = table.rank.take(day, mode="clip") + arc.lag
    found: Whole = np.where(number >= 0, table.nth.take(number, mode="clip"), 0)
    return 2 * found + parity


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
