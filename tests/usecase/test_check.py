"""Selection, severity, waivers, paths and the exit code: what is decided once for all rules."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "rules"))
from checking import check_files  # the helper of the rules' tests

from engage.model.diagnostic import Severity
from engage.rules.registry import all_rules
from engage.rules.select import Selection
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView

BARE = "id: {0}\ntitle: Report\nclient: acme\n"
DRAFT = ["S101", "S112", "T501"]  # what the `draft` profile finds in it
PROMISE = ["A301", "A302", "A305", "R405", *DRAFT]


def _check(
    root: Path, text: str = "", options: CheckOptions | None = None, as_of: str = "2026-09-07", **more: str
) -> CheckView:
    files = {
        "clients/acme.yaml": "id: acme\n",
        "commitments/a.yaml": BARE.format("A") + text,
        "commitments/legacy/b.yaml": BARE.format("B"),
    }
    files |= {f"{name.replace('__', '/')}.yaml": content for name, content in more.items()}
    return check_files(root, files, as_of, options)


def _codes(view: CheckView, path: str = "commitments/a.yaml") -> list[str]:
    return sorted(found.code for found in view.diagnostics if found.path == path)


def _beginning(start: str) -> list[str]:
    """The codes that begin so, of rules that are not off."""
    return [rule.code for rule in all_rules() if rule.code.startswith(start) and not rule.off]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("load", []),
        ("draft", DRAFT),
        ("promise", PROMISE),
        ("signed", PROMISE),
        (None, PROMISE),
    ],
)
def test_profiles_hold_all_that_comes_before_them(
    tmp_path: Path, profile: str | None, expected: list[str]
) -> None:
    view = _check(tmp_path, options=CheckOptions(profile=profile))  # type: ignore[arg-type]
    assert _codes(view) == expected


def test_the_workspace_sets_the_profile_and_the_reader_may_set_another(tmp_path: Path) -> None:
    engage = "rules: {profile: draft}\n"
    assert _codes(_check(tmp_path, engage=engage)) == DRAFT
    assert "A301" in _codes(_check(tmp_path, options=CheckOptions(profile="promise"), engage=engage))


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("S10", "S115"), (), [*_beginning("S10"), "S115"]),
        (("s101", "T50"), (), ["S101", *_beginning("T50")]),
        (("missing-how",), (), ["S115"]),
        (("S101",), ("S",), ["S101"]),
        (("S10", "S115"), ("S10",), ["S115"]),
        (("T509",), ("T509",), []),
        (("missing-deliverable",), ("S1",), ["S101"]),
    ],
)
def test_the_more_exact_of_select_and_ignore_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    assert [rule.code for rule in Selection(select=select, ignore=ignore).rules()] == expected


def test_rules_ignored_by_the_workspace_are_not_applied(tmp_path: Path) -> None:
    assert _codes(_check(tmp_path, engage="rules: {ignore: [S, R, A302, missing-due-date]}\n")) == [
        "A301",
        "A305",
    ]


def test_a_rule_that_is_not_selected_costs_no_schedule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "engage.plan.schedule", None)  # importing it would fail
    view = _check(tmp_path, options=CheckOptions(select=("S1", "T501")))
    assert _codes(view) == ["S101", "S112", "T501"]


def test_severities_change_by_path_and_the_last_override_wins(tmp_path: Path) -> None:
    engage = """
        rules:
          overrides:
            - {paths: ["commitments/**"], rules: {S101: info, T501: off}}
            - {paths: [commitments/legacy], rules: {S101: warning, T: warning}}
    """
    view = _check(tmp_path, options=CheckOptions(select=("S101", "T501")), engage=engage)
    assert [(found.path, found.code, found.severity) for found in view.diagnostics] == [
        ("commitments/a.yaml", "S101", "info"),
        ("commitments/legacy/b.yaml", "S101", "warning"),
        ("commitments/legacy/b.yaml", "T501", "warning"),
    ]


def test_what_could_not_be_read_can_be_lowered_but_neither_ignored_nor_switched_off(tmp_path: Path) -> None:
    engage = "rules: {ignore: [X], overrides: [{paths: ['**'], rules: {X003: off, T502: off}}]}\n"
    text = "promise: {due: 2027-02-30, dew: 2027-02-28}\n"
    view = _check(tmp_path, text, CheckOptions(select=("S101",)), engage=engage)
    assert [(f.code, f.severity) for f in view.diagnostics if f.path == "commitments/a.yaml"] == [
        ("S101", "error"),
        ("T502", "info"),
        ("X003", "info"),
    ]


@pytest.mark.parametrize(
    ("waiver", "waived"),
    [
        ("rule: S101, until: 2026-09-07", True),
        ("rule: s101", True),
        ("rule: missing-deliverable, until: 2027-01-31", True),
        ("rule: S101, until: 2026-09-06", False),
        ("rule: S115", False),
        ("rule: S", False),  # a waiver names one rule
    ],
)
def test_a_waiver_accepts_one_rule_of_its_promise_until_its_day(
    tmp_path: Path, waiver: str, waived: bool
) -> None:
    view = _check(tmp_path, f"waivers: [{{{waiver}}}]\n", CheckOptions(select=("S101",)))
    assert _codes(view) == ([] if waived else ["S101"])
    assert _codes(view, "commitments/legacy/b.yaml") == ["S101"]
    assert view.suppressed == int(waived)


@pytest.mark.parametrize(
    ("paths", "reported", "files"),
    [
        ((), {"commitments/a.yaml", "commitments/legacy/b.yaml"}, 3),
        ((".",), {"commitments/a.yaml", "commitments/legacy/b.yaml"}, 3),
        (("commitments/a.yaml",), {"commitments/a.yaml"}, 1),
        (("./commitments/legacy/",), {"commitments/legacy/b.yaml"}, 1),
        (("commitments/*.yaml",), {"commitments/a.yaml"}, 1),
        (
            ("commitments/**/b.yaml", "commitments/a.yaml"),
            {"commitments/a.yaml", "commitments/legacy/b.yaml"},
            2,
        ),
        (("clients",), set(), 1),
    ],
)
def test_paths_narrow_the_report(
    tmp_path: Path, paths: tuple[str, ...], reported: set[str], files: int
) -> None:
    view = _check(tmp_path, options=CheckOptions(paths=paths))
    assert {found.path for found in view.diagnostics} == reported
    assert view.files == files


def test_paths_never_narrow_what_is_read(tmp_path: Path) -> None:
    text = "milestones: [{id: m, after: [B/m]}]\n"
    other = BARE.format("B") + "milestones: [{id: m, after: [A/m]}]\n"
    options = CheckOptions(paths=("commitments/a.yaml",), select=("X006",))
    view = _check(tmp_path, text, options, commitments__legacy__b=other)
    assert _codes(view) == ["X006"]


def test_a_path_that_means_nothing_is_an_error_of_the_call(tmp_path: Path) -> None:
    view = _check(tmp_path, options=CheckOptions(paths=("comitments/",)))
    (found,) = view.diagnostics
    assert (found.code, found.path, view.exit_code("never")) == ("X007", "comitments/", 2)
    assert view.not_checked == ()  # no rule was run for nothing
    assert found.help is not None
    assert found.help.en == "did you mean `commitments`?"


def test_a_workspace_without_commitments_has_nothing_to_check(tmp_path: Path) -> None:
    view = check_files(tmp_path, {"engage.yaml": "lang: fr\n"})
    assert [found.code for found in view.diagnostics] == ["X007"]
    assert view.exit_code() == 2


def test_a_commitment_that_cannot_be_read_is_found_at_fault_not_called_nothing(tmp_path: Path) -> None:
    view = check_files(tmp_path, {"commitments/a.yaml": "id: [\n"})
    assert {found.code for found in view.diagnostics} == {"X001"}
    assert (view.exit_code(), view.left_out) == (1, ("commitments/a.yaml",))


@pytest.mark.parametrize(
    ("options", "engage", "message"),
    [
        (CheckOptions(select=("S1O1",)), "", "there is no rule `S1O1`: did you mean `S101`?"),
        (CheckOptions(ignore=("S999",)), "", "there is no rule `S999`; `engage rule` lists them"),
        (CheckOptions(), "rules: {ignore: [missing-haw]}", "engage.yaml: there is no rule `missing-haw`"),
        (
            CheckOptions(),
            "rules: {overrides: [{paths: ['**'], rules: {qqqqqqqq: info}}]}",
            "engage.yaml: there is no rule `qqqqqqqq`; `engage rule` lists them",
        ),
    ],
)
def test_a_rule_that_does_not_exist_is_refused(
    tmp_path: Path, options: CheckOptions, engage: str, message: str
) -> None:
    view = _check(tmp_path, options=options, engage=engage or "lang: en\n")
    assert view.diagnostics == ()
    assert view.refused[0].en.startswith(message)
    assert view.exit_code("never") == 2


def test_a_code_of_another_version_may_stand_in_the_settings(tmp_path: Path) -> None:
    view = _check(
        tmp_path, engage="rules: {ignore: [S999], overrides: [{paths: [a], rules: {M999: info}}]}\n"
    )
    assert view.refused == ()


@pytest.mark.parametrize(
    ("level", "codes"),
    [("error", (1, 1, 0)), ("warning", (0, 1, 0)), ("info", (0, 0, 0)), ("off", (0, 0, 0))],
)
def test_the_exit_code_follows_the_worst_finding(
    tmp_path: Path, level: str, codes: tuple[int, int, int]
) -> None:
    engage = f"rules: {{overrides: [{{paths: ['**'], rules: {{S101: {level}}}}}]}}\n"
    view = _check(tmp_path, options=CheckOptions(select=("S101",)), engage=engage)
    assert (view.exit_code(), view.exit_code("warning"), view.exit_code("never")) == codes


def test_findings_stand_in_the_order_of_files_and_places(tmp_path: Path) -> None:
    text = "promise: {start: 2027-03-01, due: 2027-02-26}\nowner: nobody\n"
    view = _check(tmp_path, text, resources="people: [{id: lea}]\n")
    order = [(found.path, found.span.line, found.span.column) for found in view.diagnostics]
    assert order == sorted(order)
    assert len(order) > 4


def test_a_mistyped_field_is_not_also_called_missing(tmp_path: Path) -> None:
    text = "deliverables: [{what: Report, how: Interviews, acceptence: [{measure: pages}]}]\n"
    view = _check(tmp_path, text, CheckOptions(select=("X", "S101", "S115", "M201")))
    assert _codes(view) == ["X003"]


def test_a_deliverable_that_lacks_its_name_does_not_make_the_promise_lack_deliverables(
    tmp_path: Path,
) -> None:
    view = _check(
        tmp_path, "deliverables: [{how: Interviews}]\n", CheckOptions(select=("X", "S101", "S115", "M201"))
    )
    assert _codes(view) == ["X003"]


def test_each_finding_in_a_commitment_names_it_also_those_of_reading(tmp_path: Path) -> None:
    view = _check(tmp_path, "promise: {due: 2027-02-30}\nowner: a\nowner: b\n")
    assert {found.commitment for found in view.diagnostics if found.path == "commitments/a.yaml"} == {"A"}


def test_counts_are_by_severity(tmp_path: Path) -> None:
    view = _check(tmp_path, options=CheckOptions(select=("S101", "X005")))
    assert [view.count(level) for level in Severity] == [2, 0, 0]
