"""CP-SAT from the heuristic's plan on: at least as good, exact on real calendars, the same again."""

from __future__ import annotations

import builtins
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from levelling_cases import START, Case, worked_instance
from test_levelling import MONDAY, workspaces
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.levelling.level import level
from engage.plan.levelling.solution import solve
from engage.plan.levelling.solver import NoSolver, cp_sat

pytest.importorskip("ortools")


def test_the_worked_instance_is_proven() -> None:
    found = solve(worked_instance(), samples=0, solver=cp_sat(5))
    assert found.optimal
    assert Case.of(worked_instance()).length(found.found.placed) == 15
    assert found.least.end - START.toordinal() + 1 == 15


def test_a_plan_less_late_than_the_rules_find_is_found_and_proven() -> None:
    """Two long standard promises and one strategic: rules that go by importance alone lose days."""
    commitments = [
        promise(work("m", f"{days}d", needs={"lea": "1"}), id=name, due=due, importance=importance)
        for name, days, due, importance in [
            ("A", 4, "2026-09-11", "standard"), ("B", 3, "2026-09-10", "major"),
            ("C", 6, "2026-09-25", "standard"), ("D", 2, "2026-09-09", "strategic"),
            ("E", 5, "2026-09-18", "major"),
        ]
    ]  # fmt: skip
    found = level(world(*commitments, people=[{"id": "lea"}]), MONDAY, samples=0, solver=cp_sat(10))
    assert found.optimal
    assert found.late == found.least_late == _least_late()


def _least_late() -> float:
    """All orders of the five, by hand."""
    from itertools import permutations

    days = {"A": 4, "B": 3, "C": 6, "D": 2, "E": 5}
    due = {"A": 5, "B": 4, "C": 15, "D": 3, "E": 10}
    weight = {"A": 1, "B": 3, "C": 1, "D": 9, "E": 3}

    def cost(order: tuple[str, ...]) -> float:
        ends, total = 0, 0.0
        for name in order:
            ends += days[name]
            total += weight[name] * max(0, ends - due[name])
        return total

    return min(cost(order) for order in permutations(days))


def test_the_same_call_gives_the_same_plan() -> None:
    one, two = (solve(worked_instance(), samples=0, solver=cp_sat(2)).found for _ in range(2))
    assert one.placed.starts == two.placed.starts


@settings(max_examples=12, deadline=None)
@given(workspaces())
def test_any_workspace_is_solved_at_least_as_well_and_passes_the_checker(workspace: Workspace) -> None:
    plain = level(workspace, MONDAY, samples=5)
    solved = level(workspace, MONDAY, samples=5, solver=cp_sat(1))
    assert solved.late <= plain.late
    assert solved.least_late >= plain.least_late - 1e-9
    if solved.makespan_days is not None and solved.lower_bound_days is not None:
        assert solved.lower_bound_days <= solved.makespan_days


def test_work_that_pauses_where_its_machine_does_not_leaves_the_machine_to_others() -> None:
    """Tom works Monday to Wednesday; on Thursday the bench is free for a day's work of somebody else."""
    tom = {"id": "tom", "days": ["mo", "tu", "we"]}
    commitments = (
        promise(work("m", "4d", needs={"tom": "1", "bench": "1"}), id="A", due="2026-09-14"),
        promise(work("m", "2d", needs={"lea": "1", "bench": "1"}), id="B", due="2026-09-11"),
    )
    workspace = world(*commitments, people=[tom, {"id": "lea"}], equipment=[{"id": "bench", "capacity": "1"}])
    solved = level(workspace, MONDAY, samples=0, solver=cp_sat(5))
    assert (solved.late, solved.promises[0].id) == (0, "B")
    assert solved.schedule.plans["B"].start == date(2026, 9, 10)


def test_without_the_extra_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("ortools"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoSolver):
        cp_sat()
