"""A301, A304, R402: who answers, whether the people have the time, whether the date is protected."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from checking import also_at, check_files, pointed_at
from hypothesis import given
from hypothesis import strategies as st

from engage.plan.schedule_types import Load
from engage.rules.catalogue.a304_person_overcommitted import _runs
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

PEOPLE = """
people: [{id: ana, name: Ana Diaz}, {id: bob}, {id: lea}]
teams: [{id: web}]
providers: [{id: rau}]
"""
HEAD = "id: P1\ntitle: Dealer portal\nclient: acme\n"


def _check(root: Path, text: str, code: str, **files: str) -> CheckView:
    named = {path.replace("__", "/") + ".yaml": content for path, content in files.items()}
    base = {"resources.yaml": PEOPLE, "commitments/p1.yaml": HEAD + text}
    return check_files(root, base | named, "2026-09-07", CheckOptions(select=(code,)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raci: {accountable: ana}", None),
        ("owner: ana\nraci: {accountable: owner}", None),
        ("raci: {accountable: director}", None),
        ("type: audit", None),
        ("raci: {accountable: j.martin}", None),  # a contact is a person
        ("raci: {accountable: nobody}", None),  # X005 tells it
        ("status: accepted", None),
        ("", "nobody is accountable: no name here, none by default for the type"),
        ("type: custom-project", "nobody is accountable: no name here, none by default for the type"),
        ("raci: {responsible: [ana]}", "nobody is accountable: no name here, none by default for the type"),
        ("raci: {accountable: [ana, bob]}", "2 people are accountable (`ana` and `bob`), so nobody is"),
        ("raci: {accountable: web}", "`web` is a team, and only a person can answer for a promise"),
        (
            "raci: {accountable: rau}",
            "`rau` is an outside provider, and only a person can answer for a promise",
        ),
        (
            "raci: {accountable: board}",
            "the role `board` is held by 2 people (`ana` and `bob`): which of them answers?",
        ),
        (
            "type: visit",
            "nobody is accountable: the type asks for `visitor`, which is nobody for this client",
        ),
        (
            "raci: {accountable: ana}\nmilestones: [{id: a}, {id: b, raci: {accountable: [ana, lea]}}]",
            "2 people are accountable (`ana` and `lea`), so nobody is",
        ),
        ("raci: {accountable: ana}\nmilestones: [{id: a, raci: {responsible: [lea]}}]", None),
    ],
)
def test_exactly_one_person_answers(tmp_path: Path, text: str, message: str | None) -> None:
    engage = """
        roles: {director: ana, board: [ana, bob]}
        types:
          audit: {raci: {accountable: director}}
          visit: {raci: {accountable: visitor}}
    """
    client = "id: acme\ncontacts: [{id: j.martin}]\n"
    view = _check(tmp_path, text + "\n", "A301", engage=engage, clients__acme=client)
    assert [found.message.en for found in view.diagnostics] == ([message] if message else [])


def test_two_accountable_by_default_are_told_once_at_the_type(tmp_path: Path) -> None:
    engage = "types: {audit: {raci: {accountable: [ana, bob]}}}\n"
    other = HEAD.replace("P1", "P2") + "type: audit\n"
    view = _check(tmp_path, "type: audit\n", "A301", engage=engage, commitments__p2=other)
    assert pointed_at(tmp_path, view) == ["engage.yaml:1 bob"]


def test_a_raci_that_could_not_be_read_is_not_called_missing(tmp_path: Path) -> None:
    view = _check(tmp_path, "raci: {accountable: Ana Diaz}\n", "A301")
    assert [found.code for found in view.diagnostics] == ["X003"]


def _promise(name: str, start: str, days: int, need: str, status: str = "active") -> str:
    return f"""
        id: {name}
        title: Report {name}
        client: acme
        status: {status}
        promise: {{start: {start}, due: 2026-12-18}}
        milestones: [{{id: work, work: {days}d, needs: {{ana: {need}}}}}]
    """


def test_weeks_in_a_row_are_one_finding_at_the_promise_that_asks_most(tmp_path: Path) -> None:
    view = _check(
        tmp_path,
        "",
        "A304",
        commitments__a=_promise("A", "2026-09-14", 10, "60%"),
        commitments__b=_promise("B", "2026-09-14", 5, "80%"),
        commitments__c=_promise("C", "2026-09-21", 5, "70%"),
    )
    (found,) = view.diagnostics
    assert (found.severity, found.commitment) == ("error", "A")
    assert found.message.en == (
        "`Ana Diaz` has 7 d of work for 5 d in the week of 2026-09-14 (140%), "
        "the worst of 2 weeks from 2026-09-14 to 2026-09-21: `B` 4 d and `A` 3 d"
    )
    assert pointed_at(tmp_path, view) == ["commitments/a.yaml:6 ana"]
    assert also_at(tmp_path, view) == [["commitments/b.yaml:6 80%", "commitments/c.yaml:6 70%"]]


@pytest.mark.parametrize(
    ("need", "severity"), [("85%", None), ("86%", "warning"), ("100%", "warning"), ("101%", "error")]
)
def test_the_policy_share_warns_and_a_full_week_is_the_limit(
    tmp_path: Path, need: str, severity: str | None
) -> None:
    view = _check(tmp_path, "", "A304", commitments__a=_promise("A", "2026-09-14", 5, need))
    assert [found.severity for found in view.diagnostics] == ([severity] if severity else [])


def test_the_days_left_of_a_week_that_has_begun_warn_only_when_over_full(tmp_path: Path) -> None:
    files = {"resources.yaml": PEOPLE, "commitments/a.yaml": _promise("A", "2026-09-08", 4, "90%")}
    options = CheckOptions(select=("A304",))
    assert check_files(tmp_path, files, "2026-09-08", options).diagnostics == ()
    files["commitments/a.yaml"] = _promise("A", "2026-09-08", 4, "110%")
    assert len(check_files(tmp_path, files, "2026-09-08", options).diagnostics) == 1


def test_just_over_a_full_week_is_not_shown_as_one_hundred_per_cent(tmp_path: Path) -> None:
    view = _check(tmp_path, "", "A304", commitments__a=_promise("A", "2026-09-14", 5, "100.2%"))
    assert "(101%)" in view.diagnostics[0].message.en


@pytest.mark.parametrize("status", ["draft", "proposed", "accepted", "cancelled"])
def test_what_is_not_promised_or_is_closed_overloads_nobody(tmp_path: Path, status: str) -> None:
    view = _check(
        tmp_path,
        "",
        "A304",
        commitments__a=_promise("A", "2026-09-14", 5, "80%"),
        commitments__b=_promise("B", "2026-09-14", 5, "80%", status),
    )
    assert view.diagnostics == ()


def test_work_without_an_estimate_is_said_not_to_be_counted(tmp_path: Path) -> None:
    text = "status: active\nmilestones: [{id: work, needs: {ana: 100%}}]\n"
    view = _check(tmp_path, text, "A304")
    assert view.diagnostics == ()
    assert [(result.code, result.why.en) for result in view.not_checked] == [
        ("A304", "the whole load of people: not all work is estimated in `P1`")
    ]


def _load(week: int, ratio: float) -> Load:
    return Load("ana", date(2026, 9, 7) + timedelta(weeks=week), 5.0, round(5 * ratio, 6), 0.0)


@given(st.lists(st.floats(0, 2), min_size=1, max_size=20), st.floats(0.5, 1))
def test_runs_hold_exactly_the_weeks_over_the_share_and_never_touch(
    ratios: list[float], limit: float
) -> None:
    weeks = [_load(place, ratio) for place, ratio in enumerate(ratios)]
    runs = list(_runs("ana", weeks, limit))
    over = [load for load in weeks if (load.ratio or 0) > limit + 1e-6]
    assert [load for run in runs for load in run.weeks] == over
    for before, after in pairwise(runs):
        assert after.weeks[0].week - before.weeks[-1].week > timedelta(weeks=1)


WORK = "promise: {start: 2026-09-07, due: 2027-06-30}\nmilestones: [{id: build, work: 40d}]\n"


THIN = "the first surprise reaches the client"
FAT = "it hides idle time in the date"


@pytest.mark.parametrize(
    ("text", "policy", "message"),
    [
        ("buffer: 20%", "", None),
        ("buffer: 15%", "", None),
        ("buffer: 25%", "", None),
        ("buffer: none", "", None),  # another fault
        ("status: accepted\nbuffer: 5%", "", None),
        ("buffer: 5%", "", f"a buffer of 5% is outside the 15-25% agreed here: {THIN}"),
        ("buffer: 40%", "", f"a buffer of 40% is outside the 15-25% agreed here: {FAT}"),
        ("buffer: 20%", "band: [30%, 40%]", f"a buffer of 20% is outside the 30-40% agreed here: {THIN}"),
        (f"{WORK}buffer: 10d", "", None),  # 10 of 50
        (f"{WORK}buffer: 13d", "", None),  # 13 of 53
        (f"{WORK}buffer: 14d", "", f"a buffer of 14d (26%) is outside the 15-25% agreed here: {FAT}"),
        (f"{WORK}buffer: 2w", "basis: chain", None),  # 10 to 40
        (
            f"{WORK}buffer: 13d",
            "basis: chain",
            f"a buffer of 13d (32%) is outside the 15-25% agreed here: {FAT}",
        ),
    ],
)
def test_a_buffer_keeps_to_the_band(tmp_path: Path, text: str, policy: str, message: str | None) -> None:
    view = _check(tmp_path, text + "\n", "R402", engage=f"buffer: {{{policy}}}\n")
    assert [found.message.en for found in view.diagnostics] == ([message] if message else [])


def test_a_buffer_in_days_without_estimated_work_is_not_judged(tmp_path: Path) -> None:
    view = _check(tmp_path, "buffer: 10d\n", "R402")
    assert view.diagnostics == ()
    assert [result.commitment for result in view.not_checked] == ["P1"]


@pytest.mark.parametrize(
    ("due", "told"), [("2026-11-25", True), ("2027-06-30", False), ("2026-10-02", False)]
)
def test_a_band_below_the_need_is_told_where_the_date_leaves_no_room(
    tmp_path: Path, due: str, told: bool
) -> None:
    text = f"""
promise: {{start: 2026-09-07, due: {due}}}
milestones: [{{id: build, work: {{low: 20d, likely: 40d, high: 90d}}}}]
"""
    view = _check(tmp_path, text, "R402")
    assert bool(view.diagnostics) is told
    if told:
        assert pointed_at(tmp_path, view) == [f"commitments/p1.yaml:5 {due}"]
        assert "is not enough" in view.diagnostics[0].message.en
