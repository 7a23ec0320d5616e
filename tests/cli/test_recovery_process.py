"""A recovery from its opening to the client's word, as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile import GOOD, workspace
from processes import Done, engage

FILE = "commitments/good.yaml"
BROKEN = GOOD.replace("status: active", "status: active  # the day before")
POLICY = (
    "organisation: Test\n"
    "roles: {account_director: claire}\n"
    "recovery: {limits: [{role: owner, up_to: 500 EUR}, {role: account_director, up_to: 5000 EUR}]}\n"
)
PLAIN = (
    "We promised you the report by 2 November 2026. It was not there. That is our mistake, and you read it "
    "from us three days late."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    workspace(tmp_path)
    (tmp_path / FILE).write_text(BROKEN)
    (tmp_path / "engage.yaml").write_text(POLICY)
    return tmp_path


def recovery(root: Path, *arguments: str, day: str = "2026-11-20", lang: str = "en") -> Done:
    return engage("recovery", *arguments, "-w", root, "--as-of", day, "--lang", lang)


def test_a_recovery_from_its_opening_to_the_clients_word(root: Path) -> None:
    done = recovery(root, "open", "GOOD-1")
    assert (done.code, done.out) == (0, "`GOOD-1`: recovery opened on 20 November 2026\n")
    text = (root / FILE).read_text()
    assert "status: broken  # the day before\n" in text
    assert "acknowledged: {who: claire, due: 2026-11-20}" in text

    early = recovery(root, "close", "GOOD-1", "--by", "J. Martin")
    assert early.code == 2
    assert "still to do: acknowledge it to the client; explain it" in early.err

    steps = [
        ("acknowledge", "--text", PLAIN, "--by", "claire"),
        ("explain", "--text", "The second review took five days, not one; the plan had one.", "--by", "lea"),
        ("compensate", "--kind", "Discount", "--cost", "400 EUR", "--approved-by", "lea"),
        ("done", "discount"),
        ("plan", "--action", "A date on each Monday", "--who", "lea", "--due", "2026-12-04"),
        ("done", "P1"),
        ("cause", "--cause", "One reviewer for all", "--evidence", "calendar"),
        ("lesson", "--what", "Two reviewers", "--change", "engage.yaml", "--done", "2026-11-20"),
        ("follow-up", "--proof", "three reports on time"),
    ]
    for step, *options in steps:
        done = recovery(root, step, "GOOD-1", *options)
        assert done.code == 0, (step, done.err, done.out)
    shown = recovery(root, "GOOD-1")
    assert "recovery open since 20 Nov, 7 of 8 steps done; next: have the client close it" in " ".join(
        shown.out.split()
    )
    ours = recovery(root, "close", "GOOD-1", "--by", "lea")
    assert (ours.code, ours.out) == (2, "")
    assert "only the client's word closes a recovery" in ours.err
    assert recovery(root, "close", "GOOD-1", "--by", "J. Martin", "--text", "It is over.").code == 0
    assert recovery(root, "GOOD-1", "-f", "json").json["closed"] == "2026-11-20"
    assert recovery(root, "-f", "json").json["recoveries"] == []


@pytest.mark.parametrize(
    ("text", "lang", "said"),
    [
        ("It was beyond our control.", "en", "excuse"),
        ("Ce retard est dû à notre fournisseur.", "fr", "excuse"),
        ("We promised you the report and hope for your understanding.", "en", "excuse"),
        ("The report is late.", "en", "not-owned"),
    ],
)
def test_words_that_excuse_or_blame_are_not_recorded(root: Path, text: str, lang: str, said: str) -> None:
    recovery(root, "open", "GOOD-1")
    before = (root / FILE).read_text()
    done = recovery(root, "acknowledge", "GOOD-1", "--text", text, "--by", "claire", lang=lang)
    assert done.code == 1
    assert said in done.out
    assert (root / FILE).read_text() == before


def test_a_text_is_recorded_only_once_a_person_of_ours_releases_it(root: Path) -> None:
    recovery(root, "open", "GOOD-1")
    before = (root / FILE).read_text()
    done = recovery(root, "acknowledge", "GOOD-1", "--text", PLAIN)
    assert (done.code, done.out) == (0, "")
    assert "nothing is recorded before somebody releases it" in done.err
    assert recovery(root, "acknowledge", "GOOD-1", "--text", PLAIN, "--by", "J. Martin").code == 2
    (root / "engage.yaml").write_text("organisation: Test\nrecovery: {review: claire}\n")
    unread = recovery(root, "acknowledge", "GOOD-1", "--text", PLAIN, "--by", "lea")
    assert "to be reviewed first by `claire`" in unread.err
    assert (root / FILE).read_text() == before
    words = root / "words.txt"
    words.write_text(PLAIN)
    read = ("--text", f"@{words}", "--by", "lea", "--reviewed-by", "claire")
    assert recovery(root, "acknowledge", "GOOD-1", *read).code == 0
    assert "reviewed_by: claire" in (root / FILE).read_text()


@pytest.mark.parametrize(
    ("approver", "cost", "code"),
    [("lea", "500 EUR", 0), ("lea", "501 EUR", 2), ("claire", "5000 EUR", 0), ("claire", "5001 EUR", 2)],
)
def test_compensation_has_a_limit_by_role(root: Path, approver: str, cost: str, code: int) -> None:
    recovery(root, "open", "GOOD-1")
    done = recovery(root, "compensate", "GOOD-1", "--kind", "x", "--cost", cost, "--approved-by", approver)
    assert done.code == code, done.err


def test_limits_hold_for_all_that_is_given_together(root: Path) -> None:
    recovery(root, "open", "GOOD-1")
    half = ("compensate", "GOOD-1", "--kind", "x", "--cost", "300 EUR", "--approved-by")
    assert recovery(root, *half, "lea").code == 0
    done = recovery(root, *half, "lea")
    assert done.code == 2
    assert "may not approve 600 EUR in all; this can: `account_director`" in done.err
    assert recovery(root, *half, "claire").code == 0


def test_what_is_broken_without_a_recovery_is_named(root: Path) -> None:
    (root / FILE).write_text(GOOD.replace("status: active", "status: broken"))
    done = recovery(root)
    assert "0 recoveries open; 1 broken promise without one" in done.out
    assert "engage recovery open GOOD-1" in done.out
    check = engage("check", FILE, "--as-of", "2026-11-20", "--format", "json", cwd=root).json
    assert "A310" in {found["code"] for found in check["diagnostics"]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("GOOD-9",), "no promise has the id"),
        (("plan", "GOOD-1", "--action", "x"), "no recovery of `GOOD-1` is open"),
        (("open", "GOOD-1", "--on", "2026-12-01"), "lies ahead"),
        (("acknowledge", "GOOD-1", "--text", "@nowhere.txt"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_gives_2(root: Path, arguments: tuple[str, ...], said: str) -> None:
    done = recovery(root, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
