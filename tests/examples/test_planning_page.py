"""The plan that `docs/planning.md` follows by hand is the one that `engage` makes of its files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from processes import REPOSITORY, engage

PAGE = (REPOSITORY / "docs/planning.md").read_text(encoding="utf-8")
_FILE = re.compile(r"<!-- file: (\S+) -->\n```yaml\n(.*?)```", re.DOTALL)
_ROW = re.compile(r"^\| (\w+) \| (\d{4}-\d\d-\d\d) \|.*?(\d{4}-\d\d-\d\d) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("planning")
    for name, content in _FILE.findall(PAGE):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def _dates(shown: Any) -> dict[str, tuple[str, str]]:
    return {
        milestone["id"]: (milestone["start"], milestone["finish"])
        for promise in shown["commitments"]
        for milestone in promise["milestones"]
    }


def _told(heading: str) -> dict[str, tuple[str, str]]:
    section = PAGE.split(heading, 1)[1].split("\n### ", 1)[0]
    return {name: (first, last) for name, first, last in _ROW.findall(section)}


def _run(workspace: Path, *arguments: str) -> Any:
    return engage(*arguments, "-f", "json", "-w", workspace, "--as-of", "2026-12-07").json


def test_each_promise_alone(workspace: Path) -> None:
    told = _told("### Each promise alone")
    assert len(told) == 5
    assert _dates(_run(workspace, "schedule")) == told


def test_levelled_together(workspace: Path) -> None:
    told = _told("### One of them waits")
    assert len(told) == 5
    shown = _run(workspace, "schedule", "--level")
    assert _dates(shown) == told
    assert [move["id"] for move in shown["level"]["moves"]] == ["SITE-2"]


def test_an_earlier_date_turns_it_round(workspace: Path) -> None:
    path = workspace / "commitments/SITE-2.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("due: 2027-01-15", "due: 2026-12-18"), encoding="utf-8")
    try:
        shown = _run(workspace, "schedule", "--level")
    finally:
        path.write_text(before, encoding="utf-8")
    assert [move["id"] for move in shown["level"]["moves"]] == ["SHOP-1"]
    assert _dates(shown)["build"] == ("2026-12-17", "2026-12-29")
    assert _dates(shown)["open"] == ("2026-12-31", "2026-12-31")


def test_load_of_the_shared_weeks(workspace: Path) -> None:
    shown = _run(workspace, "capacity", "--by", "person")
    lea = next(each for each in shown["resources"] if each["id"] == "lea")
    assert [(week["load_days"], week["ratio"]) for week in lea["weeks"][:2]] == [(2.7, 0.54), (6.8, 1.36)]
    assert [each["over_days"] for each in shown["overloads"]] == [1.8]
