"""The script that makes a workspace of Kubernetes' proposals, run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

SCRIPT = Path(__file__).parents[2] / "examples" / "kep" / "build.py"

RELEASES = "release,date\n1.35,2025-12-17\n1.34,2025-08-27\n1.33,2025-04-23\n"
COLUMNS = "commit,commit_date,path,kep_number,status,stage,latest_milestone,alpha,beta,stable,creation_date"
PATH = "keps/sig-node/7-faster/kep.yaml"
EVENTS = f"""{COLUMNS}
aaaaaaaaaaaa,2025-01-10T09:00:00+00:00,{PATH},7,provisional,alpha,,v1.33,,v1.34,2025-01-10
bbbbbbbbbbbb,2025-02-10T09:00:00+00:00,{PATH},7,implementable,alpha,,v1.33,,v1.34,2025-01-10
cccccccccccc,2025-06-10T09:00:00+00:00,{PATH},7,implementable,stable,,v1.33,,v1.35,2025-01-10
"""
KEP = """\
title: Faster nodes
kep-number: 7
authors: ["@ada", "@grace"]
approvers: ["@edsger"]
owning-sig: sig-node
status: implementable
stage: stable
creation-date: 2025-01-10
milestone: {alpha: "v1.33", stable: "v1.35"}
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A clone with one proposal, its history and three releases."""
    root = tmp_path / "enhancements"
    add(root, "sig-node/7-faster", KEP)
    (root / "kep_events.csv").write_text(EVENTS, encoding="utf-8")
    (root / "k8s_release_dates.csv").write_text(RELEASES, encoding="utf-8")
    return root


def add(root: Path, name: str, text: str) -> None:
    folder = root / "keps" / name
    folder.mkdir(parents=True)
    (folder / "kep.yaml").write_text(text, encoding="utf-8")


def build(data: Path, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, str(SCRIPT), str(data), "--output", str(output), *options]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def made(output: Path, name: str = "sig-node/7-faster") -> dict[str, Any]:
    text = (output / "commitments" / f"{name}.yaml").read_text(encoding="utf-8")
    value: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return value


def test_stages_are_due_on_the_day_of_their_release(data: Path, tmp_path: Path) -> None:
    assert build(data, tmp_path / "w").returncode == 0
    gates = made(tmp_path / "w")["milestones"]
    assert [(gate["id"], gate["due"]) for gate in gates] == [
        ("alpha", "2025-04-23"),
        ("stable", "2025-12-17"),
    ]


def test_a_stage_is_done_only_once_its_release_is_out(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "w")  # as of the last change, 10 June 2025
    alpha, stable = made(tmp_path / "w")["milestones"]
    assert alpha["done"] == "2025-04-23"
    assert "done" not in stable
    assert stable["not_before"] == "2025-12-17"


def test_assumed_work_runs_in_the_cycle_of_its_release(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "w", "--work", "5w")
    stable = made(tmp_path / "w")["milestones"][-1]
    assert (stable["work"], stable["not_before"], stable["due"]) == ("5w", "2025-08-27", "2025-12-17")


def test_a_moved_release_is_an_amendment(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "w")
    (amendment,) = made(tmp_path / "w")["amendments"]
    assert (amendment["on"], amendment["from"], amendment["to"]) == ("2025-06-10", "2025-08-27", "2025-12-17")


def test_a_past_day_shows_the_proposal_as_it_stood(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "w", "--as-of", "2025-01-31")
    kep = made(tmp_path / "w")
    assert (kep["status"], kep["promise"]["due"]) == ("draft", "2025-08-27")
    assert "amendments" not in kep


def test_a_proposal_written_later_is_left_out_of_a_past_day(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "w", "--as-of", "2024-12-31")
    assert not list((tmp_path / "w").glob("commitments/**/*.yaml"))


def test_what_nobody_can_read_is_carried_over_as_it_stands(data: Path, tmp_path: Path) -> None:
    (data / "kep_events.csv").unlink()
    dirty = KEP.replace("2025-01-10", "2025-30-01").replace("implementable", "imlpementable")
    add(data, "sig-node/8-dirty", dirty.replace('"v1.35"', "TBD").replace("kep-number: 7", "kep-number: 8"))
    build(data, tmp_path / "w", "--as-of", "2025-06-10")
    kep = made(tmp_path / "w", "sig-node/8-dirty")
    assert (kep["status"], kep["promise"]) == ("imlpementable", {"made": "2025-30-01"})
    assert kep["milestones"][-1]["due"] == "TBD"


def test_two_runs_give_the_same_bytes(data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(data, tmp_path / name)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.yaml")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 4  # settings, resources, one client, one commitment


def test_a_folder_of_somebody_else_is_left_alone(data: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "engage.yaml").write_text("organisation: mine\n", encoding="utf-8")
    result = build(data, mine)
    assert (result.returncode, result.stdout) == (2, "")
    assert "was not made by this script" in result.stderr
    assert (mine / "engage.yaml").read_text(encoding="utf-8") == "organisation: mine\n"


def test_a_clone_without_history_asks_for_its_day(data: Path, tmp_path: Path) -> None:
    (data / "kep_events.csv").unlink()
    result = build(data, tmp_path / "w")
    assert result.returncode == 2
    assert "--as-of" in result.stderr
