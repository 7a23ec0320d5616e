"""A302 to A309, R401 to R410, T510 to T513, M206, M209, S116 at their edges."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import also_at, check_files, pointed_at
from hypothesis import given
from hypothesis import strategies as st

from engage.rules.track_record import Kept
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

HEAD = "id: P1\ntitle: Dealer portal\nclient: acme\n"
PEOPLE = """
people:
  - {id: ana, name: Ana Diaz, left: 2026-08-31}
  - {id: bob, left: 2026-11-30}
  - {id: lea, absences: [{from: 2026-09-04, to: 2026-09-21}]}
  - {id: tom, days: [mo], absences: [{from: 2026-09-14, to: 2026-09-14}]}
"""


def _check(root: Path, text: str, code: str, as_of: str = "2026-09-07", **files: str) -> CheckView:
    named = {path.replace("__", "/") + ".yaml": content for path, content in files.items()}
    base = {"resources.yaml": PEOPLE, "commitments/p1.yaml": HEAD + text}
    return check_files(root, base | named, as_of, CheckOptions(select=(code,)))


def _levels(view: CheckView) -> list[str]:
    return [str(found.severity) for found in view.diagnostics]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("owner: ana\n", ["error"]),
        ("owner: ana\nstatus: accepted\n", []),
        ("owner: bob\npromise: {due: 2026-12-18}\n", ["warning"]),
        ("owner: bob\npromise: {due: 2026-11-30}\n", []),
        ("owner: bob\npromise: {start: 2026-12-01, due: 2026-12-18}\n", ["error"]),
        ("owner: lea\npromise: {start: 2026-09-07, due: 2026-09-21}\n", ["error"]),
        ("owner: lea\npromise: {start: 2026-09-07, due: 2026-09-22}\n", []),
        ("owner: tom\npromise: {start: 2026-09-08, due: 2026-09-20}\n", ["error"]),  # Mondays only
        ("owner: tom\npromise: {start: 2026-09-08, due: 2026-09-21}\n", []),
        ("milestones: [{id: a, needs: {ana: 50%}}]\n", ["error"]),
        ("milestones: [{id: a, needs: {ana: 50%}, done: 2026-08-28}]\n", []),
        ("milestones: [{id: a, needs: {bob: 50%}}]\npromise: {due: 2027-02-26}\n", []),  # works before
        ("actions: [{what: Call, who: ana}]\n", ["error"]),
        ("owner: nobody\n", []),  # X005's
    ],
)
def test_who_has_left_or_is_away_the_whole_time(tmp_path: Path, text: str, levels: list[str]) -> None:
    assert _levels(_check(tmp_path, text, "A303")) == levels


def test_somebody_who_left_is_one_finding_a_promise_with_all_places(tmp_path: Path) -> None:
    text = "owner: ana\nraci: {accountable: ana}\nmilestones: [{id: a, needs: {ana: 50%}}]\n"
    view = _check(tmp_path, text, "A303")
    assert pointed_at(tmp_path, view) == ["commitments/p1.yaml:4 ana"]
    assert also_at(tmp_path, view) == [["commitments/p1.yaml:5 ana", "commitments/p1.yaml:6 50%"]]


def test_a_role_of_somebody_who_left_is_told_once_in_the_settings(tmp_path: Path) -> None:
    view = _check(tmp_path, "raci: {accountable: director}\n", "A303", engage="roles: {director: ana}\n")
    assert pointed_at(tmp_path, view) == ["engage.yaml:1 ana"]


@pytest.mark.parametrize(
    ("today", "levels"),
    [("2026-08-28", []), ("2026-09-11", []), ("2026-09-14", ["warning"]), ("2026-09-28", ["error"])],
    ids=["on the day", "ten days", "eleven", "twenty-one"],
)
def test_silence_warns_beyond_the_limit_and_is_an_error_beyond_twice(
    tmp_path: Path, today: str, levels: list[str]
) -> None:
    text = "status: active\njournal: [{on: 2026-08-28, note: Sent}]\n"
    assert _levels(_check(tmp_path, text, "T510", today)) == levels


def test_the_limit_of_silence_is_the_workspaces(tmp_path: Path) -> None:
    text = "status: active\njournal: [{on: 2026-08-28, note: Sent}]\n"
    assert _levels(_check(tmp_path, text, "T510", engage="health: {stale: 3d}\n")) == ["warning"]


@pytest.mark.parametrize(("today", "told"), [("2026-09-25", False), ("2026-09-28", True)])
def test_twenty_working_days_without_acceptance_are_enough(tmp_path: Path, today: str, told: bool) -> None:
    view = _check(tmp_path, "status: delivered\ndelivered: 2026-08-28\n", "T513", today)
    assert bool(view.diagnostics) is told


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        ("", True),
        ("agreed: {on: 2026-09-01, by: J. Martin}", False),
        ("agreed: {on: 2026-09-01}", True),
        ("agreed: {by: J. Martin}", True),
        ("agreed: {on: 2026-09-01, by: bob}", True),
        ("agreed: {on: 2026-09-01, by: j.martin}", False),
        ("agreed: {on: 2026-09-08, by: J. Martin}", True),  # not known yet
        ("contract: {signed: {on: 2026-09-01, by: J. Martin}}", False),
        ("contract: {ref: CT-1}", True),
    ],
)
def test_a_named_person_of_the_client_agrees_on_a_day(tmp_path: Path, agreed: str, told: bool) -> None:
    client = "id: acme\ncontacts: [{id: j.martin}]\n"
    view = _check(tmp_path, f"status: active\n{agreed}\n", "R406", clients__acme=client)
    assert bool(view.diagnostics) is told


def test_without_any_digest_nothing_is_said_of_changes(tmp_path: Path) -> None:
    view = _check(tmp_path, "status: active\nagreed: {on: 2026-09-01, by: J. Martin}\n", "R407")
    assert (view.diagnostics, view.not_checked) == ((), ())


def test_where_digests_are_used_a_promise_without_one_is_not_checked(tmp_path: Path) -> None:
    other = HEAD.replace("P1", "P2") + "agreed: {on: 2026-09-01, by: J. M., digest: 3f9a}\n"
    view = _check(tmp_path, "agreed: {on: 2026-09-01, by: J. M.}\n", "R407", commitments__p2=other)
    assert view.diagnostics == ()
    assert ["`P1` and `P2`" in result.why.en for result in view.not_checked] == [True]


@pytest.mark.parametrize(
    ("promise", "milestones", "levels"),
    [
        ("start: 2026-09-07, due: 2026-10-30", "work: 12d", []),
        ("start: 2026-09-07, due: 2026-09-18", "work: 12d", ["error"]),
        ("start: 2026-09-07, due: 2026-09-23", "work: 12d", ["error"]),  # no room for a buffer
        ("start: 2026-08-03, due: 2026-09-23", "work: 30d, started: 2026-08-03, remaining: 12d", ["warning"]),
        ("start: 2026-08-03, due: 2026-08-28", "work: 12d", []),  # T509's
        ("start: 2026-10-05, due: 2026-09-18", "work: 12d", []),  # T502's
    ],
)
def test_work_and_buffer_fit_before_the_day(
    tmp_path: Path, promise: str, milestones: str, levels: list[str]
) -> None:
    text = f"promise: {{{promise}}}\nmilestones: [{{id: build, {milestones}}}]\n"
    assert _levels(_check(tmp_path, text, "R403")) == levels


def test_a_promise_that_is_not_wholly_estimated_is_not_said_to_fit(tmp_path: Path) -> None:
    text = "promise: {due: 2026-12-18}\nmilestones: [{id: a, work: 3d}, {id: b}]\n"
    view = _check(tmp_path, text, "R403")
    assert view.diagnostics == ()
    assert [result.code for result in view.not_checked] == ["R403"]


def test_an_open_pause_does_not_say_that_work_is_not_estimated(tmp_path: Path) -> None:
    text = "status: suspended\npauses: [{from: 2026-09-01}]\nmilestones: [{id: a, work: 3d}]\n"
    assert _check(tmp_path, text, "A304").not_checked == ()


@pytest.mark.parametrize(
    ("milestone", "levels"),
    [
        ("done: 2026-09-04", ["error"]),
        ("done: 2026-09-04, accepted: {on: 2026-09-04}", ["error"]),
        ("done: 2026-09-04, accepted: {on: 2026-09-04, ref: PV 3}", []),
        ("started: 2026-09-04", []),
    ],
)
def test_a_claim_needs_evidence_unless_the_client_signed(
    tmp_path: Path, milestone: str, levels: list[str]
) -> None:
    text = f"milestones: [{{id: ux, {milestone}, quality: [{{measure: screens, target: '>= 95 %'}}]}}]\n"
    assert _levels(_check(tmp_path, text, "M209")) == levels


@pytest.mark.parametrize(
    ("accepted", "levels"),
    [
        ("null", ["error"]),
        ("{on: 2026-09-04, ref: PV 3}", ["warning"]),
        ("{on: 2026-09-04, reservations: [{what: Icons}]}", []),
    ],
)
def test_a_missed_target_is_settled_by_a_reservation(
    tmp_path: Path, accepted: str, levels: list[str]
) -> None:
    text = f"""
milestones:
  - id: ux
    done: 2026-09-04
    accepted: {accepted}
    quality: [{{measure: screens, target: '>= 95 %', actual: 91 %, evidence: ux.pdf}}]
"""
    assert _levels(_check(tmp_path, text, "M209")) == levels


@pytest.mark.parametrize(
    ("requires", "text", "expected"),
    [
        ("contract.ref", "", ["contract/ref"]),
        ("contract.ref", "contract: {ref: CT-1}\n", []),
        ("promise.due", "", []),  # T501's
        ("promise.due", "sla: [{name: i, measure: response, target: 1h}]\n", ["promise/due"]),
        ("deliverables", "", []),  # S101's
        ("promise.excludes", "promise: {excludes: []}\n", ["promise/excludes"]),
        ("contract.reff", "", ["types/audit/requires/0"]),
        ("refs.order", "refs: {order: PO-1}\n", []),
    ],
)
def test_what_a_type_requires(tmp_path: Path, requires: str, text: str, expected: list[str]) -> None:
    engage = f"types: {{audit: {{requires: [{requires}]}}}}\n"
    view = _check(tmp_path, f"type: audit\n{text}", "S116", engage=engage)
    assert ["/".join(map(str, found.pointer)) for found in view.diagnostics] == expected


def test_limits_that_a_type_requires_are_told_once(tmp_path: Path) -> None:
    engage = "types: {audit: {requires: [promise.excludes]}}\n"
    view = _check(tmp_path, "type: audit\n", "S11", engage=engage)
    assert [found.code for found in view.diagnostics if found.code in {"S112", "S116"}] == ["S116"]


def test_one_finding_for_all_gates_that_hang_on_one_person(tmp_path: Path) -> None:
    people = "people: [{id: jo, name: Jo, skills: [plc/senior], criticality: essential}]\n"
    text = """
milestones:
  - {id: sat, due: 2026-12-18, critical: yes, needs: {jo: 50%}}
  - {id: fat, due: 2026-10-30, critical: yes, needs: {plc/senior: 1}}
  - {id: dry, due: 2026-10-02, needs: {jo: 50%}}
"""
    view = _check(tmp_path, text, "R410", resources=people)
    (found,) = view.diagnostics
    assert found.message.en == (
        "critical gates `fat` and 1 more hang on `Jo`, the only one here with `plc/senior` and `plc`"
    )
    assert found.pointer == ("milestones", 1, "needs", "plc/senior")
    assert len(found.related) == 1


@given(st.integers(1, 400), st.floats(0, 1), st.floats(0.01, 0.99))
def test_a_record_as_good_as_promised_is_never_held_against_it(of: int, part: float, promised: float) -> None:
    kept = Kept(round(part * of), of)
    if kept.share >= promised:
        assert not kept.is_below(promised)


@pytest.mark.parametrize(
    ("kept", "of", "below"),
    [(93, 100, True), (186, 200, True), (9, 10, False), (5, 5, False), (0, 5, True), (97, 100, False)],
)
def test_ninety_three_of_a_hundred_are_below_98_percent_but_nine_of_ten_may_be_chance(
    kept: int, of: int, below: bool
) -> None:
    assert Kept(kept, of).is_below(0.98) is below


def test_a_record_too_short_to_judge_by_is_not_checked(tmp_path: Path) -> None:
    text = "status: draft\nsla: [{name: i, measure: response, target: 1h, hours: all, attainment: 98%}]\n"
    view = _check(tmp_path, text, "R409")
    assert view.diagnostics == ()
    assert [result.code for result in view.not_checked] == ["R409"]


@pytest.mark.parametrize(
    ("code", "text", "broken"),
    [("R405", "type: audit\n", "risks"), ("A302", "type: audit\n", "engage")],
)
def test_what_a_broken_file_may_hold_is_not_called_missing(
    tmp_path: Path, code: str, text: str, broken: str
) -> None:
    files = {"commitments/p1.yaml": HEAD + text, f"{broken}.yaml": "lang: [\n"}
    view = check_files(tmp_path, files, options=CheckOptions(select=(code,)))
    assert code not in {found.code for found in view.diagnostics}
    assert code in {result.code for result in view.not_checked}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("small: yes\n", False),  # a word given by the way
        ("small: yes\npromise: {value: 900 EUR}\n", True),  # with a price it is no small one
        ("", True),
        ("importance: major\n", True),
        ("type: custom-project\n", True),
        ("promise: {value: 900 EUR}\n", True),
        ("type: standard-delivery\npromise: {value: 900 EUR}\n", False),
    ],
)
def test_small_promises_need_no_recorded_decision(tmp_path: Path, text: str, told: bool) -> None:
    assert bool(_check(tmp_path, f"status: active\n{text}", "A307").diagnostics) is told
