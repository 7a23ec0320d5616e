"""Clients' own days, half days, gates with dates, and inputs at the edge: each a clear answer."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.levelling.level import level
from engage.plan.load import weekly_load
from engage.plan.schedule import compute
from engage.plan.schedule_types import CommitmentPlan, MilestonePlan
from engage.usecase.schedule import schedule

MONDAY = date(2026, 9, 7)
LEA = {"id": "lea"}


def _plan(*commitments: dict[str, Any], today: date = MONDAY, **kinds: Any) -> CommitmentPlan:
    return compute(world(*commitments, **kinds), today).plans["P"]


def _dates(plan: MilestonePlan | None) -> tuple[str, str]:
    assert plan is not None
    return str(plan.start), str(plan.finish)


# --- the client's own work ----------------------------------------------------------------------------

CLIENT = {
    "id": "acme",
    "contacts": [{"id": "j.martin"}, {"id": "a.petit"}],
    "calendar": {
        "closures": [{"from": "2026-09-09"}],
        "freezes": [{"from": "2026-09-11", "to": "2026-09-14"}],
    },
}


@pytest.mark.parametrize(
    ("responsible", "finish"),
    [
        (["j.martin"], "2026-09-16"),  # not on the 9th, nor from the 11th to the 14th
        (["j.martin", "a.petit"], "2026-09-16"),
        (["j.martin", "lea"], "2026-09-11"),  # ours too: our days
        ([], "2026-09-11"),
    ],
)
def test_the_clients_own_work_keeps_their_closures_and_freezes(responsible: list[str], finish: str) -> None:
    own = work("a", "5d", raci={"responsible": responsible})
    plan = _plan(promise(own), clients=(CLIENT,), people=[LEA])
    assert _dates(plan.milestone("a")) == ("2026-09-07", finish)


def test_the_clients_own_work_goes_on_while_we_wait_for_it() -> None:
    pauses = [{"from": "2026-09-07", "to": "2026-09-11", "waiting_on": "client"}]
    own = work("a", "2d", raci={"responsible": "j.martin"})
    plan = _plan(promise(own, work("b", "2d"), pauses=pauses), clients=(CLIENT,))
    assert _dates(plan.milestone("a")) == ("2026-09-07", "2026-09-08")
    assert _dates(plan.milestone("b")) == ("2026-09-14", "2026-09-15")


def test_the_holidays_of_the_clients_country_count_for_their_own_work_only() -> None:
    client = {"id": "acme", "contacts": [{"id": "j.martin"}], "calendar": {"country": "FR"}}
    own = work("a", "2d", raci={"responsible": "j.martin"})
    plan = _plan(promise(own, work("b", "2d"), start="2026-11-10"), clients=(client,))
    assert _dates(plan.milestone("a")) == ("2026-11-10", "2026-11-12")
    assert _dates(plan.milestone("b")) == ("2026-11-10", "2026-11-11")


# --- half days ---------------------------------------------------------------------------------------


def test_half_days_cut_capacity_and_not_the_days_worked() -> None:
    tom = {"id": "tom", "part_days": {"we": "50%", "fr": "0%"}}
    workspace = world(promise(work("a", "5d", needs={"tom": "50%"})), people=[tom])
    (load,) = weekly_load(workspace, compute(workspace, MONDAY))
    assert (load.capacity_days, load.load_days) == (3.5, 2.5)


def test_levelled_work_that_needs_all_of_somebody_skips_their_half_days() -> None:
    tom = {"id": "tom", "part_days": {"we": "50%"}}
    workspace = world(promise(work("a", "5d", needs={"tom": "1"})), people=[tom])
    assert _dates(level(workspace, MONDAY).schedule.plans["P"].milestone("a")) == ("2026-09-07", "2026-09-14")


# --- what was done, gates with dates, nearly critical ---------------------------------------------------


def test_work_done_without_a_start_did_not_begin_before_the_promise() -> None:
    plan = _plan(promise(work("a", "20d", done="2026-09-11")), today=date(2026, 9, 14))
    assert _dates(plan.milestone("a")) == ("2026-09-07", "2026-09-11")
    assert plan.start == MONDAY


def test_done_before_the_promise_began_stays_on_its_day() -> None:
    plan = _plan(promise(work("a", "3d", done="2026-09-01")), today=date(2026, 9, 14))
    assert _dates(plan.milestone("a")) == ("2026-09-01", "2026-09-01")


def _row(*milestones: dict[str, Any], **fields: Any) -> Any:
    workspace = world(promise(*milestones, **fields))
    return schedule(workspace, compute(workspace, MONDAY), "P").rows[0]


@pytest.mark.parametrize(("due", "slack"), [("2026-09-16", 3), ("2026-09-11", 0), ("2026-09-08", -3)])
def test_a_gate_says_how_far_it_is_from_the_date_the_client_was_given(due: str, slack: int) -> None:
    (milestone,) = _row(work("a", "5d", due=due)).milestones
    assert milestone.due_slack == slack


def test_little_float_is_nearly_critical() -> None:
    row = _row(work("a", "10d"), work("b", "7d"), work("c", "6d"), work("d", "10d"))
    assert [(m.id, m.plan.near_critical, m.plan.critical) for m in row.milestones] == [
        ("a", False, True), ("b", True, False), ("c", False, False), ("d", False, True),
    ]  # fmt: skip


# --- inputs at the edge ------------------------------------------------------------------------------


def test_ten_thousand_milestones_in_one_promise_are_planned_in_seconds() -> None:
    chain = [work(f"m{n}", "0.25d", after=[f"m{n - 100}"] if n >= 100 else []) for n in range(10_000)]
    begun = time.process_time()
    plan = _plan(promise(*chain))
    assert plan.duration_days == 100
    assert time.process_time() - begun < 30


def test_somebody_away_over_the_whole_window_gives_no_dates_and_says_why() -> None:
    away = {"id": "lea", "absences": [{"from": "2026-01-01", "to": "2060-01-01"}]}
    plan = _plan(promise(work("a", "3d", needs={"lea": "1"})), people=[away])
    assert plan.finish is None
    assert any("no days left" in note.en or "no day" in note.en for note in plan.unknown)


def test_due_before_start_is_late_from_the_first_day() -> None:
    row = _row(work("a", "3d"), start="2026-09-14", due="2026-09-09")
    assert (row.verdict, row.late_days, row.plan.start) == ("late", 5, date(2026, 9, 14))


def test_work_without_resources_is_planned_by_its_links_and_asks_for_nobody() -> None:
    workspace = world(promise(work("a", "3d"), work("b", "2d", after="a")))
    assert _dates(compute(workspace, MONDAY).plans["P"].milestone("b")) == ("2026-09-10", "2026-09-11")
    assert weekly_load(workspace, compute(workspace, MONDAY)) == ()
    assert level(workspace, MONDAY).unnamed == 2


def _large() -> Workspace:
    days = [work(f"m{n}", "1d", needs={"lea": "50%"}) for n in range(3000)]
    return world(promise(*days), people=[LEA])


def test_thousands_of_milestones_for_one_person_are_levelled_in_time() -> None:
    begun = time.process_time()
    found = level(_large(), MONDAY)
    assert time.process_time() - begun < 60
    assert found.makespan_days == found.lower_bound_days == 1500
    assert found.optimal
