"""Known findings do not count, only get fewer, and are never faults of the record or of the agreement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checking import check_files
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.model.asof import known_on
from engage.model.diagnostic import Severity
from engage.model.suppression import KNOWN_FILE, KnownFinding
from engage.store.known import known_text, read_known
from engage.store.load import load_workspace
from engage.usecase.check import CheckOptions, check
from engage.usecase.check_view import CheckView
from engage.usecase.known import compare

DAY = date(2026, 9, 7)
FILES = {
    "clients/acme.yaml": "id: acme\n",
    "commitments/a.yaml": "id: A\ntitle: Report\nclient: acme\nstatus: active\n",
}


def _again(root: Path, known: tuple[KnownFinding, ...], options: CheckOptions | None = None) -> CheckView:
    loaded = load_workspace(root)
    return check(
        known_on(loaded.checked, DAY),
        DAY,
        locate=loaded.locate,
        load_diagnostics=loaded.diagnostics,
        files=loaded.files.all(),
        options=options,
        known=known,
    )


def _accepted(root: Path) -> tuple[KnownFinding, ...]:
    """Everything found in the files, accepted."""
    return compare(check_files(root, FILES, DAY), (), "en").whole


def test_known_findings_do_not_count(tmp_path: Path) -> None:
    before = check_files(tmp_path, FILES, DAY)
    view = _again(tmp_path, _accepted(tmp_path))
    assert {found.code for found in view.diagnostics} == {"R406"}
    assert view.known == len(before.diagnostics) - 1 > 4
    assert view.suppressed == 0
    assert view.gone == ()


@pytest.mark.parametrize("code", ["R406", "R407", "X005", "X009"])
def test_some_findings_can_never_be_known(tmp_path: Path, code: str) -> None:
    """Also not where somebody writes them into the file by hand."""
    (tmp_path / "commitments").mkdir()
    files = FILES | {"clients/acme.yaml": "id: other\n"}
    found = [d for d in check_files(tmp_path, files, DAY).diagnostics if d.code == code]
    entries = tuple(KnownFinding(d.fingerprint, code, "A", d.path, "") for d in found)
    entries = entries or (KnownFinding("0" * 32, code, "A", "commitments/a.yaml", ""),)
    view = _again(tmp_path, entries)
    assert view.known == 0
    assert len(view.gone) == len(entries)


def test_a_new_finding_counts(tmp_path: Path) -> None:
    known = _accepted(tmp_path)
    check_files(tmp_path, {"commitments/b.yaml": "id: B\ntitle: Other\nclient: acme\n"})
    view = _again(tmp_path, known)
    assert {found.commitment for found in view.diagnostics if found.code == "S101"} == {"B"}


def test_an_entry_that_is_no_longer_found_fails_the_check_once(tmp_path: Path) -> None:
    known = _accepted(tmp_path)
    check_files(
        tmp_path,
        {"commitments/a.yaml": FILES["commitments/a.yaml"] + "promise: {due: 2027-01-29, excludes: [x]}\n"},
    )
    view = _again(tmp_path, known)
    assert {entry.code for entry in view.gone} == {"S112", "T501"}
    (stale,) = [found for found in view.diagnostics if found.code == "X009"]
    assert (stale.severity, stale.path) == (Severity.ERROR, KNOWN_FILE)
    assert stale.message.en == "known findings that are no longer found: 2"


@pytest.mark.parametrize(
    "options",
    [
        CheckOptions(select=("X",)),
        CheckOptions(ignore=("S112", "T501")),
        CheckOptions(profile="load"),
        CheckOptions(paths=("clients",)),
        CheckOptions(changed=frozenset()),
    ],
)
def test_what_was_not_looked_for_is_not_called_gone(tmp_path: Path, options: CheckOptions) -> None:
    known = _accepted(tmp_path)
    check_files(
        tmp_path,
        {"commitments/a.yaml": FILES["commitments/a.yaml"] + "promise: {due: 2027-01-29, excludes: [x]}\n"},
    )
    assert _again(tmp_path, known, options).gone == ()


def test_a_promise_that_cannot_be_read_keeps_its_entries(tmp_path: Path) -> None:
    known = _accepted(tmp_path)
    check_files(tmp_path, {"commitments/a.yaml": "id: [\n"})
    assert _again(tmp_path, known).gone == ()


def test_an_entry_keeps_its_words_so_that_the_file_changes_only_where_findings_do(tmp_path: Path) -> None:
    known = tuple(
        KnownFinding(e.fingerprint, e.code, e.commitment, e.path, "old words") for e in _accepted(tmp_path)
    )
    assert compare(_again(tmp_path, known), known, "en").whole == known


@settings(max_examples=60)
@given(
    st.lists(st.builds(KnownFinding, *[st.text()] * 2, st.none() | st.text(), *[st.text()] * 2), max_size=4)
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, entries: list[KnownFinding]
) -> None:
    root = tmp_path_factory.mktemp("known")
    (root / KNOWN_FILE).write_bytes(known_text(entries).encode())
    read, faults, _ = read_known(root)
    assert faults == ()
    assert [(e.fingerprint, e.code, e.commitment, e.path, e.message) for e in read] == [
        (e.fingerprint, e.code, e.commitment, e.path, e.message) for e in entries
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("known: []\n", []),
        ("known: [\n", ["X001"]),
        ("known: all\n", ["X003"]),
        ("known:\n  - {code: S101, path: a.yaml}\n", ["X003"]),
        ("known:\n  - S101\n", ["X003"]),
    ],
)
def test_a_faulty_file_is_a_diagnostic(tmp_path: Path, text: str, codes: list[str]) -> None:
    (tmp_path / KNOWN_FILE).write_text(text)
    entries, faults, _ = read_known(tmp_path)
    assert entries == ()
    assert [fault.code for fault in faults] == codes
