"""`engage tell` as people run it: the draft on stdout, what is ours alone on stderr, exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, engage

WHERE = ("-w", str(EXAMPLES / "machine-builder"), "--as-of", AS_OF)


def test_a_draft_goes_to_stdout_and_our_own_notes_do_not() -> None:
    done = engage("tell", "HAL-2602", *WHERE)

    assert done.code == 0
    assert done.out.startswith("Subject: Serialisation")
    assert "A draft: fill in" in done.err
    assert "A draft" not in done.out


def test_json_and_markdown() -> None:
    found = engage("tell", "HAL-2602", *WHERE, "--format", "json").json

    assert (found["schema"], found["lang"], found["facts"]["promised"]) == (
        "engage/tell/1",
        "en",
        "2027-02-05",
    )
    assert found["facts"]["probability"] == 0.9
    assert {finding["code"] for finding in found["findings"]} == {"gap"}
    shown = engage("tell", "HAL-2602", *WHERE, "--format", "markdown").out
    assert shown.startswith("# Serialisation on cartoning lines 1 to 3")


def test_a_message_is_judged(tmp_path: Path) -> None:
    file = tmp_path / "mail.txt"
    file.write_text("Unfortunately there is a slight delay. Thank you for your understanding.\n")

    done = engage("tell", "HAL-2602", *WHERE, "--check", file)

    assert done.code == 1
    assert f"{file}:1:1: excuse" in done.out
    file.write_text(
        "We did not reach the FAT of 13 November 2026. The new date is 2 April 2027. "
        "We write to you again on 25 November 2026.\n"
    )
    done = engage("tell", "HAL-2602", *WHERE, "--check", file)
    assert (done.code, done.out) == (0, "Ready to be sent\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["HAL-2062"], "did you mean `HAL-2602`?"),
        (["HAL-2602", "--check", "no.txt"], "no.txt: cannot be read"),
    ],
)
def test_wrong_use_is_refused(arguments: list[str], said: str) -> None:
    done = engage("tell", *arguments, *WHERE)

    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize(
    ("lang", "mark", "asks"),
    [("en", "[FILL IN: what we do about it, by when]", "Fill in: what we do about it, by when"),
     ("fr", "[À COMPLÉTER\u00a0: ce que nous faisons, et pour quand]",
      "À compléter\u00a0: ce que nous faisons, et pour quand")],
)  # fmt: skip
def test_what_only_a_person_knows_is_marked_listed_and_never_recorded_as_sent(
    tmp_path: Path, lang: str, mark: str, asks: str
) -> None:
    root = tmp_path / "agency"
    shutil.copytree(EXAMPLES / "web-agency", root)
    path = root / "commitments/morel/MOR-007.yaml"
    path.write_text(f"lang: {lang}\n{path.read_text()}")
    call = ("MOR-007", "-w", root, "--as-of", AS_OF, "--lang", lang)
    done = engage("tell", *call)
    mark = " ".join(mark.split())
    assert mark in " ".join(done.out.split())
    assert asks in done.err
    assert asks.partition(":")[2].strip() in engage("tell", *call, "--format", "json").json["fill_in"]
    draft = tmp_path / "draft.txt"
    draft.write_text(done.out)  # with lines broken inside the mark
    assert mark in " ".join(engage("tell", *call, "--check", draft).out.split())
    before = path.read_text()
    sent = engage("update", *call, "--client-told", "--message", done.out, env={"ENGAGE_USER": "mehdi"})
    assert sent.code == 2
    assert asks.partition(":")[2].strip() in sent.err
    assert path.read_text() == before
