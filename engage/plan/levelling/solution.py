"""The best plan found for a demand: by the search and, where it is asked for, by a solver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from engage.plan.levelling.build import Demand, Prepared, Unmet, prepare
from engage.plan.levelling.objective import Cost, Objective
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.rules import Rules
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.search import Found, Search
from engage.plan.levelling.window import OutOfWindow
from engage.plan.network_types import TaskId


@dataclass(frozen=True, slots=True)
class Proven:
    """What a solver found beside a plan: bounds that no plan can beat, and how far it looked."""

    found: Found
    least: Cost
    optimal: bool


#: From a problem, its schemes and objective, and the best plan of the heuristic, to one at least as good.
Solver = Callable[[Problem, Schemes, Objective, Found], Proven]


@dataclass(frozen=True)
class Solution:
    """A problem with the best plan found for it."""

    prepared: Prepared
    schemes: Schemes
    objective: Objective
    found: Found
    least: Cost
    optimal: bool
    unmet: tuple[Unmet, ...]
    samples: int


def solve(
    demand: Demand, *, samples: int | None = None, seed: int = 0, solver: Solver | None = None
) -> Solution:
    """The best plan found for a demand.

    Args:
        demand: what is to be levelled.
        samples: how many schedules are drawn beside those of the rules; by default as many as a budget of
            work placed allows (`search.budget`), none beyond some ten thousand tasks.
        seed: of what is drawn.
        solver: looks further from the best plan on.
    """
    size: int | None = None
    dropped: dict[TaskId, frozenset[str]] = {}
    while True:
        prepared = prepare(demand, size, dropped)
        try:
            return _solved(demand, prepared, samples, seed, solver)
        except OutOfWindow as out:
            whole = (demand.organisation.horizon.last - demand.start).days + 1
            window = prepared.problem.window.size
            if window < whole:
                size = min(whole, 3 * window)
                continue
            _drop(demand, prepared, out, dropped)


def _drop(
    demand: Demand, prepared: Prepared, out: OutOfWindow, dropped: dict[TaskId, frozenset[str]]
) -> None:
    """Leave out the needs of work that finds no place before the end of all calendars."""
    if out.place is None:
        raise out
    task = prepared.problem.graph.tasks[out.place].id
    needs = frozenset(demand.needs.get(task, ()))
    if not needs or dropped.get(task) == needs:
        raise out
    dropped[task] = needs


def _solved(
    demand: Demand, prepared: Prepared, samples: int | None, seed: int, solver: Solver | None
) -> Solution:
    problem, early = prepared.problem, prepared.early
    schemes = Schemes(problem)
    counted = [place for place in schemes.movable if problem.graph.tasks[place].id not in demand.apart]
    objective = Objective(problem, counted, early.starts, early.ends, demand.weights)
    search = Search(problem, schemes, objective)
    found = search.run(Rules(problem, early, demand.weights).all(), samples, seed)
    least, optimal = objective.least(), search.unbeatable(found.cost)
    if solver is not None and not optimal:
        proven = solver(problem, schemes, objective, found)
        found, optimal = proven.found, proven.optimal
        least = Cost(max(least.late, proven.least.late), max(least.end, proven.least.end), 0)
    return Solution(prepared, schemes, objective, found, least, optimal, prepared.unmet, search.tried)
