"""What a levelled plan says: which promises move and why, how long it all takes, what is taken too much."""

from __future__ import annotations

from datetime import date
from typing import cast

from engage.model.workspace import Workspace
from engage.plan.levelling.build import Demand
from engage.plan.levelling.checker import Overtaken
from engage.plan.levelling.demand import Asked
from engage.plan.levelling.reasons import Reasons
from engage.plan.levelling.result import Levelled, Move, PromiseMove, Settled
from engage.plan.levelling.solution import Solution
from engage.plan.network_types import PlannedTask, TaskId
from engage.plan.placing import Key, Placing
from engage.plan.schedule_types import Schedule


def told(
    workspace: Workspace,
    asked: Asked,
    solution: Solution,
    placing: Placing,
    replaced: Placing,
    schedule: Schedule,
    overtaken: tuple[Overtaken, ...],
) -> Levelled:
    """The levelled plan, and what it says; `placing` is the network as it is now, `replaced` the new one."""
    span, bound = _lengths(asked.demand, solution)
    return Levelled(
        schedule=schedule,
        method=solution.found.method,
        makespan_days=span,
        lower_bound_days=bound,
        optimal=solution.optimal,
        late=solution.found.cost.late,
        least_late=min(solution.least.late, solution.found.cost.late),
        promises=_Moves(workspace, solution, placing, replaced).all(),
        unmet=solution.unmet + asked.never,
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
    ) -> None:
        self._workspace = workspace
        self._before, self._after = placing.network.tasks, replaced.network.tasks
        self._groups = placing.network.groups, replaced.network.groups
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
        was, now = (groups.get(name) for groups in self._groups)
        if was is None or now is None or not (was.complete and now.complete):
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
