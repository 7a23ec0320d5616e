"""A command imports only what it uses: that is most of what a short call costs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, REPOSITORY

sys.path.insert(0, str(REPOSITORY / "benchmarks"))
from imports import imported, modules_of

EXAMPLE = str(EXAMPLES / "machine-builder")
WEIGHTY = {"typer", "pydantic", "yaml", "holidays", "rich", "dateutil", "numpy", "json"}
COMMANDS = ("check", "schedule", "capacity", "review", "status")
ON_AN_EXAMPLE = ("-w", EXAMPLE, "--as-of", AS_OF)


def test_the_yardstick_sees_what_is_imported() -> None:
    seen = modules_of("import importlib; importlib.import_module('yaml')")

    assert {"yaml", "yaml.cyaml"} <= seen
    assert "pydantic" not in seen


def test_version_imports_nothing_but_the_version() -> None:
    seen = imported(["--version"])

    assert {name for name in seen if name.startswith("engage")} == {"engage", "engage.cli", "engage.cli.main"}
    assert WEIGHTY & seen == set()


@pytest.mark.parametrize("arguments", [["--help"], ["frobnicate"]])
def test_help_needs_no_model_and_no_reader(arguments: list[str]) -> None:
    assert (WEIGHTY - {"typer"}) & imported(arguments, codes={0, 2}) == set()


@pytest.mark.parametrize("command", [*COMMANDS, "init", "assess", "diff"])
def test_help_of_a_command_needs_no_model_and_no_reader(command: str) -> None:
    assert (WEIGHTY - {"typer", "json"}) & imported([command, "--help"]) == set()


@pytest.mark.parametrize("command", ["check", "schedule", "status"])
def test_a_plain_report_needs_no_rich_no_numpy_and_no_network(command: str) -> None:
    unwanted = {"rich", "numpy", "urllib.request", "http.client", "ssl", "asyncio", "sqlite3"}

    assert unwanted & imported([command, *ON_AN_EXAMPLE]) == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_imports_no_other_command(command: str) -> None:
    commands = {f"engage.cli.{name}" for name in (*COMMANDS, "init", "rule")}

    assert commands & imported([command, *ON_AN_EXAMPLE]) == {f"engage.cli.{command}"}


def test_only_what_simulates_needs_numpy() -> None:
    seen = imported(["forecast", *ON_AN_EXAMPLE])

    assert "numpy" in seen
    assert {"rich", "urllib.request", "http.client", "ssl", "asyncio"} & seen == set()
    assert "numpy" not in imported(["forecast", "--help"])


@pytest.mark.parametrize("arguments", [["review"], ["status", "HAL-2602"]])
def test_a_review_and_the_card_of_one_promise_simulate_and_need_nothing_else(arguments: list[str]) -> None:
    seen = imported([*arguments, *ON_AN_EXAMPLE])

    assert "numpy" in seen
    assert {"rich", "urllib.request", "http.client", "ssl", "asyncio", "sqlite3"} & seen == set()


def test_a_status_needs_no_rule_of_check() -> None:
    seen = imported(["status", *ON_AN_EXAMPLE])

    assert {name for name in seen if name.startswith("engage.rules.catalogue")} == set()


def test_a_workspace_without_holidays_needs_no_list_of_them(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments/a.yaml").write_text("id: A\ntitle: A\nclient: acme\n", encoding="utf-8")

    assert "holidays" not in imported(["check", "-w", str(tmp_path), "--as-of", AS_OF])


@pytest.mark.parametrize("command", COMMANDS)
def test_only_a_fault_in_a_file_needs_pydantic(command: str) -> None:
    assert "pydantic" not in imported([command, *ON_AN_EXAMPLE])


def test_a_fault_in_a_file_is_found_by_pydantic(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments/a.yaml").write_text("id: A\ntitle: A\nclients: acme\n", encoding="utf-8")

    assert "pydantic" in imported(["check", "-w", str(tmp_path), "--as-of", AS_OF])


def test_the_country_of_a_workspace_is_loaded_alone() -> None:
    seen = imported(["schedule", *ON_AN_EXAMPLE])

    assert "holidays.registry" in seen
    assert {"holidays", "holidays.countries", "importlib.metadata", "email"} & seen == set()


def test_alerts_load_no_mail_and_no_chat_before_something_is_sent() -> None:
    seen = imported(["escalate", *ON_AN_EXAMPLE])

    assert {"smtplib", "apprise", "urllib.request", "ssl", "asyncio", "rich"} & seen == set()
    assert "numpy" not in imported(["escalate", "--help"])
    assert {"smtplib", "numpy"} & imported(["tell", "--help"]) == set()
