"""Levelling of whole workspaces: real calendars, shares, units, slots, pools, facts, and what cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from levelling_cases import DURATIONS, LINKS, UNITS
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.levelling.checker import FaultyPlan, check
from engage.plan.levelling.demand import demand_of
from engage.plan.levelling.level import level
from engage.plan.levelling.result import Levelled
from engage.plan.load import weekly_load
from engage.plan.placing import place
from engage.plan.schedule import compute

MONDAY = date(2026, 9, 7)
LEA, TOM = {"id": "lea"}, {"id": "tom"}


def _level(*commitments: dict[str, Any], today: date = MONDAY, **kinds: Any) -> Levelled:
    return level(world(*commitments, **kinds), today, samples=30)


def _dates(found: Levelled) -> dict[str, tuple[str, str]]:
    return {
        f"{plan.id}/{m.id}": (str(m.start), str(m.finish))
        for plan in found.schedule.plans.values()
        for m in plan.milestones
    }


def _one(name: str, days: str, need: str | dict[str, str] = "lea", **fields: Any) -> dict[str, Any]:
    needs = {need: "1"} if isinstance(need, str) else need
    return promise(work("m", days, needs=needs), id=name, **fields)


# --- the worked instance, through files ---------------------------------------------------------------


def test_the_worked_instance_as_machines_of_a_workspace() -> None:
    before = {after: [f"t{first}" for first, second in LINKS if second == after] for after in range(1, 8)}
    milestones = [
        work(f"t{number}", f"{days}d", needs={"bench": str(units)}, after=before[number])
        for number, (days, units) in enumerate(zip(DURATIONS, UNITS, strict=True), start=1)
    ]
    found = _level(promise(*milestones), equipment=[{"id": "bench", "capacity": "4"}])
    assert (found.makespan_days, found.lower_bound_days, found.optimal) == (15, 13, False)


# --- who goes first ----------------------------------------------------------------------------------


def test_what_fits_stays_where_it_is() -> None:
    found = _level(_one("A", "5d", {"lea": "60%"}), _one("B", "5d", {"lea": "40%"}), people=[LEA])
    assert (found.promises, found.optimal) == ((), True)
    assert set(_dates(found).values()) == {("2026-09-07", "2026-09-11")}


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [
        ({"importance": "strategic", "due": "2026-09-11"}, {"due": "2026-09-11"}, "B"),
        ({"due": "2026-09-11"}, {"importance": "major", "due": "2026-09-11"}, "A"),
        ({"due": "2026-09-18"}, {"due": "2026-09-11"}, "A"),
        ({"importance": "strategic", "due": "2026-09-30"}, {"due": "2026-09-11"}, "A"),  # both are kept
    ],
)
def test_importance_and_date_decide_who_moves(first: Any, second: Any, moved: str) -> None:
    found = _level(_one("A", "5d", **first), _one("B", "5d", **second), people=[LEA])
    ((only),) = found.promises
    assert (only.id, str(only.finish_from), str(only.finish_to), only.days) == (
        moved, "2026-09-11", "2026-09-18", 5,
    )  # fmt: skip


def test_of_two_that_both_keep_their_dates_the_one_that_matters_less_moves() -> None:
    dates = {"due": "2026-12-31"}
    found = _level(_one("A", "5d", importance="strategic", **dates), _one("B", "5d", **dates), people=[LEA])
    assert [each.id for each in found.promises] == ["B"]
    found = _level(_one("A", "5d", **dates), _one("B", "5d", importance="major", **dates), people=[LEA])
    assert [each.id for each in found.promises] == ["A"]


def test_a_move_says_who_is_taken_when_and_by_what() -> None:
    found = _level(_one("A", "5d", due="2026-09-11"), _one("B", "3d", due="2026-09-30"), people=[LEA])
    ((move,),) = [promise_.moves for promise_ in found.promises]
    assert (move.task, str(move.start_from), str(move.start_to)) == (("B", "m"), "2026-09-07", "2026-09-14")
    assert move.why is not None
    assert (move.why.resource, move.why.first, str(move.why.last)) == ("lea", MONDAY, "2026-09-11")
    assert move.why.before == (("A", "m"),)


def test_what_follows_moved_work_says_so() -> None:
    late = promise(work("m", "3d", needs={"lea": "1"}), work("n", "1d", after="m"), id="B", due="2026-09-30")
    found = _level(_one("A", "5d", due="2026-09-11"), late, people=[LEA])
    assert [(m.task[1], m.why.before if m.why else None) for m in found.promises[0].moves] == [
        ("m", (("A", "m"),)), ("n", (("B", "m"),)),
    ]  # fmt: skip


def test_float_after_levelling_knows_who_is_needed() -> None:
    """B's first work has a week by its links; Lea has none for it, since the other promise takes her."""
    first = promise(
        work("m", "1d", needs={"lea": "1"}), work("t", "6d", needs={"tom": "1"}),
        work("end", "1d", needs={"lea": "1"}, after=["m", "t"]), id="B", due="2026-09-15",
    )  # fmt: skip
    other = promise(work("a", "5d", needs={"lea": "1"}), id="A", due="2026-09-14")
    alone, both = _level(first, people=[LEA, TOM]), _level(first, other, people=[LEA, TOM])
    floats = [{m.id: m.float_days for m in found.schedule.plans["B"].milestones} for found in (alone, both)]
    assert floats[0] == {"m": 5, "t": 0, "end": 0}
    assert floats[1] == {"m": 0, "t": 0, "end": 0}
    assert all(m.free_float_days is None for m in both.schedule.plans["B"].milestones)


def test_weights_are_those_of_the_settings() -> None:
    policy = {"capacity": {"weights": {"standard": "10", "strategic": "1"}}}
    commitments = (
        _one("A", "5d", importance="strategic", due="2026-09-11"), _one("B", "5d", due="2026-09-11"),
    )  # fmt: skip
    assert _level(*commitments, people=[LEA]).promises[0].id == "B"
    assert _level(*commitments, people=[LEA], policy=policy).promises[0].id == "A"


def test_a_gate_the_client_has_a_date_for_counts() -> None:
    gate = promise(
        work("m", "5d", needs={"lea": "1"}, due="2026-09-11"), work("end", "1d", after="m"), id="A",
        due="2026-12-31",
    )  # fmt: skip
    found = _level(gate, _one("B", "5d", due="2026-09-14"), people=[LEA])
    assert [each.id for each in found.promises] == ["B"]


def test_levelling_is_deterministic_and_checked_by_the_load() -> None:
    workspace = world(
        *(
            promise(
                work("a", "7d", needs={"lea": "70%"}),
                work("b", "5d", after="a", needs={"tom": "60%", "lea": "20%"}),
                id=f"P{number}", due=f"2026-10-{5 + number:02}",
            )
            for number in range(6)
        ),
        people=[LEA, {"id": "tom", "capacity": "80%"}],
    )  # fmt: skip
    one, two = (level(workspace, MONDAY, samples=40) for _ in range(2))
    assert one.schedule == two.schedule
    assert all((load.ratio or 0) <= 1 + 1e-9 for load in weekly_load(workspace, one.schedule))
    assert any((load.ratio or 0) > 1 for load in weekly_load(workspace, compute(workspace, MONDAY)))


# --- calendars, shares, units, slots, pools -------------------------------------------------------------


def test_absences_part_time_and_closures_hold() -> None:
    tom = {
        "id": "tom",
        "days": ["mo", "tu", "th", "fr"],
        "absences": [{"from": "2026-09-14", "to": "2026-09-15"}],
    }
    policy = {"calendar": {"closures": [{"from": "2026-09-18"}]}}
    found = _level(
        _one("A", "4d", "tom", due="2026-09-11"), _one("B", "2d", "tom"), people=[tom], policy=policy
    )
    assert _dates(found) == {"A/m": ("2026-09-07", "2026-09-11"), "B/m": ("2026-09-17", "2026-09-21")}


def test_units_of_equipment_run_side_by_side() -> None:
    found = _level(
        *(_one(name, "5d", "bench") for name in "ABC"), equipment=[{"id": "bench", "capacity": "2"}]
    )
    assert sorted(_dates(found).values()) == [
        ("2026-09-07", "2026-09-11"), ("2026-09-07", "2026-09-11"), ("2026-09-14", "2026-09-18"),
    ]  # fmt: skip


def test_work_that_needs_two_waits_for_the_slot_with_two() -> None:
    slots = [
        {"from": "2026-09-07", "to": "2026-09-18"},
        {"from": "2026-09-21", "to": "2026-09-25", "units": "2"},
    ]
    found = _level(_one("A", "5d", {"rau": "2"}), providers=[{"id": "rau", "slots": slots}])
    assert _dates(found) == {"A/m": ("2026-09-21", "2026-09-25")}


def test_a_capacity_that_falls_lets_work_wait_on_days_without_enough() -> None:
    lea = {
        "id": "lea",
        "capacity": [{"from": "2026-01-01", "share": "100%"}, {"from": "2026-09-10", "share": "50%"},
                     {"from": "2026-09-14", "share": "100%"}],
    }  # fmt: skip
    found = _level(_one("A", "5d"), people=[lea])
    assert _dates(found) == {"A/m": ("2026-09-07", "2026-09-15")}


def test_a_skill_not_named_competes_with_the_work_its_holders_are_named_for() -> None:
    people = [{"id": "lea", "skills": ["java/senior"]}, {"id": "tom", "skills": ["java/senior"]}]
    found = _level(
        _one("A", "5d", {"java/senior": "2"}, due="2026-09-30"), _one("B", "5d", "lea", due="2026-09-11"),
        people=people,
    )  # fmt: skip
    assert _dates(found) == {"A/m": ("2026-09-14", "2026-09-18"), "B/m": ("2026-09-07", "2026-09-11")}


# --- facts -------------------------------------------------------------------------------------------


def test_work_under_way_is_not_moved_and_its_overload_is_told() -> None:
    begun = {"started": "2026-09-01"}
    found = _level(
        promise(work("m", "5d", needs={"lea": "80%"}, **begun), id="A"),
        promise(work("m", "3d", needs={"lea": "40%"}, **begun), id="B"),
        _one("C", "2d", {"lea": "10%"}),
        people=[LEA],
    )
    assert [each.id for each in found.promises] == ["C"]
    assert _dates(found)["C/m"] == ("2026-09-10", "2026-09-11")
    ((settled),) = found.settled
    assert (settled.resource, settled.first, str(settled.last), settled.days, settled.commitments) == (
        "lea", MONDAY, "2026-09-09", 3, ("A", "B"),
    )  # fmt: skip


def test_what_remains_of_started_work_waits_for_what_it_depends_on() -> None:
    begun = promise(
        work("m", "3d", needs={"lea": "1"}), work("n", "4d", after="m", started="2026-09-01"), id="B",
        due="2026-12-01",
    )  # fmt: skip
    found = _level(_one("A", "5d", due="2026-09-11"), begun, people=[LEA])
    assert _dates(found)["B/n"] == ("2026-09-01", "2026-09-22")


def test_what_starts_with_started_work_is_held_by_the_fact_not_by_what_remains() -> None:
    begun = promise(
        work("m", "1d", needs={"lea": "1"}), work("n", "1d", after="m", started="2026-09-01"),
        work("o", "1d", after={"milestone": "n", "type": "SS"}, needs={"tom": "1"}), id="B",
    )  # fmt: skip
    found = _level(_one("A", "1d", due="2026-09-07"), begun, people=[LEA, TOM])
    assert _dates(found)["B/n"] == ("2026-09-01", "2026-09-09")
    assert _dates(found)["B/o"] == ("2026-09-07", "2026-09-07")


def test_what_follows_a_begun_event_may_start_on_the_same_day() -> None:
    begun = promise(
        work("m", "0d", started="2026-09-01"), work("n", "0d", after="m"), work("o", "1d", after="n"), id="B"
    )
    assert _dates(_level(begun, people=[LEA]))["B/o"] == ("2026-09-07", "2026-09-07")


def test_drafts_take_nobody_unless_they_are_included() -> None:
    draft = _one("D", "5d", status="draft", importance="strategic", due="2026-09-11")
    workspace = world(draft, _one("A", "5d", due="2026-09-30"), people=[LEA])
    assert level(workspace, MONDAY).promises == ()
    assert [each.id for each in level(workspace, MONDAY, include=["D"]).promises] == ["A"]


def test_promises_that_are_kept_in_place_let_others_go_round_them() -> None:
    workspace = world(
        _one("A", "5d", due="2026-12-31"),
        _one("B", "5d", importance="strategic", due="2026-09-11"),
        people=[LEA],
    )  # fmt: skip
    assert [each.id for each in level(workspace, MONDAY, keep=["A"]).promises] == ["B"]


# --- what cannot be ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("needs", "kinds", "resource", "most", "few"),
    [
        ({"lea": "90%"}, {"people": [{"id": "lea", "capacity": "80%"}]}, "lea", 0.8, False),
        ({"bench": "3"}, {"equipment": [{"id": "bench", "capacity": "2"}]}, "bench", 2, False),
        ({"cobol": "1"}, {"people": [LEA]}, "cobol", 0, False),
        ({"java": "2"}, {"people": [{"id": "lea", "skills": ["java/senior"]}]}, "java", 1, False),
        (
            {"rau": "2"},
            {"providers": [{"id": "rau", "slots": [
                {"from": "2026-09-07", "to": "2026-09-18"}, {"from": "2026-09-07", "to": "2026-09-08"},
            ]}]},
            "rau", 2, True,
        ),
    ],
)  # fmt: skip
def test_a_demand_that_cannot_be_met_is_named_and_the_rest_is_levelled(
    needs: dict[str, str], kinds: Any, resource: str, most: float, few: bool
) -> None:
    people = [*kinds.pop("people", []), TOM]
    found = _level(
        _one("X", "5d", needs),
        _one("A", "5d", "tom", due="2026-09-11"),
        _one("B", "5d", "tom", due="2026-09-30"),
        people=people,
        **kinds,
    )  # fmt: skip
    ((unmet),) = found.unmet
    assert (unmet.task, unmet.resource, unmet.most, unmet.few_days) == (("X", "m"), resource, most, few)
    assert [each.id for each in found.promises] == ["B"]


def test_somebody_away_for_good_leaves_no_dates_and_no_fault() -> None:
    away = {"id": "lea", "absences": [{"from": "2026-01-01", "to": "2060-01-01"}]}
    found = _level(_one("A", "5d"), _one("B", "5d", "tom"), people=[away, TOM])
    assert _dates(found) == {"A/m": ("None", "None"), "B/m": ("2026-09-07", "2026-09-11")}
    ((unmet),) = found.unmet
    assert (unmet.task, unmet.resource, unmet.most) == (("A", "m"), "lea", 0)


def test_more_work_than_calendars_hold_is_said_not_raised() -> None:
    found = _level(*(_one(f"P{number}", "2000d") for number in range(4)), people=[LEA])
    assert {unmet.task[1] for unmet in found.unmet} == {"m"}
    assert all(unmet.few_days for unmet in found.unmet)


@pytest.mark.parametrize(
    "commitments",
    [
        (),
        (promise(),),
        (promise(work("a", "3d")),),
        (promise(work("a"), work("b", "0d", after="a")),),
        (promise(work("a", "2d", after="b"), work("b", "2d", after="a")),),
        (promise(work("a", "2d", done="2026-09-01")),),
    ],
)
def test_nothing_to_level_is_a_right_answer(commitments: tuple[dict[str, Any], ...]) -> None:
    found = _level(*commitments, people=[LEA])
    assert (found.promises, found.unmet, found.settled) == ((), (), ())


# --- the checker -------------------------------------------------------------------------------------


def test_the_checker_finds_what_is_wrong() -> None:
    workspace = world(_one("A", "5d"), _one("B", "5d"), people=[LEA])
    calendars = Calendars(workspace, MONDAY)
    placing = place(workspace, calendars, MONDAY)
    demand = demand_of(workspace, calendars, placing, MONDAY).demand
    days = {task.id: task.calendar for task in demand.tasks}
    plan = placing.network.tasks
    both = {key: (shown.start, shown.finish) for key, shown in plan.items()}
    with pytest.raises(FaultyPlan, match="lea on 2026-09-07: 2 needed, 1 there"):
        check(demand, days, both, plan, frozenset(), ())
    with pytest.raises(FaultyPlan, match="holds"):
        check(
            demand, days, {**both, ("B", "m"): (date(2026, 9, 14), date(2026, 9, 18))}, plan, frozenset(), ()
        )
    assert len(check(demand, days, both, plan, frozenset(days), ())) == 5


_DAYS = st.integers(1, 8)
_SHARES = st.sampled_from(["20%", "50%", "75%", "100%"])
_LINKS = st.sampled_from(["FS", "SS", "FF", "SF"])


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    """Promises with all link types and lags, people of several calendars, work done, started and to do."""
    commitments = []
    for number in range(draw(st.integers(1, 4))):
        milestones = []
        for place_ in range(draw(st.integers(1, 4))):
            fields: dict[str, Any] = {}
            if place_ and draw(st.booleans()):
                lag = draw(st.sampled_from(["0d", "2d", "-1d", "3cd"]))
                fields["after"] = [{"milestone": f"m{place_ - 1}", "type": draw(_LINKS), "lag": lag}]
            state = draw(st.sampled_from(["todo", "todo", "todo", "started", "done"]))
            if state != "todo":
                fields["started"] = "2026-09-01"
            if state == "done":
                fields["done"] = "2026-09-04"
            names = draw(st.lists(st.sampled_from(["lea", "tom", "bench", "java"]), max_size=2, unique=True))
            needs = {name: "1" if name in {"bench", "java"} else draw(_SHARES) for name in names}
            days = draw(_DAYS) if draw(st.integers(0, 5)) else 0
            milestones.append(work(f"m{place_}", f"{days}d", needs=needs, **fields))
        due = str(date(2026, 9, 10 + draw(st.integers(0, 15))))
        commitments.append(
            promise(
                *milestones, id=f"P{number}", due=draw(st.sampled_from([due, None])),
                importance=draw(st.sampled_from(["standard", "major", "strategic"])),
                status=draw(st.sampled_from(["active", "active", "draft"])),
            )
        )  # fmt: skip
    people = [
        {"id": "lea", "skills": ["java/senior"], "absences": [{"from": "2026-09-16", "to": "2026-09-17"}]},
        {"id": "tom", "skills": ["java/junior"], "days": ["mo", "tu", "th"]},
    ]
    return world(*commitments, people=people, equipment=[{"id": "bench", "capacity": "1"}])


@settings(max_examples=120, deadline=None)
@given(workspaces())
def test_any_levelled_workspace_passes_the_checker_and_its_bounds(workspace: Workspace) -> None:
    found = level(workspace, MONDAY, samples=5)  # the checker runs inside, and raises
    assert found.late >= found.least_late - 1e-9
    if found.makespan_days is not None and found.lower_bound_days is not None:
        assert found.makespan_days >= found.lower_bound_days
    before = compute(workspace, MONDAY)
    for plan in found.schedule.plans.values():
        for shown in plan.milestones:
            was = before.plans[plan.id].milestone(shown.id)
            if shown.state == "done":
                assert was == shown
