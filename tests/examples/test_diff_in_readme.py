"""The diff shown in an example is what the tool says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, engage, surroundings
from repositories import commit, repository

README = EXAMPLES / "web-agency" / "README.md"


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """The agency's register with the change that its README describes, not committed."""
    root = repository(tmp_path / "register")
    shutil.copytree(EXAMPLES / "web-agency", root, dirs_exist_ok=True)
    commit(root, "2026-11-19")
    for name, before, after in (
        ("tramontane/TRA-002", "due: 2027-04-09", "due: 2027-03-31"),
        ("armorique/ARM-011", "due: 2027-03-26", "due: 2027-04-16"),
    ):
        path = root / "commitments" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    return root


def test_the_diff_of_the_readme_is_what_the_tool_prints(branch: Path) -> None:
    done = engage("diff", "main", "--as-of", AS_OF, cwd=branch, env=surroundings(COLUMNS="80"))
    shown = re.search(r"<!-- diff -->\n```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)

    assert done.code == 1
    assert shown is not None
    assert shown.group(1) == done.out
