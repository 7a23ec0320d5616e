"""Records from plain data: every fault at its pointer, and the rest of the file kept."""

from typing import Any

import pytest

from engage.model.commitment import Commitment
from engage.model.party import ResourceFile
from engage.model.policy import Policy
from engage.store.schema import read_record

GOOD: dict[str, Any] = {"id": "A-1", "title": "A portal", "client": "acme"}


@pytest.mark.parametrize(
    ("fields", "code", "pointer", "message"),
    [
        ({"titel": "x"}, "X003", "titel", "unknown field `titel`: did you mean `title`?"),
        ({"milestones": [{"id": "m", "neds": {}}]}, "X003", "milestones/0/neds", "did you mean `needs`?"),
        ({"recovery": {"closed": {"poof": "x"}}}, "X003", "recovery/closed/poof", "did you mean `proof`?"),
        ({"status": "activ"}, "X003", "status", "did you mean `active`?"),
        ({"status": "x"}, "X003", "status", "one of draft, proposed, active"),
        ({"promise": {"due": "2026-02-30"}}, "T502", "promise/due", "2026-02-30: February 2026 has 28 days"),
        ({"promise": {"due": "2027-13-01"}}, "T502", "promise/due", "there is no month 13"),
        ({"promise": {"due": "02/03/2027"}}, "X003", "promise/due", "can be read in two ways"),
        ({"promise": {"due": "2027-3-1"}}, "X003", "promise/due", "write 2027-03-01"),
        ({"promise": {"due": "end of March"}}, "X003", "promise/due", "write year-month-day"),
        ({"promise": {"due": ["2027-03-01"]}}, "X003", "promise/due", "one value is expected here"),
        ({"promise": "soon"}, "X003", "promise", "fields are expected here (`name: value`), not `soon`"),
        ({"milestones": {"id": "m"}}, "X003", "milestones", "a list is expected here"),
        ({"milestones": [{"title": "x"}]}, "X003", "milestones/0", "the field `id` is required here"),
        ({"milestones": [{"id": "a b"}]}, "X003", "milestones/0/id", "is not an id"),
        ({"milestones": [{"id": "m", "work": "12"}]}, "X003", "milestones/0/work/likely", "write 12d"),
        ({"milestones": [{"id": "m", "work": "12 days"}]}, "X003", "milestones/0/work/likely", "write 12d"),
        ({"milestones": [{"id": "m", "work": "12cd"}]}, "X003", "milestones/0/work/likely", "calendar days"),
        (
            {"milestones": [{"id": "m", "work": {"low": "9d", "likely": "3d"}}]},
            "X003", "milestones/0/work", "must not decrease",
        ),
        ({"milestones": [{"id": "m", "critical": "maybe"}]}, "X003", "milestones/0/critical", "yes or no"),
        ({"milestones": [{"id": "m", "needs": {"lea": "half"}}]}, "X003", "milestones/0/needs/lea", "a need"),
        (
            {"milestones": [{"id": "m", "after": [{"milestone": "k", "type": "XX"}]}]},
            "X003", "milestones/0/after/0/type", "one of FS, SS, FF, SF",
        ),
        ({"promise": {"value": "180000"}}, "X003", "promise/value", "write digits, a point and a currency"),
        ({"promise": {"value": "9 €"}}, "X003", "promise/value", "write 9 EUR"),
        ({"promise": {"value": "180,000 EUR"}}, "X003", "promise/value", "not an amount of money"),
        ({"risks": [{"id": "R", "what": "w", "probability": "130%"}]}, "X003", "risks/0/probability", "100%"),
        ({"risks": [{"id": "R", "what": "w", "probability": "30"}]}, "X003", "risks/0/probability", "30%"),
        ({"buffer": "20"}, "X003", "buffer", "has no unit"),
        ({"buffer": "-3d"}, "X003", "buffer", "cannot be negative"),
        ({"title": None}, "X003", "title", "a value is missing here"),
    ],
)  # fmt: skip
def test_a_faulty_field_is_reported_at_its_place(
    fields: dict[str, Any], code: str, pointer: str, message: str
) -> None:
    _, reading = read_record(Commitment, {**GOOD, **fields})
    assert [(f.code, "/".join(map(str, f.pointer))) for f in reading.faults] == [(code, pointer)]
    assert message in reading.faults[0].message.en
    assert reading.faults[0].message.fr != reading.faults[0].message.en


@pytest.mark.parametrize("missing", ["id", "title", "client"])
def test_without_a_required_field_there_is_no_record(missing: str) -> None:
    data = {name: value for name, value in GOOD.items() if name != missing}
    record, reading = read_record(Commitment, data)
    assert record is None
    assert [fault.pointer for fault in reading.faults] == [()]
    assert f"`{missing}` is required" in reading.faults[0].message.en


def test_all_faults_are_reported_at_once_and_the_rest_is_kept() -> None:
    record, reading = read_record(
        Commitment,
        {
            **GOOD,
            "titel": "x",
            "promise": {"due": "2026-02-30", "start": "2026-02-02"},
            "milestones": [{"title": "no id", "work": "x"}, {"id": "m", "due": "x", "work": "3d"}],
        },
    )
    assert record is not None
    assert record.promise is not None
    assert (record.promise.due, str(record.promise.start)) == (None, "2026-02-02")
    assert [m.id for m in record.milestones] == ["m"]
    assert str(record.milestones[0].work and record.milestones[0].work.likely) == "3d"
    assert len(reading.faults) == 5


def test_pointers_into_a_record_are_those_of_the_file_after_an_item_was_left_out() -> None:
    _, reading = read_record(
        Commitment, {**GOOD, "milestones": [{"id": "a"}, {}, {"id": "b"}, {}, {"id": "c"}]}
    )
    assert [reading.in_file(("milestones", at, "id")) for at in range(3)] == [
        ("milestones", 0, "id"),
        ("milestones", 2, "id"),
        ("milestones", 4, "id"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("on", "on"), ("1:30", "1:30"), ("010", "010"), ("1e3", "1e3"), ("true", "true")],
)
def test_a_text_field_keeps_what_was_written(text: str, value: str) -> None:
    record, _ = read_record(Commitment, {**GOOD, "title": text})
    assert record is not None
    assert record.title == value


@pytest.mark.parametrize(
    ("text", "value"), [("yes", True), ("oui", True), ("true", True), ("No", False), ("non", False)]
)
def test_a_yes_or_no_field_reads_both_languages(text: str, value: bool) -> None:
    record, _ = read_record(Commitment, {**GOOD, "in_full": text})
    assert record is not None
    assert record.in_full is value


def test_a_whole_number_with_a_leading_zero_is_decimal() -> None:
    record, _ = read_record(Commitment, {**GOOD, "feedback": [{"on": "2026-11-02", "nps": "010"}]})
    assert record is not None
    assert record.feedback[0].nps == 10


def test_shorthand_is_read_as_the_full_form() -> None:
    full, _ = read_record(
        Commitment,
        {
            **GOOD,
            "raci": {"responsible": ["lea"], "accountable": ["marc"]},
            "milestones": [{"id": "m", "work": {"likely": "3d"}, "after": [{"milestone": "k"}]}],
        },
    )
    short, _ = read_record(
        Commitment,
        {
            **GOOD,
            "raci": {"responsible": "lea", "accountable": "marc"},
            "milestones": [{"id": "m", "work": "3d", "after": "k"}],
        },
    )
    assert short == full


def test_null_means_nothing_was_given() -> None:
    record, reading = read_record(
        Commitment, {**GOOD, "milestones": None, "refs": None, "delivered": None, "promise": None}
    )
    assert record is not None
    assert reading.faults == []
    assert (record.milestones, record.refs, record.delivered, record.promise) == ((), {}, None, None)


def test_a_person_may_change_their_share_of_full_time() -> None:
    record, _ = read_record(
        ResourceFile,
        {
            "people": [
                {"id": "a", "capacity": "80%"},
                {"id": "b", "capacity": [{"from": "2026-01-01", "share": "50%"}]},
                {"id": "c"},
            ]
        },
    )
    assert record is not None
    assert [[step.share for step in person.capacity] for person in record.people] == [[0.8], [0.5], []]


def test_a_setting_that_is_wrong_leaves_the_default() -> None:
    record, reading = read_record(Policy, {"buffer": {"band": ["30%", "20%"]}, "lang": "de"})
    assert record is not None
    assert (record.buffer.band, record.lang) == ((0.15, 0.25), "en")
    assert len(reading.faults) == 2
