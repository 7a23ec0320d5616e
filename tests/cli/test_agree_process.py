"""`engage agree` as people run it: the file before and after, and what `check` says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hostile import GOOD, workspace
from processes import AS_OF, Done, engage

UNAGREED = GOOD.replace("agreed: {on: 2026-09-02, by: J. Martin}\n", "")
FILE = "commitments/good.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of one active promise that nobody has agreed to, and one with a fault."""
    workspace(tmp_path)
    (tmp_path / FILE).write_text(UNAGREED)
    return tmp_path


def agree(root: Path, *arguments: str, who: str = "GOOD-1") -> Done:
    return engage("agree", who, "-w", root, "--as-of", AS_OF, *arguments)


def codes(root: Path) -> set[str]:
    """The rules with something to say about the promise's agreement."""
    report = engage("check", FILE, "--as-of", AS_OF, "--format", "json", cwd=root).json
    return {found["code"] for found in report["diagnostics"]} & {"R406", "R407"}


def test_a_promise_is_agreed_changed_and_agreed_again(root: Path) -> None:
    file = root / FILE
    assert codes(root) == {"R406"}

    done = agree(root, "--by", "J. Martin", "--ref", "mail of 20 November")

    assert done.code == 0
    assert "agreed by J. Martin on 20 November 2026 (mail of 20 November); digest v1-" in done.out
    assert "baseline from 20 November 2026 to 26 November 2026, then" in done.out
    assert done.out.count("\n") == 1
    assert done.err.startswith("Next: commit")
    assert codes(root) == set()

    file.write_text(file.read_text().replace("due: 2026-12-18, excludes", "due: 2027-01-15, excludes"))
    assert codes(root) == {"R407"}

    assert agree(root, "--by", "J. Martin", "--ref", "call").code == 0
    assert codes(root) == set()
    data = yaml.safe_load(file.read_text())
    assert [earlier["ref"] for earlier in data["agreements"]] == ["mail of 20 November"]
    assert data["agreements"][0]["digest"] != data["agreed"]["digest"]


def test_only_lines_of_the_agreement_are_added(root: Path) -> None:
    agree(root, "--by", "J. Martin")

    added = [line for line in (root / FILE).read_text().splitlines() if line not in UNAGREED.splitlines()]
    left = [line for line in (root / FILE).read_text().splitlines() if line not in added]
    assert left == UNAGREED.splitlines()
    assert [line.split(":")[0] for line in added] == ["agreed", "baseline"]


def test_a_dry_run_shows_the_difference_and_writes_nothing(root: Path) -> None:
    done = agree(root, "--by", "J. Martin", "--dry-run")

    assert done.code == 0
    assert done.out.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n@@")
    assert "\n+agreed: {on: 2026-11-20, by: J. Martin, digest: v1-" in done.out
    assert (root / FILE).read_text() == UNAGREED


def test_a_gate_is_agreed_in_its_milestone(root: Path) -> None:
    done = agree(root, "--milestone", "report", "--by", "J. Martin", "--on", "2026-11-19", "--lang", "fr")

    assert done.out == "GOOD-1/report\u00a0: accord de J. Martin le 19 novembre 2026\n"
    assert "    agreed: {on: 2026-11-19, by: J. Martin}\n" in (root / FILE).read_text()
    assert "digest" not in (root / FILE).read_text()


@pytest.mark.parametrize(
    ("who", "arguments", "said"),
    [
        ("GOD-1", ["--by", "J. Martin"], "did you mean `GOOD-1`?"),
        ("GOOD-2", ["--by", "J. Martin"], "commitments/good2.yaml has faults"),
        ("GOOD-1", [], "--by"),
        ("GOOD-1", ["--by", " "], "--by: is empty"),
        ("GOOD-1", ["--by", "lea"], "is one of us"),
        ("GOOD-1", ["--by", "J. Martin", "--on", "20/11/2026"], "--on: "),
        ("GOOD-1", ["--by", "J. Martin", "--as-of", "main"], "not a date"),
        ("GOOD-1", ["--by", "J. Martin", "--milestone", "reprot"], "did you mean `report`?"),
    ],
)
def test_what_cannot_be_recorded_gives_2_and_leaves_the_files(
    root: Path, who: str, arguments: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in sorted(root.rglob("*.yaml"))}

    done = agree(root, *arguments, who=who)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert {path: path.read_bytes() for path in sorted(root.rglob("*.yaml"))} == before


def test_an_id_of_two_promises_is_refused(root: Path) -> None:
    (root / "commitments/twin.yaml").write_text(UNAGREED)

    done = agree(root, "--by", "J. Martin")

    assert done.code == 2
    assert "commitments/good.yaml, commitments/twin.yaml" in done.err


def test_a_promise_shared_through_an_anchor_is_not_changed(root: Path) -> None:
    shared = UNAGREED + "agreed: &ours {on: 2026-09-02, by: J. Martin}\naccepted: *ours\n"
    (root / FILE).write_text(shared)

    done = agree(root, "--by", "J. Martin")

    assert done.code == 2
    assert "anchor" in done.err
    assert (root / FILE).read_text() == shared
