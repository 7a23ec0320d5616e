"""What a change of a promise takes from the client, and whether an amendment covers it."""

from typing import Any

import pytest

from engage.model.amended import unagreed
from engage.model.commitment import Commitment
from engage.model.softer import change_of
from engage.model.target import parse_target
from engage.model.weakened import weakened

OLD: dict[str, Any] = {
    "id": "ACME-014",
    "title": "Dealer portal",
    "client": "acme",
    "status": "active",
    "promise": {"due": "2027-02-26", "value": "1000 EUR", "excludes": ["mobile app"]},
    "deliverables": [
        {"what": "Portal in production", "acceptance": [{"measure": "load time p95", "target": "<= 800 ms"}]},
        {"what": "Training of 12 dealers"},
    ],
    "milestones": [
        {"id": "ux", "due": "2026-10-09", "quality": [{"measure": "screens approved", "target": ">= 95 %"}]},
        {"id": "inside"},
    ],
    "sla": [
        {"name": "critical", "measure": "resolution", "target": "4h", "hours": "all", "attainment": "98%"},
    ],
}
AMENDMENT = {
    "on": "2026-11-20",
    "kind": "deadline",
    "from": "2027-02-26",
    "to": "2027-03-12",
    "asked_by": "client",
    "agreed_by": "J. Martin",
    "client_told": "2026-11-20",
    "reason": "Scope grew",
}


def commitment(**changes: Any) -> Commitment:
    """The promise with some fields changed."""
    return Commitment.model_validate({**OLD, **changes})


def changed(path: str, value: Any) -> dict[str, Any]:
    """The data of the promise with a value at a path such as `sla/0/target`; None takes it out."""
    import copy

    data = copy.deepcopy(OLD)
    target: Any = data
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in steps:
        target = target[step]
    if value is None:
        del target[last]
    else:
        target[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "what", "pointer"),
    [
        ("promise/due", "2027-03-12", "due-later", "promise/due"),
        ("promise/due", None, "due-later", "promise/due"),
        ("promise/value", "1200 EUR", "price-higher", "promise/value"),
        ("promise/excludes", ["mobile app", "training"], "excluded", "promise/excludes/1"),
        ("obligation", "means", "means-only", "obligation"),
        ("deliverables/1", None, "deliverable-dropped", "deliverables"),
        ("deliverables/0/acceptance", [], "criterion-dropped", "deliverables/0"),
        (
            "deliverables/0/acceptance/0/target",
            "<= 900 ms",
            "target-softer",
            "deliverables/0/acceptance/0/target",
        ),
        ("deliverables/0/acceptance/0/target", "fast", "target-softer", "deliverables/0/acceptance/0/target"),
        ("deliverables/0/acceptance/0/target", None, "target-softer", "deliverables/0/acceptance/0"),
        ("milestones/0", None, "gate-dropped", "milestones"),
        ("milestones/0/due", "2026-10-16", "gate-later", "milestones/0/due"),
        ("milestones/0/due", None, "gate-dropped", "milestones/0"),
        ("milestones/0/quality/0/target", ">= 90 %", "target-softer", "milestones/0/quality/0/target"),
        ("sla/0/attainment", "95%", "attainment-lower", "sla/0/attainment"),
        ("sla/0/attainment", None, "attainment-lower", "sla/0"),
        ("sla/0/target", "8h", "target-softer", "sla/0/target"),
        ("sla/0/hours", "business", "hours-fewer", "sla/0/hours"),
        ("sla/0/period", "year", "period-longer", "sla/0/period"),
        ("sla/0/severity", "critical", "severity-narrower", "sla/0/severity"),
        ("sla", [], "sla-dropped", ""),
        ("status", "cancelled", "dropped", "status"),
    ],
)
def test_a_weaker_promise_is_told_once_at_its_place(path: str, value: Any, what: str, pointer: str) -> None:
    found = weakened(commitment(), Commitment.model_validate(changed(path, value)))
    assert [(each.what, "/".join(map(str, each.pointer))) for each in found] == [(what, pointer)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("promise/due", "2027-02-12"),
        ("promise/value", "900 EUR"),
        ("promise/excludes", ["Mobile  app"]),
        ("deliverables/1/what", "Training of 12 dealers."),
        ("deliverables/0/acceptance/0/target", "<= 0.8 s"),
        ("deliverables/0/acceptance/0/target", "< 700 ms"),
        ("deliverables/0/acceptance/0/measure", "load time, p95"),
        ("milestones/1", None),
        ("milestones/0/work", "12d"),
        ("milestones/0/quality/0/target", ">= 99 %"),
        ("sla/0/attainment", "99%"),
        ("sla/0/target", "2h"),
        ("sla/0/period", "month"),
        ("status", "delivered"),
    ],
)
def test_a_stronger_or_equal_promise_is_not_weakened(path: str, value: Any) -> None:
    assert weakened(commitment(), Commitment.model_validate(changed(path, value))) == ()


def test_a_promise_whose_record_is_gone_is_dropped() -> None:
    assert [each.what for each in weakened(commitment(), None)] == ["dropped"]


@pytest.mark.parametrize(("status", "told"), [("draft", True), ("proposed", False), ("lost", True)])
def test_what_the_client_was_not_promised_may_change_freely(status: str, told: bool) -> None:
    promise = OLD["promise"] | ({"made": "2026-09-01"} if told else {})
    old = commitment(status=status, promise=promise)
    assert weakened(old, commitment(status=status, promise={"due": "2028-01-01"})) == ()


def test_an_offer_that_the_client_was_told_of_is_a_promise() -> None:
    old = commitment(status="proposed", promise=OLD["promise"] | {"made": "2026-09-01"})
    later = OLD["promise"] | {"due": "2027-03-12", "made": "2026-09-01"}
    assert [each.what for each in weakened(old, commitment(status="proposed", promise=later))] == [
        "due-later"
    ]


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("<= 800 ms", "<= 1 s", "softer"),
        ("<= 1 s", "<= 1000 ms", "same"),
        ("< 5", "<= 5", "softer"),
        (">= 95 %", "≥95%", "same"),
        (">= 95 %", "95 %", "softer"),
        ("95 %", ">= 95 %", "same"),
        ("= 0 defects", "= 2 defects", "unclear"),
        ("<= 3 d", "<= 20 h", "unclear"),
        ("yes", "no", "unclear"),
        ("yes", "YES", "same"),
        (">= 95 %", "<= 95 %", "unclear"),
    ],
)
def test_which_target_is_softer(old: str, new: str, change: str) -> None:
    assert change_of(parse_target(old), parse_target(new)) == change


def later(**amendment: Any) -> Commitment:
    """The promise two weeks later, with an amendment."""
    return commitment(
        promise=OLD["promise"] | {"due": "2027-03-12"},
        amendments=[{**AMENDMENT, **amendment}] if amendment else [],
    )


def test_a_later_date_without_an_amendment_is_not_agreed() -> None:
    (found,) = unagreed(commitment(), later())
    assert found.weakening.what == "due-later"
    assert found.lacking == ("reason", "asked_by", "agreed_by", "client_told")
    assert found.amendment is None


def test_a_full_amendment_covers_the_change_it_names() -> None:
    assert unagreed(commitment(), later(**AMENDMENT)) == ()


@pytest.mark.parametrize("name", ["reason", "asked_by", "agreed_by", "client_told"])
def test_an_amendment_must_say_why_who_and_when(name: str) -> None:
    (found,) = unagreed(commitment(), _without(name))
    assert (found.lacking, found.amendment) == ((name,), 0)


def _without(name: str) -> Commitment:
    given = {key: value for key, value in AMENDMENT.items() if key != name}
    return commitment(promise=OLD["promise"] | {"due": "2027-03-12"}, amendments=[given])


def test_an_amendment_to_an_earlier_day_does_not_cover_a_later_one() -> None:
    (found,) = unagreed(commitment(), later(to="2027-03-05"))
    assert found.amendment is None


def test_an_old_amendment_covers_no_new_change() -> None:
    old = commitment(amendments=[AMENDMENT])
    new = commitment(promise=OLD["promise"] | {"due": "2027-06-30"}, amendments=[AMENDMENT])
    assert len(unagreed(old, new)) == 1


def test_an_amendment_noted_before_the_date_was_moved_covers_it() -> None:
    assert unagreed(commitment(amendments=[AMENDMENT]), later(**AMENDMENT)) == ()


def test_a_deadline_amendment_covers_no_dropped_deliverable() -> None:
    new = commitment(deliverables=OLD["deliverables"][:1], amendments=[AMENDMENT])
    (found,) = unagreed(commitment(), new)
    assert found.weakening.what == "deliverable-dropped"


def _gate_later(**amendment: Any) -> Commitment:
    gates = [OLD["milestones"][0] | {"due": "2026-10-16"}, OLD["milestones"][1]]
    return commitment(milestones=gates, amendments=[{**AMENDMENT, "to": "2026-10-16", **amendment}])


def test_an_amendment_of_a_gate_covers_that_gate_alone() -> None:
    assert unagreed(commitment(), _gate_later(milestone="ux")) == ()
    assert unagreed(commitment(), _gate_later()) == ()  # of the whole promise
    (found,) = unagreed(commitment(), _gate_later(milestone="inside"))
    assert (found.weakening.what, found.weakening.milestone) == ("gate-later", "ux")
    (whole,) = unagreed(commitment(), later(milestone="ux"))
    assert whole.weakening.what == "due-later"
