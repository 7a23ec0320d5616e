"""Tasks and links as a graph of positions: who waits for whom, in an order that respects every link."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engage.plan.network_types import Link, LinkType, Task, TaskId

#: Whether each end of a link is a finish.
_ENDS: Mapping[LinkType, tuple[bool, bool]] = {
    "FS": (True, False),
    "SS": (False, False),
    "FF": (True, True),
    "SF": (False, True),
}


class Arc(NamedTuple):
    """A link between positions.

    `lag` is in working, `elapsed` in calendar days; one of them is 0. `plain`: the successor's start with
    neither. `simple`: plain, from a finish to work that takes time: what nearly all links are.
    """

    before: int
    after: int
    from_finish: bool
    to_finish: bool
    lag: int
    elapsed: int
    plain: bool
    simple: bool
    link: Link


@dataclass(frozen=True, slots=True)
class Graph:
    """The network by positions in `tasks`.

    Links into finished tasks are left out: what is a fact waits for nobody, whatever the order was.
    `order` holds the positions, predecessors first; `blocked` those that are in a cycle or wait for one.
    `tasks` and `links` are those it was built of, `position` finds a task by its id.
    """

    tasks: tuple[Task, ...]
    incoming: Sequence[Sequence[Arc]]
    outgoing: Sequence[Sequence[Arc]]
    order: tuple[int, ...]
    blocked: tuple[int, ...]
    links: Sequence[Link]
    position: Mapping[TaskId, int]


def build_graph(tasks: Sequence[Task], links: Sequence[Link]) -> Graph:
    """The graph of a network.

    Raises:
        ValueError: an id given twice, a link to a task that is not there, a negative duration.
    """
    position = _positions(tasks)
    incoming: list[list[Arc]] = [[] for _ in tasks]
    outgoing: list[list[Arc]] = [[] for _ in tasks]
    for link in links:
        try:
            before, after = position[link.before], position[link.after]
        except KeyError as error:
            raise ValueError(f"a link names a task that is not there: {error}") from None
        if tasks[after].finished is not None:
            continue
        from_finish, to_finish = _ENDS[link.type]
        lag, elapsed = (link.lag, 0) if link.lag_unit == "working" else (0, link.lag)
        plain = not (to_finish or link.lag)
        simple = plain and from_finish and tasks[after].duration > 0
        arc = Arc(before, after, from_finish, to_finish, lag, elapsed, plain, simple, link)
        outgoing[before].append(arc)
        incoming[after].append(arc)
    order, blocked = _topological_order(incoming, outgoing)
    return Graph(
        tuple(tasks),
        incoming,
        outgoing,
        order,
        blocked,
        links,
        position,
    )


def _positions(tasks: Sequence[Task]) -> dict[TaskId, int]:
    position = {task.id: place for place, task in enumerate(tasks)}
    if len(position) < len(tasks):
        raise ValueError("two tasks have the same id")
    if any(task.duration < 0 for task in tasks):
        raise ValueError("a task cannot last a negative number of days")
    return position


def _topological_order(
    incoming: Sequence[Sequence[Arc]], outgoing: Sequence[Sequence[Arc]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Predecessors first, else in the order given (Kahn 1962); and what no such order can hold."""
    waiting = list(map(len, incoming))
    ready = deque(place for place, count in enumerate(waiting) if not count)
    order = []
    while ready:
        place = ready.popleft()
        order.append(place)
        for arc in outgoing[place]:
            waiting[arc.after] -= 1
            if not waiting[arc.after]:
                ready.append(arc.after)
    return tuple(order), tuple(place for place, count in enumerate(waiting) if count)


def parts(graph: Graph, order: Sequence[int]) -> list[int]:
    """For each position its part of the network: what links or groups hold together, as `order` meets it."""
    found = [-1] * len(graph.tasks)
    members: dict[Hashable, list[int]] = {}
    for place, task in enumerate(graph.tasks):
        members.setdefault(task.group, []).append(place)
    count = 0
    for first in order:
        if found[first] >= 0:
            continue
        reached = [first]
        while reached:
            place = reached.pop()
            if found[place] < 0:
                found[place] = count
                reached += members.pop(graph.tasks[place].group, ())
                reached += [arc.before for arc in graph.incoming[place]]
                reached += [arc.after for arc in graph.outgoing[place]]
        count += 1
    return found
