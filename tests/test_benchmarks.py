"""The measuring itself: generated workspaces are sound and repeatable, and the scripts run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from processes import AS_OF, REPOSITORY, engage

BENCHMARKS = REPOSITORY / "benchmarks"


def _script(name: str, *arguments: str | Path, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / name), *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | dict(env or {}),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.yaml")}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of 120 commitments without faults."""
    root = tmp_path_factory.mktemp("generated")
    _script("generate.py", root, "--commitments", "120")
    return root


def test_the_same_seed_gives_the_same_bytes(generated: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        _script(
            "generate.py",
            tmp_path / seed,
            "--commitments",
            "120",
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        )

    assert _files(tmp_path / "1") == _files(tmp_path / "2") == _files(generated)


def test_another_seed_gives_another_workspace(generated: Path, tmp_path: Path) -> None:
    _script("generate.py", tmp_path / "other", "--commitments", "120", "--seed", "8")

    assert _files(tmp_path / "other") != _files(generated)


def test_a_generated_commitment_has_some_four_kilobytes_and_six_milestones(generated: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (generated / "commitments").rglob("*.yaml")]

    assert len(texts) == 120
    assert 3_500 < sum(len(text.encode()) for text in texts) / len(texts) < 5_000
    assert all(text.count("\n    work: ") >= 6 for text in texts)


def test_a_generated_workspace_reads_without_a_fault_and_shows_each_colour(generated: Path) -> None:
    done = engage("check", "-w", generated, "--as-of", AS_OF, "--format", "json")
    structural = [
        d for d in done.json["diagnostics"] if d["code"].startswith("X") and d["severity"] == "error"
    ]
    reviewed = engage("review", "-w", generated, "--as-of", AS_OF, "--format", "json").json

    assert structural == []
    assert reviewed["left_out"] == []
    assert all(reviewed["summary"][colour] > 0 for colour in ("red", "orange", "green"))


def test_faults_are_put_into_as_many_files_as_asked_for(tmp_path: Path) -> None:
    said = _script("generate.py", tmp_path / "faulty", "--commitments", "200", "--faults", "30%")
    spoilt = sum(int(line.split()[0]) for line in said.splitlines() if "fault:" in line)

    done = engage("check", "-w", tmp_path / "faulty", "--as-of", AS_OF, "--format", "json")

    assert 40 <= spoilt <= 80
    assert len({d["path"] for d in done.json["diagnostics"] if d["severity"] == "error"}) >= spoilt


def test_nothing_is_written_over(generated: Path) -> None:
    before = _files(generated)
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "generate.py"), str(generated)], capture_output=True
    )

    assert done.returncode == 2
    assert _files(generated) == before


def test_growth_is_printed_beside_the_bare_pass() -> None:
    said = _script("growth.py", "--sizes", "6,12", "--repeat", "1", "--no-results")

    assert said.count("bare PyYAML C pass") == 2
    assert all(said.count(f"| {name} ") == 2 for name in ("check", "schedule", "review", "status ID"))


def test_the_cost_of_a_start_is_printed_beside_typer() -> None:
    said = _script("startup.py", "--repeat", "1", "--no-results")

    assert "engage --version" in said
    assert 'python -c "import typer"' in said
