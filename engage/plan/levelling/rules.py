"""Priority rules: which of the work that could begin is the most urgent. Least first.

LFT latest finish, LST latest start, MTS most total successors, SPT shortest work (Kolisch 1996 has the first
three well ahead of others). With due dates: the latest start that keeps the date of the work's own promise,
plain, or those of the promises that matter more first.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date

from engage.plan.backward_pass import Late, backward_pass
from engage.plan.forward_pass import Early
from engage.plan.levelling.orders import Key
from engage.plan.levelling.problem import Problem


@dataclass(frozen=True)
class Rules:
    """The keys of each rule for the work of one problem. `early`: its plan without any conflict."""

    problem: Problem
    early: Early
    weights: Mapping[Hashable, float]

    def all(self) -> dict[str, list[Key]]:
        """Every rule, the present order first, by name."""
        whole, own = self._late({}), self._due()
        tasks = self.problem.graph.tasks
        first = [start >> 1 for start in self.early.starts]
        weight = [self.weights.get(task.group, 0.0) for task in tasks]
        start, due_start = whole.begins.first, own.begins.first
        return {
            "present": [(first[place], due_start[place]) for place in range(len(tasks))],
            "LST by due date": [float(day) for day in due_start],
            "importance, then LST": [(-weight[place], due_start[place]) for place in range(len(tasks))],
            "LFT": [float(day) for day in whole.last],
            "LST": [float(day) for day in start],
            "MTS": [float(-count) for count in self._successors()],
            "SPT": [float(task.duration) for task in tasks],
        }

    def _late(self, targets: Mapping[Hashable, date]) -> Late:
        """Latest dates against the end of the whole, or the targets given."""
        if not targets:
            ends = [end >> 1 for place, end in enumerate(self.early.ends) if place not in self.early.unplaced]
            last = date.fromordinal(max(ends, default=self.problem.window.base))
            targets = {task.group: last for task in self.problem.graph.tasks}
        return _complete(self.problem, self.early, backward_pass(self.problem.graph, self.early, targets))

    def _due(self) -> Late:
        """Latest dates against each promise's own date; against the end of the whole where it has none."""
        ends = [end >> 1 for end in self.early.ends]
        last = date.fromordinal(max(ends, default=self.problem.window.base))
        targets: dict[Hashable, date] = {task.group: last for task in self.problem.graph.tasks}
        for due in self.problem.dues:
            targets[due.group] = date.fromordinal(due.day)
        return _complete(self.problem, self.early, backward_pass(self.problem.graph, self.early, targets))

    def _successors(self) -> list[int]:
        """How much work follows each, at any distance."""
        graph = self.problem.graph
        after = [0] * len(graph.tasks)
        for place in reversed(graph.order):
            for arc in graph.outgoing[place]:
                after[place] |= after[arc.after] | 1 << arc.after
        return [bits.bit_count() for bits in after]


def _complete(problem: Problem, early: Early, late: Late) -> Late:
    """Latest dates of critical work too, which the pass leaves to its earliest ones."""
    for place in range(len(problem.graph.tasks)):
        if late.total_float[place] == 0:
            late.begins.first[place], late.last[place] = early.first[place], early.ends[place] >> 1
    return late
