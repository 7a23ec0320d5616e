"""The page that explains one answer by hand, and the diff shown in an example, say what the tool says."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, REPOSITORY, engage, surroundings
from repositories import commit, repository

from engage.model.asof import known_on
from engage.plan.assess import assess
from engage.store.load import load_workspace

TODAY = date.fromisoformat(AS_OF)
PAGE = REPOSITORY / "docs" / "can-we-promise-it.md"
README = EXAMPLES / "web-agency" / "README.md"


def test_the_figures_of_the_page_are_those_of_the_tool() -> None:
    workspace = known_on(load_workspace(EXAMPLES / "web-agency").workspace, TODAY)
    found = assess(workspace, TODAY, ["TRA-002"]).promises["TRA-002"]
    page = " ".join(PAGE.read_text(encoding="utf-8").split())

    assert found.earliest == date(2027, 5, 26)
    assert found.likely == date(2027, 4, 6)
    assert f"9 April 2027 has {found.on_time:.0%}; 26 May 2027 can be promised at 90%" in page
    assert f"would have {found.unhindered_on_time:.0%} and the 90% would be reached on 30 April" in page
    assert found.unhindered_date == date(2027, 4, 30)
    (binding,) = found.binding
    assert f"{binding.days:.1f} days lost between 21 Jan and 22 Mar, booked by ARM-011" in page
    (moved,) = found.pushed
    assert f"falls from {moved.on_time_before:.0%} to {moved.on_time_after:.0%}" in page


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
