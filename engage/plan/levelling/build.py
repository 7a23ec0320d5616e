"""From work, needs and capacities to a problem that can be levelled; what cannot be met at all is told apart.

Work only runs on days on which all it needs is there in the amount needed: somebody who is half away on
Wednesdays does no full day's work then, so work that needs all of them skips Wednesdays. A need that no day
can meet, or too few days before the end of all calendars, is **unmet**: it is named, and the work is placed
as if that need were not there, so that one impossible need does not hide all other answers.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from engage.plan.calendar import WorkCalendar
from engage.plan.day_index import DayIndex
from engage.plan.forward_pass import Early, forward_pass
from engage.plan.graph import Graph, build_graph
from engage.plan.levelling.problem import SCALE, Due, Problem, Resource, scaled
from engage.plan.levelling.window import Window
from engage.plan.network_types import Link, Task, TaskId

Layers = Sequence[tuple[float, DayIndex]]
_SPARE = 120  # days beyond what is needed by rough count


@dataclass(frozen=True)
class Demand:
    """What is to be levelled, in the words of the network.

    Attributes:
        tasks: the work of all promises, with the calendars of those it names.
        links: between them.
        needs: for a task the amounts it takes of each resource; resources that are not in `capacity` are
            not limited.
        capacity: for each resource amounts with the days on which they are there; they add up.
        dues: dates to keep, by task ids.
        weights: what a day of a promise is worth, by group.
        keep: work that stays where the network pass has it, beside that under way.
        apart: work that is placed, for others may wait for it, but does not count (drafts and offers).
        start: the status date; nothing not yet done lies before it.
    """

    tasks: tuple[Task, ...]
    links: tuple[Link, ...]
    needs: Mapping[TaskId, Mapping[str, float]]
    capacity: Mapping[str, Layers]
    dues: tuple[tuple[tuple[TaskId, ...], date, float, Hashable], ...]
    start: date
    organisation: WorkCalendar
    weights: Mapping[Hashable, float] = field(default_factory=dict)
    keep: frozenset[TaskId] = frozenset()
    apart: frozenset[TaskId] = frozenset()


@dataclass(frozen=True, slots=True)
class Unmet:
    """A need that cannot be met. `most`: the most there ever is from the status date on; 0 for nothing.

    `few_days`: there is enough at times, but on too few days.
    """

    task: TaskId
    resource: str
    needed: float
    most: float
    few_days: bool = False


@dataclass(frozen=True)
class Prepared:
    """A problem, its plan without any conflict, and the needs that cannot be met."""

    problem: Problem
    early: Early
    unmet: tuple[Unmet, ...]


def prepare(
    demand: Demand, size: int | None = None, dropped: Mapping[TaskId, frozenset[str]] | None = None
) -> Prepared:
    """The problem, in a window of so many days; by default of as many as the work may take.

    `dropped`: needs left out, since no window holds the work with them.
    """
    horizon = demand.organisation.horizon
    whole = Window(demand.start.toordinal(), max(1, (horizon.last - demand.start).days + 1))
    resources = {
        name: Resource(
            name, tuple((scaled(amount), bits) for amount, days in layers if (bits := whole.bits(days)))
        )
        for name, layers in demand.capacity.items()
    }
    narrowed = _Narrowing(demand, resources, whole, dropped or {})
    tasks = tuple(narrowed.task(task) for task in demand.tasks)
    graph = build_graph(tasks, demand.links)
    early = forward_pass(graph, demand.start, demand.start)
    names = {name: number for number, name in enumerate(resources)}
    needs = tuple(
        tuple(sorted((names[name], amount) for name, amount in narrowed.needs.get(task.id, {}).items()))
        for task in tasks
    )
    window = Window(
        whole.base, min(whole.size, size or _size(graph, early, needs, tuple(resources.values()), whole.base))
    )
    problem = Problem(
        graph=graph,
        needs=needs,
        resources=tuple(_inside(resource, window) for resource in resources.values()),
        dues=_dues(demand, graph),
        floors=_floors(graph, demand.start),
        fixed=_fixed(demand, graph, early),
        window=window,
        organisation=demand.organisation,
    )
    return Prepared(problem, early, tuple(narrowed.unmet))


class _Narrowing:
    """Takes the days out of the calendars of work on which it cannot find what it needs."""

    def __init__(
        self,
        demand: Demand,
        resources: Mapping[str, Resource],
        window: Window,
        dropped: Mapping[TaskId, frozenset[str]],
    ) -> None:
        self.demand, self.resources, self.window, self.dropped = demand, resources, window, dropped
        self.needs: dict[TaskId, dict[str, int]] = {}
        self.unmet: list[Unmet] = []
        self._enough: dict[tuple[str, int], int] = {}
        self._calendars: dict[int, WorkCalendar] = {}

    def task(self, task: Task) -> Task:
        """The task on the days on which it can run; its needs that can be met are noted."""
        asked = {} if task.finished or not task.duration else self.demand.needs.get(task.id, {})
        held: dict[str, int] = {}
        bits = before = self.window.bits(task.calendar)
        for name, amount in asked.items():
            resource, needed = self.resources.get(name), scaled(amount)
            if resource is None or not needed:
                continue
            there = self._there(name, needed)
            out = name in self.dropped.get(task.id, ())
            if out or (bits & there).bit_count() < task.duration:
                most = resource.most / SCALE
                few = resource.most >= needed
                self.unmet.append(Unmet(task.id, name, amount, most, few))
                continue
            bits &= there
            held[name] = needed
        self.needs[task.id] = held
        return task if bits == before else replace(task, calendar=self._calendar(task, bits))

    def _there(self, name: str, amount: int) -> int:
        key = name, amount
        if key not in self._enough:
            self._enough[key] = self.resources[name].at_least(amount)
        return self._enough[key]

    def _calendar(self, task: Task, bits: int) -> WorkCalendar:
        """The days left from the window on, with those before it as they were."""
        horizon = task.calendar.horizon
        past = task.calendar.mask & ((1 << max(0, self.window.base - horizon.first.toordinal())) - 1)
        mask = past | self.window.unbits(horizon, bits)
        return self._calendars.setdefault(mask, WorkCalendar(horizon, mask))


def _size(
    graph: Graph,
    early: Early,
    needs: Sequence[Sequence[tuple[int, int]]],
    resources: Sequence[Resource],
    base: int,
) -> int:
    """Days that the work may take: to its end without conflicts, then the most loaded resource twice over."""
    ends = [end >> 1 for place, end in enumerate(early.ends) if place not in early.unplaced]
    span = max(0, max(ends, default=0) - base)
    work = [0] * len(resources)
    for task, asked in zip(graph.tasks, needs, strict=True):
        for resource, amount in asked:
            work[resource] += amount * task.duration
    loads = [sum_ / resource.most for sum_, resource in zip(work, resources, strict=True) if resource.most]
    return int(span + 3 * max(loads, default=0.0)) + _SPARE


def _inside(resource: Resource, window: Window) -> Resource:
    inside = (1 << window.size) - 1
    return Resource(
        resource.id, tuple((amount, days & inside) for amount, days in resource.layers if days & inside)
    )


def _dues(demand: Demand, graph: Graph) -> tuple[Due, ...]:
    position = {task.id: place for place, task in enumerate(graph.tasks)}
    found = []
    for ids, day, weight, group in demand.dues:
        places = tuple(position[task] for task in ids if task in position)
        if places:
            found.append(Due(places, day.toordinal(), weight, group))
    return tuple(found)


def _floors(graph: Graph, start: date) -> tuple[int, ...]:
    """The first day on which each may start: the status date, or its own earliest day."""
    return tuple(
        max(start, task.earliest or start if task.started is None else task.started).toordinal()
        for task in graph.tasks
    )


def _fixed(demand: Demand, graph: Graph, early: Early) -> dict[int, int]:
    """Work under way that waits for facts alone, and what is kept: its first day, of events the instant."""
    fixed: dict[int, int] = {}
    for place in graph.order:
        task = graph.tasks[place]
        if task.finished is not None or early.begin[place] is None:
            continue
        settled = all(
            graph.tasks[arc.before].finished is not None or arc.before in fixed
            for arc in graph.incoming[place]
        )
        if task.id in demand.keep or (task.started is not None and settled):
            fixed[place] = early.first[place] if task.duration else early.ends[place]
    return fixed
