"""Dependency cycles: every knot of tasks that wait for each other, with one way round it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Set

from engage.plan.network_types import Link, Task, TaskId

Successors = Mapping[TaskId, Collection[TaskId]]


def cycles(tasks: Iterable[Task], links: Iterable[Link]) -> tuple[tuple[TaskId, ...], ...]:
    """One cycle for each set of tasks that all wait for each other (strongly connected component).

    Each is a shortest way round from the component's smallest id, in the direction of the links: every
    task is followed by one that waits for it, and the last by the first. Sorted; the order of the input
    does not matter. Facts are not looked at: a finished task in a cycle is still a fault of the plan.
    """
    tasks, links = tuple(tasks), tuple(links)
    place = {task.id: number for number, task in enumerate(tasks)}
    if all(place[link.before] < place[link.after] for link in links):
        return ()  # as most plans are written: each after what it waits for
    successors: dict[TaskId, set[TaskId]] = {task.id: set() for task in tasks}
    for link in links:
        successors[link.before].add(link.after)
    return tuple(sorted(_way_round(min(knot), set(knot), successors) for knot in knots(successors)))


def knots(successors: Successors) -> Iterator[list[TaskId]]:
    """The sets of tasks that all wait for each other, and so each for itself."""
    for component in _components(successors):
        if len(component) > 1 or component[0] in successors[component[0]]:
            yield component


def _way_round(start: TaskId, knot: Set[TaskId], successors: Successors) -> tuple[TaskId, ...]:
    """A shortest cycle through `start`; among equals the one with the smallest ids."""
    came_from: dict[TaskId, TaskId] = {}
    ahead = deque([start])
    while ahead:
        node = ahead.popleft()
        if start in successors[node]:
            return _path(start, node, came_from)
        for following in sorted(knot & set(successors[node])):
            if following not in came_from and following != start:
                came_from[following] = node
                ahead.append(following)
    raise AssertionError("a strongly connected component has a cycle through each of its nodes")


def _path(start: TaskId, end: TaskId, came_from: Mapping[TaskId, TaskId]) -> tuple[TaskId, ...]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))


def _components(successors: Successors) -> Iterator[list[TaskId]]:
    """Strongly connected components (Kosaraju and Sharir), without recursion: chains may be very long."""
    predecessors: dict[TaskId, list[TaskId]] = {node: [] for node in successors}
    for node, following in successors.items():
        for other in following:
            predecessors[other].append(node)
    seen: set[TaskId] = set()
    for root in reversed(_left_in_order(successors)):
        if root not in seen:
            yield _reached(root, predecessors, seen)


def _left_in_order(successors: Successors) -> list[TaskId]:
    """All nodes in the order in which a depth-first walk leaves them."""
    seen: set[TaskId] = set()
    left: list[TaskId] = []
    for root in successors:
        walk = [] if root in seen else [(root, iter(successors[root]))]
        seen.add(root)
        while walk:
            node, following = walk[-1]
            child = next((child for child in following if child not in seen), None)
            if child is None:
                left.append(node)
                walk.pop()
            else:
                seen.add(child)
                walk.append((child, iter(successors[child])))
    return left


def _reached(root: TaskId, neighbours: Successors, seen: set[TaskId]) -> list[TaskId]:
    """What can be reached from the root without what was seen before; marks it seen."""
    reached, ahead = [], [root]
    seen.add(root)
    while ahead:
        node = ahead.pop()
        reached.append(node)
        ahead += (fresh := [other for other in dict.fromkeys(neighbours[node]) if other not in seen])
        seen.update(fresh)
    return reached
