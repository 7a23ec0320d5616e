"""`check --base REV`: promises that became weaker since, in a real repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from processes import AS_OF, engage

PROMISE = """\
id: ACME-014
title: Dealer portal
client: acme
status: active
promise: {due: 2027-02-26}
"""
AMENDMENT = """\
amendments:
  - {on: 2026-11-20, kind: deadline, from: 2027-02-26, to: 2027-03-12, asked_by: client, agreed_by: J. Martin,
     client_told: 2026-11-20, reason: Returns were added}
"""


def _git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Lea", "-c", "user.email=lea@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, timeout=30)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A workspace on a branch of its own, with a promise made on the main one."""
    (tmp_path / "commitments").mkdir()
    (tmp_path / "commitments/a.yaml").write_text(PROMISE, encoding="utf-8")
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "promise")
    _git(tmp_path, "checkout", "-qb", "change")
    return tmp_path


def _weaker(root: Path, base: str = "main") -> tuple[int, list[tuple[str, int, str]]]:
    done = engage("check", "-w", root, "--as-of", AS_OF, "--select", "R411", "--base", base, "-f", "json")
    found = done.json["diagnostics"]
    return done.code, [(each["path"], each["line"], each["message"]) for each in found]


def test_a_later_date_without_an_amendment_fails(register: Path) -> None:
    path = register / "commitments/a.yaml"
    path.write_text(PROMISE.replace("2027-02-26", "2027-03-12"), encoding="utf-8")
    code, [(name, line, message)] = _weaker(register)
    assert (code, name, line) == (1, "commitments/a.yaml", 5)
    assert message.startswith(
        "the promised date moved from 2027-02-26 to 2027-03-12, and no amendment says why"
    )
    path.write_text(PROMISE.replace("2027-02-26", "2027-03-12") + AMENDMENT, encoding="utf-8")
    assert _weaker(register) == (0, [])


def test_a_removed_record_fails(register: Path) -> None:
    (register / "commitments/a.yaml").unlink()
    (register / "commitments/b.yaml").write_text(PROMISE.replace("ACME-014", "ACME-015"), encoding="utf-8")
    code, found = _weaker(register)
    assert (code, [path for path, _, _ in found]) == (1, ["commitments/a.yaml"])


def test_a_renamed_file_is_the_same_promise(register: Path) -> None:
    (register / "commitments/a.yaml").rename(register / "commitments/b.yaml")
    assert _weaker(register) == (0, [])


def test_a_faulty_date_is_one_fault(register: Path) -> None:
    path = register / "commitments/a.yaml"
    path.write_text(PROMISE.replace("2027-02-26", "2027-02-30"), encoding="utf-8")
    done = engage("check", "-w", register, "--as-of", AS_OF, "--base", "main", "-f", "json")
    codes = [each["code"] for each in done.json["diagnostics"] if each["line"] == 5]
    assert codes.count("T502") == 1
    assert "R411" not in codes


def test_what_others_changed_on_the_base_since_is_not_ours(register: Path) -> None:
    _git(register, "checkout", "-q", "main")
    path = register / "commitments/a.yaml"
    path.write_text(PROMISE.replace("2027-02-26", "2027-02-12"), encoding="utf-8")
    _git(register, "commit", "-qam", "an earlier date")
    _git(register, "checkout", "-q", "change")
    assert _weaker(register) == (0, [])


def test_a_workspace_that_was_not_there_has_nothing_to_weaken(register: Path) -> None:
    new = register / "new"
    (new / "commitments").mkdir(parents=True)
    (new / "commitments/a.yaml").write_text(PROMISE, encoding="utf-8")
    assert _weaker(new) == (0, [])


def test_a_revision_that_does_not_exist_is_wrong_use(register: Path) -> None:
    done = engage("check", "-w", register, "--as-of", AS_OF, "--base", "nowhere")
    assert (done.code, done.out) == (2, "")
    assert "--base" in done.err
