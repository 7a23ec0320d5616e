"""Level the work of a workspace: nobody is needed twice at a time, and promises are kept in order of weight.

Work under way and what is done stay where they are; everything else begins as early as its links, dates and
those it needs allow, in an order that a search finds (`search`), or a solver (`solver`). The result is
computed anew by the network pass and checked day by day (`checker`) before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.levelling.build import Demand, Prepared, Unmet, prepare
from engage.plan.levelling.checker import Overtaken, check
from engage.plan.levelling.demand import Asked, demand_of
from engage.plan.levelling.objective import Cost, Objective
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.reasons import Reasons
from engage.plan.levelling.result import Levelled, Move, PromiseMove, Settled
from engage.plan.levelling.rules import Rules
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.search import Found, Search
from engage.plan.levelling.window import OutOfWindow
from engage.plan.network_types import PlannedTask, TaskId
from engage.plan.placing import Held, Key, Placing, place
from engage.plan.schedule import of_placing
from engage.plan.schedule_types import Schedule


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


def level(
    workspace: Workspace,
    today: date,
    *,
    include: Collection[str] = (),
    keep: Collection[str] = (),
    samples: int | None = None,
    seed: int = 0,
    solver: Solver | None = None,
) -> Levelled:
    """The levelled plan of all promises.

    Args:
        workspace: the records as known on the day.
        today: the status date.
        include: drafts and offers that take people and slots like promises made.
        keep: promises whose work stays where it is now planned.
        samples: see `solve`.
        seed: see `solve`.
        solver: see `solve`.

    Raises:
        FaultyPlan: the plan found breaks a rule; a fault of this program.
    """
    calendars = Calendars(workspace, today)
    placing = place(workspace, calendars, today)
    asked = demand_of(workspace, calendars, placing, today, include, keep)
    solution = solve(asked.demand, samples=samples, seed=seed, solver=solver)
    found = _dates(solution)
    held = _held(solution, found)
    replaced = place(workspace, calendars, today, held)
    overtaken = check(
        asked.demand,
        {task.id: task.calendar for task in solution.prepared.problem.graph.tasks},
        found,
        replaced.network.tasks,
        frozenset(solution.prepared.problem.graph.tasks[p].id for p in solution.prepared.problem.fixed),
        solution.unmet,
    )
    before, after = (of_placing(workspace, calendars, each, today) for each in (placing, replaced))
    return _levelled(workspace, asked, solution, placing, replaced, before, after, overtaken)


def _dates(solution: Solution) -> dict[TaskId, tuple[date, date]]:
    """First and last day of what remains of each task that takes time."""
    problem, placed = solution.prepared.problem, solution.found.placed
    found: dict[TaskId, tuple[date, date]] = {}
    for position, task in enumerate(problem.graph.tasks):
        number = placed.begin[position]
        if number is not None and task.duration:
            first = date.fromordinal(problem.days[position].ordinal(number))
            found[task.id] = first, date.fromordinal(placed.ends[position] >> 1)
    return found


def _held(solution: Solution, found: Mapping[TaskId, tuple[date, date]]) -> dict[Key, Held]:
    """Each levelled task with its days; with its first one where it begins later than without conflicts."""
    problem, early = solution.prepared.problem, solution.prepared.early
    held: dict[Key, Held] = {}
    for position, task in enumerate(problem.graph.tasks):
        if task.id in found and (problem.needs[position] or position in problem.fixed):
            first = found[task.id][0]
            waits = first.toordinal() > early.first[position]
            held[cast("Key", task.id)] = Held(first if waits else None, task.calendar)
    return held


def _levelled(
    workspace: Workspace,
    asked: Asked,
    solution: Solution,
    placing: Placing,
    replaced: Placing,
    before: Schedule,
    after: Schedule,
    overtaken: tuple[Overtaken, ...],
) -> Levelled:
    span, bound = _lengths(asked.demand, solution)
    return Levelled(
        schedule=after,
        before=before,
        method=solution.found.method,
        makespan_days=span,
        lower_bound_days=bound,
        optimal=solution.optimal,
        late=solution.found.cost.late,
        least_late=min(solution.least.late, solution.found.cost.late),
        promises=_Moves(workspace, solution, placing, replaced, before, after).all(),
        unmet=solution.unmet,
        settled=_settled(overtaken),
        overtaken=overtaken,
        samples=solution.samples,
        unnamed=len(asked.unnamed),
    )


def _lengths(demand: Demand, solution: Solution) -> tuple[int | None, int | None]:
    """Makespan and its lower bound, in working days from the first day of the levelled work."""
    problem, placed = solution.prepared.problem, solution.found.placed
    firsts, ends = [], []
    for position, task in enumerate(problem.graph.tasks):
        number = placed.begin[position]
        if number is None or task.finished is not None or task.id in demand.apart:
            continue
        ends.append((placed.ends[position] >> 1, position))
        if task.duration:
            firsts.append(problem.days[position].ordinal(number))
    if not firsts:
        return None, None
    first, last = min(firsts), max(end for end, _ in ends)
    fixed = max((end for end, position in ends if position in problem.fixed), default=0)
    least = min(last, max(solution.least.end, fixed))
    office = problem.office.rank
    base = problem.window.base
    return tuple(office[day + 1 - base] - office[first - base] for day in (last, least))  # type: ignore[return-value]


class _Moves:
    """Tells what moves, from the plans before and after."""

    def __init__(
        self,
        workspace: Workspace,
        solution: Solution,
        placing: Placing,
        replaced: Placing,
        before: Schedule,
        after: Schedule,
    ) -> None:
        self._workspace = workspace
        self._before, self._after = placing.network.tasks, replaced.network.tasks
        self._plans = before, after
        problem = solution.prepared.problem
        self._organisation = problem.organisation
        self._reasons = Reasons(problem, solution.schemes, solution.found.placed)
        self._position = {task.id: place for place, task in enumerate(problem.graph.tasks)}

    def all(self) -> tuple[PromiseMove, ...]:
        by_promise: dict[str, list[Move]] = {}
        for key, was in self._before.items():
            now = self._after.get(key)
            if now and (now.start, now.finish) != (was.start, was.finish):
                move = self._move(cast("Key", key), was, now)
                by_promise.setdefault(move.task[0], []).append(move)
        found = [self._promise(name, moves) for name, moves in by_promise.items()]
        return tuple(sorted((each for each in found if each), key=_latest_first))

    def _move(self, key: Key, was: PlannedTask, now: PlannedTask) -> Move:
        return Move(
            key,
            was.start,
            now.start,
            was.finish,
            now.finish,
            self._days(was.finish, now.finish),
            self._reasons.why(self._position[key]),
        )

    def _promise(self, name: str, moves: list[Move]) -> PromiseMove | None:
        was, now = (plans.plans[name] for plans in self._plans)
        if was.finish is None or now.finish is None:
            return None
        commitment = self._workspace.commitment[name]
        due = commitment.due
        return PromiseMove(
            name,
            commitment.importance,
            was.finish,
            now.finish,
            self._days(was.finish, now.finish),
            due,
            max(0, self._days(due, was.finish)) if due else 0,
            max(0, self._days(due, now.finish)) if due else 0,
            tuple(sorted(moves, key=lambda move: (move.start_to, move.task))),
        )

    def _days(self, first: date, last: date) -> int:
        index = self._organisation.index
        return index.rank_within(last.toordinal() + 1) - index.rank_within(first.toordinal() + 1)


def _latest_first(move: PromiseMove) -> tuple[int, int, str]:
    return -(move.late_to - move.late_from), -move.days, move.id


def _settled(overtaken: tuple[Overtaken, ...]) -> tuple[Settled, ...]:
    """Days of one resource with the same work on them, as one."""
    found: dict[tuple[str, tuple[TaskId, ...]], list[date]] = {}
    for each in overtaken:
        found.setdefault((each.resource, tuple(sorted(each.tasks))), []).append(each.day)
    return tuple(
        Settled(name, days[0], days[-1], len(days), tuple(dict.fromkeys(str(task[0]) for task in tasks)))
        for (name, tasks), days in sorted(found.items(), key=lambda item: (item[1][0], item[0]))
    )
