"""T501, T502, T507, T508, T509: dates that are missing, wrong, out of order, past."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import also_at, check_files, pointed_at

from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

HEAD = "id: ACME-014\ntitle: Dealer portal\nclient: acme\n"


def _check(root: Path, text: str, code: str, as_of: str = "2026-09-07", **others: str) -> CheckView:
    files = {"commitments/promise.yaml": HEAD + text}
    files |= {f"commitments/{name}.yaml": content for name, content in others.items()}
    return check_files(root, files, as_of, CheckOptions(select=(code,)))


@pytest.mark.parametrize(
    ("today", "late"),
    [("2026-08-30", False), ("2026-08-31", False), ("2026-09-01", True)],
    ids=["the day before", "on the day", "the day after"],
)
def test_a_promise_is_overdue_from_the_day_after_its_date(tmp_path: Path, today: str, late: bool) -> None:
    view = _check(tmp_path, "status: active\npromise: {due: 2026-08-31}\n", "T509", today)
    assert bool(view.diagnostics) is late


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("status: active\n", True),
        ("status: suspended\n", True),
        ("", True),
        ("status: proposed\n", True),
        ("status: active\ndelivered: 2026-08-28\n", False),
        ("status: active\ndelivered: 2026-10-28\n", True),  # a fact that is not known yet
        ("status: delivered\n", False),
        ("status: broken\n", False),
        ("status: accepted\n", False),
        ("status: lost\n", False),
        ("status: cancelled\n", False),
        ("amendments: [{on: 2026-08-20, kind: deadline, to: 2026-10-30, agreed_by: J. M.}]\n", False),
        ("amendments: [{on: 2026-08-20, kind: deadline, to: 2026-10-30}]\n", True),
        ("amendments: [{on: 2026-08-20, kind: deadline, to: in autumn, agreed_by: J. M.}]\n", True),
    ],
)
def test_what_counts_as_done_with_a_promise(tmp_path: Path, text: str, late: bool) -> None:
    view = _check(tmp_path, f"promise: {{due: 2026-08-31}}\n{text}", "T509")
    assert bool(view.diagnostics) is late


def test_a_gate_due_with_the_promise_is_not_told_twice(tmp_path: Path) -> None:
    text = """
status: active
promise: {due: 2026-08-31}
milestones:
  - {id: live, due: 2026-08-31}
  - {id: ux, due: 2026-08-14}
  - {id: kickoff, due: 2026-08-07, accepted: {on: 2026-08-06}}
"""
    assert pointed_at(tmp_path, _check(tmp_path, text, "T509")) == [
        "commitments/promise.yaml:6 2026-08-31",
        "commitments/promise.yaml:9 2026-08-14",
    ]


def test_a_day_that_does_not_exist_is_told_once_and_not_as_missing(tmp_path: Path) -> None:
    files = {"commitments/promise.yaml": HEAD + "promise: {start: 2026-09-07, due: 2027-02-30}\n"}
    view = check_files(tmp_path, files, options=CheckOptions(profile="draft", ignore=("S", "M")))
    assert [
        (found.code, found.name, found.message.en) for found in view.diagnostics if found.code[0] == "T"
    ] == [("T502", "invalid-date", "2027-02-30: February 2027 has 28 days")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("promise: {start: 2027-03-01, due: 2027-02-26}", ["promise/due"]),
        ("promise: {start: 2027-02-26, due: 2027-02-26}", []),
        ("promise: {made: 2027-03-01, due: 2027-02-26}", ["promise/due"]),
        ("promise: {made: 2027-03-01, start: 2027-03-01, due: 2027-02-26}", ["promise/due"]),
        ("promise: {start: 2026-09-07, due: 2062-02-26}", ["promise/due"]),
        ("promise: {start: 2062-09-07, due: 2027-02-26}", ["promise/start"]),
        ("promise: {start: 2001-09-07, due: 2027-02-26}", []),  # a long programme
        ("promise: {due: 2006-02-26}", ["promise/due"]),
        ("promise: {due: 2006-02-26}\nstatus: accepted", []),  # an archive
        ("milestones: [{id: ux, started: 2026-09-04, done: 2026-09-01}]", ["milestones/0/done"]),
        (
            "milestones: [{id: ux, done: 2026-09-04, accepted: {on: 2026-09-03}}]",
            ["milestones/0/accepted/on"],
        ),
        ("delivered: 2026-09-04\naccepted: {on: 2026-09-03}\nstatus: accepted", ["accepted/on"]),
        (
            "baseline: {on: 2026-09-01, start: 2026-09-07, finish: 2026-09-04, buffer: 2d}",
            ["baseline/finish"],
        ),
        ("pauses: [{from: 2026-09-04, to: 2026-09-01}]", ["pauses/0/to"]),
        ("actions: [{what: Add a tester, due: 2062-09-04}]", ["actions/0/due"]),
    ],
)
def test_dates_in_the_wrong_order_or_year(tmp_path: Path, text: str, expected: list[str]) -> None:
    view = _check(tmp_path, text + "\n", "T502")
    assert ["/".join(map(str, found.pointer)) for found in view.diagnostics] == expected


def test_periods_of_people_clients_and_the_organisation_end_after_they_begin(tmp_path: Path) -> None:
    files = {
        "commitments/promise.yaml": HEAD,
        "engage.yaml": "calendar: {closures: [{from: 2026-12-24, to: 2026-12-01}]}\n",
        "clients/acme.yaml": "id: acme\ncalendar: {freezes: [{from: 2026-12-24, to: 2026-12-01}]}\n",
        "resources.yaml": """
            people:
              - {id: lea, absences: [{from: 2026-08-03, to: 2026-08-14}, {from: 2026-10-23, to: 2026-10-19}]}
            equipment: [{id: bench, absences: [{from: 2026-09-16, to: 2026-09-14}]}]
            providers: [{id: rau, slots: [{from: 2026-09-16, to: 2026-09-14}]}]
        """,
    }
    view = check_files(tmp_path, files, options=CheckOptions(select=("T502",)))
    assert pointed_at(tmp_path, view) == [
        "clients/acme.yaml:2 2026-12-01",
        "engage.yaml:1 2026-12-01",
        "resources.yaml:2 2026-10-19",
        "resources.yaml:3 2026-09-14",
        "resources.yaml:4 2026-09-14",
    ]


@pytest.mark.parametrize(
    ("link", "conflict"),
    [
        ("ux", True),
        ("{milestone: ux, type: FF}", True),
        ("{milestone: ux, type: SS}", False),
        ("{milestone: ux, type: SF}", False),
        ("{milestone: ux, lag: 3d}", True),
        ("{milestone: ux, lag: -5d}", False),
    ],
)
def test_only_links_that_hold_the_end_back_conflict(tmp_path: Path, link: str, conflict: bool) -> None:
    text = f"""
milestones:
  - {{id: ux, due: 2026-11-20}}
  - {{id: build, due: 2026-10-30, after: [{link}]}}
"""
    assert bool(_check(tmp_path, text, "T508").diagnostics) is conflict


def test_a_conflict_names_both_dates_and_the_other_place(tmp_path: Path) -> None:
    text = """
milestones:
  - {id: ux, due: 2026-11-20}
  - {id: spec, after: [ux]}
  - {id: build, due: 2026-10-30, after: [spec]}
"""
    view = _check(tmp_path, text, "T508")
    (found,) = view.diagnostics
    assert found.message.en == "milestone `build` is due by 2026-10-30, but waits for `ux`, due on 2026-11-20"
    assert pointed_at(tmp_path, view) == ["commitments/promise.yaml:8 2026-10-30"]
    assert also_at(tmp_path, view) == [["commitments/promise.yaml:6 2026-11-20"]]


def test_work_that_is_done_conflicts_with_nothing(tmp_path: Path) -> None:
    text = """
milestones:
  - {id: ux, due: 2026-11-20, done: 2026-09-04}
  - {id: build, due: 2026-10-30, after: [ux]}
"""
    assert _check(tmp_path, text, "T508").diagnostics == ()


def test_an_undated_chain_is_judged_once_by_the_promised_date(tmp_path: Path) -> None:
    text = """
promise: {due: 2026-10-30}
milestones:
  - {id: spec, after: [OTHER/ux]}
  - {id: build, after: [spec]}
"""
    other = "id: OTHER\ntitle: Shop\nclient: acme\nmilestones: [{id: ux, due: 2026-11-20}]\n"
    view = _check(tmp_path, text, "T508", other=other)
    assert pointed_at(tmp_path, view) == ["commitments/promise.yaml:7 [OTHER/ux]"]


@pytest.mark.parametrize(
    ("today", "code"),
    [("2026-09-07", "T508"), ("2026-11-01", "T508"), ("2026-11-02", "T509")],
    ids=["both ahead", "its day has passed", "its work may have begun"],
)
def test_a_gate_promised_before_its_work_may_begin_is_one_fault(
    tmp_path: Path, today: str, code: str
) -> None:
    text = HEAD + "milestones: [{id: ux, not_before: 2026-11-02, due: 2026-10-30}]\n"
    files = {"commitments/promise.yaml": text}
    view = check_files(tmp_path, files, today, CheckOptions(select=("T502", "T508", "T509")))
    assert [found.code for found in view.diagnostics] == [code]


def test_a_promise_that_ends_before_it_begins_is_not_also_overdue(tmp_path: Path) -> None:
    files = {"commitments/promise.yaml": HEAD + "promise: {start: 2026-09-01, due: 2026-08-03}\n"}
    view = check_files(tmp_path, files, options=CheckOptions(select=("T502", "T509")))
    assert [found.code for found in view.diagnostics] == ["T502"]


def test_a_chain_of_ten_thousand_undated_milestones_is_walked(tmp_path: Path) -> None:
    lines = ["milestones:", "  - {id: m0, due: 2026-11-20}"]
    lines += [f"  - {{id: m{n}, after: [m{n - 1}]}}" for n in range(1, 10_000)]
    lines += ["  - {id: last, due: 2026-10-30, after: [m9999]}", ""]
    assert len(_check(tmp_path, "\n".join(lines), "T508").diagnostics) == 1
