"""Dates of milestones: calendars, facts, links, and what cannot be known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import FRANCE, promise, work, world

from engage.plan.schedule import compute
from engage.plan.schedule_types import CommitmentPlan, Schedule

MONDAY = date(2026, 9, 7)


def _plan(*args: dict[str, Any], today: date = MONDAY, **kinds: Any) -> CommitmentPlan:
    """The plan of the promise `P` of a world."""
    return compute(world(*args, **kinds), today).plans["P"]


def _dates(plan: CommitmentPlan) -> dict[str, str]:
    """`09-07..09-09` by milestone."""
    return {m.id: f"{m.start:%m-%d}..{m.finish:%m-%d}" for m in plan.milestones if m.start and m.finish}


def _notes(plan: CommitmentPlan) -> list[str]:
    return [note.en for note in plan.unknown]


# --- working days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "duration", "finish"),
    [
        ("2026-09-07", "1d", "09-07"),
        ("2026-09-07", "5d", "09-11"),
        ("2026-09-07", "1w", "09-11"),
        ("2026-09-07", "6d", "09-14"),
        ("2026-09-07", "2.2d", "09-09"),  # three days are touched
        ("2026-09-07", "7h", "09-07"),
        ("2026-09-07", "8h", "09-08"),
        ("2026-09-12", "1d", "09-14"),  # begun on a Saturday
        ("2026-11-09", "2d", "11-10"),  # done before the armistice
        ("2026-11-09", "3d", "11-12"),  # not done before
        ("2026-11-11", "1d", "11-12"),  # a start on a holiday
        ("2026-12-21", "3d", "12-23"),
        ("2026-12-21", "4d", "01-04"),  # over the closure
    ],
)
def test_work_takes_working_days_of_the_organisation(start: str, duration: str, finish: str) -> None:
    policy = {"calendar": {"country": "FR", "closures": [{"from": "2026-12-24", "to": "2027-01-01"}]}}
    plan = _plan(promise(work("ux", duration), start=start), policy=policy)
    assert _dates(plan)["ux"].endswith(finish)


def test_a_part_timer_takes_longer_for_the_same_work() -> None:
    plan = _plan(
        promise(work("ux", "5d", needs={"tom": "100%"})),
        people=[{"id": "tom", "days": ["mo", "tu", "th", "fr"]}],
    )
    assert _dates(plan) == {"ux": "09-07..09-14"}
    assert plan.duration_days == 6


def test_the_work_waits_for_everyone_it_names() -> None:
    plan = _plan(
        promise(work("ux", "3d", needs={"ana": "50%", "bob": "10%", "rig": "1"})),
        people=[
            {"id": "ana", "absences": [{"from": "2026-09-08"}]},
            {"id": "bob", "absences": [{"from": "2026-09-10"}]},
        ],
        providers=[{"id": "rig", "slots": [{"from": "2026-09-08", "to": "2026-09-30"}]}],
    )
    assert _dates(plan) == {"ux": "09-09..09-14"}


def test_needs_do_not_stretch_the_duration() -> None:
    plan = _plan(promise(work("ux", "3d", needs={"ana": "20%"})), people=[{"id": "ana"}])
    assert _dates(plan) == {"ux": "09-07..09-09"}


def test_days_of_a_pause_are_not_worked_but_count_against_the_promise() -> None:
    plan = _plan(promise(work("ux", "5d"), pauses=[{"from": "2026-09-08", "to": "2026-09-09"}]))
    assert _dates(plan) == {"ux": "09-07..09-15"}
    assert plan.duration_days == 7


def test_an_open_pause_ends_today_and_that_is_said() -> None:
    plan = _plan(promise(work("ux", "2d"), status="suspended", pauses=[{"from": "2026-09-01"}]))
    assert _dates(plan) == {"ux": "09-08..09-09"}
    assert _notes(plan) == [
        "paused since 1 September 2026 without an end: planned as if work went on tomorrow"
    ]


# --- links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("after", "dates"),
    [
        ("a", "09-10..09-11"),
        ({"milestone": "a"}, "09-10..09-11"),
        ({"milestone": "a", "lag": "1d"}, "09-11..09-14"),
        ({"milestone": "a", "lag": "-1d"}, "09-09..09-10"),
        ({"milestone": "a", "lag": "4cd"}, "09-14..09-15"),
        ({"milestone": "a", "lag": "2h"}, "09-11..09-14"),  # part of a day is a day
        ({"milestone": "a", "type": "SS", "lag": "1d"}, "09-08..09-09"),
        ({"milestone": "a", "type": "FF"}, "09-08..09-09"),
    ],
)
def test_links_have_types_and_lags(after: Any, dates: str) -> None:
    plan = _plan(promise(work("a", "3d"), work("b", "2d", after=[after])))
    assert _dates(plan)["b"] == dates


def test_work_waits_for_another_promise_and_names_it_as_what_drives_it() -> None:
    first = promise(work("login", "3d"), id="A", start="2026-09-10")
    plan = _plan(first, promise(work("shop", "2d", after="A/login")))
    assert _dates(plan) == {"shop": "09-15..09-16"}
    assert plan.milestones[0].driver == "A/login"


def test_a_link_to_a_promise_given_up_is_left_out_and_that_is_said() -> None:
    first = promise(work("login", "30d"), id="A", status="cancelled")
    plan = _plan(first, promise(work("shop", "2d", after="A/login")))
    assert _dates(plan) == {"shop": "09-07..09-08"}
    assert _notes(plan) == ["shop: A/login is left out (cancelled: not planned)"]


def test_a_link_to_nothing_is_left_to_the_rules() -> None:
    plan = _plan(promise(work("shop", "2d", after=["nowhere", "B/nothing"])))
    assert _dates(plan) == {"shop": "09-07..09-08"}
    assert _notes(plan) == []


def test_a_cycle_is_listed_and_its_promises_have_no_dates() -> None:
    schedule = compute(
        world(
            promise(work("a", "1d", after="Q/c"), work("free", "1d")),
            promise(work("c", "1d", after="P/a"), id="Q"),
            promise(work("d", "1d", after="Q/c"), id="R"),
            promise(work("e", "1d"), id="S"),
        ),
        MONDAY,
    )
    assert schedule.cycles == ((("P", "a"), ("Q", "c")),)
    assert {plan_id: plan.finish for plan_id, plan in schedule.plans.items()} == {
        "P": None, "Q": None, "R": None, "S": MONDAY,
    }  # fmt: skip
    assert _notes(schedule.plans["P"]) == ["a: no dates, it waits for itself"]
    assert _notes(schedule.plans["R"]) == ["d: no dates, it waits for Q/c, which has none"]


# --- start -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "not_before", "today", "begins", "driver"),
    [
        ("2026-09-09", None, MONDAY, "09-09", "start"),
        ("2026-09-09", "2026-09-10", MONDAY, "09-10", "not_before"),
        ("2026-09-10", "2026-09-09", MONDAY, "09-10", "start"),
        (None, "2026-09-10", MONDAY, "09-10", "not_before"),
        (None, None, MONDAY, "09-07", "status_date"),
        ("2026-09-01", None, MONDAY, "09-07", "status_date"),  # today is still available
        ("2026-09-01", None, date(2026, 9, 12), "09-14", "status_date"),  # a Saturday is not
    ],
)
def test_work_not_started_begins_no_earlier_than_every_date_allows(
    start: str | None, not_before: str | None, today: date, begins: str, driver: str
) -> None:
    given = {"not_before": not_before} if not_before else {}
    plan = _plan(promise(work("ux", "1d", **given), start=start), today=today)
    assert _dates(plan)["ux"].startswith(begins)
    assert plan.milestones[0].driver == driver


# --- facts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "finish", "left"),
    [
        ({"remaining": "4d"}, "09-21", 4),
        ({"remaining": "4d", "progress": "90%"}, "09-21", 4),  # remaining rules
        ({"progress": "50%"}, "09-22", 5),
        ({"progress": "75%"}, "09-18", 2.5),
        ({"spent": "8d"}, "09-17", 2),
        ({"spent": "15d"}, "09-16", 1),  # longer than estimated, and not over
        ({}, "09-29", 10),
        ({"progress": "100%"}, "09-16", 0),
        ({"remaining": "7h"}, "09-16", 1),
    ],
)
def test_what_is_left_of_started_work_is_planned_from_today(
    fields: dict[str, str], finish: str, left: float
) -> None:
    wednesday = date(2026, 9, 16)
    plan = _plan(promise(work("ux", "10d", started="2026-09-08", **fields)), today=wednesday)
    assert _dates(plan) == {"ux": f"09-08..{finish}"}
    assert plan.milestones[0].remaining_days == left
    assert plan.milestones[0].state == "started"


def test_progress_alone_means_started_and_no_date_holds_it_back() -> None:
    plan = _plan(promise(work("ux", "10d", progress="50%", not_before="2026-10-01"), start="2026-10-01"))
    assert _dates(plan) == {"ux": "09-07..09-11"}
    assert plan.milestones[0].state == "started"


def test_done_work_keeps_its_days_whatever_its_estimate_and_its_links_say() -> None:
    plan = _plan(
        promise(
            work("a", "3d", started="2026-09-07", done="2026-09-18"),
            work("b", "2d", after="a", started="2026-09-10", done="2026-09-17"),
            work("c", "2d", after="b"),
        ),
        today=date(2026, 9, 21),
    )
    assert _dates(plan) == {"a": "09-07..09-18", "b": "09-10..09-17", "c": "09-21..09-22"}
    assert [m.state for m in plan.milestones] == ["done", "done", "todo"]
    assert [m.float_days for m in plan.milestones] == [None, None, 0]
    assert plan.critical_path == ("c",)


def test_done_work_without_a_start_began_as_long_before_as_it_was_to_last() -> None:
    plan = _plan(promise(work("a", "3d", done="2026-09-15")), today=date(2026, 9, 21))
    assert _dates(plan) == {"a": "09-11..09-15"}


def test_what_follows_work_done_today_starts_tomorrow() -> None:
    plan = _plan(promise(work("a", "1d", done="2026-09-07"), work("b", "1d", after="a")))
    assert _dates(plan)["b"] == "09-08..09-08"


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "delivered", "delivered": "2026-09-15"},
        {"status": "accepted", "accepted": {"on": "2026-09-15"}},
        {"status": "accepted", "delivered": "2026-09-15", "accepted": {"on": "2026-09-18"}},
    ],
)
def test_a_delivered_promise_has_its_facts_as_plan(fields: dict[str, Any]) -> None:
    plan = _plan(
        promise(work("a", "2d", done="2026-09-08"), work("b", "3d"), due="2026-09-16", **fields),
        today=date(2026, 10, 1),
    )
    assert _dates(plan) == {"a": "09-07..09-08", "b": "09-11..09-15"}
    assert (plan.finish, plan.safe_date, plan.slack_days) == (date(2026, 9, 15), date(2026, 9, 15), 1)
    assert plan.critical_path == ()


def test_accepted_gates_are_done_on_the_day_of_acceptance() -> None:
    plan = _plan(
        promise(work("a", "1d", accepted={"on": "2026-09-03"}), work("b", "1d", after="a")), today=MONDAY
    )
    assert _dates(plan) == {"a": "09-03..09-03", "b": "09-07..09-07"}


# --- not known -------------------------------------------------------------------------------------------


def test_a_milestone_without_estimate_takes_no_time_and_that_is_said() -> None:
    plan = _plan(promise(work("a", "2d"), work("gate", after="a"), work("b", "1d", after="gate")))
    assert _dates(plan) == {"a": "09-07..09-08", "gate": "09-08..09-08", "b": "09-09..09-09"}
    assert _notes(plan) == ["gate: not estimated"]
    assert plan.unknown[0].fr == "gate\u00a0: non estimé"
    assert plan.milestones[1].remaining_days is None


def test_a_milestone_of_no_length_is_known_and_takes_no_time() -> None:
    plan = _plan(promise(work("a", "2d"), work("gate", "0d", after="a"), work("b", "1d", after="gate")))
    assert _dates(plan) == {"a": "09-07..09-08", "gate": "09-08..09-08", "b": "09-09..09-09"}
    assert (plan.unknown, plan.critical_path) == ((), ("a", "gate", "b"))


def test_without_any_estimate_of_what_is_left_there_are_no_dates() -> None:
    plan = _plan(promise(work("a", "2d", done="2026-09-04"), work("b"), work("c", after="b")))
    assert (plan.start, plan.finish, plan.safe_date, plan.buffer) == (None, None, None, None)
    assert [(m.start, m.finish) for m in plan.milestones[1:]] == [(None, None)] * 2
    assert plan.milestones[0].finish == date(2026, 9, 4)
    assert "no dates: nothing of what is left is estimated" in _notes(plan)


def test_remaining_alone_is_an_estimate() -> None:
    plan = _plan(promise(work("a", remaining="2d")))
    assert (plan.finish, plan.unknown) == (date(2026, 9, 8), ())


@pytest.mark.parametrize(
    ("fields", "notes"),
    [
        ({"status": "lost"}, ["lost: not planned"]),
        ({"status": "cancelled"}, ["cancelled: not planned"]),
        ({"milestones": []}, ["no milestones: nothing to schedule"]),
        ({"milestones": [], "sla": [{"name": "n", "measure": "response"}]}, []),
    ],
)
def test_what_has_no_plan_has_no_dates_but_its_promise(fields: dict[str, Any], notes: list[str]) -> None:
    plan = _plan({**promise(work("a", "1d"), due="2026-10-01"), **fields})
    assert (plan.start, plan.finish, plan.buffer, plan.safe_date, plan.slack_days) == (None,) * 5
    assert plan.promised == date(2026, 10, 1)
    assert _notes(plan) == notes


def test_work_for_somebody_who_left_has_no_dates_and_says_until_when_it_could_have_run() -> None:
    plan = _plan(
        promise(work("a", "2d", needs={"lucie": "1"}), work("b", "1d", after="a")),
        people=[{"id": "lucie", "left": "2026-09-07"}],
    )
    assert plan.finish is None
    assert _notes(plan) == [
        "a: no dates, lucie leaves on 7 September 2026: plan who takes over",
        "b: no dates, it waits for a, which has none",
    ]


def test_people_who_never_work_on_the_same_day_are_named_as_the_reason() -> None:
    plan = _plan(
        promise(work("a", "1d", needs={"ana": "1", "bob": "1"})),
        people=[{"id": "ana", "days": ["mo"]}, {"id": "bob", "days": ["tu"]}],
    )
    assert _notes(plan) == ["a: no dates, there is no day on which all it needs work"]


def test_work_beyond_the_years_of_the_calendar_has_no_dates() -> None:
    plan = _plan(promise(work("a", "9999d")))
    assert plan.finish is None
    assert _notes(plan) == ["a: no dates, it would end beyond the years that calendars know"]


@pytest.mark.parametrize("due", ["0001-01-01", "9999-12-31", "2099-01-01"])
def test_a_due_date_outside_the_years_of_the_calendar_has_no_slack(due: str) -> None:
    plan = _plan(promise(work("a", "1d"), due=due))
    assert plan.finish == MONDAY
    assert plan.slack_days is None
    assert _notes(plan) == ["the promised date lies outside the years that calendars know"]


def test_facts_outside_the_years_of_the_calendar_leave_no_dates() -> None:
    plan = _plan(promise(work("a", "1d", done="1987-01-05")))
    assert plan.finish is None
    assert "outside the years" in _notes(plan)[0]


def test_an_unknown_country_is_said_with_the_plan_that_ignores_its_holidays() -> None:
    plan = _plan(promise(work("a", "3d"), start="2026-11-09"), policy={"calendar": {"country": "FX"}})
    assert _dates(plan) == {"a": "11-09..11-11"}
    assert "weekends only" in _notes(plan)[0]


def test_of_two_milestones_with_one_id_the_first_counts() -> None:
    plan = _plan(promise(work("a", "1d"), work("a", "5d")))
    assert [(m.id, m.finish) for m in plan.milestones] == [("a", MONDAY)]


def test_an_empty_workspace_has_an_empty_schedule() -> None:
    assert compute(world(), MONDAY) == Schedule(MONDAY, {}, ())


# --- float -----------------------------------------------------------------------------------------------


def test_float_and_the_critical_path() -> None:
    plan = _plan(
        promise(
            work("a", "2d"), work("long", "5d", after="a"), work("short", "2d", after="a"),
            work("end", "1d", after=["long", "short"]),
        ),
        policy=FRANCE,
    )  # fmt: skip
    floats = {m.id: (m.float_days, m.free_float_days, m.critical) for m in plan.milestones}
    assert floats == {"a": (0, 0, True), "long": (0, 0, True), "short": (3, 3, False), "end": (0, 0, True)}
    assert plan.critical_path == ("a", "long", "end")


_ABSENCE = st.tuples(st.integers(0, 60), st.integers(0, 12))
_WHO = st.sampled_from(["ana", "bob", None])
_BEFORE = st.sets(st.integers(0, 5), max_size=2)
_TASKS = st.lists(st.tuples(st.integers(0, 8), _WHO, _BEFORE), min_size=1, max_size=6)


def _network(tasks: list[tuple[int, str | None, set[int]]], **fields: Any) -> dict[str, Any]:
    milestones = [
        work(
            f"m{place}",
            f"{days}d",
            after=[f"m{before}" for before in sorted(links) if before < place],
            needs={who: "50%"} if who else {},
        )
        for place, (days, who, links) in enumerate(tasks)
    ]
    return promise(*milestones, **fields)


def _period(offset: int, length: int) -> dict[str, str]:
    first = date.fromordinal(MONDAY.toordinal() + offset)
    return {"from": str(first), "to": str(date.fromordinal(first.toordinal() + length))}


@settings(deadline=None, max_examples=150)
@given(_TASKS, _ABSENCE, st.lists(_ABSENCE, max_size=2), st.sampled_from(["20%", "4d", "none"]))
def test_one_more_absence_never_makes_a_promise_safe_earlier(
    tasks: list[tuple[int, str | None, set[int]]],
    more: tuple[int, int],
    already: list[tuple[int, int]],
    buffer: str,
) -> None:
    away = [_period(*absence) for absence in already]
    before, after = (
        _plan(_network(tasks, buffer=buffer), people=[{"id": "ana", "absences": absences}, {"id": "bob"}])
        for absences in (away, [*away, _period(*more)])
    )
    assert before.safe_date is not None
    assert after.safe_date is not None
    assert before.safe_date <= after.safe_date


@settings(deadline=None, max_examples=100)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=5), _ABSENCE, st.booleans())
def test_one_more_absence_or_closure_never_makes_a_chain_with_a_computed_buffer_safe_earlier(
    durations: list[int], more: tuple[int, int], closed: bool
) -> None:
    chain = [(days, "ana", {place - 1} if place else set()) for place, days in enumerate(durations)]
    period = [_period(*more)]
    policy = {"calendar": {"closures": period if closed else []}}
    ana = {"id": "ana", "absences": [] if closed else period}
    before = _plan(_network(chain), people=[{"id": "ana"}])
    after = _plan(_network(chain), people=[ana], policy=policy)
    assert before.safe_date is not None
    assert after.safe_date is not None
    assert before.safe_date <= after.safe_date
