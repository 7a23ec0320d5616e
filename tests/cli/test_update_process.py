"""`engage update` as people run it: exit codes, streams, and the file before and after."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import GOOD, workspace
from processes import AS_OF, Done, engage

FILE = "commitments/good.yaml"
PROMISE = GOOD + (
    "needs_from_client: [{what: Test tenant, who: j.martin, by: 2026-11-10}]\n"
    "actions:\n  - {id: A1, what: Call, who: lea, due: 2026-11-18}\n"
    "risks: [{id: R1, what: Nobody answers}]\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    workspace(tmp_path)
    (tmp_path / FILE).write_text(PROMISE)
    return tmp_path


def update(root: Path, *arguments: str, who: str = "GOOD-1", lang: str = "en") -> Done:
    env = {"ENGAGE_USER": "lea", "HOME": str(root)}
    return engage("update", who, "-w", root, "--as-of", AS_OF, "--lang", lang, *arguments, env=env)


def added(root: Path) -> list[str]:
    before = PROMISE.splitlines()
    return [line for line in (root / FILE).read_text().splitlines() if line not in before]


def test_a_note_is_written_by_who_calls(root: Path) -> None:
    done = update(root, "--note", "2nd interview: held", "--known", "yesterday", "--client-told")

    assert (done.code, done.err) == (0, "")
    assert done.out == "`GOOD-1`: noted: 2nd interview: held\n"
    first, second = added(root)
    assert first == "journal: [{on: 2026-11-19, by: lea, note: first interview held},"
    assert second.strip() == (
        '{on: 2026-11-20, by: lea, note: "2nd interview: held", known: 2026-11-19, client_told: 2026-11-20}]'
    )


def test_days_may_be_left_out_and_said_in_words(root: Path) -> None:
    assert update(root, "--started", "lundi", "--progress", "60%", who="GOOD-1/report").code == 0
    assert added(root) == ["    started: 2026-11-16", "    progress: 60%"]
    done = update(root, "--done", "--actual", "0", "--evidence", "review.md", "--milestone", "report")
    assert done.out == (
        "`GOOD-1/report`: done on 20 November 2026, as we claim\n"
        "`GOOD-1/report: open remarks`: 0, target = 0 met\n"
        "`GOOD-1/report: open remarks`: review.md\n"
    )
    assert {"    progress: 100%", "    done: 2026-11-20"} < set(added(root))


def test_a_delivery_and_its_acceptance_set_the_status(root: Path) -> None:
    done = update(
        root, "--delivered", "--in-full", "yes", "--accepted", "--by", "J. Martin", "--ref", "PV 3",
        "--reservation", "Icon set; lea; 2026-11-27",
    )  # fmt: skip
    assert done.code == 0
    assert added(root) == [
        "status: accepted",
        "delivered: 2026-11-20",
        "in_full: yes",
        "accepted:",
        "  on: 2026-11-20",
        "  by: J. Martin",
        "  ref: PV 3",
        "  reservations:",
        "    - {what: Icon set, owner: lea, due: 2026-11-27}",
    ]
    assert update(root, "--lift", "icon").code == 0
    assert "due: 2026-11-27, lifted: 2026-11-20}\n" in (root / FILE).read_text()


def test_an_amendment_changes_the_field_and_says_why(root: Path) -> None:
    done = update(
        root, "--amend", "deadline", "--to", "2027-01-15", "--reason", "Scope grew", "--asked-by", "client",
        "--agreed-by", "J. Martin", lang="fr",
    )  # fmt: skip
    assert done.out == "`GOOD-1`\u00a0: date modifiée, de 2026-12-18 à 2027-01-15\n"
    text = (root / FILE).read_text()
    assert "start: 2026-09-07, due: 2027-01-15, excludes" in text
    assert "kind: deadline" in text
    assert "from: 2026-12-18" in text


def test_the_date_of_a_gate_is_amended_like_that_of_the_promise(root: Path) -> None:
    why = ("--reason", "Scope grew", "--asked-by", "client", "--agreed-by", "J. Martin")
    done = update(root, "--amend", "deadline", "--to", "2026-12-11", *why, who="GOOD-1/report")
    assert (done.code, done.err) == (0, "")
    assert done.out == "`GOOD-1/report`: deadline changed from 2026-12-18 to 2026-12-11\n"
    lines = added(root)
    assert "    due: 2026-12-11" in lines
    assert lines[lines.index("    kind: deadline") + 1] == "    milestone: report"
    assert update(root, "--amend", "price", "--to", "9 EUR", *why, who="GOOD-1/report").code == 2


def test_a_gate_is_refused_claimed_again_and_accepted(root: Path) -> None:
    no = ("--rejected", "--by", "J. Martin", "--reason", "two remarks open")
    nothing = update(root, *no, who="GOOD-1/report")
    assert nothing.code == 2
    assert "nothing to refuse" in nothing.err
    assert update(root, "--done", "2026-11-18", who="GOOD-1/report").code == 0
    done = update(root, *no, who="GOOD-1/report")
    assert done.out == "`GOOD-1/report`: gate refused on 20 November 2026: two remarks open\n"
    shown = engage("status", "GOOD-1", "-w", root, "--as-of", AS_OF, "--lang", "en")
    assert "refused by the client on 20 Nov: two remarks open" in " ".join(shown.out.split())
    before = engage("status", "GOOD-1", "-w", root, "--as-of", "2026-11-19", "--lang", "en")
    assert "refused" not in before.out
    assert update(root, "--accepted", "--by", "J. Martin", who="GOOD-1/report").code == 0
    assert "rejected" not in (root / FILE).read_text()


def test_a_dry_run_shows_the_difference_and_writes_nothing(root: Path) -> None:
    done = update(root, "--action-done", "A1", "--dry-run")
    assert done.code == 0
    assert done.out.startswith(f"--- a/{FILE}\n+++ b/{FILE}\n@@")
    assert "+  - {id: A1, what: Call, who: lea, due: 2026-11-18, done: 2026-11-20}" in done.out
    assert (root / FILE).read_text() == PROMISE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing is told"),
        (["--progress", "60%"], "--progress: is of a milestone"),
        (["--milestone", "reprot", "--progress", "60%"], "did you mean `report`?"),
        (["--milestone", "report", "--progress", "60"], "write 60%"),
        (["--milestone", "report", "--progress", "150%"], "--progress"),
        (["--milestone", "report", "--remaining", "soon"], "--remaining: 'soon' is not a duration"),
        (["--milestone", "report", "--done", "2026-12-01"], "lies ahead"),
        (["--milestone", "report", "--done", "2026-02-30"], "--done: 2026-02-30: February 2026 has 28 days"),
        (["--milestone", "report", "--delivered"], "--delivered: is of the whole promise"),
        (["--accepted", "--by", "J. Martin"], "is not delivered"),
        (["--delivered", "--accepted", "--by", "lea"], "`lea` is one of us"),
        (["--lift", "icons"], "has no reservation `icons`"),
        (["--actual", "speed=3 s"], "has no criterion `speed`; it has `open remarks`"),
        (["--action", "Call again", "--who", "mrac"], "X005"),
        (["--action-done", "A7"], "has no action `A7`; it has `Call`"),
        (["--due", "2026-12-01"], "--due: goes with --action"),
        (["--known", "2026-11-18"], "--known: goes with --note"),
        (["--client-told"], "no entry of the journal waits to be told"),
        (["--solved"], "no entry of the journal waits to be solved"),
        (["--end-pause"], "no pause is open"),
        (["--amend", "deadline", "--to", "2027-01-15"], "--reason, --asked-by, --agreed-by missing"),
        (["--struck", "R2"], "has no risk `R2`; it has `R1`"),
        (["--note", " "], "--note: is empty"),
        (["--note", "x", "--as", "nobody"], "nobody of resources.yaml is 'nobody'"),
        (["--note", "x", "--as-of", "main"], "cannot be changed"),
        (["--status", "finished"], "finished"),
    ],
)
def test_what_cannot_be_recorded_gives_2_and_leaves_the_file(
    root: Path, arguments: list[str], said: str
) -> None:
    done = update(root, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err
    assert (root / FILE).read_text() == PROMISE


def test_help_lists_the_options_in_sections_in_both_languages(root: Path) -> None:
    english, french = engage("update", "--help"), engage("update", "--help", "--lang", "fr")
    assert english.out.index("A milestone (ID/MILESTONE):") < english.out.index("--progress")
    assert "Un changement de l’engagement (avenant)" in french.out
    assert max(map(len, english.out.splitlines())) <= 100


def test_a_slip_is_solved_where_it_was_noted(root: Path) -> None:
    update(root, "--note", "Valves leak", "--known", "yesterday")

    done = update(root, "--solved")

    assert (done.code, done.out) == (0, "`GOOD-1`: solved on 20 November 2026: Valves leak\n")
    assert "known: 2026-11-19, solved: 2026-11-20}" in (root / FILE).read_text()
