"""The weekly review as people run it: compared with git, narrowed, recorded, and of two hundred promises."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, REPOSITORY, engage
from repositories import commit, git, repository, write

EIGHTY = {"COLUMNS": "80"}


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    root = tmp_path / "agency"
    shutil.copytree(EXAMPLES / "web-agency", root)
    return root


def test_an_unknown_client_or_owner_is_refused_with_the_nearest(agency: Path) -> None:
    for option, words in (("--client", "moral"), ("--owner", "mehdy")):
        done = engage("review", "-w", agency, option, words, "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert "did you mean" in done.err


def test_the_colour_of_then_comes_from_git_where_a_revision_or_from_git_asks_for_it(tmp_path: Path) -> None:
    root = repository(tmp_path / "w")
    promise = (
        "id: A\ntitle: Portal\nclient: acme\nstatus: active\npromise: {made: 2026-09-01, due: 2026-12-18}\n"
        "milestones: [{id: live, work: 5d, started: 2026-11-02, progress: %s}]\n"
        "journal: [{on: 2026-11-02, note: n, client_told: 2026-11-02}]\n"
    )
    write(root, engage="lang: en\nhealth: {stale: 40d, client_silence: 40d}\n")
    write(root, commitments__a=promise % "10%")
    commit(root, "2026-11-06", "first")
    git(root, "tag", "v1")
    late = promise.replace("work: 5d", "work: 30d") % "10%"
    write(root, commitments__a=late)
    commit(root, "2026-11-18", "second")

    def previous(*arguments: str) -> tuple[str, str | None, str | None]:
        found = engage("review", "-w", root, "--as-of", AS_OF, "--format", "json", *arguments).json
        (row,) = found["clients"][0]["commitments"]
        return row["status"], row["previous_status"], found["compared_with"]

    assert previous() == ("red", "red", "2026-11-13")  # undated estimates are those of the files of today
    assert previous("--from-git") == ("red", "green", "2026-11-13")
    assert previous("--since", "v1") == ("red", "green", "2026-11-06")
    assert previous("--since", "2026-11-09", "--from-git") == ("red", "green", "2026-11-09")
    assert previous("--since", "2w") == ("red", "orange", "2026-11-06")
    told = engage("review", "-w", root, "--as-of", AS_OF, "--since", "v1", "--lang", "en", env=EIGHTY).out
    assert "was green on 6 Nov" in told


@pytest.mark.parametrize(
    ("since", "words"), [("2026-12-01", "not before"), ("0d", "not before"), ("yesterday", "7d")]
)
def test_since_is_a_length_a_day_before_today_or_a_revision(since: str, words: str) -> None:
    example = EXAMPLES / "machine-builder"
    done = engage("review", "-w", example, "--as-of", AS_OF, "--since", since, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_a_review_fails_where_asked_to() -> None:
    example = ("-w", EXAMPLES / "machine-builder", "--as-of", AS_OF)
    assert engage("review", *example, "--fail-on", "red").code == 1
    assert engage("review", *example, "--only", "green", "--fail-on", "orange").code == 0


RECORD = ("--as-of", AS_OF, "--lang", "en", "--record")
ACTION = "ARM-012: Léa Marchand: Appeler Rebond : janvier: 2026-11-27"


def test_what_was_decided_goes_into_the_files_and_the_minutes(agency: Path) -> None:
    path = agency / "commitments/armorique/ARM-012.yaml"
    before = path.read_text(encoding="utf-8")
    done = engage(
        "review", "-w", agency, *RECORD, "--action", ACTION, "--decision", "ARM-012: Livraison en deux lots"
    )
    assert done.code == 0, done.err
    assert done.out == "1 file changed; minutes in reviews/2026-W47.md\n"
    added = [line for line in path.read_text(encoding="utf-8").splitlines() if line not in before]
    assert added == [
        '  - {id: A3, what: "Appeler Rebond : janvier", who: lea, due: 2026-11-27, source: review 2026-W47}',
        '  - {on: 2026-11-20, note: "Review 2026-W47: Livraison en deux lots"}',
    ]
    minutes = (agency / "reviews/2026-W47.md").read_text(encoding="utf-8")
    assert "- **ARM-012** Livraison en deux lots" in minutes
    assert "## Agenda" in minutes
    shown = engage("review", "-w", agency, "--as-of", "2026-12-04", "--format", "json").json
    (kept,) = (action for action in shown["actions"] if action["source"] == "review 2026-W47")
    assert (kept["who"], kept["weeks"], kept["late_days"]) == ("lea", 2, 5)


def test_minutes_are_never_written_over(agency: Path) -> None:
    for name in ("2026-W47.md", "2026-W47-2.md"):
        assert name in engage("review", "-w", agency, *RECORD).out
    (agency / "reviews/2026-W47.md").write_text("mine", encoding="utf-8")
    engage("review", "-w", agency, *RECORD)
    assert (agency / "reviews/2026-W47.md").read_text(encoding="utf-8") == "mine"


def test_a_dry_run_shows_the_change_and_writes_nothing(agency: Path) -> None:
    before = {path: path.read_bytes() for path in agency.rglob("*") if path.is_file()}
    done = engage("review", "-w", agency, *RECORD, "--dry-run", "--action", ACTION)
    assert "+  - {id: A3, what:" in done.out
    assert "would write reviews/2026-W47.md" in done.err
    assert {path: path.read_bytes() for path in agency.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--action", "ARM-012: lea"), "write `ID: who: what: 2026-12-04`"),
        (("--action", "ARM-012: nobody: do it"), "nobody is called"),
        (("--action", "ARM-12: lea: do it"), "did you mean"),
        (("--action", "ARM-012: lea: do it: 2026-11-01"), "has passed"),
        (("--decision", "ARM-012"), "write `ID: what was decided`"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_written(
    agency: Path, arguments: tuple[str, str], words: str
) -> None:
    done = engage("review", "-w", agency, *RECORD, "--decision", "ARM-009: fine", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert not (agency / "reviews").exists()


def test_decisions_want_to_be_recorded(agency: Path) -> None:
    assert engage("review", "-w", agency, "--decision", "ARM-009: fine").code == 2


def test_the_review_of_two_hundred_promises_fits_its_minutes_and_eighty_columns(tmp_path: Path) -> None:
    sys.path.insert(0, str(REPOSITORY / "benchmarks"))
    from datetime import date

    from corpus.tree import write as write_corpus

    write_corpus(tmp_path / "w", 330, 7, 0.0, date.fromisoformat(AS_OF))
    done = engage("review", "-w", tmp_path / "w", "--as-of", AS_OF, "--lang", "en", env=EIGHTY, timeout=110)
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert " of 207 promises" in lines[0]
    assert lines[3].startswith("Agenda, ")
    assert int(lines[3].split()[1]) <= 45
    assert max(map(len, lines)) <= 80
    assert len(lines) < 3 * 207
