"""What makes one levelled plan better than another, and what no plan can beat.

In this order: working days late, each weighted by how much the promise matters; then the end of the whole;
then how far work moves from where it is planned now, weighted alike: what matters less moves rather.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from engage.plan.levelling.placement import Placement
from engage.plan.levelling.problem import Problem

_HAIR = 1e-9


class Cost(NamedTuple):
    """Compared from left to right; less is better. `end` is an ordinal, `moved` weighted calendar days."""

    late: float
    end: int
    moved: float


@dataclass(frozen=True)
class Objective:
    """The cost of placements of one problem. `present` and `present_ends`: the plan as it is now.

    `weights`: what a day of a promise is worth; 1 where nothing is said.
    """

    problem: Problem
    movable: Sequence[int]
    present: Sequence[int]
    present_ends: Sequence[int]
    weights: Mapping[Hashable, float] = field(default_factory=dict)

    @cached_property
    def _weight(self) -> list[tuple[int, float]]:
        tasks = self.problem.graph.tasks
        return [(place, self.weights.get(tasks[place].group, 1.0)) for place in self.movable]

    def cost(self, placed: Placement) -> Cost:
        """The cost of a placement."""
        return Cost(self.late(placed.ends), self.end(placed.ends), self._moved(placed.ends))

    def late(self, ends: Sequence[int]) -> float:
        """Weighted working days late."""
        problem, total = self.problem, 0.0
        for due in problem.dues:
            end = max(ends[place] for place in due.places) >> 1
            if end > due.day:
                total += due.weight * problem.late_days(due.day, end)
        return round(total, 6)

    def end(self, ends: Sequence[int]) -> int:
        """The last day of levelled work; 0 where there is none."""
        return max((ends[place] for place in self.movable), default=0) >> 1

    def _moved(self, ends: Sequence[int]) -> float:
        """Weighted calendar days by which ends move: starts of work under way are facts."""
        present = self.present_ends
        moved = [abs((ends[place] >> 1) - (present[place] >> 1)) * weight for place, weight in self._weight]
        return round(sum(moved), 6)

    def least(self) -> Cost:
        """What no plan can beat: nothing ends before it does without any conflict, nor before enough of
        each resource has been there for all the work that needs it."""
        late, end = self.late(self.present_ends), self.end(self.present_ends)
        return Cost(late, max(end, self._last_of_work()), 0)

    def _last_of_work(self) -> int:
        """The day by which each resource has been there for all it is needed for, at the earliest."""
        problem, tasks = self.problem, self.problem.graph.tasks
        work = [0] * len(problem.resources)
        first = [1 << 60] * len(problem.resources)
        for place in self.movable:
            for number, amount in problem.needs[place]:
                work[number] += amount * tasks[place].duration
                first[number] = min(first[number], max(problem.window.base, self.present[place] >> 1))
        found = 0
        for number, resource in enumerate(problem.resources):
            if not work[number]:
                continue
            since = first[number] - problem.window.base
            last = _day_of_work(resource.steps, max(0, since), work[number])
            if last is not None:
                found = max(found, problem.window.base + last)
        return found


def _day_of_work(steps: Sequence[tuple[int, int]], since: int, work: int) -> int | None:
    """The first day by whose end so much has been there; `None`: never, inside the window."""
    parts = [(amount, bits >> since) for amount, bits in steps]
    low, high = 0, max((bits.bit_length() for _, bits in parts), default=0)
    if sum(amount * bits.bit_count() for amount, bits in parts) < work:
        return None
    while low < high:
        middle = (low + high) // 2
        there = sum(amount * (bits & ((1 << middle) - 1)).bit_count() for amount, bits in parts)
        low, high = (low, middle) if there >= work else (middle + 1, high)
    return since + low - 1
