"""`engage schedule --level` as a process."""

from __future__ import annotations

import pytest
from processes import AS_OF, EXAMPLES, engage

AGENCY = ("schedule", "--level", "-w", str(EXAMPLES / "web-agency"), "--as-of", AS_OF)


@pytest.fixture(scope="module")
def level() -> dict[str, object]:
    return engage(*AGENCY, "-f", "json").json["level"]


def test_json_has_the_level_of_the_contract(level: dict[str, object]) -> None:
    assert set(level) >= {"method", "makespan_days", "lower_bound_days", "optimal"}
    assert level["makespan_days"] >= level["lower_bound_days"]  # type: ignore[operator]


def test_who_moves_and_why_is_told() -> None:
    done = engage(*AGENCY, "--lang", "en")
    assert (done.code, done.err) == (0, "")
    assert "promises move so that nobody is needed twice at a time" in done.out
    assert "Karim Belkacem is not free" in done.out


def test_the_same_call_gives_the_same_bytes() -> None:
    assert engage(*AGENCY).out == engage(*AGENCY).out


def test_levelled_dates_are_those_of_the_promises_shown(level: dict[str, object]) -> None:
    shown = engage(*AGENCY, "-f", "json").json
    finish = {row["id"]: row["finish"] for row in shown["commitments"]}
    assert level["moves"]
    for move in level["moves"]:  # type: ignore[attr-defined]
        assert finish[move["id"]] == move["to"]


def test_the_solver_goes_with_level() -> None:
    done = engage("schedule", "--solver", "-w", str(EXAMPLES / "web-agency"), "--as-of", AS_OF)
    assert done.code == 2
    assert "--level" in done.err


def test_a_missing_solver_is_named_with_its_extra(tmp_path: object) -> None:
    from pathlib import Path

    hidden = Path(str(tmp_path)) / "ortools"
    hidden.mkdir()
    (hidden / "__init__.py").write_text("raise ImportError('hidden')\n", encoding="utf-8")
    from processes import REPOSITORY

    done = engage(*AGENCY, "--solver", env={"PYTHONPATH": f"{tmp_path}:{REPOSITORY}"})
    assert done.code == 2
    assert "engage-promises[solver]" in done.err
