"""Levelling by constraint programming: CP-SAT of OR-Tools, from the plan of the heuristic on.

Two searches: weighted lateness first, then, with that fixed, the end of the whole; each with half of the
deterministic time. The number of workers is fixed, so that the same call gives the same plan.
"""

from __future__ import annotations

from collections.abc import Callable

from engage.plan.levelling.objective import Cost, Objective
from engage.plan.levelling.placement import Placement
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.search import Found
from engage.plan.levelling.serial import serial
from engage.plan.levelling.solution import Proven
from engage.plan.levelling.solver_model import WEIGHT_DIGITS, Model
from engage.plan.levelling.window import OutOfWindow

DETERMINISTIC_SECONDS = 20.0


class NoSolver(Exception):  # it is the word for what it is
    """OR-Tools is not installed."""


def cp_sat(seconds: float = DETERMINISTIC_SECONDS) -> Callable[[Problem, Schemes, Objective, Found], Proven]:
    """A solver that looks for so many deterministic seconds.

    Raises:
        NoSolver: the extra `solver` is not installed.
    """
    try:
        from ortools.sat.python import cp_model  # noqa: F401  # 28 MB, a second: only where it was asked for
    except ImportError:
        raise NoSolver from None

    def solver(problem: Problem, schemes: Schemes, objective: Objective, found: Found) -> Proven:
        return _Search(problem, schemes, objective, found, seconds).run()

    return solver


class _Search:
    """Both searches over one problem."""

    def __init__(
        self, problem: Problem, schemes: Schemes, objective: Objective, found: Found, seconds: float
    ) -> None:
        self.problem, self.schemes, self.objective = problem, schemes, objective
        self.found, self.seconds = found, seconds

    def run(self) -> Proven:
        least, found, late_proven = self.objective.least(), self.found, True
        if found.cost.late > least.late:
            model = Model(self.problem, self.schemes, self.objective, found)
            model.minimise_lateness()
            result = model.solve(self.seconds / 2)
            found = self._better(found, result.placed)
            least = Cost(max(least.late, min(result.bound / WEIGHT_DIGITS, found.cost.late)), least.end, 0)
            late_proven = found.cost.late <= least.late + 1e-6
        if found.cost.end <= least.end:
            return Proven(found, least, late_proven)
        model = Model(self.problem, self.schemes, self.objective, found)
        model.hold_lateness(found.cost.late)
        model.minimise_end()
        result = model.solve(self.seconds / 2)
        found = self._better(found, result.placed)
        if late_proven:  # else a plan that is less late might end earlier too
            least = Cost(least.late, max(least.end, min(int(result.bound), found.cost.end)), 0)
        return Proven(found, least, late_proven and found.cost.end <= least.end)

    def _better(self, found: Found, placed: Placement | None) -> Found:
        """The solver's plan with everything pushed to the left, where it is better."""
        if placed is None:
            return found
        plans = [Found(placed, self.objective.cost(placed), "CP-SAT")]
        try:
            moved = serial(self.schemes, self.schemes.orders.by_start(self.schemes.begun(placed)))
            plans.append(Found(moved, self.objective.cost(moved), "CP-SAT"))
        except OutOfWindow:
            pass
        return min([found, *plans], key=lambda each: each.cost)
