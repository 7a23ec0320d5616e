"""What was known on a day."""

from datetime import date
from typing import Any

import pytest

from engage.model.asof import known_on
from engage.model.commitment import Commitment
from engage.model.workspace import Workspace

TODAY = date(2026, 11, 20)


def seen(today: date = TODAY, **fields: Any) -> Commitment:
    record = Commitment.model_validate({"id": "A", "title": "t", "client": "c", "status": "active", **fields})
    return known_on(Workspace(commitments=(record,)), today).commitments[0]


def test_a_workspace_without_later_facts_is_returned_as_it_is() -> None:
    record = Commitment.model_validate(
        {"id": "A", "title": "t", "client": "c", "journal": [{"on": "2026-11-20", "note": "n"}]}
    )
    workspace = Workspace(commitments=(record,))
    assert known_on(workspace, TODAY) is workspace


@pytest.mark.parametrize("name", ["journal", "exchanges"])
def test_entries_of_a_later_day_are_hidden(name: str) -> None:
    entries = [{"on": "2026-11-20", "note": "a"}, {"on": "2026-11-21", "note": "b"}]
    if name == "exchanges":
        entries = [{"on": entry["on"], "text": entry["note"]} for entry in entries]
    assert [entry.on for entry in getattr(seen(**{name: entries}), name)] == [TODAY]


def test_a_milestone_done_later_is_still_running_as_its_plan_had_it() -> None:
    record = seen(
        milestones=[
            {
                "id": "m", "work": "10d", "started": "2026-11-16", "done": "2026-11-27", "progress": "100%",
                "remaining": "0d", "quality": [{"measure": "x", "target": "= 1", "actual": "1"}],
            }
        ]
    )  # fmt: skip
    milestone = record.milestones[0]
    assert milestone.done is None
    assert milestone.progress is None
    assert milestone.remaining is not None
    assert milestone.remaining.days() == 6  # four weekdays of ten are gone
    assert milestone.quality[0].actual is None


def test_a_milestone_started_later_has_not_begun() -> None:
    milestone = seen(milestones=[{"id": "m", "started": "2026-11-23", "progress": "40%"}]).milestones[0]
    assert (milestone.started, milestone.progress) == (None, None)


def test_an_amendment_of_the_deadline_that_lies_ahead_is_undone() -> None:
    record = seen(
        promise={"due": "2027-03-31"},
        amendments=[
            {"on": "2026-12-01", "kind": "deadline", "from": "2027-02-12", "to": "2027-02-26"},
            {"on": "2027-01-15", "kind": "deadline", "from": "2027-02-26", "to": "2027-03-31"},
        ],
    )
    assert record.amendments == ()
    assert record.promise is not None
    assert record.promise.due == date(2027, 2, 12)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "delivered", "delivered": "2026-11-21"}, "active"),
        ({"status": "delivered", "delivered": "2026-11-20"}, "delivered"),
        ({"status": "accepted", "delivered": "2026-11-10", "accepted": {"on": "2026-11-21"}}, "delivered"),
        ({"status": "accepted", "delivered": "2026-11-21", "accepted": {"on": "2026-11-22"}}, "active"),
        ({"status": "accepted"}, "accepted"),
        ({"status": "broken", "recovery": {"opened": "2026-11-21"}}, "active"),
        ({"status": "broken", "recovery": {"opened": "2026-11-20"}}, "broken"),
        ({"status": "suspended", "pauses": [{"from": "2026-11-23"}]}, "active"),
        ({"status": "suspended", "pauses": [{"from": "2026-11-02"}]}, "suspended"),
        ({"status": "active", "promise": {"made": "2026-11-25"}}, "proposed"),
        ({"status": "cancelled", "promise": {"made": "2026-11-25"}}, "cancelled"),
    ],
)
def test_a_status_follows_from_the_facts_known(fields: dict[str, Any], status: str) -> None:
    assert seen(**fields).status == status


def test_later_dates_inside_records_are_hidden() -> None:
    record = seen(
        actions=[{"what": "a", "done": "2026-11-21"}, {"what": "b", "done": "2026-11-20"}],
        risks=[{"id": "R", "what": "r", "struck": "2026-11-21"}],
        needs_from_client=[{"what": "n", "received": "2026-11-21"}],
        baseline={"on": "2026-11-21", "start": "2026-11-23", "finish": "2026-12-01", "buffer": "2d"},
        accepted={"on": "2026-11-20", "reservations": [{"what": "x", "lifted": "2026-11-21"}]},
    )
    assert [action.done for action in record.actions] == [None, TODAY]
    assert record.risks[0].struck is None
    assert record.needs_from_client[0].received is None
    assert record.baseline is None
    assert record.accepted is not None
    assert record.accepted.reservations[0].lifted is None


def test_the_file_a_record_came_from_is_kept() -> None:
    record = Commitment.model_validate(
        {"id": "A", "title": "t", "client": "c", "journal": [{"on": "2026-12-01", "note": "n"}]}
    )
    record.at("commitments/a.yaml")
    assert known_on(Workspace(commitments=(record,)), TODAY).commitments[0].path == "commitments/a.yaml"


def test_before_a_later_agreement_the_last_earlier_one_holds_without_its_digest() -> None:
    history = [{"on": "2026-09-01", "by": "A"}, {"on": "2026-10-01", "by": "B", "digest": "v1-0"}]
    later = {"agreed": {"on": "2026-11-21", "by": "C", "digest": "v1-1"}, "agreements": history}
    record = seen(**later, milestones=[{"id": "m", **later}])

    for known in (record, record.milestones[0]):
        assert known.agreed
        assert (known.agreed.by, known.agreed.digest) == ("B", None)
        assert [earlier.by for earlier in known.agreements] == ["A"]


def test_an_agreement_without_an_earlier_one_is_not_known_before_its_day() -> None:
    assert seen(agreed={"on": "2026-11-21", "by": "C"}).agreed is None


def test_a_date_of_a_gate_amended_later_is_still_the_earlier_one_and_that_of_the_promise_stays() -> None:
    moved = {
        "on": "2026-11-25",
        "kind": "deadline",
        "milestone": "ux",
        "from": "2026-12-04",
        "to": "2026-12-11",
    }
    record = seen(
        promise={"due": "2027-02-26"},
        milestones=[{"id": "ux", "due": "2026-12-11"}, {"id": "api", "due": "2027-01-15"}],
        amendments=[moved],
    )
    assert [gate.due for gate in record.milestones] == [date(2026, 12, 4), date(2027, 1, 15)]
    assert record.due == date(2027, 2, 26)


def test_a_refusal_of_a_later_day_is_hidden() -> None:
    gate = {"id": "ux", "done": "2026-11-18", "rejected": {"on": "2026-11-23"}}
    assert seen(milestones=[gate]).milestones[0].rejected is None
