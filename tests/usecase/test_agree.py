"""Recording the client's agreement: what is written, what is frozen, what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.asof import known_on
from engage.model.commitment import Commitment
from engage.model.digest import digest
from engage.plan.schedule import compute
from engage.usecase.agree import Agreed, AgreeOptions, agree, freezes, without_baseline
from engage.usecase.change import Refused

TODAY = date(2026, 9, 1)
BASELINE = {"on": "2026-08-03", "start": "2026-09-07", "finish": "2026-09-18", "buffer": "9d"}
CLIENT = {"id": "acme", "name": "Acme", "contacts": [{"id": "j.martin", "name": "Jeanne Martin"}]}


def recorded(
    fields: dict[str, Any], *, by: str = "J. Martin", on: date = TODAY, today: date = TODAY, **options: Any
) -> Agreed | Refused:
    """What `agree` answers about one promise, with its plan where one is asked for."""
    written = world(fields, clients=(CLIENT,), people=[{"id": "lea", "name": "Léa"}])
    workspace = known_on(written, today)
    chosen = AgreeOptions(by, on, today, **options)
    known, plan = workspace.commitments[0], None
    if freezes(known, chosen):
        plan = compute(without_baseline(workspace, known), today).plans[known.id]
    return agree(workspace, written.commitments[0], plan, chosen)


def changes(fields: dict[str, Any], **options: Any) -> dict[str, Any]:
    """The values that are written, by their place."""
    found = recorded(fields, **options)
    assert isinstance(found, Agreed)
    return {"/".join(map(str, change.pointer)): change.value for change in found.changes}


def reason(fields: dict[str, Any], **options: Any) -> str:
    found = recorded(fields, **options)
    assert isinstance(found, Refused)
    return found.reason.en


def terms(fields: dict[str, Any]) -> str:
    return digest(Commitment.model_validate(fields))


BUILD = promise(work("build", "10d"), due="2026-10-30")


def test_the_first_agreement_is_written_with_its_digest_and_the_plan_of_the_day() -> None:
    written = changes(BUILD | {"buffer": "4d"}, ref="mail of 1 September")

    assert written == {
        "agreed": {
            "on": "2026-09-01", "by": "J. Martin", "ref": "mail of 1 September", "digest": terms(BUILD),
        },
        "baseline": {"on": "2026-09-01", "start": "2026-09-07", "finish": "2026-09-18", "buffer": "4d"},
    }  # fmt: skip


def test_a_buffer_that_is_no_whole_number_of_days_is_written_to_a_tenth() -> None:
    fields = promise(work("build", "7d"), due="2026-10-30", buffer="15%")  # 15/85 of 7 days

    assert changes(fields)["baseline"]["buffer"] == "1.2d"


def test_the_agreement_may_be_older_than_the_day_on_which_it_is_recorded() -> None:
    written = changes(BUILD, on=date(2026, 8, 28))

    assert written["agreed"]["on"] == "2026-08-28"
    assert written["baseline"]["on"] == "2026-09-01"


def test_an_earlier_agreement_is_kept() -> None:
    before = {"on": "2026-08-03", "by": "P. Roy", "ref": "order", "digest": "v1-" + "0" * 32}

    written = changes(BUILD | {"agreed": before})

    assert written["agreements"] == before
    assert written["agreed"]["by"] == "J. Martin"


def test_an_agreement_noted_by_hand_is_completed_by_its_digest() -> None:
    noted = {"on": "2026-09-01", "by": "J. Martin", "ref": "call"}

    assert changes(BUILD | {"agreed": noted, "baseline": BASELINE}) == {
        "agreed": {**noted, "digest": terms(BUILD)}
    }


def test_the_same_agreement_told_again_changes_nothing() -> None:
    fields = BUILD | {
        "baseline": BASELINE, "agreed": {"on": "2026-09-01", "by": "J. Martin", "digest": terms(BUILD)},
    }  # fmt: skip
    found = recorded(fields)

    assert isinstance(found, Agreed)
    assert found.changes == ()
    assert "already recorded" in found.summary.en


# --- the baseline ---


def test_terms_agreed_anew_freeze_a_new_plan_whose_buffer_the_old_one_does_not_rule() -> None:
    old = {"on": "2026-08-03", "by": "J. Martin", "digest": "v1-" + "0" * 32}

    frozen = changes(BUILD | {"agreed": old, "baseline": BASELINE, "buffer": "4d"})["baseline"]

    assert frozen == {"on": "2026-09-01", "start": "2026-09-07", "finish": "2026-09-18", "buffer": "4d"}


@pytest.mark.parametrize("known", [terms(BUILD), None, "3f9a"], ids=["same", "no digest", "another form"])
def test_a_baseline_stays_where_no_term_is_known_to_have_changed(known: str | None) -> None:
    before = {"on": "2026-08-03", "by": "J. Martin"} | ({"digest": known} if known else {})
    found = recorded(BUILD | {"agreed": before, "baseline": BASELINE})

    assert isinstance(found, Agreed)
    assert [change.pointer for change in found.changes] == [("agreements",), ("agreed",)]
    assert "the baseline of 3 August 2026 stays" in found.summary.en


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"id": "P", "title": "t", "client": "acme", "sla": [{"name": "n", "measure": "response"}]},
            "running",
        ),
        (promise(due="2026-10-30"), "no milestones"),
        (promise(work("build"), due="2026-10-30"), "estimated"),
        (promise(work("build", "10d"), due="2026-10-30", buffer="100%"), "below 100%"),
        (promise(work("build", "10d", started="2026-08-03", done="2026-08-14")), "all work is done"),
    ],
    ids=["sla", "no milestones", "no estimate", "no buffer", "done"],
)
def test_without_a_schedule_there_is_no_baseline_and_it_is_said(fields: dict[str, Any], said: str) -> None:
    found = recorded(fields)

    assert isinstance(found, Agreed)
    assert [change.pointer for change in found.changes] == [("agreed",)]
    assert said in found.summary.en


def test_the_baseline_can_be_left_alone() -> None:
    assert list(changes(BUILD, baseline=False)) == ["agreed"]


# --- a gate ---


def test_a_gate_is_agreed_without_touching_the_promise() -> None:
    gates = [work("build", "10d"), work("test", "5d", agreed={"on": "2026-08-03", "by": "P. Roy"})]

    assert changes(promise(*gates), milestone="test") == {
        "milestones/1/agreements": {"on": "2026-08-03", "by": "P. Roy"},
        "milestones/1/agreed": {"on": "2026-09-01", "by": "J. Martin"},
    }


def test_an_unknown_gate_is_refused_with_the_nearest() -> None:
    assert reason(BUILD, milestone="biuld") == "`P` has no milestone `biuld`; did you mean `build`?"


def test_nothing_can_be_agreed_about_an_accepted_gate() -> None:
    passed = work("build", "10d", done="2026-08-14", accepted={"on": "2026-08-20", "by": "J. Martin"})

    assert "was accepted on 2026-08-20" in reason(promise(passed), milestone="build")


# --- refusals ---


@pytest.mark.parametrize("status", ["accepted", "lost", "cancelled"])
def test_a_closed_promise_is_refused(status: str) -> None:
    assert f"status: {status}" in reason(BUILD | {"status": status})


def test_nobody_of_our_own_agrees_for_the_client() -> None:
    assert "`lea` is one of us" in reason(BUILD, by="lea")
    assert changes(BUILD, by="j.martin")["agreed"]["by"] == "j.martin"


def test_a_day_that_lies_ahead_is_refused() -> None:
    assert "2026-09-02 lies ahead" in reason(BUILD, on=date(2026, 9, 2))


def test_an_agreement_before_the_last_one_is_refused_also_where_that_is_not_yet_known() -> None:
    fields = BUILD | {"agreed": {"on": "2026-09-15", "by": "J. Martin"}}

    assert "cannot follow it" in reason(fields)
    assert "cannot follow it" in reason(fields, on=date(2026, 9, 14), today=date(2026, 9, 20))


def test_names_and_references_are_not_typeset() -> None:
    found = recorded(BUILD, by="Jean d'Ormesson", ref="mail: oui !")

    assert isinstance(found, Agreed)
    assert "accord de Jean d'Ormesson le 1er septembre 2026 (mail: oui !)\u202f;" in found.summary.fr
