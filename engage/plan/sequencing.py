"""Who of one promise's own milestones waits for whom, since one person does not do two things at once.

A serial schedule generation: milestone after milestone, each at the earliest day on which those it needs have
the room, given those placed before. Up to a quarter more than there is may be asked of somebody: both then go
slower, as people do with small tasks beside a large one; of more, one waits for the other. What comes out is
links, so that in every future the one that waits does so for as long as the other one takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engage.plan.graph import Graph
from engage.plan.network_types import Link
from engage.plan.room import Days, RoomBook

#: Milestones that together ask up to this much of somebody's room share it.
SHARED: Final = 1.25
_HAIR: Final = 1e-6
_MOST_MOVES: Final = 200  # of one milestone; a plan so crowded is told by its dates


@dataclass(frozen=True)
class Step:
    """A milestone to place: its days of work, the first day its links allow, its pace, what it shares."""

    place: int
    duration: int
    first: int
    share: Days
    needs: Mapping[str, float]


class Sequencer:
    """Places the milestones of one promise one after the other; days are counted from the status date."""

    def __init__(self, graph: Graph, room: RoomBook, shared: Sequence[str], offset: int) -> None:
        self._graph = graph
        self._offset = offset
        free = {name: days for name in shared if (days := room.free(name)) is not None}
        self._limit = {name: days * SHARED + _HAIR for name, days in free.items()}
        self._asked = {name: np.zeros(room.size) for name in free}
        self._placed: dict[int, tuple[int, int]] = {}
        self._users: dict[str, list[int]] = {name: [] for name in free}
        self._size = room.size

    def links(self, steps: Iterable[Step]) -> tuple[Link, ...]:
        """The links that make those wait who have to."""
        return tuple(link for step in steps if (link := self._place(step)) is not None)

    def _place(self, step: Step) -> Link | None:
        done = np.cumsum(step.share)
        begin, blocker = max(step.first, self._after_own(step.place)), None
        window = self._window(done, begin, step.duration)
        for _ in range(_MOST_MOVES):
            crowded = self._crowded(step, window)
            if crowded is None or self._graph.tasks[step.place].started is not None:
                break
            name, free_again = crowded
            found = self._blocker(name, step.place, window.start, free_again)
            if found is None:
                break
            begin, blocker = max(free_again, self._placed[found][1] + 1), found
            window = self._window(done, begin, step.duration)
        for name, need in step.needs.items():
            if name in self._asked:
                self._asked[name][window] += step.share[window] * need
                self._users[name].append(step.place)
        self._placed[step.place] = window.start, window.stop - 1
        tasks = self._graph.tasks
        return None if blocker is None else Link(tasks[blocker].id, tasks[step.place].id)

    def _after_own(self, place: int) -> int:
        """The day after those of the same promise that it waits for, as they were placed."""
        ends = [
            self._placed[arc.before][1] + 1 + arc.elapsed + arc.lag
            for arc in self._graph.incoming[place]
            if arc.before in self._placed and arc.from_finish and not arc.to_finish
        ]
        return max(ends, default=0)

    def _window(self, done: Days, begin: int, duration: int) -> slice:
        """The days from the first on which it is worked on to the last."""
        begin = min(max(begin, 0), self._size - 1)
        before = done[begin - 1] if begin else 0.0
        start = int(np.searchsorted(done, before + _HAIR))
        end = int(np.searchsorted(done, before + duration - _HAIR))
        return slice(min(start, self._size - 1), min(end, self._size - 1) + 1)

    def _crowded(self, step: Step, window: slice) -> tuple[str, int] | None:
        """On whom too much is asked in those days, and the first day after on which it is not."""
        worst: tuple[int, str] | None = None
        for name, need in step.needs.items():
            if name not in self._asked:
                continue
            asked = self._asked[name][window]
            over = np.flatnonzero(
                (asked > 0) & (asked + step.share[window] * need > self._limit[name][window])
            )
            if len(over) and (worst is None or (int(over[0]), name) < worst):
                worst = int(over[0]), name
        if worst is None:
            return None
        day, name = window.start + worst[0], worst[1]
        asked, need = self._asked[name][day:], step.needs[name]
        worked = step.share[day:] > 0
        well = (asked <= 0) | (asked + step.share[day:] * need <= self._limit[name][day:])
        again = np.flatnonzero(well & worked)
        return name, day + int(again[0]) if len(again) else self._size - 1

    def _blocker(self, name: str, place: int, first: int, free_again: int) -> int | None:
        """The last of those placed that is on somebody before there is room again."""
        ends = [
            (self._placed[other][1], other)
            for other in self._users[name]
            if first <= self._placed[other][1] and self._placed[other][0] < free_again
        ]
        earlier = [pair for pair in ends if pair[0] < free_again] or ends
        for _, other in sorted(earlier, reverse=True):
            if other not in self._followers(place):
                return other
        return None

    def _followers(self, place: int) -> set[int]:
        waiting, seen = [place], set[int]()
        while waiting:
            for arc in self._graph.outgoing[waiting.pop()]:
                if arc.after not in seen:
                    seen.add(arc.after)
                    waiting.append(arc.after)
        return seen
