"""What waits for what: milestones as (commitment, milestone) pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from engage.model.commitment import Commitment
from engage.model.plan_of_work import Link

Node = tuple[str, str]
_N = TypeVar("_N", bound=Hashable)


def resolve(commitment: Commitment, link: Link) -> Node:
    """The milestone that a link names, whether it exists or not."""
    owner, slash, name = link.milestone.partition("/")
    return (owner, name) if slash else (commitment.id, owner)


def cycles(graph: Mapping[_N, Sequence[_N]]) -> Iterator[tuple[_N, ...]]:
    """Cycles of a graph, each once, beginning with its first node in the graph's order.

    A cycle is given for each edge that leads back to where the walk came from; breaking all of them
    leaves none. (All elementary cycles could be exponentially many.) Depth-first, without recursion.
    """
    rank = {node: place for place, node in enumerate(graph)}
    finished: set[_N] = set()
    told: set[tuple[_N, ...]] = set()
    for root in graph:
        path: dict[_N, Iterator[_N]] = {}
        stack = [root] if root not in finished else []
        while stack:
            here = stack[-1]
            edges = path.setdefault(here, iter(graph[here]))
            onward = next((node for node in edges if node in graph and node not in finished), None)
            if onward is None:
                finished.add(here)
                del path[here]
                stack.pop()
            elif onward in path:
                cycle = _from_first(stack[stack.index(onward) :], rank)
                if cycle not in told:
                    told.add(cycle)
                    yield cycle
            else:
                stack.append(onward)


def _from_first(cycle: Sequence[_N], rank: Mapping[_N, int]) -> tuple[_N, ...]:
    start = min(range(len(cycle)), key=lambda place: rank[cycle[place]])
    return (*cycle[start:], *cycle[:start])
