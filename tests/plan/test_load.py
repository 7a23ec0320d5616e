"""Load against capacity, week by week."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FRANCE, promise, work, world

from engage.plan.load import weekly_load
from engage.plan.schedule import compute
from engage.plan.schedule_types import Load

MONDAY = date(2026, 9, 7)
LEA = {"id": "lea"}


def _load(*commitments: dict[str, Any], today: date = MONDAY, **kinds: Any) -> list[Load]:
    workspace = world(*commitments, **kinds)
    return list(weekly_load(workspace, compute(workspace, today)))


def _weeks(loads: list[Load], resource: str = "lea") -> dict[str, tuple[float, float]]:
    """Load and capacity by week."""
    return {f"{x.week:%m-%d}": (x.load_days, x.capacity_days) for x in loads if x.resource == resource}


def test_load_is_need_times_working_days_of_each_week() -> None:
    loads = _load(promise(work("a", "7d", needs={"lea": "50%"})), people=[LEA])
    assert _weeks(loads) == {"09-07": (2.5, 5), "09-14": (1, 5)}
    assert [x.ratio for x in loads] == [0.5, 0.2]


def test_capacity_knows_holidays_absences_part_time_and_shares_of_full_time() -> None:
    people = [
        {"id": "lea", "absences": [{"from": "2026-11-12"}]},
        {"id": "tom", "days": ["mo", "tu"]},
        {"id": "yann", "capacity": "60%"},
        {
            "id": "hugo",
            "capacity": [{"from": "2026-01-01", "share": "100%"}, {"from": "2026-11-12", "share": "50%"}],
        },
    ]
    needs = {person["id"]: "10%" for person in people}
    loads = _load(promise(work("a", "1d", needs=needs), start="2026-11-09"), policy=FRANCE, people=people)
    assert {x.resource: x.capacity_days for x in loads} == {"lea": 3, "tom": 2, "yann": 2.4, "hugo": 3}


def test_only_what_remains_counts_and_in_this_week_only_the_days_left() -> None:
    thursday = date(2026, 9, 17)
    done = work("a", "5d", done="2026-09-11", needs={"lea": "100%"})
    begun = work("b", "9d", started="2026-09-14", remaining="3d", needs={"lea": "100%"})
    loads = _load(promise(done, begun), today=thursday, people=[LEA])
    assert _weeks(loads) == {"09-14": (2, 2), "09-21": (1, 5)}


def test_a_part_of_a_day_asks_for_its_part() -> None:
    loads = _load(promise(work("a", "2.5d", needs={"lea": "100%"})), people=[LEA])
    assert _weeks(loads) == {"09-07": (2.5, 5)}


def test_promises_that_compete_are_named_the_most_demanding_first() -> None:
    loads = _load(
        promise(work("a", "5d", needs={"lea": "40%"}), id="A"),
        promise(work("a", "5d", needs={"lea": "80%"}), id="B"),
        promise(work("a", "2d", needs={"lea": "100%"}), id="C"),
        people=[LEA],
    )
    assert loads[0].commitments == (("B", 4), ("A", 2), ("C", 2))
    assert loads[0].ratio == pytest.approx(1.6)


@pytest.mark.parametrize(
    ("fields", "firm", "soft"),
    [
        ({"status": "active"}, 5, 0),
        ({"status": "suspended"}, 5, 0),
        ({"status": "broken"}, 5, 0),
        ({"status": "proposed", "offer": {"win_probability": "60%"}}, 0, 3),
        ({"status": "draft", "offer": {"win_probability": "60%", "expires": "2026-09-07"}}, 0, 3),
        ({"status": "draft"}, 0, 5),  # not known: in full
    ],
)
def test_promises_made_are_firm_and_offers_soft(fields: dict[str, Any], firm: float, soft: float) -> None:
    (load,) = _load(promise(work("a", "5d", needs={"lea": "100%"}), **fields), people=[LEA])
    assert (load.load_days, load.soft_days) == (firm, soft)
    assert load.commitments == (("P", firm + soft),)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "lost"},
        {"status": "cancelled"},
        {"status": "accepted", "accepted": {"on": "2026-09-01"}},
        {"status": "proposed", "offer": {"expires": "2026-09-04"}},
        {"status": "active", "milestones": [work("a", needs={"lea": "100%"})]},
    ],
)
def test_what_is_over_or_not_estimated_asks_for_nothing(fields: dict[str, Any]) -> None:
    assert _load({**promise(work("a", "5d", needs={"lea": "100%"})), **fields}, people=[LEA]) == []


def test_equipment_has_its_units_and_a_provider_those_of_its_slots() -> None:
    two = {"from": "2026-09-07", "to": "2026-09-09", "units": "2"}
    loads = _load(
        promise(work("a", "3d", needs={"bench": "1", "rau": "2"})),
        equipment=[{"id": "bench", "capacity": "2", "absences": [{"from": "2026-09-11"}]}],
        providers=[{"id": "rau", "slots": [two, {"from": "2026-09-09"}]}],
    )
    assert {x.resource: (x.load_days, x.capacity_days) for x in loads} == {"bench": (3, 8), "rau": (6, 7)}


@pytest.mark.parametrize("resource", ["java/senior", "rau"])
def test_what_has_no_known_capacity_has_no_ratio(resource: str) -> None:
    (load,) = _load(promise(work("a", "3d", needs={resource: "2"})), providers=[{"id": "rau"}])
    assert (load.load_days, load.capacity_days, load.ratio) == (6, 0, None)


def test_loads_are_sorted_by_resource_and_week() -> None:
    loads = _load(
        promise(work("b", "6d", needs={"zoe": "1", "ana": "1"})), people=[{"id": "zoe"}, {"id": "ana"}]
    )
    assert [(x.resource, f"{x.week:%m-%d}") for x in loads] == [
        ("ana", "09-07"), ("ana", "09-14"), ("zoe", "09-07"), ("zoe", "09-14"),
    ]  # fmt: skip


_AWAY = st.lists(st.integers(0, 40), max_size=6, unique=True)
_WORK = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 150)), min_size=1, max_size=5)


@settings(deadline=None)
@given(_WORK, _AWAY, st.integers(0, 20))
def test_load_over_all_weeks_is_what_is_left_times_need(
    tasks: list[tuple[int, int]], away: list[int], day: int
) -> None:
    milestones = [
        work(f"m{place}", f"{days / 2}d", needs={"lea": f"{need}%"}, after=[f"m{place - 1}"] if place else [])
        for place, (days, need) in enumerate(tasks)
    ]
    absences = [{"from": str(date.fromordinal(MONDAY.toordinal() + n))} for n in away]
    today = date.fromordinal(MONDAY.toordinal() + day)
    loads = _load(promise(*milestones), today=today, people=[{"id": "lea", "absences": absences}])
    asked = sum(days / 2 * need / 100 for days, need in tasks)
    assert sum(x.load_days for x in loads) == pytest.approx(asked, abs=1e-4)
    assert all(sum(days for _, days in x.commitments) == pytest.approx(x.load_days) for x in loads)
    assert all(x.capacity_days > 0 for x in loads)


def test_the_last_week_that_calendars_know_has_its_load() -> None:
    loads = _load(promise(work("a", "1d", needs={"lea": "1"}), start="2041-12-31"), people=[LEA])
    assert _weeks(loads) == {"12-30": (1, 2)}
