"""Schedule generation on the worked instance, and the laws of every plan."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from levelling_cases import DURATIONS, LINKS, START, UNITS, Case, classical, worked_instance

from engage.plan.levelling.build import Demand
from engage.plan.levelling.parallel import parallel
from engage.plan.levelling.solution import solve

WORKED = Case.of(worked_instance())
PARALLEL = [0, 8, 0, 3, 12, 12, 2]


@pytest.mark.parametrize(
    ("rule", "length", "starts"),
    [
        ("LFT", 19, [0, 3, 0, 7, 12, 7, 15]),
        ("LST", 15, [0, 3, 0, 7, 12, 11, 7]),
        ("MTS", 19, [0, 3, 0, 7, 12, 7, 15]),
        ("SPT", 15, [0, 3, 0, 10, 7, 7, 10]),
    ],
)
def test_the_worked_instance_by_every_rule_and_scheme(rule: str, length: int, starts: list[int]) -> None:
    keys = WORKED.rules[rule]
    serial, day_by_day = WORKED.serial(keys), parallel(WORKED.schemes, keys)
    assert (WORKED.length(serial), WORKED.starts(serial)) == (length, starts)
    assert (WORKED.length(day_by_day), WORKED.starts(day_by_day)) == (15, PARALLEL)
    for placed in (serial, day_by_day):
        assert WORKED.length(WORKED.search.improved(WORKED.found(placed)).placed) == 15


def test_bounds_of_the_worked_instance() -> None:
    assert WORKED.objective.end(WORKED.prepared.early.ends) - START.toordinal() + 1 == 8
    assert WORKED.objective.least().end - START.toordinal() + 1 == 13


def test_the_optimum_of_the_worked_instance_by_enumeration() -> None:
    before: dict[int, set[int]] = {}
    for first, second in LINKS:
        before.setdefault(second, set()).add(first)
    lists = [
        order
        for order in permutations(range(1, 8))
        if all(before.get(task, set()) <= set(order[:place]) for place, task in enumerate(order))
    ]
    assert len(lists) == 272
    lengths = set()
    for order in lists:
        keys = [float(order.index(task)) for task in range(1, 8)]
        lengths.add(WORKED.length(WORKED.serial(keys)))
    assert min(lengths) == 15


def test_the_search_finds_the_optimum_and_the_same_one_again() -> None:
    found = [solve(worked_instance(), samples=50, seed=3).found for _ in range(2)]
    assert WORKED.length(found[0].placed) == 15
    assert found[0].placed.starts == found[1].placed.starts


# --- every plan keeps every rule ----------------------------------------------------------------------


@st.composite
def instances(draw: st.DrawFn) -> Demand:
    count = draw(st.integers(1, 9))
    durations = draw(st.lists(st.integers(1, 7), min_size=count, max_size=count))
    amounts = st.sampled_from([0, 1, 2, 3])
    needs = [{"a": draw(amounts), "b": draw(amounts) / 2} for _ in durations]
    pairs = [(a, b) for b in range(1, count + 1) for a in range(1, b)]
    links = draw(st.lists(st.sampled_from(pairs), max_size=10, unique=True)) if pairs else []
    return classical(durations, needs, {"a": 3, "b": 1.5}, links)


def broken(demand: Demand, case: Case, starts: list[int]) -> list[str]:
    """What a plan breaks, counted day by day."""
    lengths = [task.duration for task in demand.tasks]
    position = {task.id: place for place, task in enumerate(demand.tasks)}
    faults = [
        f"{link.before} → {link.after}"
        for link in demand.links
        if starts[position[link.after]] < starts[position[link.before]] + lengths[position[link.before]]
    ]
    for day in range(max(start + length for start, length in zip(starts, lengths, strict=True))):
        for name, layers in demand.capacity.items():
            taken = sum(
                demand.needs[task.id].get(name, 0)
                for task, start in zip(demand.tasks, starts, strict=True)
                if start <= day < start + task.duration
            )
            if taken > layers[0][0] + 1e-9:
                faults.append(f"{name} on day {day}")
    return faults


@settings(max_examples=60, deadline=None)
@given(instances(), st.randoms(use_true_random=False))
def test_every_scheme_keeps_links_and_capacity(demand: Demand, random: object) -> None:
    case = Case.of(demand)
    keys = [random.random() for _ in demand.tasks]  # type: ignore[attr-defined]
    for placed in (case.serial(keys), parallel(case.schemes, keys)):
        assert broken(demand, case, case.starts(placed)) == []
        better = case.search.improved(case.found(placed))
        assert broken(demand, case, case.starts(better.placed)) == []
        assert better.cost <= case.objective.cost(placed)
        assert better.cost.end >= case.objective.least().end


@settings(max_examples=25, deadline=None)
@given(instances())
def test_no_plan_found_is_shorter_than_the_best_of_all_lists(demand: Demand) -> None:
    """Brute force over all orders of up to six tasks: the serial scheme holds an optimum (Sprecher 1995)."""
    if len(demand.tasks) > 6:
        return
    case = Case.of(demand)
    best = min(
        case.length(case.serial([float(order[p]) for p in range(len(order))]))
        for order in permutations(range(len(demand.tasks)))
    )
    found = solve(demand, samples=200)
    assert case.length(found.found.placed) == best
    assert found.least.end - START.toordinal() + 1 <= best


def test_tables_of_the_oracle_are_the_instance() -> None:
    demand = worked_instance()
    assert tuple(task.duration for task in demand.tasks) == DURATIONS
    assert tuple(demand.needs[task.id]["k"] for task in demand.tasks) == UNITS


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_many_resources_of_different_sizes_keep_their_capacity(data: st.DataObject) -> None:
    """Too many for one word: each has its own, and the amounts in them differ in width."""
    sizes = data.draw(st.lists(st.integers(1, 900), min_size=14, max_size=18))
    count = data.draw(st.integers(2, 12))
    needs = []
    for _ in range(count):
        asked = data.draw(st.sets(st.integers(0, len(sizes) - 1), min_size=1, max_size=3))
        needs.append({f"r{k}": data.draw(st.integers(1, sizes[k])) / 10 for k in sorted(asked)})
    durations = data.draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    demand = classical(durations, needs, {f"r{k}": size / 10 for k, size in enumerate(sizes)}, [])
    case = Case.of(demand)
    for placed in (case.serial([0.0] * count), parallel(case.schemes, [0.0] * count)):
        assert broken(demand, case, case.starts(placed)) == []
        assert broken(demand, case, case.starts(case.search.improved(case.found(placed)).placed)) == []
    only = next(iter(needs[0]))  # alone, everything fits at once: nobody waits for a field that is another's
    if all(only not in asked for asked in needs[1:]):
        assert case.starts(case.serial([0.0] * count))[0] == 0
    assert case.objective.end(case.serial([0.0] * count).ends) <= case.prepared.problem.window.end


def test_what_is_left_is_read_back_from_the_fields() -> None:
    demand = classical([3, 2], [{"a": 2.5, "b": 1}, {"a": 1}], {"a": 3, "b": 2}, [])
    case = Case.of(demand)
    usage = case.serial([0.0, 1.0]).usage
    assert [usage.left(0, day) for day in range(6)] == [5000] * 3 + [20000] * 2 + [30000]
    assert [usage.left(1, day) for day in range(4)] == [10000] * 3 + [20000]
    assert [day for day in range(6) if usage.short(0, 25000) >> day & 1] == [0, 1, 2, 3, 4]
