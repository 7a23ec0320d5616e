"""`engage init`: a workspace that works at once, and nothing lost."""

from pathlib import Path

import pytest
from processes import engage


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_example_passes_check_and_is_green(tmp_path: Path, lang: str) -> None:
    made = engage("init", tmp_path / "new", "--lang", lang, "--as-of", "2026-11-20")
    assert made.code == 0
    assert made.out.splitlines() == [
        "clients/acme.yaml",
        "commitments/ACME-001.yaml",
        "engage.yaml",
        "resources.yaml",
        "risks.yaml",
    ]
    checked = engage("check", "-w", tmp_path / "new", "--as-of", "2026-11-20", "--fail-on", "warning")
    assert (checked.code, checked.out.count(" X")) == (0, 0)
    reviewed = engage("review", "-w", tmp_path / "new", "--as-of", "2026-11-20")
    assert ("GREEN" if lang == "en" else "VERT") in reviewed.out


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "resources.yaml").write_text("people: [{id: mine}]\n")
    made = engage("init", tmp_path, "--as-of", "2026-11-20")
    assert made.code == 0
    assert "resources.yaml" not in made.out.splitlines()
    assert "resources.yaml" in made.err
    assert (tmp_path / "resources.yaml").read_text() == "people: [{id: mine}]\n"


def test_a_workspace_is_not_made_twice(tmp_path: Path) -> None:
    assert engage("init", tmp_path).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = engage("init", tmp_path)
    assert (again.code, again.out) == (2, "")
    assert "already" in again.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_workspace_gets_what_is_asked_for_beside_it(tmp_path: Path) -> None:
    engage("init", tmp_path)
    made = engage("init", tmp_path, "--ci", "gitlab", "--pre-commit", "--schema")
    assert made.code == 0
    assert {".gitlab/engage.yml", ".pre-commit-config.yaml", ".engage/schema/commitment.json"} <= set(
        made.out.splitlines()
    )


def test_the_same_day_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        engage("init", tmp_path / name, "--as-of", "2026-11-20")
    first, second = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.yaml")}
        for name in ("a", "b")
    )
    assert first == second


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = engage("init", tmp_path / "file" / "inside")
    assert made.code == 2
    assert "cannot be written" in made.err


@pytest.mark.parametrize("day", range(16, 23))
def test_on_any_day_of_the_week_the_example_is_a_live_promise(tmp_path: Path, day: int) -> None:
    engage("init", tmp_path, "--as-of", f"2026-11-{day}")
    reviewed = engage("review", "-w", tmp_path, "--as-of", f"2026-11-{day}", "--format", "json")
    assert reviewed.json["summary"]["green"] == 1


def test_a_scheduled_job_for_alerts_is_written_on_request(tmp_path: Path) -> None:
    made = engage("init", tmp_path, "--ci", "github", "--alerts")
    assert made.code == 0
    assert ".github/workflows/engage-alerts.yml" in made.out.splitlines()
    assert "engage escalate --send" in (tmp_path / ".github/workflows/engage-alerts.yml").read_text()
    assert engage("init", tmp_path / "other", "--alerts").code == 2
