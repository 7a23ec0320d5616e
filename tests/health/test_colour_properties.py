"""Good news never worsens a colour, and silence never betters one.

With the real planner. People are left out: the load of planned work moves with the work, so that an
overload may come and go (see `engage/health/signals`).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import world

from engage.health.judge import Health, judge
from engage.health.reason import rank
from engage.health.situation import Situation
from engage.plan.schedule import compute

TODAY = date(2026, 11, 20)


def judged(record: dict[str, Any], today: date) -> Health:
    workspace = world(record)
    return judge(workspace.commitments[0], Situation(workspace, compute(workspace, today)))


def near(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda days: (TODAY + timedelta(days)).isoformat())


@st.composite
def milestones(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(0, 4))
    reached = draw(st.integers(0, count))
    found: list[dict[str, Any]] = []
    for place in range(count):
        gate: dict[str, Any] = {"id": f"m{place}", "work": f"{draw(st.integers(1, 20))}d"}
        if place:
            gate["after"] = [f"m{place - 1}"]
        if draw(st.booleans()):
            gate["due"] = draw(near(-30, 60))
        if draw(st.booleans()):
            gate["critical"] = "yes"
        if draw(st.booleans()):
            actual = draw(st.sampled_from([{}, {"actual": "94 %"}, {"actual": "96 %"}]))
            gate["quality"] = [{"measure": "m", "target": ">= 95 %", **actual}]
        if place < reached:
            gate |= {"started": "2026-09-07", "done": draw(near(-40, -1))}
        found.append(gate)
    return found


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": "P", "title": "t", "client": "c", "status": "active",
        "promise": {"made": "2026-09-01", "start": "2026-09-07", "due": draw(near(-10, 120))},
        "milestones": draw(milestones()),
        "journal": [{"on": draw(near(-30, 0)), "note": "n"}],
        "actions": [{"what": "w", "due": draw(near(-10, 10))}] if draw(st.booleans()) else [],
    }  # fmt: skip
    if record["milestones"] and draw(st.booleans()):
        record["baseline"] = {
            "on": "2026-09-01", "start": "2026-09-07", "finish": draw(near(-10, 90)), "buffer": "10d",
        }  # fmt: skip
    if draw(st.booleans()):
        record["status"] = "suspended"
        record["pauses"] = [
            {"from": draw(near(-20, -1)), "waiting_on": draw(st.sampled_from(["us", "client"]))}
        ]
    if draw(st.booleans()):
        trigger = {"trigger": {"when": "w", "by": draw(near(-10, 10))}}
        risk = {"id": "R1", "what": "w", "contingency": trigger}
        record["risks"] = [risk | ({"struck": draw(near(-20, 0))} if draw(st.booleans()) else {})]
    if draw(st.booleans()):
        record["journal"].append({"on": draw(near(-12, 0)), "note": "late", "known": draw(near(-15, 0))})
    if draw(st.booleans()):
        record["exchanges"] = [{"on": draw(near(-20, 0)), "direction": "out"}]
    if draw(st.booleans()):
        record["colour"] = {"set": draw(st.sampled_from(["red", "green"])), "until": draw(near(-3, 9))}
    return record


def not_worse(after: Health, before: Health) -> None:
    assert rank(after.status) >= rank(before.status), (before.reasons, after.reasons)


@settings(max_examples=60, deadline=None)
@given(records())
def test_writing_a_journal_entry_never_worsens_the_colour(record: dict[str, Any]) -> None:
    entry = {"on": TODAY.isoformat(), "note": "still on it"}
    not_worse(judged(record | {"journal": [*record["journal"], entry]}, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records())
def test_reaching_the_next_gate_never_worsens_the_colour(record: dict[str, Any]) -> None:
    after = [dict(gate) for gate in record["milestones"]]
    open_ = [gate for gate in after if "done" not in gate]
    if open_:
        open_[0] |= {"started": "2026-09-07", "done": TODAY.isoformat()}
    not_worse(judged(record | {"milestones": after}, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records())
def test_doing_an_action_never_worsens_the_colour(record: dict[str, Any]) -> None:
    done = [action | {"done": TODAY.isoformat()} for action in record["actions"]]
    not_worse(judged(record | {"actions": done}, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records())
def test_meeting_a_criterion_never_worsens_the_colour(record: dict[str, Any]) -> None:
    good = [
        gate | {"quality": [criterion | {"actual": "96 %"} for criterion in gate.get("quality", [])]}
        for gate in record["milestones"]
    ]
    not_worse(judged(record | {"milestones": good}, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records())
def test_delivering_never_worsens_the_colour(record: dict[str, Any]) -> None:
    delivered = {"status": "delivered", "delivered": TODAY.isoformat(), "in_full": "yes"}
    not_worse(judged(record | delivered, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records())
def test_telling_the_client_never_worsens_the_colour(record: dict[str, Any]) -> None:
    told = {"on": TODAY.isoformat(), "direction": "out", "text": "t"}
    after = record | {"exchanges": [*record.get("exchanges", []), told]}
    not_worse(judged(after, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records(), st.sampled_from(["closed", "answered"]))
def test_answering_or_closing_a_risk_never_worsens_the_colour(record: dict[str, Any], how: str) -> None:
    after = dict(record)
    if how == "closed":
        after["risks"] = [risk | {"closed": TODAY.isoformat()} for risk in record.get("risks", [])]
    else:
        after["actions"] = [*record["actions"], {"what": "a", "source": "risk R1", "due": "2027-06-01"}]
    not_worse(judged(after, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records())
def test_beginning_or_accepting_a_gate_never_worsens_the_colour(record: dict[str, Any]) -> None:
    begun = [dict(gate) for gate in record["milestones"]]
    for gate in begun:
        if "done" in gate:
            gate["accepted"] = {"on": TODAY.isoformat(), "by": "c"}
        else:
            gate.setdefault("started", TODAY.isoformat())
    not_worse(judged(record | {"milestones": begun}, TODAY), judged(record, TODAY))


@settings(max_examples=60, deadline=None)
@given(records(), st.integers(1, 60))
def test_a_later_day_with_nothing_recorded_never_betters_the_colour(
    record: dict[str, Any], days: int
) -> None:
    later, now = judged(record, TODAY + timedelta(days)), judged(record, TODAY)
    assert rank(later.status) <= rank(now.status), (now.reasons, later.reasons)


def simulated(record: dict[str, Any], today: date) -> Health:
    """With the probability of keeping the date, in few futures."""
    from engage.plan.forecast import forecast

    workspace = world(record)
    chances = {key: found.on_time for key, found in forecast(workspace, today, samples=200).promises.items()}
    return judge(workspace.commitments[0], Situation(workspace, compute(workspace, today), chances=chances))


@settings(max_examples=25, deadline=None)
@given(records(), st.integers(1, 60))
def test_a_later_day_with_nothing_recorded_never_makes_the_date_likelier(
    record: dict[str, Any], days: int
) -> None:
    later, now = simulated(record, TODAY + timedelta(days)), simulated(record, TODAY)
    assert rank(later.status) <= rank(now.status), (now.reasons, later.reasons)


@settings(max_examples=25, deadline=None)
@given(records())
def test_reaching_the_next_gate_never_makes_the_date_less_likely(record: dict[str, Any]) -> None:
    after = [dict(gate) for gate in record["milestones"]]
    open_ = [gate for gate in after if "done" not in gate]
    if open_:
        open_[0] |= {"started": "2026-09-07", "done": TODAY.isoformat()}
    not_worse(simulated(record | {"milestones": after}, TODAY), simulated(record, TODAY))
