"""The `signed` profile, rules that are off, and warnings raised while reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from checking import check_files, pointed_at

from engage.model.diagnostic import Severity
from engage.model.policy_rules import RuleOverride
from engage.rules.registry import all_rules, by_code
from engage.rules.select import Selection, severity
from engage.usecase.check import CheckOptions

HEAD = "id: A\ntitle: Report\nclient: acme\n"
OFF = replace(by_code()["S112"], off=True)


@pytest.mark.parametrize(
    ("profile", "status", "level"),
    [
        ("promise", "proposed", "warning"),
        ("signed", "draft", "warning"),
        ("signed", "proposed", "error"),
        ("signed", "active", "error"),
    ],
)
def test_what_lies_before_the_client_must_have_its_limits_once_signing_is_strict(
    tmp_path: Path, profile: str, status: str, level: str
) -> None:
    files = {
        "commitments/a.yaml": f"{HEAD}status: {status}\n",
        "engage.yaml": f"rules: {{profile: {profile}}}\n",
    }
    view = check_files(tmp_path, files)
    assert [found.severity for found in view.diagnostics if found.code == "S112"] == [level]


def test_an_override_rules_over_the_signed_profile(tmp_path: Path) -> None:
    engage = "rules: {profile: signed, overrides: [{paths: ['**'], rules: {S112: info}}]}\n"
    files = {"commitments/a.yaml": f"{HEAD}status: active\n", "engage.yaml": engage}
    found = [d.severity for d in check_files(tmp_path, files).diagnostics if d.code == "S112"]
    assert found == ["info"]


def test_only_warnings_become_errors_never_remarks() -> None:
    rule = by_code()["S112"]
    assert severity(rule, "a", Severity.INFO, (), signed=True) is Severity.INFO
    assert severity(rule, "a", None, (), signed=True) is Severity.ERROR


@pytest.mark.parametrize(
    ("select", "level", "wanted"),
    [
        ((), None, False),
        (("S",), None, False),
        (("S112",), None, True),
        (("missing-boundary",), None, True),
        ((), "warning", True),
        ((), "off", False),
    ],
)
def test_a_rule_that_is_off_runs_only_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, select: tuple[str, ...], level: str | None, wanted: bool
) -> None:
    rules = tuple(OFF if rule.code == OFF.code else rule for rule in all_rules())
    for place in ("engage.rules.select", "engage.rules.registry"):
        monkeypatch.setattr(f"{place}.all_rules", lambda: rules)
    overrides = (RuleOverride(paths=("**",), rules={"S112": level}),) if level else ()
    chosen = Selection(select=select, overrides=overrides).rules()
    assert (OFF in chosen) is wanted


def test_a_rule_that_is_off_reports_only_in_the_files_that_switch_it_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engage.rules.select.find_rule", lambda token: OFF if token == "S112" else None)
    overrides = [RuleOverride(paths=("commitments/acme/**",), rules={"S112": "warning"})]
    assert severity(OFF, "commitments/acme/a.yaml", None, overrides) is Severity.WARNING
    assert severity(OFF, "commitments/beta/b.yaml", None, overrides) is None
    assert severity(OFF, "commitments/beta/b.yaml", None, overrides, named=True) is Severity.WARNING


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("refs: {order: 010}", "010"),
        ("refs: {order: 0x1F, po: PO-1}", "0x1F"),
        ("refs: {order: 1e3}", "1e3"),
        ("refs: {order: 1_000}", "1_000"),
        ("refs: {version: 1.10}", "1.10"),
        ("notes: [no, none]", "no"),
        ("notes: [yes and no, Off]", "Off"),
        ("notes: [12:30]", "12:30"),
        ("region: NO", "NO"),
        ("team: y", "y"),
    ],
)
def test_texts_that_yaml_1_1_reads_otherwise_are_told_with_their_place(
    tmp_path: Path, line: str, value: str
) -> None:
    files = {"commitments/a.yaml": HEAD + line + "\n"}
    view = check_files(tmp_path, files, options=CheckOptions(select=("X010",)))
    assert pointed_at(tmp_path, view) == [f"commitments/a.yaml:4 {value}"]
    assert view.diagnostics[0].help is not None
    assert f'"{value}"' in view.diagnostics[0].help.en


@pytest.mark.parametrize(
    "line",
    [
        'refs: {order: "010"}',
        "refs: {order: 4500187720, po: 12, rate: 1.5}",
        "notes: [true, 2026-09-01, off the shelf]",
        "in_full: no",
        "milestones: [{id: a, critical: yes, needs: {lea: 010}}]",
        "notes:\n  - |\n    no\n",
        "buffer: 010d",
    ],
)
def test_quoted_texts_and_fields_of_other_types_surprise_nobody(tmp_path: Path, line: str) -> None:
    files = {"commitments/a.yaml": HEAD + line + "\n"}
    assert check_files(tmp_path, files, options=CheckOptions(select=("X010",))).diagnostics == ()


@pytest.mark.parametrize(
    ("engage", "more", "told"),
    [
        ("", "", True),
        ("rules: {ignore: [X010]}", "", False),
        ("rules: {overrides: [{paths: ['**'], rules: {X010: off}}]}", "", False),
        ("", "waivers: [{rule: X010}]", False),
    ],
)
def test_a_mere_warning_of_reading_can_be_ignored_and_waived(
    tmp_path: Path, engage: str, more: str, told: bool
) -> None:
    files = {
        "commitments/a.yaml": f"{HEAD}region: NO\n{more}\n",
        "engage.yaml": (engage or "lang: en") + "\n",
    }
    view = check_files(tmp_path, files)
    assert ("X010" in {found.code for found in view.diagnostics}) is told


def test_a_warning_about_a_text_does_not_hide_that_its_neighbour_is_missing(tmp_path: Path) -> None:
    files = {"commitments/a.yaml": HEAD + "promise: {wording: no}\n"}
    view = check_files(tmp_path, files)
    assert {"X010", "T501"} <= {found.code for found in view.diagnostics}
