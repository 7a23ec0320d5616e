"""Networks of work: the worked numbers, the edges, facts, promises that wait for each other, cycles."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise, permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.network import Driver, Link, NetworkPlan, Task, critical_duration, cycles, schedule_network

HORIZON = Horizon(date(2024, 1, 1), date(2035, 12, 31))
OFFICE = WorkCalendar.weekly(HORIZON).closed_on([date(2026, 12, 25), date(2027, 1, 1)])
SATURDAYS_TOO = WorkCalendar.weekly(HORIZON, range(6))
MONDAY = date(2026, 11, 16)


def day(number: int) -> date:
    """A day of November 2026: the 16th is a Monday."""
    return date(2026, 11, number)


def plan_of(
    *tasks: Task, links: str = "", status: date | None = None, start: date = MONDAY, **more
) -> NetworkPlan:
    return schedule_network(tasks, parsed(links), start=start, status_date=status, **more)


def parsed(text: str) -> list[Link]:
    """Links written as `A-FS+2->B`, a lag in calendar days as `A-FS+2cd->B`."""
    found = re.findall(r"(\w+)-([FS]{2})([+-]\d+)?(cd)?->(\w+)", text)
    return [
        Link(before, after, kind, int(lag or 0), "calendar" if unit else "working")
        for before, kind, lag, unit, after in found
    ]


def dates(plan: NetworkPlan, task: str) -> tuple[date, date]:
    return plan.tasks[task].start, plan.tasks[task].finish


# --- the worked numbers -----------------------------------------------------------------------------

DURATIONS = {"A": 3, "B": 5, "C": 2, "D": 4, "E": 3, "F": 1, "G": 2}
LINKS = "A-FS+0->B A-SS+1->C B-FS+1->D C-FF+2->D C-FS+0->E D-FS+0->F E-FS-1->F E-SF+6->G"
WORKED = [
    # task, ES, EF, LS, LF, TF, FF, start, finish
    ("A", 0, 3, 0, 3, 0, 0, "2026-12-21", "2026-12-23"),
    ("B", 3, 8, 3, 8, 0, 0, "2026-12-24", "2026-12-31"),
    ("C", 1, 3, 6, 8, 5, 0, "2026-12-22", "2026-12-23"),
    ("D", 9, 13, 9, 13, 0, 0, "2027-01-05", "2027-01-08"),
    ("E", 3, 6, 8, 11, 5, 0, "2026-12-24", "2026-12-29"),
    ("F", 13, 14, 13, 14, 0, 0, "2027-01-11", "2027-01-11"),
    ("G", 7, 9, 12, 14, 5, 5, "2026-12-31", "2027-01-04"),
]


@pytest.fixture(scope="module")
def worked() -> NetworkPlan:
    tasks = [Task(name, length, OFFICE) for name, length in DURATIONS.items()]
    return schedule_network(tasks, parsed(LINKS), start=date(2026, 12, 21))


@pytest.mark.parametrize(
    ("name", "early", "early_end", "late", "late_end", "total", "free", "start", "finish"), WORKED
)
def test_the_worked_example_holds(worked, name, early, early_end, late, late_end, total, free, start, finish):
    task = worked.tasks[name]
    first = date(2026, 12, 21)
    assert (OFFICE.count(first, task.start), OFFICE.count(first, task.finish) + 1) == (early, early_end)
    assert (OFFICE.count(first, task.late_start), OFFICE.count(first, task.late_finish) + 1) == (
        late,
        late_end,
    )
    assert (task.total_float, task.free_float) == (total, free)
    assert (task.start.isoformat(), task.finish.isoformat()) == (start, finish)


def test_the_worked_example_has_its_critical_path_and_length(worked):
    assert [name for name, task in worked.tasks.items() if task.critical] == ["A", "B", "D", "F"]
    assert worked.critical_path() == ("A", "B", "D", "F")
    assert critical_duration(worked, None, OFFICE) == 14
    assert worked.near_critical(5) == ("C", "E", "G")
    assert worked.near_critical(4) == ()


@pytest.mark.parametrize(
    ("lag", "start"), [("", date(2026, 12, 24)), ("+3", date(2026, 12, 30)), ("+3cd", date(2026, 12, 28))]
)
def test_a_lag_runs_in_working_days_unless_it_says_calendar_days(lag: str, start: date):
    plan = plan_of(
        Task("A", 3, OFFICE), Task("B", 1, OFFICE), links=f"A-FS{lag}->B", start=date(2026, 12, 21)
    )
    assert plan.tasks["A"].finish == date(2026, 12, 23)
    assert plan.tasks["B"].start == start


# --- edges ------------------------------------------------------------------------------------------


def test_what_follows_a_friday_starts_on_monday():
    plan = plan_of(Task("A", 5, OFFICE), Task("B", 1, OFFICE), links="A-FS->B")
    assert dates(plan, "B") == (day(23), day(23))


def test_what_follows_on_a_calendar_with_saturdays_starts_on_saturday():
    plan = plan_of(Task("A", 5, OFFICE), Task("B", 2, SATURDAYS_TOO), links="A-FS->B")
    assert dates(plan, "B") == (day(21), day(23))


def test_an_event_is_on_the_last_day_of_what_it_waits_for_and_pushes_nothing():
    plan = plan_of(
        Task("A", 5, OFFICE), Task("gate", 0, OFFICE), Task("B", 1, OFFICE), links="A-FS->gate gate-FS->B"
    )
    assert dates(plan, "gate") == (day(20), day(20))
    assert dates(plan, "B") == (day(23), day(23))
    assert plan.critical_path() == ("A", "gate", "B")


def test_an_event_set_by_a_date_is_on_that_day_and_work_may_start_the_same_day():
    plan = plan_of(Task("kick-off", 0, OFFICE, earliest=day(18)), Task("A", 2, OFFICE), links="")
    assert dates(plan, "kick-off") == (day(18), day(18))
    plan = schedule_network(
        [Task("kick-off", 0, OFFICE, earliest=day(18)), Task("A", 2, OFFICE)],
        [Link("kick-off", "A")],
        start=MONDAY,
    )
    assert dates(plan, "A") == (day(18), day(19))


def test_an_event_not_before_a_sunday_is_on_monday():
    assert dates(plan_of(Task("gate", 0, OFFICE, earliest=day(22))), "gate") == (day(23), day(23))


def test_an_event_whose_wait_is_over_has_its_date_today_not_in_the_past():
    plan = plan_of(
        Task("A", 2, OFFICE, started=day(10), finished=day(13)),
        Task("gate", 0, OFFICE),
        Task("B", 1, OFFICE),
        links="A-FS->gate gate-FS->B",
        status=day(18),
    )
    assert dates(plan, "gate") == (day(18), day(18))
    assert dates(plan, "B") == (day(18), day(18))


def test_a_term_in_calendar_days_may_end_on_a_sunday():
    plan = plan_of(Task("A", 5, OFFICE), Task("accepted", 0, OFFICE), links="A-FS+2cd->accepted")
    assert dates(plan, "accepted") == (day(22), day(22))


@pytest.mark.parametrize("length", [0, 1])
def test_a_working_lag_to_an_event_counts_from_date_to_date(length: int):
    thursdays = WorkCalendar.weekly(HORIZON, [3])
    plan = plan_of(
        Task("A", length, OFFICE),
        Task("gate", 0, OFFICE),
        Task("visit", 0, thursdays),
        links="A-FS+2->gate A-FS+1->visit",
    )
    assert plan.tasks["A"].finish == MONDAY
    assert plan.tasks["gate"].finish == day(18)
    assert plan.tasks["visit"].finish == day(19)


def test_the_float_of_an_event_counts_days_on_which_it_can_be():
    tasks = Task("A", 5, OFFICE), Task("gate", 0, OFFICE), Task("C", 0, OFFICE), Task("B", 1, OFFICE)
    plan = plan_of(*tasks, links="A-FS->gate C-FS+1->gate gate-FS->B")
    assert plan.tasks["B"].start == day(23)
    assert (plan.tasks["C"].total_float, plan.tasks["C"].late_finish) == (4, day(20))


def test_the_last_event_of_a_promise_ends_its_critical_path():
    plan = plan_of(Task("A", 2, OFFICE), Task("gate", 0, OFFICE), links="A-FS->gate")
    assert plan.groups[None].last == "gate"
    assert plan.critical_path() == ("A", "gate")


def test_work_that_must_not_finish_before_a_saturday_finishes_on_monday():
    plan = plan_of(Task("A", 6, SATURDAYS_TOO), Task("B", 1, OFFICE), links="A-FF->B")
    assert plan.tasks["A"].finish == day(21)
    assert dates(plan, "B") == (day(23), day(23))


def test_work_that_must_not_finish_before_a_monday_morning_may_finish_on_friday():
    plan = plan_of(Task("A", 2, OFFICE, earliest=day(23)), Task("B", 3, OFFICE), links="A-SF->B")
    assert dates(plan, "B") == (day(18), day(20))


def test_a_lead_lets_the_successor_start_before_the_end():
    plan = plan_of(Task("A", 5, OFFICE), Task("B", 5, OFFICE), links="A-FS-2->B")
    assert plan.tasks["B"].start == day(19)


def test_a_lead_longer_than_all_that_came_before_binds_nothing():
    plan = plan_of(
        Task("A", 1, OFFICE), Task("B", 1, OFFICE), Task("E", 0, OFFICE), links="A-FS-9999->B A-FS-9999->E"
    )
    assert plan.tasks["B"].start == plan.tasks["E"].start == MONDAY
    assert plan.tasks["A"].total_float == 0
    assert not plan.unplaced


def test_nothing_starts_before_its_own_not_before_nor_before_the_status_date():
    plan = plan_of(Task("A", 1, OFFICE, earliest=day(25)), Task("B", 1, OFFICE), status=day(19))
    assert (plan.tasks["A"].start, plan.tasks["A"].driver) == (day(25), Driver("not_before"))
    assert (plan.tasks["B"].start, plan.tasks["B"].driver) == (day(19), Driver("status_date"))


def test_float_is_counted_in_the_own_calendar():
    mondays = WorkCalendar.weekly(HORIZON, [0])
    plan = plan_of(Task("A", 1, mondays), Task("B", 15, OFFICE))
    assert plan.tasks["B"].finish == date(2026, 12, 4)
    assert (plan.tasks["A"].total_float, plan.tasks["A"].late_finish) == (2, day(30))


def test_an_empty_network_has_an_empty_plan():
    plan = plan_of()
    assert (plan.tasks, plan.unplaced, plan.groups, plan.critical_path()) == ({}, {}, {}, ())
    assert critical_duration(plan, None, OFFICE) is None


@pytest.mark.parametrize(
    ("tasks", "links", "why"),
    [
        ([Task("A", 1, OFFICE), Task("A", 2, OFFICE)], [], "same id"),
        ([Task("A", 1, OFFICE)], [Link("A", "B")], "not there"),
        ([Task("A", -1, OFFICE)], [], "negative"),
    ],
)
def test_faults_of_the_caller_are_refused(tasks, links, why):
    with pytest.raises(ValueError, match=why):
        schedule_network(tasks, links, start=MONDAY)


# --- facts ------------------------------------------------------------------------------------------


def test_finished_work_stays_where_it_was_and_has_no_float():
    plan = plan_of(
        Task("A", 99, OFFICE, started=day(9), finished=day(17)), Task("B", 1, OFFICE), links="A-FS->B"
    )
    assert dates(plan, "A") == (day(9), day(17))
    task = plan.tasks["A"]
    assert (task.total_float, task.free_float, task.critical, task.remaining_from) == (
        None,
        None,
        False,
        None,
    )
    assert plan.tasks["B"].start == day(18)


def test_work_finished_today_lets_its_successor_start_tomorrow():
    plan = plan_of(
        Task("A", 1, OFFICE, finished=day(18)), Task("B", 1, OFFICE), links="A-FS->B", status=day(18)
    )
    assert plan.tasks["B"].start == day(19)


def test_what_remains_of_started_work_is_planned_from_the_status_date():
    plan = plan_of(
        Task("A", 3, OFFICE, started=day(9)), Task("B", 1, OFFICE), links="A-SS+2->B", status=day(21)
    )
    task = plan.tasks["A"]
    assert (task.start, task.remaining_from, task.finish) == (day(9), day(23), day(25))
    assert (task.late_start, task.driver) == (day(9), Driver("status_date"))
    assert plan.tasks["B"].start == day(23)  # two days after the start that is a fact, but not in the past


def test_started_work_with_nothing_left_is_done_at_the_status_date_and_holds_nobody_up():
    plan = plan_of(
        Task("A", 0, OFFICE, started=day(9)), Task("B", 1, OFFICE), links="A-FS->B", status=day(18)
    )
    assert dates(plan, "A") == (day(9), day(18))
    assert plan.tasks["B"].start == day(18)


def test_the_rest_of_work_begun_out_of_order_waits_for_what_it_depends_on():
    plan = plan_of(
        Task("A", 3, OFFICE), Task("B", 2, OFFICE, started=day(17)), links="A-FS->B", status=day(18)
    )
    assert dates(plan, "B") == (day(17), day(24))
    assert plan.tasks["B"].remaining_from == day(23)


def test_work_finished_out_of_order_is_not_pushed_and_pushes_nobody():
    plan = plan_of(
        Task("A", 3, OFFICE),
        Task("B", 2, OFFICE, started=day(12), finished=day(13)),
        Task("C", 5, OFFICE),
        links="A-FS->B B-FS->C",
        status=day(18),
    )
    assert dates(plan, "B") == (day(12), day(13))
    assert plan.tasks["C"].start == day(18)
    assert plan.tasks["A"].total_float == 2  # only the promise's end holds it


def test_facts_older_than_the_calendar_bind_nothing():
    plan = plan_of(
        Task("A", 1, OFFICE, finished=date(2001, 1, 5)), Task("B", 2, OFFICE), links="A-FS+3->B A-FF+1cd->B"
    )
    assert dates(plan, "A") == (date(2001, 1, 5), date(2001, 1, 5))
    assert dates(plan, "B") == (day(16), day(17))


# --- promises that wait for each other, dates to meet -----------------------------------------------


def test_a_milestone_has_no_float_when_another_promise_waits_for_it():
    plan = plan_of(
        Task("a1", 2, OFFICE, "A"), Task("a2", 10, OFFICE, "A"), Task("b1", 3, OFFICE, "B"), links="a1-FS->b1"
    )
    assert (plan.groups["A"].finish, plan.groups["B"].finish) == (day(27), day(20))
    assert (plan.tasks["a1"].total_float, plan.tasks["a1"].critical) == (0, True)
    assert plan.critical_path("B") == ("a1", "b1")
    assert plan.critical_path("A") == ("a2",)


def test_each_promise_has_its_float_against_its_own_end():
    plan = plan_of(Task("a", 2, OFFICE, "A"), Task("b", 10, OFFICE, "B"))
    assert (plan.tasks["a"].total_float, plan.tasks["b"].total_float) == (0, 0)


def test_a_target_replaces_the_end_of_its_promise():
    tasks = Task("a", 2, OFFICE, "A"), Task("b", 10, OFFICE, "B")
    plan = plan_of(*tasks, targets={"A": day(20), "B": day(20)})
    assert (plan.tasks["a"].total_float, plan.tasks["b"].total_float) == (3, -5)
    assert (plan.tasks["a"].critical, plan.tasks["b"].critical) == (False, True)


def test_a_missed_must_finish_by_makes_the_float_negative_up_the_chain():
    plan = plan_of(
        Task("A", 4, OFFICE),
        Task("B", 3, OFFICE, must_finish_by=day(20)),
        Task("C", 20, OFFICE),
        links="A-FS->B",
    )
    assert plan.tasks["B"].finish == day(24)
    assert [plan.tasks[name].total_float for name in "ABC"] == [-2, -2, 0]
    assert plan.tasks["B"].late_finish == day(20)
    assert [plan.tasks[name].free_float for name in "AB"] == [0, 13]


def test_an_event_past_its_must_finish_by_has_negative_float_even_over_a_weekend():
    plan = plan_of(Task("gate", 0, OFFICE, earliest=day(23), must_finish_by=day(21)), Task("C", 20, OFFICE))
    assert plan.tasks["gate"].total_float == -1


def test_the_remaining_critical_duration_counts_from_the_status_date():
    plan = plan_of(
        Task("A", 5, OFFICE, "P", started=day(9)), Task("B", 2, OFFICE, "P"), links="A-FS->B", status=day(18)
    )
    assert plan.groups["P"].finish == day(26)
    assert critical_duration(plan, "P", OFFICE) == 14
    assert critical_duration(plan, "P", OFFICE, since=day(18)) == 7
    assert critical_duration(plan, "P", OFFICE, since=date(2026, 12, 24)) == 0


# --- what cannot be placed --------------------------------------------------------------------------


def test_work_on_days_on_which_nobody_works_has_no_dates_and_the_rest_is_planned():
    nobody = WorkCalendar.weekly(HORIZON, [0]) & WorkCalendar.weekly(HORIZON, [1])
    plan = plan_of(
        Task("A", 1, nobody, "P"), Task("B", 1, OFFICE, "P"), Task("C", 1, OFFICE, "Q"), links="A-FS->B"
    )
    assert set(plan.tasks) == {"C"}
    assert (plan.unplaced["A"].reason, plan.unplaced["A"].last_day) == ("no_days", None)
    assert (plan.unplaced["B"].reason, plan.unplaced["B"].waits_for) == ("after_unplaced", "A")
    assert "P" not in plan.groups


def test_work_of_somebody_who_leaves_too_early_says_until_when_they_work():
    leaving = OFFICE.closed_during([(day(19), None)])
    plan = plan_of(Task("A", 4, leaving, "P"), Task("B", 1, OFFICE, "P"))
    assert (plan.unplaced["A"].reason, plan.unplaced["A"].last_day) == ("no_days", day(18))
    assert (plan.groups["P"].finish, plan.groups["P"].complete) == (MONDAY, False)


@pytest.mark.parametrize(
    ("task", "links"),
    [
        (Task("X", 99_999, OFFICE), ""),
        (Task("X", 1, OFFICE, earliest=date(9999, 12, 31)), ""),
        (Task("X", 0, OFFICE, earliest=date(2036, 1, 1)), ""),
        (Task("X", 3, OFFICE), "A-FS+9999->X"),
        (Task("X", 3, OFFICE), "A-FF+9999cd->X"),
        (Task("X", 0, OFFICE), "A-FS+9999->X"),
        (Task("X", 0, OFFICE), "A-FS+9999cd->X"),
        (Task("X", 0, OFFICE), "A-FS+999999999cd->X"),
        (Task("X", 4, OFFICE, earliest=date(2035, 12, 28)), "X-FS->Y"),
        (Task("X", 3, OFFICE, started=date(2040, 1, 1)), ""),
    ],
)
def test_work_beyond_the_last_day_that_calendars_know_has_no_dates(task: Task, links: str):
    plan = plan_of(Task("A", 1, OFFICE), task, Task("Y", 1, OFFICE), links=links)
    assert plan.unplaced["X"].reason == "beyond_calendar"
    assert set(plan.tasks) == ({"A"} if "Y" in links else {"A", "Y"})


def test_a_lead_of_ages_binds_nothing_either_way():
    plan = plan_of(
        Task("A", 1, OFFICE), Task("B", 1, OFFICE), Task("E", 0, OFFICE),
        links="A-FS-999999999cd->B A-SF-999999999cd->E E-FS-999999999->B",
    )  # fmt: skip
    assert plan.tasks["B"].start == plan.tasks["E"].start == MONDAY
    assert plan.tasks["A"].total_float == plan.tasks["B"].total_float == 0


def test_a_date_to_meet_outside_the_calendar_is_no_reason_to_fail():
    plan = plan_of(
        Task("A", 1, OFFICE, must_finish_by=date.min), Task("B", 1, OFFICE, must_finish_by=date.max),
        Task("E", 0, OFFICE, must_finish_by=date.min),
    )  # fmt: skip
    assert plan.tasks["A"].total_float < -700
    assert plan.tasks["E"].total_float < -700
    assert plan.tasks["A"].late_start == plan.tasks["E"].late_start == HORIZON.first
    assert plan.tasks["B"].total_float == 0


def test_a_cycle_costs_itself_and_what_waits_for_it_only():
    plan = plan_of(*(Task(name, 1, OFFICE) for name in "ABCDE"), links="A-FS->B B-FS->C C-FS->B C-FS->D")
    assert set(plan.tasks) == {"A", "E"}
    assert {name: why.reason for name, why in plan.unplaced.items()} == {
        "B": "cycle",
        "C": "cycle",
        "D": "after_unplaced",
    }
    assert plan.unplaced["D"].waits_for == "C"


def test_a_fact_breaks_a_cycle():
    plan = plan_of(
        Task("A", 1, OFFICE, finished=day(13)), Task("B", 1, OFFICE), links="A-FS->B B-FS->A", status=MONDAY
    )
    assert plan.tasks["B"].start == MONDAY
    assert not plan.unplaced


# --- cycles -----------------------------------------------------------------------------------------


def found_cycles(names: str, links: str) -> tuple[tuple[object, ...], ...]:
    return cycles([Task(name, 1, OFFICE) for name in names.split()], parsed(links))


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("A-FS->B B-FS->C", ()),
        ("A-FS->A", (("A",),)),
        ("B-FS->A A-FS->B", (("A", "B"),)),
        ("C-FS->A A-SS->B B-FF->C", (("A", "B", "C"),)),
        ("A-FS->C C-FS->A D-FS->B B-FS->D A-FS->B", (("A", "C"), ("B", "D"))),
        ("A-FS->B B-FS->C C-FS->D D-FS->A A-FS->D", (("A", "D"),)),  # one knot, a shortest way round
        ("A-FS->C A-FS->B B-FS->D C-FS->D D-FS->A", (("A", "B", "D"),)),  # the smallest of two
    ],
)
def test_each_knot_is_reported_once_as_a_way_round_from_its_smallest_id(links: str, expected):
    assert found_cycles("A B C D", links) == expected


def test_cycles_do_not_depend_on_the_order_of_the_input():
    links = parsed("A-FS->B B-FS->C C-FS->A C-FS->B")
    found = {
        cycles([Task(name, 1, OFFICE) for name in names], order)
        for names in permutations("ABC")
        for order in permutations(links)
    }
    assert found == {(("A", "B", "C"),)}


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_knots_are_the_strongly_connected_components_of_networkx(pairs: list[tuple[int, int]]):
    links = [Link(f"t{a}", f"t{b}") for a, b in pairs]
    found = cycles([Task(f"t{k}", 1, OFFICE) for k in range(8)], links)
    graph = nx.DiGraph((link.before, link.after) for link in links)
    knots = [knot for knot in nx.strongly_connected_components(graph) if len(knot) > 1]
    knots += [{node} for node in nx.nodes_with_selfloops(graph) if all(node not in knot for knot in knots)]
    assert sorted(min(knot) for knot in knots) == [cycle[0] for cycle in found]
    edges = set(graph.edges)
    assert all({*pairwise(cycle), (cycle[-1], cycle[0])} <= edges for cycle in found)
    assert all(len(set(cycle)) == len(cycle) for cycle in found)


# --- size -------------------------------------------------------------------------------------------


def test_ten_thousand_tasks_in_one_chain_are_planned_without_recursion():
    long = WorkCalendar.weekly(Horizon.around(MONDAY, ahead=60))
    tasks = [Task(("P", f"m{k:05}"), 1, long) for k in range(10_000)]
    links = [Link(before.id, after.id) for before, after in pairwise(tasks)]
    plan = schedule_network(tasks, links, start=MONDAY)
    assert critical_duration(plan, None, long) == 10_000
    assert len(plan.critical_path()) == 10_000
    assert cycles(tasks, links) == ()
    back = Link(tasks[-1].id, tasks[0].id)
    assert cycles(tasks, [*links, back]) == (tuple(task.id for task in tasks),)
    assert len(schedule_network(tasks, [*links, back], start=MONDAY).unplaced) == 10_000
