"""`engage schedule --level` as a process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from processes import AS_OF, EXAMPLES, REPOSITORY, engage

AGENCY = ("schedule", "--level", "-w", str(EXAMPLES / "web-agency"), "--as-of", AS_OF)


@pytest.fixture(scope="module")
def shown() -> Any:
    return engage(*AGENCY, "-f", "json").json


def test_json_has_the_level_of_the_contract(shown: Any) -> None:
    level = shown["level"]
    assert set(level) >= {"method", "makespan_days", "lower_bound_days", "optimal"}
    assert level["makespan_days"] >= level["lower_bound_days"]


def test_levelled_dates_are_those_of_the_promises_shown(shown: Any) -> None:
    finish = {row["id"]: row["finish"] for row in shown["commitments"]}
    moves = shown["level"]["moves"]
    assert moves
    assert {move["id"]: move["to"] for move in moves} == {move["id"]: finish[move["id"]] for move in moves}


def test_who_moves_and_why_is_told() -> None:
    done = engage(*AGENCY, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "so that nobody is needed twice at a time" in done.out
    assert "is not free" in done.out


def test_the_solver_goes_with_level() -> None:
    done = engage("schedule", "--solver", "-w", str(EXAMPLES / "web-agency"), "--as-of", AS_OF)
    assert done.code == 2
    assert "--level" in done.err


def test_a_missing_solver_is_named_with_its_extra(tmp_path: Path) -> None:
    hidden = tmp_path / "ortools"
    hidden.mkdir()
    (hidden / "__init__.py").write_text("raise ImportError('hidden')\n", encoding="utf-8")
    done = engage(*AGENCY, "--solver", env={"PYTHONPATH": f"{tmp_path}:{REPOSITORY}"})
    assert done.code == 2
    assert "engage-promises[solver]" in done.err
