"""`engage review --trend`: the same colours as a review of each week."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, engage
from repositories import commit, repository, write

EXAMPLE = EXAMPLES / "machine-builder"


def promise(name: str, due: str, work: str, *more: str, title: str = "Portal") -> str:
    return (
        f"id: {name}\ntitle: {title} {name}\nclient: acme\nstatus: active\nowner: lea\n"
        f"promise: {{made: 2026-08-03, start: 2026-09-01, due: {due}}}\n"
        f"milestones: [{{id: m, work: {work}, needs: {{lea: 50%}}}}]\n"
        + "".join(f"{line}\n" for line in more)
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository(tmp_path / "w")
    write(root, engage="timezone: Europe/Paris\n", resources="people: [{id: lea}]\n")
    write(root, commitments__a=promise("A", "2027-01-29", "20d"))
    commit(root, "2026-10-02")
    write(root, commitments__b=promise("B", "2027-03-26", "5d"))
    write(root, commitments__a=promise("A", "2027-01-29", "90d"))
    commit(root, "2026-10-20")
    write(root, commitments__a=promise("A", "2027-06-25", "90d"))
    commit(root, "2026-11-12")
    return root


def test_each_week_has_the_colours_of_its_own_review(root: Path) -> None:
    found = engage("review", "--trend", "9w", "-w", root, "--as-of", AS_OF, "--format", "json").json

    days = [week["on"] for week in found["weeks"]]
    assert days == [(date(2026, 11, 20) - timedelta(weeks=back)).isoformat() for back in reversed(range(9))]
    assert [week["source"] for week in found["weeks"]] == ["files", *["git"] * 7, "now"]
    told = {row["id"]: [week["status"] for week in row["weeks"]] for row in found["commitments"]}
    for at, on in enumerate(days[1:], start=1):
        review = engage("review", "-w", root, "--as-of", on, "--from-git", "--format", "json").json
        seen = {c["id"]: c["status"] for client in review["clients"] for c in client["commitments"]}
        assert {name: told[name][at] for name in seen} == seen, on
        assert all(told[name][at] is None for name in told.keys() - seen.keys())
    assert len(set(told["A"])) > 1


def test_without_git_the_weeks_are_those_of_the_dates_in_the_files() -> None:
    trend = engage("review", "--trend", "4w", "-w", EXAMPLE, "--as-of", AS_OF, "--format", "json").json
    before = engage("review", "-w", EXAMPLE, "--as-of", "2026-11-06", "--format", "json").json

    seen = {c["id"]: c["status"] for client in before["clients"] for c in client["commitments"]}
    told = {row["id"]: row["weeks"][1]["status"] for row in trend["commitments"]}
    assert {name: told[name] for name in seen} == seen


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", ["60", "80", "200"])
def test_the_strip_fits_the_width(lang: str, width: str) -> None:
    done = engage(
        "review", "--trend", "26w", "-w", EXAMPLE, "--as-of", AS_OF, "--lang", lang, env={"COLUMNS": width}
    )

    assert done.code == 0, done.err
    assert max(map(len, done.out.splitlines())) <= int(width)
    assert "■" in done.out


def test_the_picture_is_sound_whatever_the_titles_hold(root: Path, tmp_path: Path) -> None:
    write(root, commitments__a=promise("A", "2027-01-29", "90d", title="<script>alert(1)</script> & x"))
    done = engage(
        "review", "--trend", "4w", "-w", root, "--as-of", AS_OF, "--format", "svg", "-o", tmp_path / "t.svg"
    )

    assert (done.code, done.out) == (0, ""), done.err
    drawn = ET.fromstring((tmp_path / "t.svg").read_text(encoding="utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    assert "script" not in {element.tag.removeprefix(space) for element in drawn.iter()}
    assert any("<script>" in (element.text or "") for element in drawn.iter(f"{space}text"))
    assert len(drawn.findall(f".//{space}g")) == 8


def test_markdown_and_exit_codes(root: Path) -> None:
    table = engage("review", "--trend", "4w", "-w", root, "--as-of", AS_OF, "--format", "markdown").out
    assert table.splitlines()[2].startswith("| Promise | 30 Oct | 6 Nov | 13 Nov | 20 Nov |")
    assert engage("review", "--trend", "soon", "-w", root, "--as-of", AS_OF).code == 2
    assert engage("review", "--trend", "1w", "-w", root, "--as-of", AS_OF).code == 2
    for day in ("2026-10-09", "2026-11-06"):
        at = ("review", "--trend", "4w", "-w", root, "--as-of", day, "--from-git")
        red = engage(*at, "--format", "json").json["weeks"][-1]["red"]
        assert engage(*at, "--fail-on", "red").code == int(red > 0)
