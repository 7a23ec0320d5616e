"""The model of a levelling problem for CP-SAT: variables, links, resources, what is to be least.

It is exact on real calendars. A variable of each task is the number of its first day in its own
calendar (of an event, the index of its moment); a link is a table from one to the least of the other, made
by the very functions of the network pass; a resource is a cumulative constraint over the days on which it is
there at all. Work that pauses on a day on which its resource works for others is entered piece by piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engage.plan.graph import Arc
from engage.plan.horizon import OutOfCalendar
from engage.plan.levelling.objective import Objective
from engage.plan.levelling.placement import Placement
from engage.plan.levelling.problem import Problem
from engage.plan.levelling.schemes import Schemes
from engage.plan.levelling.search import Found
from engage.plan.link_bounds import earliest_instant, earliest_number, evening, morning

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

WORKERS = 8
WEIGHT_DIGITS = 100  # weights are read to hundredths


@dataclass(frozen=True, slots=True)
class Result:
    """What a search gave: a placement, if it found any, and a bound on its objective."""

    placed: Placement | None
    bound: float


class Model:
    """The constraints of one problem."""

    def __init__(self, problem: Problem, schemes: Schemes, objective: Objective, found: Found) -> None:
        from ortools.sat.python import cp_model

        self.problem, self.schemes, self.objective = problem, schemes, objective
        self.model: cp_model.CpModel = cp_model.CpModel()
        self.limit = problem.window.size
        self.values: dict[int, tuple[int, ...]] = {}  # place -> what each value of its variable means
        self.variables: dict[int, Any] = {}
        self._late: list[tuple[int, Any]] = []
        for place in schemes.movable:
            self._variable(place, found.placed)
        for place in schemes.movable:
            for arc in problem.graph.incoming[place]:
                self._link(arc)
        self._resources()

    # --- variables ---------------------------------------------------------------------------------

    def _variable(self, place: int, hint: Placement) -> None:
        """A task's number, from its own floor on; an event's moment."""
        task, calendar, known = self.problem.graph.tasks[place], self.problem.days[place], hint.begin[place]
        if task.duration:
            low, high = calendar.number_since(self.problem.floors[place]), calendar.count - task.duration
            values: Sequence[int] = range(low, high + 1)
        else:
            base = self.problem.window.base
            first = max(base, self.problem.floors[place])
            values = range(morning(first), evening(self.problem.window.end) + 1)
        self.values[place] = tuple(values)
        self.variables[place] = self.model.new_int_var(values[0], values[-1], f"t{place}")
        if known is not None:
            self.model.add_hint(self.variables[place], known)

    def _instant(self, place: int, value: int, *, finish: bool) -> int:
        """The instant of a start or finish, for a value of the variable."""
        task, calendar = self.problem.graph.tasks[place], self.problem.days[place]
        if not finish and task.started is not None:
            return morning(task.started.toordinal())
        if not task.duration:
            return value
        last = value + (task.duration - 1 if finish else 0)
        return (evening if finish else morning)(calendar.ordinal(last))

    # --- links -------------------------------------------------------------------------------------

    def _link(self, arc: Arc) -> None:
        if arc.before not in self.variables:
            anchor = (self.schemes.facts.ends if arc.from_finish else self.schemes.facts.starts)[arc.before]
            bound = self._bound(arc, anchor)
            self.model.add(self.variables[arc.after] >= bound)
            return
        if self._simple(arc):
            length = self.problem.graph.tasks[arc.before].duration
            self.model.add(self.variables[arc.after] >= self.variables[arc.before] + length)
            return
        before = self.values[arc.before]
        table = [
            self._bound(arc, self._instant(arc.before, value, finish=arc.from_finish)) for value in before
        ]
        self.model.add(self.variables[arc.after] >= self._looked_up(arc.before, table))

    def _simple(self, arc: Arc) -> bool:
        """Finish-to-start without lag between work with the same days."""
        tasks = self.problem.graph.tasks
        both = tasks[arc.before].duration and tasks[arc.after].duration
        same = self.problem.days[arc.before] is self.problem.days[arc.after]
        return bool(both and same and arc.plain and arc.from_finish and not arc.elapsed)

    def _bound(self, arc: Arc, anchor: int) -> int:
        """The least value of the successor's variable; beyond its domain where nothing is left."""
        task = self.problem.graph.tasks[arc.after]
        beyond = self.values[arc.after][-1] + 1
        try:
            if not task.duration:
                return min(beyond, earliest_instant(arc, anchor, task.calendar.index))
            number = earliest_number(arc, anchor, task.calendar.index, task.duration)
        except OutOfCalendar:
            return beyond
        return min(beyond, max(0, number - self.schemes.shift[arc.after]))

    def _looked_up(self, place: int, table: Sequence[int]) -> Any:
        """A variable that is the table's entry for the value of a task's variable."""
        found = self.model.new_int_var(min(table), max(table), "")
        first = self.values[place][0]
        self.model.add_element(self.variables[place] - first, list(table), found)
        return found

    # --- resources ---------------------------------------------------------------------------------

    def _resources(self) -> None:
        problem = self.problem
        users: list[list[tuple[int, int]]] = [[] for _ in problem.resources]
        for place in (*self.schemes.movable, *problem.fixed):
            if problem.graph.tasks[place].duration:
                for resource, amount in problem.needs[place]:
                    users[resource].append((place, amount))
        for resource, asked in enumerate(users):
            movable = [(place, amount) for place, amount in asked if place in self.variables]
            if movable:
                self._cumulative(resource, movable, [each for each in asked if each not in movable])

    def _cumulative(
        self, resource: int, movable: Sequence[tuple[int, int]], fixed: Sequence[tuple[int, int]]
    ) -> None:
        """What is there on each day, less what fixed work takes, holds all the rest."""
        problem, model = self.problem, self.model
        steps, most = problem.resources[resource].steps, problem.resources[resource].most
        there = 0
        for _, bits in steps:
            there |= bits
        axis = _Axis(there, problem.window.size)
        intervals, demands = [], []
        left = {day: amount for amount, bits in steps for day in axis.days_in(bits)}
        for place, amount in fixed:
            number = self.schemes.facts.begin[place] or 0
            for offset in problem.days[place].days[number : number + problem.graph.tasks[place].duration]:
                if offset in axis:
                    left[axis[offset]] -= amount
        for first, length, amount in _runs(left, most):
            intervals.append(model.new_fixed_size_interval_var(first, length, ""))
            demands.append(most - max(0, amount))
        for place, amount in movable:
            for interval in self._intervals(place, axis):
                intervals.append(interval)
                demands.append(amount)
        model.add_cumulative(intervals, demands, most)

    def _intervals(self, place: int, axis: _Axis) -> list[Any]:
        """A task on a resource's days: one interval, or a piece for each stretch where it pauses."""
        model, calendar = self.model, self.problem.days[place]
        length, values = self.problem.graph.tasks[place].duration, self.values[place]
        starts = [axis[calendar.days[value]] for value in values]
        whole = all(
            axis[calendar.days[v + length - 1]] - s == length - 1 for v, s in zip(values, starts, strict=True)
        )
        if whole:
            if starts[-1] - starts[0] == values[-1] - values[0]:
                begin = self.variables[place] + (starts[0] - values[0])
            else:
                begin = self._looked_up(place, starts)
            return [model.new_fixed_size_interval_var(begin, length, "")]
        pieces, chosen = [], []
        for value in values:
            here = model.new_bool_var("")
            chosen.append(here)
            worked = [axis[offset] for offset in calendar.days[value : value + length]]
            for first, size in _stretches(worked):
                pieces.append(model.new_optional_fixed_size_interval_var(first, size, here, ""))
        model.add_exactly_one(chosen)
        model.add(self.variables[place] == sum(v * b for v, b in zip(values, chosen, strict=True)))
        return pieces

    # --- objectives --------------------------------------------------------------------------------

    def _lateness(self) -> list[tuple[int, Any]]:
        """Weight and late days of each date that is or may be missed."""
        if self._late:
            return self._late
        for due in self.problem.dues:
            late = self.model.new_int_var(0, self.limit + 10_000, "")
            for place in due.places:
                self._late_by(late, place, due.day)
            self._late.append((round(due.weight * WEIGHT_DIGITS), late))
        return self._late

    def _late_by(self, late: Any, place: int, day: int) -> None:
        """The due's lateness is at least that of one of its tasks."""
        if place not in self.variables:
            fixed = self.problem.late_days(day, self.schemes.facts.ends[place] >> 1)
            self.model.add(late >= fixed)
            return
        table = [
            self.problem.late_days(day, self._instant(place, value, finish=True) >> 1)
            for value in self.values[place]
        ]
        if max(table):
            self.model.add(late >= self._looked_up(place, table))

    def minimise_lateness(self) -> None:
        """Weighted working days late, times a hundred."""
        self.model.minimize(sum(weight * late for weight, late in self._lateness()))

    def hold_lateness(self, late: float) -> None:
        """No plan later than that."""
        if self.problem.dues:
            most = round(late * WEIGHT_DIGITS)
            self.model.add(sum(weight * days for weight, days in self._lateness()) <= most)

    def minimise_end(self) -> None:
        """The last day of levelled work, as an ordinal."""
        base = self.problem.window.base
        end = self.model.new_int_var(base, self.problem.window.end, "end")
        followed = {
            arc.before
            for place in self.objective.movable
            for arc in self.problem.graph.incoming[place]
            if arc.plain and arc.from_finish and arc.elapsed >= 0
        }
        for place in self.objective.movable:
            if place in followed:
                continue
            table = [self._instant(place, value, finish=True) >> 1 for value in self.values[place]]
            table = [min(day, self.problem.window.end) for day in table]
            if table[-1] - table[0] == len(table) - 1:
                self.model.add(end >= self.variables[place] + (table[0] - self.values[place][0]))
            else:
                self.model.add(end >= self._looked_up(place, table))
        self.model.minimize(end)

    # --- search ------------------------------------------------------------------------------------

    def solve(self, seconds: float) -> Result:
        """The best placement within so much deterministic time, and the bound."""
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        parameters = solver.parameters
        parameters.max_deterministic_time = seconds
        parameters.num_workers = WORKERS
        parameters.interleave_search = True  # the same result whatever the machine's load
        parameters.random_seed = 0
        status = solver.solve(self.model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Result(None, solver.best_objective_bound)
        placed = self.schemes.facts.copy()
        for place in self.schemes.movable:
            value = solver.value(self.variables[place])
            if self.problem.graph.tasks[place].duration:
                self.schemes.put(placed, place, value)
            else:
                self.schemes.put_event(placed, place, value)
        return Result(placed, solver.best_objective_bound)


class _Axis:
    """The days of a resource, counted from 0; a day off on which work goes on all the same counts too."""

    def __init__(self, there: int, size: int) -> None:
        self._place: dict[int, int] = {}
        for offset in range(size):
            if there >> offset & 1:
                self._place[offset] = len(self._place)

    def __getitem__(self, offset: int) -> int:
        return self._place[offset]

    def __contains__(self, offset: int) -> bool:
        return offset in self._place

    def days_in(self, bits: int) -> list[int]:
        """The places of the days that are in a set."""
        return [place for offset, place in self._place.items() if bits >> offset & 1]


def _runs(left: dict[int, int], most: int) -> list[tuple[int, int, int]]:
    """Stretches of days with less than the most: first day, how many, what is left."""
    found: list[tuple[int, int, int]] = []
    for day, amount in sorted(left.items()):
        if amount == most:
            continue
        if found and found[-1][2] == amount and found[-1][0] + found[-1][1] == day:
            first, length, _ = found[-1]
            found[-1] = (first, length + 1, amount)
        else:
            found.append((day, 1, amount))
    return found


def _stretches(worked: Sequence[int]) -> list[tuple[int, int]]:
    """Days on end, as first and count."""
    found: list[tuple[int, int]] = []
    for day in worked:
        if found and sum(found[-1]) == day:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((day, 1))
    return found
