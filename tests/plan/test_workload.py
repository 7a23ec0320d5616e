"""The load of everything, week by week: pools, offers, what is not known, budgets, what is left free."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.plan.free_capacity import (
    earliest_week,
    earliest_week_of_few,
    finish_week,
    free_days,
    window_load,
)
from engage.plan.schedule import compute
from engage.plan.spending import BudgetLoad, spending
from engage.plan.workload import ResourceLoad, WeekLoad, Workload, mondays, workload

MONDAY = date(2026, 9, 7)
LEA = {"id": "lea", "skills": ["java/senior"], "team": "dev"}
TOM = {"id": "tom", "skills": ["java/senior", "sql/junior"], "team": "dev", "capacity": "80%"}


def _load(*commitments: dict[str, Any], kinds: Any = None, weeks: int = 4, **world_: Any) -> Workload:
    workspace = world(*commitments, **world_)
    plans = compute(workspace, MONDAY)
    return workload(workspace, plans, kinds=kinds, weeks=mondays(MONDAY, weeks))


def _row(load: Workload, resource: str) -> ResourceLoad:
    return next(each for each in load.resources if each.id == resource)


def _weeks(row: ResourceLoad) -> list[tuple[float | None, float, float]]:
    return [(week.capacity_days, week.load_days, week.soft_days) for week in row.weeks]


# --- resources of one kind ---------------------------------------------------------------------------


def test_every_resource_has_every_week_also_those_in_which_nothing_is_asked() -> None:
    load = _load(promise(work("a", "7d", needs={"lea": "1"})), people=[LEA, TOM])
    assert [week.isoformat() for week in load.weeks] == [
        "2026-09-07",
        "2026-09-14",
        "2026-09-21",
        "2026-09-28",
    ]
    assert _weeks(_row(load, "lea")) == [(5, 5, 0), (5, 2, 0), (5, 0, 0), (5, 0, 0)]
    assert _weeks(_row(load, "tom")) == [(4, 0, 0)] * 4


def test_an_overload_names_the_competing_promises_and_the_days() -> None:
    load = _load(
        promise(work("a", "5d", needs={"lea": "80%"}), id="A"),
        promise(work("a", "10d", needs={"lea": "50%"}), id="B"),
        people=[LEA],
    )
    ((row, week),) = load.overloads()
    assert (row.id, week.week, week.over_days, week.ratio) == ("lea", MONDAY, 1.5, 1.3)
    assert [(each.commitment, each.days) for each in week.asked] == [("A", 4), ("B", 2.5)]


def test_offers_stand_apart_times_their_chance_and_overload_only_softly() -> None:
    offer = promise(
        work("a", "5d", needs={"lea": "1"}), id="O", status="proposed", offer={"win_probability": "40%"}
    )
    load = _load(promise(work("a", "5d", needs={"lea": "80%"})), offer, people=[LEA])
    assert _weeks(_row(load, "lea"))[0] == (5, 4, 2)
    assert list(load.overloads()) == []
    ((_, week),) = load.soft_overloads()
    assert (week.over_days, week.over_days_with_soft, week.ratio_with_soft) == (0, 1, 1.2)


def test_who_has_left_is_not_shown_and_units_and_slots_are() -> None:
    load = _load(
        promise(work("a", "3d", needs={"bench": "1", "rau": "2"})),
        people=[{"id": "ana", "left": "2026-09-01"}],
        equipment=[{"id": "bench", "capacity": "2"}],
        providers=[{"id": "rau", "slots": [{"from": "2026-09-07", "to": "2026-09-09", "units": "2"}]}],
    )
    assert [row.id for row in load.resources] == ["bench", "rau"]
    assert _weeks(_row(load, "bench"))[0] == (10, 3, 0)
    assert _weeks(_row(load, "rau"))[:2] == [(6, 6, 0), (0, 0, 0)]


# --- pools -------------------------------------------------------------------------------------------


def test_a_skill_not_yet_named_is_held_against_all_who_have_it_and_what_they_do_already() -> None:
    load = _load(
        promise(work("a", "5d", needs={"java/senior": "1"}), id="A"),
        promise(work("a", "5d", needs={"tom": "60%"}), id="B"),
        people=[LEA, TOM],
    )
    pool = _row(load, "java/senior")
    assert (pool.kind, pool.members) == ("skill", ("lea", "tom"))
    assert _weeks(pool)[0] == (9, 8, 0)
    assert [(each.commitment, each.days) for each in pool.weeks[0].asked] == [("A", 5), ("B", 3)]


@pytest.mark.parametrize(("need", "members"), [("java", ("lea", "tom")), ("dev", ("lea", "tom"))])
def test_a_skill_at_any_level_and_a_team_are_pools_too(need: str, members: tuple[str, ...]) -> None:
    load = _load(
        promise(work("a", "5d", needs={need: "2"})), people=[LEA, TOM], teams=[{"id": "dev", "name": "Dev"}]
    )
    assert (_row(load, need).members, _weeks(_row(load, need))[0]) == (members, (9, 10, 0))


def test_a_skill_that_nobody_has_has_no_known_capacity_and_is_not_free() -> None:
    load = _load(promise(work("a", "5d", needs={"cobol": "1"})), people=[LEA])
    (week, *_) = _row(load, "cobol").weeks
    assert (week.capacity_days, week.load_days, week.ratio, week.over_days) == (None, 5, None, 0)
    assert not _row(load, "cobol").capacity_known


def test_by_team_and_by_skill_show_all_of_them() -> None:
    world_ = {"people": [LEA, TOM], "teams": [{"id": "dev"}, {"id": "ops"}]}
    both = promise(work("a", "5d", needs={"lea": "1", "tom": "40%"}))
    assert [row.id for row in _load(both, kinds=["team"], **world_).resources] == ["dev", "ops"]
    assert _weeks(_load(both, kinds=["team"], **world_).resources[0])[0] == (9, 7, 0)
    assert [row.id for row in _load(both, kinds=["skill"], **world_).resources] == [
        "java/senior",
        "sql/junior",
    ]


def test_essential_and_full_ones_come_first() -> None:
    people = [{"id": "a"}, {"id": "b"}, {"id": "c", "criticality": "essential"}]
    load = _load(promise(work("m", "5d", needs={"a": "10%", "b": "50%"})), people=people)
    assert [row.id for row in load.resources] == ["c", "b", "a"]


# --- what is not known -------------------------------------------------------------------------------


def test_what_is_not_estimated_is_listed_and_never_free() -> None:
    load = _load(
        promise(work("a", needs={"lea": "1"}), work("b", "3d"), id="A"),
        {
            "id": "S", "title": "S", "client": "acme", "status": "active",
            "sla": [{"name": "x", "measure": "resolution"}],
        },
        promise(work("a", "2d", after="a", needs={"tom": "1"}), id="C"),
        people=[LEA, TOM],
    )  # fmt: skip
    assert {(each.commitment, each.milestone, each.why) for each in load.unestimated} == {
        ("A", "a", "not_estimated"), ("A", "b", "no_needs"), ("S", None, "running"), ("C", "a", "no_dates"),
    }  # fmt: skip
    assert _row(load, "lea").not_known == ("A",)
    assert _row(load, "tom").not_known == ("C",)


# --- budgets -----------------------------------------------------------------------------------------


def _budget(*commitments: dict[str, Any], weeks: int = 5, **fields: Any) -> BudgetLoad:
    budget = {"id": "travel", "amount": "1000 EUR", "period": "month", **fields}
    workspace = world(*commitments, budgets=[budget])
    (found,) = spending(workspace, compute(workspace, MONDAY), mondays(MONDAY, weeks))
    return found


def test_a_budget_is_spent_evenly_over_the_work_and_starts_anew_each_period() -> None:
    found = _budget(promise(work("a", "20d", needs={"travel": "1600"})))
    assert [week.planned for week in found.weeks] == [400, 400, 400, 400, 0]
    assert [week.planned_so_far for week in found.weeks] == [400, 800, 1200, 160, 160]  # from 1 October
    assert [week.ratio for week in found.weeks] == pytest.approx([0.4, 0.8, 1.2, 0.16, 0.16])
    assert found.runs_out is found.weeks[2]


def test_what_was_spent_in_the_period_counts_and_offers_stand_apart() -> None:
    spent = promise(work("a", "2d", started="2026-09-01", done="2026-09-02", needs={"travel": "300"}), id="A")
    offer = promise(
        work("a", "5d", needs={"travel": "500"}), id="O", status="draft", offer={"win_probability": "20%"}
    )
    (week, *_) = _budget(spent, offer).weeks
    assert (week.planned, week.soft, week.planned_so_far, week.soft_so_far) == (0, 100, 300, 100)


def test_a_budget_that_nothing_names_is_not_known_to_be_free() -> None:
    found = _budget(promise(work("a", "5d")))
    assert (found.drawn_on, {week.ratio for week in found.weeks}) == (False, {None})


def test_money_is_no_load_of_days() -> None:
    workspace = world(promise(work("a", "5d", needs={"travel": "1600"})), budgets=[{"id": "travel"}])
    assert workload(workspace, compute(workspace, MONDAY)).resources == ()


# --- what is left free: the worked numbers of the oracle -----------------------------------------------

CAPACITY = [5, 5, 4, 5, 5, 5, 5, 5]
BOOKED = [5, 4, 4, 3, 2, 1, 0, 0]
WEEKS = [
    WeekLoad(mondays(MONDAY, 8)[place], float(capacity), float(booked), 0.0)
    for place, (capacity, booked) in enumerate(zip(CAPACITY, BOOKED, strict=True))
]
RATIOS = [0.92, 1.0, 1.0, 1.05, 1.08, 1.12, 1.15, 1.2, 1.35, 1.6]
FREE = [float(days or 0) for days in free_days(WEEKS)]


def test_utilisation_and_free_days_of_the_worked_example() -> None:
    assert [round(100 * (week.ratio or 0)) for week in WEEKS] == [100, 80, 100, 60, 40, 20, 0, 0]
    assert FREE == [0, 1, 0, 2, 3, 4, 5, 5]


def test_work_poured_into_free_days_ends_when_the_worked_example_says() -> None:
    numbered = [(finish_week(FREE, 8 * ratio) or 0) + 1 for ratio in RATIOS]
    assert numbered == [6, 6, 6, 6, 6, 6, 6, 6, 7, 7]
    assert finish_week(FREE, 8) == 5
    assert finish_week(FREE, 21) is None


@pytest.mark.parametrize(("confidence", "week"), [(0.5, 6), (0.8, 6), (0.9, 7)])
def test_the_week_that_can_be_promised_at_a_service_level(confidence: float, week: int) -> None:
    assert earliest_week(FREE, [8 * ratio for ratio in RATIOS], confidence) == week - 1


@pytest.mark.parametrize(("confidence", "week"), [(0.8, 7), (0.9, 7)])
def test_few_cases_promise_a_later_week(confidence: float, week: int) -> None:
    assert earliest_week_of_few(FREE, [8 * ratio for ratio in RATIOS], confidence) == week - 1


def test_ten_cases_say_nothing_about_95_per_cent() -> None:
    assert earliest_week_of_few(FREE, [8 * ratio for ratio in RATIOS], 0.95) is None


def test_ten_days_in_four_full_weeks_are_seven_too_many() -> None:
    over, ratio = window_load(WEEKS[:4], 10)
    assert (over, round(100 * (ratio or 0), 1)) == (7, 136.8)


def test_the_worked_example_through_files() -> None:
    """Week 3 has a holiday; eight weeks of bookings of one person."""
    booked = [
        promise(work("w", f"{days}d", not_before=str(monday), needs={"lea": "1"}), id=f"B{place}")
        for place, (monday, days) in enumerate(zip(mondays(MONDAY, 8), BOOKED, strict=True))
        if days
    ]
    policy = {"calendar": {"closures": [{"from": "2026-09-21"}]}}
    load = _load(*booked, weeks=8, people=[LEA], policy=policy)
    assert [(week.capacity_days, week.load_days) for week in _row(load, "lea").weeks] == [
        *zip(map(float, CAPACITY), map(float, BOOKED), strict=True)
    ]
