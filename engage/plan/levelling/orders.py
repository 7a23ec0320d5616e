"""Orders in which work is placed, predecessors first, or followers first."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from engage.plan.graph import Arc, Graph

Key = float | tuple[float, ...]


class Orders:
    """The orders of one problem's movable work."""

    def __init__(self, graph: Graph, movable: Sequence[int]) -> None:
        self._graph, self.movable, self.free = graph, movable, frozenset(movable)
        self._backwards = movable[::-1]
        size = len(graph.tasks)
        self.waiting, self._followed = [0] * size, [0] * size
        for place in movable:
            self.waiting[place] = sum(1 for arc in graph.incoming[place] if arc.before in self.free)
            self._followed[place] = sum(1 for arc in graph.outgoing[place] if arc.after in self.free)
        self._straight = all(_in_time(arc) for place in movable for arc in graph.incoming[place])

    def in_order(self, keys: Sequence[Key]) -> list[int]:
        """All work, predecessors first; of what could be next the one with the least key, then position."""
        waiting = self.waiting[:]
        ready = [(keys[place], place) for place in self.movable if not waiting[place]]
        heapq.heapify(ready)
        found = []
        while ready:
            _, place = heapq.heappop(ready)
            found.append(place)
            for arc in self._graph.outgoing[place]:
                if arc.after in self.free:
                    waiting[arc.after] -= 1
                    if not waiting[arc.after]:
                        heapq.heappush(ready, (keys[arc.after], arc.after))
        return found

    def by_start(self, first: Sequence[int]) -> list[int]:
        """All work in the order in which it begins in some plan."""
        if self._straight:
            return sorted(self.movable, key=first.__getitem__)
        return self.in_order(first)

    def by_end(self, ends: Sequence[int]) -> list[int]:
        """All work, followers first, in the order of its ends in some plan, from the last on."""
        if self._straight:
            return sorted(self._backwards, key=ends.__getitem__, reverse=True)
        followed = self._followed[:]
        ready = [(-ends[place], -place) for place in self.movable if not followed[place]]
        heapq.heapify(ready)
        found = []
        while ready:
            place = -heapq.heappop(ready)[1]
            found.append(place)
            for arc in self._graph.incoming[place]:
                if arc.before in self.free:
                    followed[arc.before] -= 1
                    if not followed[arc.before]:
                        heapq.heappush(ready, (-ends[arc.before], -arc.before))
        return found


def _in_time(arc: Arc) -> bool:
    """Whether the successor never begins, nor ends, before its predecessor does."""
    return arc.from_finish and not arc.to_finish and arc.lag >= 0 and arc.elapsed >= 0
