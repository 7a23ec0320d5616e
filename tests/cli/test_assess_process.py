"""`engage assess` as people run it: files anywhere, exit codes, formats, the decision written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from processes import AS_OF, EXAMPLES, Done, engage, surroundings

SHAPE = {
    "schema", "as_of", "left_out", "partly_read", "verdict", "on_time", "earliest_safe_date", "confidence",
    "overloads", "endangers", "alternatives", "assessments", "unknown",
}  # fmt: skip
DRAFT = """\
id: SHOP-1
title: Shop online
client: acme
type: custom-project
status: draft
promise: {start: 2026-11-23, due: 2026-12-09}
milestones:
  - {id: build, work: {low: 8d, likely: 10d, high: 16d}, needs: {lea: 100%}}   # by hand
  - {id: live, work: 2d, after: [build], needs: {lea: 50%}}
"""
BUSY = """\
id: BUSY-1
title: Already promised
client: acme
status: active
promise: {made: 2026-09-01, start: 2026-11-16, due: 2027-01-29}
milestones: [{id: work, work: 20d, needs: {lea: 60%}}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one promise, and a draft in a folder of offers."""
    files = {
        "engage.yaml": "calendar: {country: FR}\nroles: {account_director: lea}\n",
        "clients/acme.yaml": "{id: acme, name: Acme}\n",
        "resources.yaml": "people: [{id: lea, name: Léa Marchand, skills: [dev]}, {id: paul}]\n",
        "commitments/busy.yaml": BUSY,
        "offers/shop.yaml": DRAFT,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def assess(root: Path, *arguments: str, draft: str = "offers/shop.yaml") -> Done:
    return engage("assess", draft, "--as-of", AS_OF, *arguments, cwd=root)


def test_a_draft_in_any_folder_is_assessed_with_the_answer_first(root: Path) -> None:
    done = assess(root)

    assert done.code == 1
    assert done.err == ""
    first = done.out.splitlines()[0]
    assert first.startswith("Refuse: 9 December 2026 has ")
    assert "can be promised at 90%" in " ".join(done.out.splitlines()[:2])
    assert "Léa Marchand" in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_the_json_has_the_fields_of_the_contract(root: Path) -> None:
    found = assess(root, "--format", "json").json

    assert set(found) >= SHAPE
    assert found["schema"] == "engage/assess/1"
    assert found["verdict"] == "refuse"
    assert {"id", "from", "to", "on_time_from", "on_time_to"} <= set(found["endangers"][0])
    assert {"change", "date", "on_time"} <= set(found["alternatives"][0])
    assert found["assessments"][0]["id"] == "SHOP-1"


def test_what_can_be_promised_exits_with_zero(root: Path) -> None:
    date = assess(root, "--format", "json").json["earliest_safe_date"]

    done = assess(root, "--what-if", f"SHOP-1 due {date}")

    assert (done.code, done.out.splitlines()[0][:8]) == (0, "Promise:")
    assert "What if: promise" in done.out


def test_a_faulty_draft_gives_its_diagnostics_with_their_places(root: Path) -> None:
    (root / "offers/shop.yaml").write_text(
        DRAFT.replace("low: 8d", "low: 12d").replace("2026-12-09", "2026-02-30")
    )

    done = assess(root)

    assert (done.code, done.out) == (2, "")
    assert "offers/shop.yaml:6:35: T502 2026-02-30: February 2026 has 28 days" in done.err
    assert "offers/shop.yaml:8:23: X003 low 12d, likely 10d, high 16d: they must not decrease" in done.err


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("offers/none.yaml", "there is no such file"),
        ("SHIP-1", "no file, and no promise, is called 'SHIP-1'"),
        ("BUSY-2", "did you mean `BUSY-1`?"),
        ("../elsewhere.yaml", "outside the workspace"),
    ],
)
def test_a_draft_that_is_not_there(root: Path, draft: str, said: str) -> None:
    done = engage("assess", draft, "-w", ".", "--as-of", AS_OF, cwd=root)

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_change_that_is_none_is_told_what_to_write(root: Path) -> None:
    done = assess(root, "--what-if", "give lea a rest")

    assert (done.code, done.out) == (2, "")
    assert "--what-if: 'give lea a rest' is not a change: write for instance" in done.err


def test_the_decision_is_written_and_nothing_else_is_touched(root: Path) -> None:
    asked = (
        "--record",
        "--signed-by",
        "lea",
        "--ops-agreed-by",
        "paul",
        "--override-reason",
        "Fair in December",
    )

    done = assess(root, *asked)

    text = (root / "offers/shop.yaml").read_text()
    decision = yaml.safe_load(text)["decision"]
    assert done.code == 1  # it is signed against the verdict
    assert "decision of 2026-11-20 recorded, `refuse`" in done.err.replace("refuse,", "`refuse`,")
    assert decision["verdict"] == "refuse"
    assert decision["signed_by"] == "lea"
    assert decision["override_reason"] == "Fair in December"
    assert text.startswith(DRAFT.rstrip())


def test_a_dry_run_shows_the_change_and_writes_nothing(root: Path) -> None:
    done = assess(root, "--record", "--dry-run")

    assert "+decision:" in done.out
    assert (root / "offers/shop.yaml").read_text() == DRAFT


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--record", "--signed-by", "lea"), "say why with --override-reason"),
        (("--record", "--signed-by", "lee"), "did you mean `lea`?"),
        (("--record", "--on", "2027-02-01"), "lies ahead"),
        (("--signed-by", "lea"), "go with --record"),
        (("--record", "--from-git"), "cannot be changed"),
    ],
)
def test_a_decision_that_cannot_be_recorded(root: Path, asked: tuple[str, ...], said: str) -> None:
    done = assess(root, *asked)

    assert done.code == 2
    assert said in done.err
    assert (root / "offers/shop.yaml").read_text() == DRAFT


def test_several_drafts_are_assessed_together(root: Path) -> None:
    other = DRAFT.replace("SHOP-1", "SHOP-2").replace("Shop online", "Second shop")
    (root / "offers/other.yaml").write_text(other)

    done = engage("assess", "offers/shop.yaml", "offers/other.yaml", "--as-of", AS_OF, "-f", "json", cwd=root)
    dates = [each["earliest_safe_date"] for each in done.json["assessments"]]

    assert dates == sorted(dates)
    assert dates[0] < dates[1]


def test_a_markdown_answer_for_an_offer(root: Path) -> None:
    done = assess(root, "--format", "markdown")

    assert done.out.startswith("## SHOP-1 Shop online\n\n**Refuse: ")
    assert "| What to do | P90 | On time |\n| --- | --- | --- |\n" in done.out


def test_an_example_in_french_says_the_answer_first() -> None:
    example = EXAMPLES / "web-agency"
    plain = surroundings(COLUMNS="80")
    done = engage("assess", "TRA-002", "-w", example, "--as-of", AS_OF, env=plain)

    assert done.out.startswith("Renégocier\u00a0: le 9 avril 2027 a 41\u202f% de chances")
    assert max(map(len, done.out.splitlines())) <= 80


def test_zone_and_hash_seed_change_no_byte(root: Path) -> None:
    east = surroundings(TZ="Asia/Kathmandu", PYTHONHASHSEED="1")
    west = surroundings(TZ="America/Los_Angeles", PYTHONHASHSEED="2")
    asked = ("assess", "offers/shop.yaml", "--as-of", AS_OF, "--format", "json")

    assert engage(*asked, cwd=root, env=east).out == engage(*asked, cwd=root, env=west).out


def test_a_date_that_is_past_is_told(root: Path) -> None:
    (root / "offers/shop.yaml").write_text(
        DRAFT.replace("2026-12-09", "2026-11-09").replace("start: 2026-11-23, ", "")
    )

    done = assess(root)

    assert done.out.startswith("Refuse: 9 November 2026 has under 1%")
    assert "The date wanted is past." in done.out


HEAD = "title: Bad\nclient: acme\nstatus: draft\n"
JOB = "milestones: [{id: m, work: 10d, needs: {lea: 50%}}]\n"


@pytest.mark.parametrize(
    ("written", "code", "said"),
    [
        ("id: NEW\n" + HEAD, 1, "no milestones: nothing to schedule"),
        (f"id: NEW\n{HEAD}promise: {{start: 2027-02-23, due: 2027-01-26}}\n{JOB}", 1, "before its own start"),
        (f"id: NEW\n{HEAD}promise: {{start: 2095-02-23, due: 2095-07-26}}\n{JOB}", 1, "beyond the years"),
        (
            f"id: NEW\n{HEAD}{JOB.replace('50%', '300%')}",
            1,
            "300% of Léa Marchand, who has 100% at most",
        ),
        (f"id: NEW\n{HEAD}{JOB.replace('lea', 'nobody-known')}", 1, "capacity is not known"),
        (f"id: NEW\n{HEAD}{JOB.replace(', needs: {lea: 50%}', '')}", 1, "nobody is named"),
        (f"id: NEW\n{HEAD}{JOB.replace('10d', '{low: 9d, likely: 8d, high: 7d}')}", 2, "must not decrease"),
        ("", 2, "the file is empty"),
        ("id: NEW\ntitle: [\n", 2, "is never closed"),
    ],
)
def test_bad_input_is_a_diagnostic_or_an_answer(root: Path, written: str, code: int, said: str) -> None:
    (root / "offers" / "bad.yaml").write_text(written)
    done = assess(root, draft="offers/bad.yaml")

    assert done.code == code
    assert said in " ".join((done.out + done.err).split())


def test_an_absence_over_the_whole_window_is_named(root: Path) -> None:
    resources = "people: [{id: lea, name: Léa Marchand, absences: [{from: 2026-11-01, to: 2027-06-30}]}]\n"
    (root / "resources.yaml").write_text(resources)
    done = assess(root)

    assert done.code == 1
    assert "days not there" in " ".join(done.out.split())


def test_a_draft_is_found_by_its_id_where_its_file_is_called_so(root: Path) -> None:
    (root / "offers" / "shop.yaml").rename(root / "offers" / "SHOP-1.yaml")

    assert assess(root, draft="SHOP-1").out == assess(root, draft="offers/SHOP-1.yaml").out


@pytest.mark.parametrize("draft", ["offers/shop.yaml", "BUSY-1"])
def test_a_draft_given_twice_is_refused(root: Path, draft: str) -> None:
    done = assess(root, draft, draft=draft)

    assert (done.code, done.out) == (2, "")
    assert "given twice" in done.err


def test_a_promise_that_runs_already_is_assessed_by_its_id(root: Path) -> None:
    assert assess(root, draft="BUSY-1").out.startswith("Promise: 29 January 2027 has")


def test_a_decision_is_not_recorded_on_an_assumption(root: Path) -> None:
    before = (root / "offers" / "shop.yaml").read_text()
    done = assess(root, "--what-if", "SHOP-1 due 2027-03-01", "--record")

    assert done.code == 2
    assert "--record" in done.err
    assert (root / "offers" / "shop.yaml").read_text() == before
