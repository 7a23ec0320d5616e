"""`check --fix` and `--diff` as people run them: what is written, said and returned."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import AS_OF, engage

BEFORE = """\
# Quoted by hand.  # engage: ignore[T501] reason: later until: 2026-06-30
id: P-1   # kept
title: Portail
client: acme
lang: fr
refs: {order: 010, jira: no}
milestone:   # the work
  - {id: m1, due: 2026-12-18}
promise:
  wording: Le portail est en ligne le 02/03/2027.
"""
SAFE = BEFORE.replace("010, jira: no", '"010", jira: "no"').replace(
    "# Quoted by hand.  # engage: ignore[T501] reason: later until: 2026-06-30\n", "# Quoted by hand.\n"
)
ALL = SAFE.replace("milestone:", "milestones:").replace("02/03/2027", "2 mars 2027")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A workspace of one draft with faults that can be fixed."""
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments/p.yaml").write_text(BEFORE, encoding="utf-8")
    return tmp_path


def _text(root: Path) -> str:
    return (root / "commitments/p.yaml").read_text("utf-8")


def _check(root: Path, *options: str) -> tuple[int, str, str]:
    done = engage("check", "-w", root, "--as-of", AS_OF, *options)
    return done.code, done.out, done.err


def test_fix_makes_the_safe_fixes_and_reports_what_is_left(faulty: Path) -> None:
    code, out, err = _check(faulty, "--fix")
    assert _text(faulty) == SAFE
    assert "3 findings fixed in 1 file" in err
    assert code == 1
    assert "X010" not in out
    assert "unsafe fix: rename the field to `milestones`" in out


def test_unsafe_fixes_make_both_kinds(faulty: Path) -> None:
    _, out, err = _check(faulty, "--unsafe-fixes")
    assert _text(faulty) == ALL
    assert "5 findings fixed in 1 file" in err
    assert "X003" not in out


def test_diff_prints_the_fixes_and_writes_nothing(faulty: Path) -> None:
    code, out, err = _check(faulty, "--diff", "--unsafe-fixes")
    assert _text(faulty) == BEFORE
    assert code == 1
    assert out.startswith("--- a/commitments/p.yaml\n+++ b/commitments/p.yaml\n")
    assert "+milestones:   # the work\n" in out
    assert "5 findings would be fixed in 1 file" in err


def test_diff_of_nothing_to_fix_is_empty_and_fine(faulty: Path) -> None:
    _check(faulty, "--unsafe-fixes")
    assert _check(faulty, "--diff", "--unsafe-fixes") == (0, "", "")


def test_only_what_is_selected_is_fixed(faulty: Path) -> None:
    _check(faulty, "--fix", "--select", "X010")
    assert _text(faulty) == BEFORE.replace("010, jira: no", '"010", jira: "no"')


def test_a_waived_finding_is_not_fixed(faulty: Path) -> None:
    path = faulty / "commitments/p.yaml"
    path.write_text(BEFORE + "waivers: [{rule: X010, reason: as printed, by: lea}]\n", encoding="utf-8")
    _check(faulty, "--fix", "--select", "X010")
    assert "order: 010, jira: no" in _text(faulty)


def test_the_document_names_what_was_fixed_and_what_could_be(faulty: Path) -> None:
    done = engage("check", "-w", faulty, "--as-of", AS_OF, "--fix", "-f", "json")
    assert [each["code"] for each in done.json["fixed"]] == ["X010", "X010", "X009"]
    offered = {each["code"]: each["fix"] for each in done.json["diagnostics"] if each["fix"]}
    assert offered["X003"] == {
        "safety": "unsafe",
        "message": "rename the field to `milestones`",
        "changes": [{"kind": "rename", "pointer": "milestone", "name": "milestones"}],
    }
    assert offered["T503"]["changes"] == [
        {"kind": "reword", "pointer": "promise/wording", "start": 27, "end": 37, "new": "2 mars 2027"}
    ]


@pytest.mark.parametrize("option", ["--fix", "--diff", "--unsafe-fixes"])
def test_a_past_state_is_not_changed(faulty: Path, option: str) -> None:
    done = engage("check", "-w", faulty, "--as-of", "HEAD", option)
    assert done.code == 2
    done = engage("check", "-w", faulty, "--from-git", option)
    assert done.code == 2
    assert _text(faulty) == BEFORE


def test_a_file_that_cannot_be_read_is_left_alone(faulty: Path) -> None:
    broken = faulty / "commitments/q.yaml"
    broken.write_text("id: Q\ntitle: [A\nrefs: {order: 010}\n", encoding="utf-8")
    before = broken.read_text("utf-8")
    code, _, _ = _check(faulty, "--fix")
    assert broken.read_text("utf-8") == before
    assert code == 1
