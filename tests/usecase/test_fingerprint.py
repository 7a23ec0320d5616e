"""A fingerprint tells findings apart, and survives what does not change the fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from checking import check_files
from hypothesis import given
from hypothesis import strategies as st

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.usecase.check import CheckOptions
from engage.usecase.fingerprint import fingerprinted

BARE = "id: A\ntitle: Report\nclient: acme\n"
GATES = "milestones:\n- id: ux\n  critical: true\n- {id: live, critical: true}\n"


def _prints(root: Path, text: str, *select: str) -> dict[tuple[str, str], str]:
    """Code and words pointed at -> fingerprint."""
    root.mkdir(exist_ok=True)
    files = {"clients/acme.yaml": "id: acme\n", "commitments/a.yaml": text}
    view = check_files(root, files, options=CheckOptions(select=select))
    return {(found.code, found.message.en): found.fingerprint for found in view.diagnostics}


@pytest.mark.parametrize(
    "changed",
    [
        "# a comment\n\n\n" + BARE + GATES,
        "id: A\nteam: web\ntitle: Report\nclient: acme\n" + GATES,
        BARE + "milestones:\n  - {id: ux, critical: true}\n  - {id: live, critical: true}\n",
        (BARE + GATES).replace("\n", "\r\n"),
    ],
)
def test_lines_and_styles_that_change_do_not_move_a_fingerprint(tmp_path: Path, changed: str) -> None:
    before = _prints(tmp_path / "a", BARE + GATES, "S101", "M207", "A305")
    assert len(before) > 3
    assert _prints(tmp_path / "b", changed, "S101", "M207", "A305") == before


def test_an_item_put_above_another_does_not_move_its_fingerprint(tmp_path: Path) -> None:
    before = _prints(tmp_path / "a", BARE + "milestones: [{id: ux, critical: true}]\n", "M207")
    after = _prints(
        tmp_path / "b",
        BARE + "milestones: [{id: kickoff, critical: true}, {id: ux, critical: true}]\n",
        "M207",
    )
    assert set(before.values()) < set(after.values())
    assert len(set(after.values())) == 2


def test_another_file_for_the_same_promise_keeps_its_fingerprints(tmp_path: Path) -> None:
    files = {"clients/acme.yaml": "id: acme\n", "commitments/old.yaml": BARE}
    old = check_files(tmp_path, files, options=CheckOptions(select=("S101",)))
    (tmp_path / "commitments/old.yaml").rename(tmp_path / "commitments/new.yaml")
    new = check_files(tmp_path, {}, options=CheckOptions(select=("S101",)))
    assert [found.path for found in new.diagnostics] == ["commitments/new.yaml"]
    assert [d.fingerprint for d in old.diagnostics] == [d.fingerprint for d in new.diagnostics]


def _diagnostic(
    line: int, code: str = "S102", commitment: str | None = "A", pointer: str = "title"
) -> Diagnostic:
    said = Text("vague", "vague")
    span = Span(line, 1, line, 2)
    return Diagnostic(
        code, "n", Severity.ERROR, "commitments/a.yaml", span, said, commitment, None, (pointer,)
    )


@given(st.permutations([_diagnostic(line) for line in range(1, 5)]))
def test_equal_findings_differ_by_their_order_in_the_file(found: list[Diagnostic]) -> None:
    made = fingerprinted(found, Workspace())
    assert len({d.fingerprint for d in made}) == 4
    assert [d.span.line for d in made] == [1, 2, 3, 4]
    moved = fingerprinted([_diagnostic(line + 10) for line in range(1, 5)], Workspace())
    assert [d.fingerprint for d in moved] == [d.fingerprint for d in made]


@pytest.mark.parametrize(
    "other",
    [
        _diagnostic(1, code="S103"),
        _diagnostic(1, commitment="B"),
        _diagnostic(1, pointer="team"),
        _diagnostic(1, commitment=None),
    ],
)
def test_rule_promise_and_place_each_count(other: Diagnostic) -> None:
    one, two = fingerprinted([_diagnostic(1)], Workspace()), fingerprinted([other], Workspace())
    assert one[0].fingerprint != two[0].fingerprint


def test_the_format_of_a_fingerprint_is_kept_for_good() -> None:
    """A change makes every known finding of every user a new one: raise VERSION and say so."""
    assert fingerprinted([_diagnostic(1)], Workspace())[0].fingerprint == "0180073e67f11d967e49e77ab1786a1e"
