"""How far levelled work may slip: float that knows of those who are needed, not of links alone.

All work is pushed back as far as those it needs and the end of its promise, as levelled, allow (`backward`).
That is a whole plan in which no promise ends later; so each piece of work may begin as late as it does there,
if what follows it gives way.
"""

from __future__ import annotations

from dataclasses import replace

from engage.plan.levelling.backward import backward
from engage.plan.levelling.solution import Solution
from engage.plan.network_types import TaskId
from engage.plan.placing import Placing


def room_to_slip(solution: Solution) -> dict[TaskId, int]:
    """Working days, of its own days, by which work that can be moved may slip; events are left out."""
    problem, schemes, placed = solution.prepared.problem, solution.schemes, solution.found.placed
    tasks = problem.graph.tasks
    last: dict[object, int] = {}
    for place, task in enumerate(tasks):
        last[task.group] = max(last.get(task.group, 0), placed.ends[place] >> 1)
    latest = backward(schemes, placed.ends, [last[task.group] for task in tasks])
    if latest is None:
        return {}
    found: dict[TaskId, int] = {}
    for place in schemes.movable:
        number = placed.begin[place]
        if number is not None and tasks[place].duration:
            found[tasks[place].id] = max(0, problem.days[place].number_since(latest[place]) - number)
    return found


def with_room(placing: Placing, room: dict[TaskId, int]) -> Placing:
    """The network with these floats where they are smaller; how far work slips alone is not known then."""
    tasks = {
        key: task._replace(total_float=min(task.total_float, room[key]), free_float=None)
        if key in room and task.total_float is not None
        else task
        for key, task in placing.network.tasks.items()
    }
    return replace(placing, network=replace(placing.network, tasks=tasks))
