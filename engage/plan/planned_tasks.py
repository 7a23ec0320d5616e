"""What the passes found, put into dates task by task when asked for: many ask for ends of promises only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from engage.plan.backward_pass import Late
from engage.plan.forward_pass import Early
from engage.plan.graph import Graph
from engage.plan.network_types import Driver, PlannedTask, TaskId


class PlannedTasks(Mapping[TaskId, PlannedTask]):
    """The tasks that have dates, by id, in the order of the graph."""

    def __init__(self, graph: Graph, early: Early, late: Late) -> None:
        self._graph, self._early, self._late = graph, early, late
        self._told: dict[TaskId, PlannedTask] = {}

    def __getitem__(self, task_id: TaskId) -> PlannedTask:
        told = self._told.get(task_id)
        if told is None:
            place = self._graph.position[task_id]
            if place in self._early.unplaced:
                raise KeyError(task_id)
            told = self._told[task_id] = self._tell(place)
        return told

    def __contains__(self, task_id: object) -> bool:
        place = self._graph.position.get(task_id)  # type: ignore[call-overload]
        return place is not None and place not in self._early.unplaced

    def __iter__(self) -> Iterator[TaskId]:
        return (task.id for place, task in enumerate(self._graph.tasks) if place not in self._early.unplaced)

    def __len__(self) -> int:
        return len(self._graph.tasks) - len(self._early.unplaced)

    def _tell(self, place: int) -> PlannedTask:
        task, early, late = self._graph.tasks[place], self._early, self._late
        start = date.fromordinal(early.starts[place] >> 1)
        finish = date.fromordinal(early.ends[place] >> 1)
        driver = early.drivers[place]
        total = late.total_float[place]
        late_start, late_finish, remaining_from = start, finish, None
        if total is not None:
            remaining_from = date.fromordinal(early.first[place])
            if total:
                late_finish = date.fromordinal(late.last[place])
                late_start = date.fromordinal(late.begins.first[place]) if task.started is None else start
        return PlannedTask(
            task.id,
            task.group,
            start,
            finish,
            remaining_from,
            late_start,
            late_finish,
            total,
            late.free_float[place],
            total is not None and total <= 0,
            Driver(driver) if isinstance(driver, str) else Driver("link", driver.link),
        )
