"""`engage status` as people run it, on files that can be read in part only."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import AS_OF, engage

_PROMISE = """\
id: P-{n}
title: Portal of the dealers
client: acme
status: active
owner: lea
promise: {{made: 2026-09-01, start: 2026-09-07, due: {due}}}
milestones: [{{id: a, work: 20d}}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "commitments"
    folder.mkdir()
    (folder / "1.yaml").write_text(_PROMISE.format(n=1, due="2027-02-30"))
    (folder / "2.yaml").write_text(_PROMISE.format(n=2, due="2027-02-26"))
    return tmp_path


@pytest.mark.parametrize(
    ("lang", "promised", "heading", "reason"),
    [
        ("en", "Promised   not known, see below", "Cannot be read", "February 2027 has 28 days"),
        ("fr", "Promis     inconnu, voir plus bas", "Illisible", "février 2027 compte 28 jours"),
    ],
)
def test_a_card_says_which_promised_day_cannot_be_read(
    root: Path, lang: str, promised: str, heading: str, reason: str
) -> None:
    done = engage("status", "P-1", "-w", root, "--as-of", AS_OF, "--lang", lang)
    assert promised in done.out
    last = done.out.splitlines()[-2:]
    assert last[0].startswith(heading)
    assert last[1].startswith("1.yaml:6")
    assert reason in last[1]


def test_a_list_names_what_is_missing_in_it(root: Path) -> None:
    done = engage("status", "dealers", "-w", root, "--as-of", AS_OF)
    assert "1.yaml:6" in done.out
    assert "2.yaml" not in done.out


def test_json_gives_the_field_its_place_and_the_reason(root: Path) -> None:
    found = engage("status", "P-1", "-w", root, "--as-of", AS_OF, "--format", "json").json
    assert found["commitments"][0]["promised"] is None
    assert found["unread"] == [
        {
            "commitment": "P-1",
            "field": "promise/due",
            "path": "commitments/1.yaml",
            "line": 6,
            "reason": "2027-02-30: February 2027 has 28 days",
        }
    ]
    whole = engage("status", "P-2", "-w", root, "--as-of", AS_OF, "--format", "json").json
    assert whole["unread"] == []


def test_a_page_without_faults_says_nothing_of_them(root: Path) -> None:
    assert "Cannot be read" not in engage("status", "P-2", "-w", root, "--as-of", AS_OF).out
