"""Level the work of a workspace: nobody is needed twice at a time, and promises are kept in order of weight.

Work under way and what is done stay where they are; everything else begins as early as its links, dates and
those it needs allow, in an order that a search finds (`search`), or a solver (`solver`). The result is
computed anew by the network pass and checked day by day (`checker`) before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import cast

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.levelling.checker import check
from engage.plan.levelling.demand import demand_of
from engage.plan.levelling.moves import told
from engage.plan.levelling.result import Levelled
from engage.plan.levelling.room_to_slip import room_to_slip, with_room
from engage.plan.levelling.solution import Solution, Solver, solve
from engage.plan.network_types import TaskId
from engage.plan.placing import Held, Key, place
from engage.plan.schedule import of_placing


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
    schedule = of_placing(workspace, calendars, with_room(replaced, room_to_slip(solution)), today)
    return told(workspace, asked, solution, placing, replaced, schedule, overtaken)


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
