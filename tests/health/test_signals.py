"""Each signal below, at and above its threshold."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from promise_case import FRESH, TODAY, colours, gate, health, plan, promise

from engage.model.party import Equipment, Person
from engage.plan.fever_chart import SLOPED
from engage.plan.schedule_types import Load


def test_a_promise_whose_plan_holds_is_green_without_reasons() -> None:
    found = health(promise())
    assert (found.status, found.reasons) == ("green", ())


@pytest.mark.parametrize(
    ("finish", "safe", "expected"),
    [
        ("2027-01-29", "2027-02-26", {}),  # safe on the promised date itself
        ("2027-01-29", "2027-03-01", {"promise-too-early": "orange"}),
        ("2027-02-26", "2027-03-26", {"promise-too-early": "orange"}),  # the bare work still fits
        ("2027-03-01", "2027-03-26", {"promise-out-of-reach": "red"}),
    ],
)
def test_the_promised_date_against_the_plan(finish: str, safe: str, expected: dict[str, str]) -> None:
    assert colours(health(promise(), plan(finish, safe))) == expected


@pytest.mark.parametrize(("due", "expected"), [("2026-11-20", {}), ("2026-11-19", {"overdue": "red"})])
def test_a_promise_is_overdue_the_day_after_its_date(due: str, expected: dict[str, str]) -> None:
    late = promise(promise={"due": due}, milestones=[{"id": "live", "done": "2026-11-18"}])
    done = plan("2026-11-18", "2026-11-18", milestones=(gate("live", "2026-11-18", done=True),))
    assert colours(health(late, done)) == expected


def test_an_overdue_promise_says_by_how_many_working_days() -> None:
    late = promise(promise={"due": "2026-11-13"})
    assert health(late, plan("2026-12-01", "2026-12-01")).reasons[0].message.en == (
        "Due 13 Nov and not delivered, 5 working days late"
    )


@pytest.mark.parametrize(
    ("due", "finish", "critical", "expected"),
    [
        ("2026-12-11", "2026-12-11", "yes", None),  # planned on the day it is due
        ("2026-12-11", "2026-12-14", "yes", "red"),
        ("2026-12-11", "2026-12-14", "no", "orange"),
        ("2026-11-20", "2026-11-20", "no", None),  # due today
        ("2026-11-19", "2026-11-20", "no", "red"),  # its date has passed
        ("2026-11-19", None, "no", "red"),  # without a plan too
    ],
)
def test_a_gate_with_a_date_told_to_the_client(
    due: str, finish: str | None, critical: str, expected: str | None
) -> None:
    milestones = [
        {"id": "ux", "title": "Mock-ups", "work": "5d", "due": due, "critical": critical},
        {"id": "live", "work": "5d"},
    ]
    placed = plan(milestones=(gate("ux", finish), gate("live", "2027-01-29")))
    found = colours(health(promise(milestones=milestones), placed))
    assert found.get("milestone-late") == expected


def test_a_gate_already_reached_is_not_late() -> None:
    done = [{"id": "ux", "due": "2026-10-09", "done": "2026-10-16"}, {"id": "live", "work": "5d"}]
    placed = plan(milestones=(gate("ux", "2026-10-16", done=True), gate("live", "2027-01-29")))
    assert health(promise(milestones=done), placed).status == "green"


def test_a_gate_due_on_the_promised_date_is_judged_with_the_promise() -> None:
    last = promise(milestones=[{"id": "live", "work": "5d", "due": "2027-02-26", "critical": "yes"}])
    found = health(last, plan("2027-03-01", "2027-03-26"))
    assert [reason.code for reason in found.reasons] == ["promise-out-of-reach"]


@pytest.mark.parametrize(
    ("progress", "consumed", "expected"),
    [
        # the worked table of the sloped lines, and points on each line
        (0.0, 0.0, "green"),
        (0.10, 0.20, "orange"),
        (0.40, 0.30, "green"),
        (0.50, 0.80, "red"),
        (0.70, 1.20, "red"),
        (0.95, 0.60, "green"),
        (1.0, 0.70, "green"),
        (0.40, 0.3001, "orange"),
        (0.40, 0.48, "orange"),
        (0.40, 0.4801, "red"),
    ],
)
def test_the_fever_chart(progress: float, consumed: float, expected: str) -> None:
    assert SLOPED.zone(progress, consumed) == expected
    found = colours(health(promise(), plan(consumed=consumed, progress=progress)))
    assert found.get("buffer-burn", "green") == expected


def test_the_lines_of_the_fever_chart_come_from_the_policy() -> None:
    flat = {"health": {"fever": ["0%", "67%", "0%"]}}
    found = health(promise(), plan(consumed=0.60, progress=0.90), policy=flat)
    assert colours(found) == {"buffer-burn": "orange"}


def test_a_buffer_without_a_baseline_burns_nothing() -> None:
    assert health(promise(), plan(consumed=None, progress=None)).status == "green"


def measured(actual: str | None, **more: Any) -> list[dict[str, Any]]:
    criterion = {"measure": "compliance", "target": ">= 95 %"} | ({"actual": actual} if actual else {})
    return [{"id": "live", "title": "Audit", "work": "5d", "quality": [criterion], **more}]


@pytest.mark.parametrize(
    ("actual", "more", "expected"),
    [
        ("94 %", {}, {"quality-failed": "red"}),
        ("95 %", {}, {}),
        ("96 %", {}, {}),
        (None, {}, {}),  # not measured, not reached: nothing to say yet
        ("94 points", {}, {}),  # units differ: cannot be said
        ("94 %", {"done": "2026-11-18"}, {"quality-failed": "red"}),
        ("94 %", {"accepted": {"on": "2026-11-18"}}, {}),  # the client takes it as it is
        (None, {"done": "2026-11-13"}, {}),  # claimed five working days ago
        (None, {"done": "2026-11-12"}, {"quality-unmeasured": "orange"}),
        (None, {"done": "2026-11-12", "accepted": {"on": "2026-11-18"}}, {}),
    ],
)
def test_the_criteria_of_a_gate(actual: str | None, more: dict[str, Any], expected: dict[str, str]) -> None:
    assert colours(health(promise(milestones=measured(actual, **more)))) == expected


def test_a_failed_criterion_says_measure_value_and_target() -> None:
    reason = health(promise(milestones=measured("88 %"))).reasons[0]
    assert reason.message.en == "Audit: compliance 88 %, target ≥ 95 %"
    assert reason.message.fr == "Audit\u00a0: compliance 88\u00a0%, cible ≥\u00a095\u00a0%"
    assert reason.pointer == ("milestones", 0, "quality", 0, "actual")


def test_a_missed_criterion_of_the_whole_is_orange() -> None:
    criteria = [{"measure": "p95", "target": "<= 800 ms", "actual": "900 ms"}]
    found = health(promise(deliverables=[{"what": "Portal", "acceptance": criteria}]))
    assert colours(found) == {"quality-failed": "orange"}


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ({"due": "2026-11-20"}, {}),
        ({"due": "2026-11-19"}, {"action-overdue": "orange"}),
        ({"due": "2026-11-19", "done": "2026-11-20"}, {}),
        ({}, {}),
    ],
)
def test_an_action_is_overdue_the_day_after_its_date(
    action: dict[str, str], expected: dict[str, str]
) -> None:
    assert colours(health(promise(actions=[{"what": "Add a tester", "who": "marc", **action}]))) == expected


def test_several_overdue_actions_are_one_reason_that_names_the_oldest() -> None:
    late = [{"what": "B", "due": "2026-11-18"}, {"what": "A", "due": "2026-11-13", "who": "marc"}]
    (reason,) = health(promise(actions=late)).reasons
    assert reason.message.en == "2 actions overdue, the oldest by 5 working days: A (marc)"
    assert reason.pointer == ("actions", 1, "due")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-11-09", {}),
        ("2026-11-06", {}),  # ten working days: on the line
        ("2026-11-05", {"stale-record": "orange"}),
    ],
)
def test_a_record_goes_stale_after_the_days_of_the_policy(last: str, expected: dict[str, str]) -> None:
    assert colours(health(promise(journal=[{"on": last, "note": "n"}]))) == expected


@pytest.mark.parametrize(
    "fact",
    [
        {"exchanges": [{"on": "2026-11-18", "text": "t"}]},
        {"actions": [{"what": "a", "done": "2026-11-18"}]},
        {"amendments": [{"on": "2026-11-18", "kind": "scope"}]},
        {"milestones": [{"id": "live", "work": "5d", "started": "2026-11-18"}]},
        {"milestones": [{"id": "live", "work": "5d"}, {"id": "ux", "accepted": {"on": "2026-11-18"}}]},
        {"needs_from_client": [{"what": "w", "received": "2026-11-18"}]},
        {"pauses": [{"from": "2026-11-18"}]},
    ],
)
def test_any_dated_fact_keeps_a_record_fresh(fact: dict[str, Any]) -> None:
    assert "stale-record" not in colours(health(promise(journal=[], **fact)))


def test_nothing_is_expected_of_work_that_has_not_started() -> None:
    ahead = {"made": "2026-06-01", "start": "2027-01-11", "due": "2027-02-26"}
    assert health(promise(promise=ahead, journal=[])).status == "green"


def test_silence_counts_from_the_start_of_the_work() -> None:
    begun = {"made": "2026-06-01", "start": "2026-11-05", "due": "2027-02-26"}
    found = health(promise(promise=begun, journal=[]))
    assert colours(found) == {"stale-record": "orange"}


def asked(days: float, *, capacity: float = 5, week: date = date(2026, 11, 30)) -> tuple[Load, ...]:
    return (Load("karim", week, capacity, days, 0, (("P-1", days),)),)


@pytest.mark.parametrize(
    ("criticality", "days", "expected"),
    [
        ("essential", 4.25, {}),  # 85 %: as full as may be planned
        ("essential", 4.3, {"overload-ahead": "orange"}),
        ("essential", 6.25, {"overload-ahead": "orange"}),  # 125 %
        ("essential", 6.3, {"overload-ahead": "red"}),
        ("important", 5, {}),
        ("important", 5.1, {"overload-ahead": "orange"}),
        ("support", 9, {"overload-ahead": "orange"}),
    ],
)
def test_the_load_of_those_whom_the_work_needs(
    criticality: str, days: float, expected: dict[str, str]
) -> None:
    karim = Person.model_validate({"id": "karim", "criticality": criticality})
    assert colours(health(promise(), load=asked(days), people=(karim,))) == expected


@pytest.mark.parametrize(
    ("criticality", "days", "expected"),
    [
        ("essential", 5, {}),  # what is booked for all its days is not too full, as a person is
        ("essential", 5.1, {"overload-ahead": "orange"}),
        ("essential", 6.3, {"overload-ahead": "red"}),
        ("support", 9, {"overload-ahead": "orange"}),
    ],
)
def test_the_load_of_a_machine(criticality: str, days: float, expected: dict[str, str]) -> None:
    bench = Equipment.model_validate({"id": "karim", "criticality": criticality})
    assert colours(health(promise(), load=asked(days), equipment=(bench,))) == expected


def test_what_has_no_known_capacity_is_not_judged() -> None:
    assert health(promise(), load=asked(9)).status == "green"


def test_the_load_of_other_promises_alone_says_nothing() -> None:
    karim = Person.model_validate({"id": "karim", "criticality": "essential"})
    elsewhere = (Load("karim", date(2026, 11, 30), 5, 9, 0, (("P-2", 9),)),)
    assert health(promise(), load=elsewhere, people=(karim,)).status == "green"


def test_an_overload_names_the_fullest_week_and_counts_the_others() -> None:
    karim = Person.model_validate({"id": "karim", "name": "Karim B", "criticality": "important"})
    weeks = (*asked(6), *asked(7, week=date(2026, 12, 7)))
    (reason,) = health(promise(), load=weeks, people=(karim,)).reasons
    assert reason.message.en == "Karim B planned at 140% in the week of 7 Dec and 1 more week"
    assert reason.message.fr == "Karim B, chargé à 140\u202f% la semaine du 7\u00a0déc. et 1 autre semaine"


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [
        ("2026-10-23", {}),  # twenty working days: on the line
        ("2026-10-22", {"acceptance-pending": "orange"}),
    ],
)
def test_delivered_and_unsigned_for_twenty_days(delivered: str, expected: dict[str, str]) -> None:
    record = promise(status="delivered", delivered=delivered, promise={"due": "2026-10-30"})
    assert colours(health(record)) == expected


def test_a_late_and_incomplete_delivery_says_both() -> None:
    record = promise(status="delivered", delivered="2026-11-18", in_full="no", promise={"due": "2026-11-13"})
    found = health(record)
    assert colours(found) == {"delivered-late": "orange", "delivered-incomplete": "orange"}
    assert "Delivered on 18 Nov, 3 working days late" in {reason.message.en for reason in found.reasons}


def test_a_broken_promise_is_red_and_names_the_next_step() -> None:
    recovery = {"opened": "2026-11-03", "acknowledged": {"on": "2026-11-04"}}
    found = health(promise(status="broken", recovery=recovery))
    assert found.status == "red"
    assert found.reasons[0].message.en == (
        "Promise broken, recovery open since 3 Nov; next: explain it to the client"
    )


PAUSE = {"from": "2026-11-03", "cause": "no test tenant"}


def test_a_suspended_promise_is_orange_and_says_whom_it_waits_for() -> None:
    found = health(promise(status="suspended", pauses=[PAUSE | {"waiting_on": "client"}]))
    assert colours(found) == {"suspended": "orange"}
    assert found.reasons[0].message.en == "Suspended since 3 Nov, waiting on the client: no test tenant"


@pytest.mark.parametrize(("waiting_on", "expected"), [("client", "orange"), ("us", "red")])
def test_only_waiting_on_the_client_caps_the_colour(waiting_on: str, expected: str) -> None:
    stopped = promise(status="suspended", pauses=[PAUSE | {"waiting_on": waiting_on}])
    assert health(stopped, plan("2027-03-05", "2027-04-02")).status == expected


def test_a_failed_criterion_is_red_whomever_the_work_waits_for() -> None:
    stopped = promise(
        status="suspended", pauses=[PAUSE | {"waiting_on": "client"}], milestones=measured("88 %")
    )
    assert health(stopped).status == "red"


@pytest.mark.parametrize(
    ("fields", "planned", "code"),
    [
        ({"milestones": []}, plan(None, None), "nothing-to-compute"),
        ({"milestones": [], "promise": {"made": "2026-09-01"}}, plan(None, None), "nothing-to-compute"),
        ({"promise": {"made": "2026-09-01"}}, plan(), "nothing-to-compute"),
        ({}, plan(milestones=(gate("live", "2027-01-29", left=None),)), "nothing-to-compute"),
        ({"milestones": [], "sla": [{"name": "n", "measure": "response"}]}, plan(None, None),
         "service-level-unmeasured"),
    ],
)  # fmt: skip
def test_where_nothing_can_be_computed_the_colour_is_unknown(
    fields: dict[str, Any], planned: Any, code: str
) -> None:
    found = health(promise(**fields), planned)
    assert (found.status, [reason.code for reason in found.reasons]) == ("unknown", [code])


def test_milestones_that_wait_for_each_other_are_said_to() -> None:
    found = health(promise(), plan(None, None), cycles=((("P-1", "a"), ("P-1", "b")),))
    assert found.reasons[0].message.en == "Its milestones wait for each other: no date can be computed"


def test_a_known_fault_wins_over_what_is_not_known() -> None:
    record = promise(milestones=[], actions=[{"what": "a", "due": "2026-11-13"}])
    found = health(record, plan(None, None))
    assert found.status == "orange"
    assert [reason.code for reason in found.reasons] == ["action-overdue", "nothing-to-compute"]


def test_reasons_stand_worst_first_then_heaviest() -> None:
    record = promise(milestones=measured("88 %"), actions=[{"what": "a", "due": "2026-11-13"}], journal=FRESH)
    found = health(record, plan("2027-03-05", "2027-04-02", consumed=0.6, progress=0.7))
    assert [reason.code for reason in found.reasons] == [
        "promise-out-of-reach", "quality-failed", "buffer-burn", "action-overdue",
    ]  # fmt: skip


def test_a_date_decades_away_is_no_fault_of_the_tool() -> None:
    late = promise(promise={"due": "1971-11-20"})
    assert health(late, today=TODAY).status == "red"
