"""The commands of the README run as they are written, in the workspace that its first one makes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from processes import REPOSITORY, engage
from repositories import commit, repository

_README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
_IN_PART = "…"  # shown in part: what stands for the rest is no argument


def _daily() -> list[str]:
    """The lines of the block, without the first and without comments."""
    block = _README.split("## Daily use\n\n```sh\n")[1].split("```")[0]
    lines = [line.split("  #")[0].split("   #")[0].strip() for line in block.splitlines()]
    return [line for line in lines if not line.startswith("engage init")]


def _by_question() -> list[str]:
    """The whole commands of the table."""
    table = _README.split("And when the question is another one:")[1].split("## Where to look")[0]
    found = re.findall(r"`(engage [^`]+)`", table)
    return [line for line in found if _IN_PART not in line and "init" not in line]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The workspace of `engage init`, in a repository with a branch `main`."""
    repo = repository(tmp_path / "repo")
    assert engage("init", repo).code == 0
    (repo / "offer.md").write_text("By 4 December 2026 you receive the report as PDF.\n", encoding="utf-8")
    commit(repo, "2026-11-20")
    return repo


def test_there_are_commands_to_run() -> None:
    assert len(_daily()) >= 9
    assert len(_by_question()) >= 25


@pytest.mark.parametrize("line", [*_daily(), *_by_question()])
def test_a_command_of_the_readme_runs(root: Path, line: str) -> None:
    arguments = shlex.split(line.removeprefix("engage "))
    if arguments == ["status", "--me"]:
        arguments += ["--as", "sam"]  # who is at the keyboard is not the README's to say
    done = engage(*arguments, cwd=root, env={"HOME": str(root)})
    assert done.code in {0, 1}, done.err
    assert "Traceback" not in done.err
