"""`engage schedule ID --fever` and `--methods`: how the buffer went, and what others would hold."""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from goldens import golden
from processes import AS_OF, EXAMPLES, engage

AGENCY = ("-w", EXAMPLES / "web-agency", "--as-of", AS_OF)
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_chart_is_readable_in_80_columns_without_colour(lang: str) -> None:
    done = engage(
        "schedule", "MOR-007", *AGENCY, "--fever", "--methods", "--lang", lang, env={"COLUMNS": "80"}
    )
    assert (done.code, done.err) == (0, "")
    assert max(map(len, done.out.splitlines())) <= 80
    golden(GOLDEN / f"fever-{lang}.txt", done.out)


def test_points_go_from_the_baseline_to_today_and_end_where_the_schedule_stands() -> None:
    shown = engage("schedule", "MOR-007", *AGENCY, "--fever", "-f", "json").json
    points, row = shown["fever"]["points"], shown["commitments"][0]
    assert (points[0]["on"], points[-1]["on"]) == ("2026-06-02", AS_OF)
    assert points[-1]["consumed"] == row["buffer"]["consumed"]
    assert points[-1]["progress"] == row["progress"]
    assert points[-1]["zone"] == "red"


def test_work_begun_moves_at_an_even_pace_between_the_days_on_record(tmp_path: Path) -> None:
    """Ten of twenty days left after four weeks: never ahead, as if ten had been left from the first day."""
    (tmp_path / "commitments").mkdir()
    text = (
        "id: A\ntitle: A thing\nclient: acme\nstatus: active\npromise: {start: 2026-10-26}\n"
        "baseline: {on: 2026-10-26, start: 2026-10-26, finish: 2026-11-20, buffer: 10d}\n"
        "milestones: [{id: m, work: 20d, started: 2026-10-26, remaining: 10d}]\n"
    )
    (tmp_path / "commitments/a.yaml").write_text(text, encoding="utf-8")
    shown = engage("schedule", "A", "-w", tmp_path, "--as-of", AS_OF, "--fever", "-f", "json").json
    told = [(each["on"], each["progress"], each["consumed"]) for each in shown["fever"]["points"]]
    assert told == [
        ("2026-10-26", 0.0, 0.0),
        ("2026-10-30", 0.05, 0.3),
        ("2026-11-06", 0.2, 0.5),
        ("2026-11-13", 0.35, 0.7),
        ("2026-11-20", 0.5, 0.9),
    ]


def test_the_chart_as_svg_has_its_zones_and_a_mark_a_point() -> None:
    shown = engage("schedule", "MOR-007", *AGENCY, "--fever", "-f", "json").json
    root = ElementTree.fromstring(engage("schedule", "MOR-007", *AGENCY, "--format", "svg").out)
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names.count("polygon") == 2
    assert names.count("circle") == len(shown["fever"]["points"])


def test_methods_are_told_with_their_formula_and_days() -> None:
    shown = engage("schedule", "MOR-007", *AGENCY, "--methods", "-f", "json").json
    found = {each["formula"]: each["days"] for each in shown["methods"]["methods"]}
    assert found["½·Σa"] == shown["methods"]["chain_left_days"] / 2 == 27.5
    needed = shown["commitments"][0]["needed_days"]
    assert found["P90 − plan"] == pytest.approx(needed, abs=6)  # simulated, and by approximation
    assert len(found) == 8


def test_a_promise_without_a_baseline_says_why_there_is_no_chart(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    text = "id: A\ntitle: A thing\nclient: acme\nstatus: active\nmilestones: [{id: m, work: 10d}]\n"
    (tmp_path / "commitments/a.yaml").write_text(text, encoding="utf-8")
    done = engage("schedule", "A", "-w", tmp_path, "--as-of", AS_OF, "--fever")
    assert (done.code, done.err) == (0, "")
    assert "there is no baseline to measure against" in done.out
    ElementTree.fromstring(engage("schedule", "A", "-w", tmp_path, "--as-of", AS_OF, "-f", "svg").out)


@pytest.mark.parametrize("option", [("--fever",), ("--methods",), ("--format", "svg")])
def test_of_several_promises_there_is_no_chart(option: tuple[str, ...]) -> None:
    done = engage("schedule", *AGENCY, *option)
    assert (done.code, done.out) == (2, "")
    assert "un seul engagement" in done.err


def test_past_states_can_be_those_that_were_committed(tmp_path: Path) -> None:
    def write(progress: str, day: str) -> None:
        text = (
            "id: A\ntitle: A thing\nclient: acme\nstatus: active\npromise: {start: 2026-09-07}\n"
            "baseline: {on: 2026-09-07, start: 2026-09-07, finish: 2026-10-02, buffer: 5d}\n"
            f"milestones: [{{id: m, work: 20d, started: 2026-09-07, progress: {progress}}}]\n"
        )
        (tmp_path / "commitments/a.yaml").write_text(text, encoding="utf-8")
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-qm", progress, day=day)

    (tmp_path / "commitments").mkdir()
    (tmp_path / "engage.yaml").write_text("organisation: X\n", encoding="utf-8")
    _git(tmp_path, "init", "-q", "-b", "main")
    write("0%", "2026-09-07T12:00:00Z")
    write("25%", "2026-09-11T12:00:00Z")
    write("40%", "2026-09-21T12:00:00Z")
    call = ("schedule", "A", "-w", tmp_path, "--as-of", "2026-09-25", "--fever", "-f", "json")
    committed = engage(*call, "--from-git").json["fever"]
    files = engage(*call).json["fever"]
    assert (committed["source"], files["source"]) == ("git", "files")
    assert [point["progress"] for point in committed["points"]] == [0, 0.25, 0.25, 0.4]
    # At 40 % after eighteen days: as if it had gone at an even pace, in whole days left.
    assert [point["progress"] for point in files["points"]] == [0, 0.05, 0.2, 0.4]


def _git(folder: Path, *arguments: str, day: str = "2026-09-07T12:00:00Z") -> None:
    settings = ("-c", "user.name=Lea", "-c", "user.email=lea@example.org", "-c", "commit.gpgsign=false")
    dates = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", *settings, *arguments], cwd=folder, env=dates, check=True, timeout=30)
