"""Each later signal below, at and above its threshold, and with the threshold set elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from promise_case import TODAY, colours, gate, health, plan, promise, situation

from engage.health.judge import judge
from engage.health.situation import Situation
from engage.model.party import Person
from engage.model.workspace import Resources, Workspace
from engage.plan.schedule_types import Schedule

HALF = {"health": {"on_time": ["50%", "20%"]}}


@pytest.mark.parametrize(
    ("chance", "policy", "expected"),
    [
        (0.71, None, None),
        (0.70, None, None),  # on the line
        (0.699, None, "orange"),
        (0.40, None, "orange"),
        (0.399, None, "red"),
        (None, None, None),  # not simulated
        (0.60, HALF, None),
        (0.49, HALF, "orange"),
        (0.19, HALF, "red"),
    ],
)
def test_the_simulated_probability(chance: float | None, policy: Any, expected: str | None) -> None:
    found = health(promise(), chances={"P-1": chance}, policy=policy)
    assert colours(found).get("unlikely") == expected


def test_nobody_simulated_nothing_is_said_of_probability() -> None:
    assert health(promise()).status == "green"


def test_a_date_that_has_passed_is_overdue_and_not_unlikely() -> None:
    late = promise(promise={"due": "2026-11-19"})
    assert "unlikely" not in colours(health(late, chances={"P-1": 0.0}))


def near(due: str, **more: Any) -> list[dict[str, Any]]:
    return [{"id": "ux", "title": "Mock-ups", "work": "2d", "due": due, **more}, {"id": "live", "work": "5d"}]


@pytest.mark.parametrize(
    ("milestones", "policy", "expected"),
    [
        (near("2026-11-30"), None, None),  # six working days left
        (near("2026-11-27"), None, None),  # five: on the line
        (near("2026-11-26"), None, "orange"),
        (near("2026-11-26", started="2026-11-20"), None, None),
        (near("2026-11-26", progress="5%"), None, None),
        (near("2026-11-26", spent="1h"), None, None),
        (near("2026-11-26", spent="0h"), None, "orange"),
        (near("2026-11-26"), {"health": {"not_begun": "3d"}}, None),
        (near("2026-11-19"), None, None),  # late: another signal says so
    ],
)
def test_a_gate_near_its_date_of_which_nothing_has_begun(
    milestones: list[dict[str, Any]], policy: Any, expected: str | None
) -> None:
    placed = plan(milestones=(gate("ux", "2026-11-24"), gate("live", "2027-01-29")))
    found = colours(health(promise(milestones=milestones), placed, policy=policy))
    assert found.get("milestone-not-begun") == expected


@pytest.mark.parametrize(("days", "expected"), [("0d", "red"), ("4d", "red"), ("5d", None), ("6d", None)])
def test_a_gate_may_be_late_by_the_grace_of_the_policy(days: str, expected: str | None) -> None:
    placed = plan(milestones=(gate("ux", "2026-11-20"), gate("live", "2027-01-29")))
    late = promise(milestones=near("2026-11-13"))  # five working days ago
    found = colours(health(late, placed, policy={"health": {"milestone_grace": days}}))
    assert found.get("milestone-late") == expected


@pytest.mark.parametrize(("days", "expected"), [("4d", "orange"), ("5d", None)])
def test_an_action_may_be_late_by_the_grace_of_the_policy(days: str, expected: str | None) -> None:
    late = promise(actions=[{"what": "a", "due": "2026-11-13"}])
    found = colours(health(late, policy={"health": {"action_grace": days}}))
    assert found.get("action-overdue") == expected


FROZEN = {"on": "2026-09-01", "start": "2026-09-07", "finish": "2027-01-15", "buffer": "20d"}


@pytest.mark.parametrize(
    ("finish", "policy", "expected"),
    [
        ("2027-01-14", None, None),
        ("2027-01-15", None, None),
        ("2027-01-18", None, "green"),  # said from the first day, without changing the colour
        ("2027-01-29", None, "green"),  # ten working days: on the line
        ("2027-02-01", None, "orange"),
        ("2027-01-22", {"health": {"drift": "4d"}}, "orange"),
    ],
)
def test_the_drift_from_the_plan_agreed(finish: str, policy: Any, expected: str | None) -> None:
    found = health(promise(baseline=FROZEN), plan(finish, "2027-02-26"), policy=policy)
    assert colours(found).get("drift") == expected
    assert found.status == (expected or "green")


def test_the_drift_is_said_with_its_size_in_days() -> None:
    (reason,) = health(promise(baseline=FROZEN), plan("2027-01-19", "2027-02-26")).reasons
    assert reason.message.en == "2 working days behind the plan of 1 Sep"
    assert reason.message.fr == "2 jours ouvrés de retard sur le plan du 1er\u00a0sept."
    assert reason.pointer == ("baseline", "finish")


def risk(**more: Any) -> dict[str, Any]:
    return {"id": "R1", "what": "Tenant late", **more}


ANSWER = [{"what": "Stub", "source": "risk R1", "due": "2026-12-11"}]


@pytest.mark.parametrize(
    ("struck", "more", "expected"),
    [
        ("2026-11-17", {}, "orange"),  # three working days without an answer: on the line
        ("2026-11-16", {}, "red"),
        ("2026-11-16", {"actions": ANSWER}, "orange"),
        ("2026-11-16", {"actions": [{"what": "Stub", "source": "risk"}]}, "orange"),
        ("2026-11-16", {"actions": [{"what": "Stub", "source": "review"}]}, "red"),
        (None, {}, None),
    ],
)
def test_a_risk_that_struck(struck: str | None, more: dict[str, Any], expected: str | None) -> None:
    risks = [risk(**({"struck": struck} if struck else {}))]
    assert colours(health(promise(risks=risks, **more))).get("risk-struck") == expected


def test_a_struck_risk_is_over_when_what_it_hits_is_done_or_it_is_closed() -> None:
    done = [{"id": "ux", "done": "2026-11-18"}, {"id": "live", "work": "5d"}]
    hit = promise(risks=[risk(struck="2026-10-01", hits=["ux"])], milestones=done)
    closed = promise(risks=[risk(struck="2026-10-01", closed="2026-11-01")])
    assert "risk-struck" not in colours(health(hit)) | colours(health(closed))


def test_the_days_to_answer_a_risk_come_from_the_policy() -> None:
    found = health(promise(risks=[risk(struck="2026-11-16")]), policy={"health": {"risk_answer": "10d"}})
    assert colours(found)["risk-struck"] == "orange"


@pytest.mark.parametrize(
    ("by", "more", "expected"),
    [
        ("2026-11-21", {}, None),
        ("2026-11-20", {}, None),  # today still counts
        ("2026-11-19", {}, "orange"),
        ("2026-11-19", {"struck": "2026-11-18"}, None),
        ("2026-11-19", {"closed": "2026-11-18"}, None),
    ],
)
def test_a_sign_that_should_have_shown(by: str, more: dict[str, str], expected: str | None) -> None:
    risks = [risk(contingency={"trigger": {"when": "No tenant", "by": by}}, **more)]
    assert colours(health(promise(risks=risks))).get("risk-trigger-passed") == expected


@pytest.mark.parametrize(
    ("known", "policy", "expected"),
    [
        ("2026-11-20", None, None),
        ("2026-11-19", None, None),  # one working day: on the line
        ("2026-11-18", None, "orange"),
        ("2026-11-13", None, "orange"),  # five: on the red line
        ("2026-11-12", None, "red"),
        ("2026-11-18", {"health": {"untold": ["2d", "9d"]}}, None),
    ],
)
def test_a_slip_known_inside_and_not_told(known: str, policy: Any, expected: str | None) -> None:
    record = promise(journal=[{"on": "2026-11-19", "note": "Late", "known": known}])
    assert colours(health(record, policy=policy)).get("slip-untold") == expected


@pytest.mark.parametrize(
    "more",
    [
        {"client_told": "2026-11-18"},
        {"raised_by": "client"},
    ],
)
def test_a_slip_told_or_raised_by_the_client_is_no_secret(more: dict[str, str]) -> None:
    entry = {"on": "2026-11-19", "note": "Late", "known": "2026-11-09", **more}
    assert "slip-untold" not in colours(health(promise(journal=[entry])))


def test_a_word_to_the_client_since_the_day_it_was_known_tells_it() -> None:
    entry = {"on": "2026-11-10", "note": "Late", "known": "2026-11-10"}
    before, after = ({"on": on, "direction": "out"} for on in ("2026-11-09", "2026-11-10"))
    told = promise(journal=[entry], exchanges=[after])
    untold = promise(journal=[entry], exchanges=[before])
    assert "slip-untold" not in colours(health(told))
    assert "slip-untold" in colours(health(untold))


def silent(last: str, **more: Any) -> Any:
    return promise(
        actions=[{"what": "a", "due": "2026-11-19"}], exchanges=[{"on": last, "direction": "out"}],
        journal=[{"on": "2026-11-19", "note": "n"}], **more,
    )  # fmt: skip


def codes(found: Any) -> set[str]:
    return {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("last", "policy", "expected"),
    [
        ("2026-11-18", None, False),
        ("2026-11-17", None, False),  # three working days: on the line
        ("2026-11-16", None, True),
        ("2026-11-16", {"health": {"client_silence": "4d"}}, False),
    ],
)
def test_silence_towards_the_client_while_orange(last: str, policy: Any, expected: bool) -> None:
    assert ("client-silence" in codes(health(silent(last), policy=policy))) is expected


def test_a_green_promise_owes_no_word() -> None:
    quiet = promise(journal=[{"on": "2026-11-19", "note": "n"}])
    assert health(quiet).status == "green"


def test_silence_counts_from_the_promise_where_nothing_was_ever_said() -> None:
    never = promise(actions=[{"what": "a", "due": "2026-11-19"}], journal=[{"on": "2026-11-19", "note": "n"}])
    (reason,) = (found for found in health(never).reasons if found.code == "client-silence")
    assert reason.message.en == "Nothing said to the client since the promise was made, 58 working days ago"


JONAS = Person.model_validate({"id": "jonas", "name": "Jonas Feld", "skills": ["plc/senior"]})
RALF = Person.model_validate({"id": "ralf", "skills": ["plc/senior"]})


def critical(due: str, need: str, **more: Any) -> Any:
    gates = [{"id": "fat", "title": "FAT", "critical": "yes", "due": due, "needs": {need: "50%"}, **more}]
    return promise(milestones=[*gates, {"id": "live", "work": "5d"}])


def held(commitment: Any, people: tuple[Person, ...], policy: Any = None) -> set[str]:
    placed = plan(milestones=(gate("fat", "2026-11-27"), gate("live", "2027-01-29")))
    return set(colours(health(commitment, placed, people=people, policy=policy)))


@pytest.mark.parametrize(
    ("due", "policy", "expected"),
    [
        ("2026-12-14", None, False),
        ("2026-12-11", None, False),  # fifteen working days: on the line
        ("2026-12-10", None, True),
        ("2026-12-10", {"health": {"single_holder": "5d"}}, False),
    ],
)
def test_a_critical_gate_on_the_only_holder_of_a_skill(due: str, policy: Any, expected: bool) -> None:
    found = held(critical(due, "plc/senior", started="2026-11-19"), (JONAS,), policy)
    assert ("single-holder" in found) is expected


def test_two_holders_a_gate_that_is_not_critical_or_one_that_is_done_hang_on_nobody() -> None:
    assert "single-holder" not in held(critical("2026-12-04", "plc/senior"), (JONAS, RALF))
    assert "single-holder" not in held(critical("2026-12-04", "plc/senior", critical="no"), (JONAS,))
    assert "single-holder" not in held(critical("2026-12-04", "plc/senior", done="2026-11-19"), (JONAS,))


def test_only_somebody_essential_is_missed_by_name() -> None:
    essential = JONAS.model_copy(update={"criticality": "essential"})
    assert "single-holder" not in held(critical("2026-12-04", "jonas"), (JONAS,))
    assert "single-holder" in held(critical("2026-12-04", "jonas"), (essential,))


@pytest.mark.parametrize(
    ("done", "more", "expected"),
    [
        ("2026-10-23", {}, False),  # twenty working days: on the line
        ("2026-10-22", {}, True),
        ("2026-10-22", {"critical": "no"}, False),
        ("2026-10-22", {"accepted": {"on": "2026-11-18"}}, False),
    ],
)
def test_a_critical_gate_claimed_and_not_accepted(done: str, more: dict[str, Any], expected: bool) -> None:
    gates = [{"id": "ux", "critical": "yes", "done": done, **more}, {"id": "live", "work": "5d"}]
    assert ("gate-acceptance-pending" in colours(health(promise(milestones=gates)))) is expected


@pytest.mark.parametrize(
    ("critical", "done", "accepted", "colour"),
    [
        ("yes", "2026-11-10", None, "red"),
        ("no", "2026-11-10", None, "orange"),
        ("yes", "2026-11-18", None, None),  # claimed again since
        ("yes", "2026-11-10", "2026-11-19", None),
    ],
)
def test_a_gate_refused_by_the_client_weighs_until_it_is_claimed_again(
    critical: str, done: str, accepted: str | None, colour: str | None
) -> None:
    gates = [{
        "id": "live", "work": "10d", "critical": critical, "done": done,
        "rejected": {"on": "2026-11-17", "by": "J. Martin", "reason": "two screens missing"},
        **({"accepted": {"on": accepted}} if accepted else {}),
    }]  # fmt: skip
    found = colours(health(promise(milestones=gates)))
    assert found.get("gate-refused") == colour
    if colour:
        assert "gate-acceptance-pending" not in found


@pytest.mark.parametrize(
    ("hand", "expected"),
    [
        ({"reason": "r", "until": "2026-12-04"}, None),
        ({"reason": "r"}, "Declared orange by hand without an end date"),
        ({"until": "2026-12-04"}, "Declared orange by hand without a reason"),
        ({}, "Declared orange by hand without a reason or an end date"),
    ],
)
def test_a_colour_set_by_hand_needs_a_reason_and_an_end(hand: dict[str, str], expected: str | None) -> None:
    found = health(promise(colour={"set": "orange", **hand}))
    assert [reason.message.en for reason in found.reasons] == ([expected] if expected else [])


def test_an_unfounded_green_is_no_watermelon_where_all_else_is_green() -> None:
    found = health(promise(colour={"set": "green"}))
    assert found.status == "orange"
    assert found.declared is not None
    assert not found.declared.watermelon


def test_a_delivered_promise_whose_milestones_wait_for_each_other_is_not_green() -> None:
    delivered = promise(status="delivered", delivered="2026-11-18")
    found = health(delivered, cycles=((("P-1", "live"), ("P-1", "ux")),))
    assert found.status == "unknown"


def test_each_milestone_has_the_colour_of_the_reasons_that_point_into_it() -> None:
    gates = [
        {"id": "spec", "done": "2026-10-01", "accepted": {"on": "2026-10-05"}},
        {"id": "ux", "work": "2d", "due": "2026-11-13", "started": "2026-11-09"},
        {"id": "live", "work": "5d"},
        {"id": "later"},
    ]
    placed = plan(milestones=(gate("ux", "2026-11-24"), gate("live", "2027-01-29")))
    commitment = promise(milestones=gates)
    found = judge(commitment, situation(commitment, plans=(placed,))).gates
    assert [(each.id, each.status) for each in found] == [
        ("spec", None), ("ux", "red"), ("live", "green"), ("later", "unknown"),
    ]  # fmt: skip
    assert [reason.code for reason in found[1].reasons] == ["milestone-late"]


def test_who_has_left_holds_no_skill() -> None:
    gone = Person.model_validate({"id": "gone", "skills": ["plc/senior"], "left": "2026-06-30"})
    workspace = Workspace(resources=Resources(people=(JONAS, gone)))
    now = Situation(workspace, Schedule(TODAY))
    alone = now.holders.alone("plc/senior")
    assert alone is not None
    assert alone.holder == "jonas"
    early = Situation(workspace, Schedule(date(2026, 6, 1)))
    assert early.holders.alone("plc/senior") is None


@pytest.mark.parametrize(
    ("due", "policy", "expected"),
    [
        ("2026-11-25", None, None),  # three working days left
        ("2026-11-24", None, "orange"),
        ("2026-11-20", None, "orange"),
        ("2026-11-24", {"health": {"due_soon": "1d"}}, None),
    ],
)
def test_a_small_promise_asks_to_be_looked_at_when_its_day_is_near(
    due: str, policy: Any, expected: str | None
) -> None:
    small = promise(small="yes", milestones=[], promise={"made": "2026-11-16", "due": due})
    found = colours(health(small, plan(None, None), policy=policy))
    assert found.get("due-soon") == expected
