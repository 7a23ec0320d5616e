"""Findings hidden by comments: which, until when, and what is said about the hiding itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import check_files

from engage.model.diagnostic import Severity
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

UX, LIVE = "{id: ux, critical: true}", "{id: live, critical: true}"
BARE = "id: A\ntitle: Report\nclient: acme\n"
GATES = "milestones:\n  - id: ux{0}\n    critical: true\n  - {{id: live, critical: true}}\n"
NAMES = "milestone-without-quality-criteria, S101"
HIDES = "# engage: ignore[{0}] reason: agreed by mail"


def _check(root: Path, text: str, *select: str, as_of: str = "2026-09-07", **options: object) -> CheckView:
    files = {"clients/acme.yaml": "id: acme\n", "commitments/a.yaml": text}
    return check_files(root, files, as_of, CheckOptions(select=select, **options))  # type: ignore[arg-type]


def _found(view: CheckView) -> list[tuple[str, int]]:
    return [(found.code, found.span.line) for found in view.diagnostics]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (BARE + GATES.format("  " + HIDES.format("M207")), 1),
        (
            BARE + f"milestones:\n  {HIDES.format('M207')}\n  - {UX}\n  - {LIVE}\n",
            1,
        ),
        (
            BARE + f"milestones:  {HIDES.format('M207')}\n  - {UX}\n  - {LIVE}\n",
            2,
        ),
        (
            BARE + f"{HIDES.format('M207')}\n\n# why not\nmilestones:\n- {UX}\n- {LIVE}\n",
            2,
        ),
        (f"{HIDES.format('M207')}\n{BARE}{GATES.format('')}", 2),
        (
            f"# the portal\n{HIDES.format(NAMES)}\n{BARE}{GATES.format('')}",
            2,
        ),
        (BARE + GATES.format("") + HIDES.format("M207") + "\n", 0),
        (BARE + GATES.format("") + f"team: web  {HIDES.format('M207')}\n", 0),
    ],
    ids=["line", "above", "list", "above-list", "file", "names", "end", "elsewhere"],
)
def test_a_comment_speaks_of_its_field_or_item_and_all_below(tmp_path: Path, text: str, hidden: int) -> None:
    view = _check(tmp_path, text, "M207")
    assert (view.suppressed, len(view.diagnostics)) == (hidden, 2 - hidden)


def test_what_was_hidden_is_kept_with_its_reason_and_end(tmp_path: Path) -> None:
    view = _check(tmp_path, f"{HIDES.format('S101')}: 3 May until: 2026-09-07\n{BARE}", "S101", "X")
    (hidden,) = view.hidden
    assert (hidden.how, hidden.reason, str(hidden.until)) == (
        "comment",
        "agreed by mail: 3 May",
        "2026-09-07",
    )
    assert hidden.diagnostic.code == "S101"
    assert view.diagnostics == ()


def test_the_end_may_stand_before_the_reason(tmp_path: Path) -> None:
    view = _check(tmp_path, f"# engage: ignore[S101] until: 2026-12-31 reason: annexed\n{BARE}", "S101", "X")
    assert [(h.reason, str(h.until)) for h in view.hidden] == [("annexed", "2026-12-31")]


@pytest.mark.parametrize(
    "text",
    [
        BARE + f"promise:\n  wording: |\n    Report\n    {HIDES.format('S101')}\n",
        BARE + f'team: "web {HIDES.format("S101")}"\n',
        BARE + f"team: 'web\n  {HIDES.format('S101')}'\n",
        BARE + "team: web#engage:ignore[S101]\n",
        BARE + "# engage ignores this\n",
    ],
)
def test_what_stands_in_a_text_is_no_comment(tmp_path: Path, text: str) -> None:
    view = _check(tmp_path, text, "S101", "X008", "X009")
    assert [code for code, _ in _found(view)] == ["S101"]
    assert view.hidden == ()


def test_behind_a_fault_of_syntax_no_comment_hides_anything(tmp_path: Path) -> None:
    view = _check(
        tmp_path, f"id: A\ntitle: [\nclient: acme\n{HIDES.format('S101')}\nteam: web\n", "X", "S101"
    )
    assert view.hidden == ()
    assert "X001" in {code for code, _ in _found(view)}


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("# engage: ignore[S101]", [("X008", Severity.ERROR)]),
        ("# engage: ignore[S101] reason:", [("X008", Severity.ERROR)]),
        ("# engage: ignore reason: all of it", [("S101", Severity.ERROR), ("X008", Severity.ERROR)]),
        ("# engage: ignore[] reason: all of it", [("S101", Severity.ERROR), ("X008", Severity.ERROR)]),
        (
            "# engage: ignore[S101] reason: x until: soon",
            [("S101", Severity.ERROR), ("X008", Severity.ERROR)],
        ),
        (
            "# engage: ignore[S101] reason: x until: 2026-09-06",
            [("S101", Severity.ERROR), ("X009", Severity.ERROR)],
        ),
        ("# engage: ignore[S1] reason: x", [("S101", Severity.ERROR), ("X009", Severity.WARNING)]),
        ("# engage: ignore[S101, T501] reason: x", [("X009", Severity.WARNING)]),
        ("# engage: ignore[S101, X003] reason: x", [("X009", Severity.WARNING)]),
    ],
)
def test_faults_of_the_hiding_itself(
    tmp_path: Path, comment: str, expected: list[tuple[str, Severity]]
) -> None:
    text = f"{comment}\n{BARE}promise: {{due: 2027-01-29}}\n"
    view = _check(tmp_path, text, "S101", "T501", "X")
    assert sorted((found.code, found.severity) for found in view.diagnostics) == expected


def test_faults_of_reading_cannot_be_hidden(tmp_path: Path) -> None:
    text = f"{HIDES.format('X003, T502')}\n{BARE}acceptence: x\npromise: {{due: 2027-02-30}}\n"
    view = _check(tmp_path, text, "X003", "T502")
    assert [code for code, _ in _found(view)] == ["X003", "T502"]


def test_a_rule_that_was_not_asked_for_may_have_had_something_to_find(tmp_path: Path) -> None:
    assert _found(_check(tmp_path, f"{HIDES.format('M206')}\n{BARE}", "X", "S101")) == [("S101", 2)]


def test_a_rule_that_depends_on_the_day_may_find_something_tomorrow(tmp_path: Path) -> None:
    text = f"{HIDES.format('T509')}\n{BARE}promise: {{due: 2026-10-30}}\nstatus: active\n"
    assert _found(_check(tmp_path, text, "X009", "T509")) == []


def test_waivers_of_a_closed_promise_are_history(tmp_path: Path) -> None:
    waiver = "waivers: [{rule: S101, until: 2026-01-31}]\n"
    assert {code for code, _ in _found(_check(tmp_path, BARE + waiver, "X"))} == {"X008", "X009"}
    assert _found(_check(tmp_path, BARE + "status: accepted\n" + waiver, "X")) == []


def test_a_waiver_that_hides_nothing_is_pointed_at(tmp_path: Path) -> None:
    text = BARE + "promise: {due: 2027-01-29}\nwaivers:\n  - {rule: T501, reason: x, by: claire}\n"
    view = _check(tmp_path, text, "X009", "T501")
    assert _found(view) == [("X009", 6)]
    assert view.diagnostics[0].commitment == "A"
