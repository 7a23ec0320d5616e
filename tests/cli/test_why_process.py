"""`engage why` as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, engage

AGENCY = ("-w", EXAMPLES / "web-agency", "--as-of", AS_OF)


def test_a_colour_is_explained_in_eighty_columns_in_both_languages() -> None:
    for lang, words in (("en", "Red for"), ("fr", "Rouge pour")):
        done = engage("why", "MOR-007", *AGENCY, "--lang", lang, env={"COLUMNS": "80"})
        assert done.code == 0
        assert words in done.out
        assert "MOR-007.yaml:96" in done.out
        assert max(map(len, done.out.splitlines())) <= 80
        assert not any(line != line.rstrip() for line in done.out.splitlines())


def test_json_gives_the_whole_tree_with_paths_and_lines() -> None:
    found = engage("why", "MOR-007", "on_time", *AGENCY, "--format", "json").json
    assert found["schema"] == "engage/why/1"
    assert (found["id"], found["topic"], found["status"]) == ("MOR-007", "on_time", "red")
    (root,) = found["tree"]
    assert root["key"] == "on_time"
    drivers = [child for child in root["children"] if child["key"] == "driver"]
    assert drivers
    assert all(driver["path"] and driver["line"] for driver in drivers)
    assert {"change", "finish", "safe_date", "on_time", "brings_back"} <= set(found["changes"][0])


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("MOR-07", "did you mean MOR-007"),
        ("morel", "means"),
        ("MOR-007/catalog", "it has cadrage"),
        ("MOR-007/", "has no milestone"),
    ],
)
def test_what_is_not_one_promise_or_milestone_is_refused_with_what_there_is(query: str, words: str) -> None:
    done = engage("why", query, *AGENCY, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_an_unknown_topic_is_wrong_use() -> None:
    done = engage("why", "MOR-007", "weather", *AGENCY)
    assert done.code == 2
    assert "colour" in done.err


def test_zone_locale_and_hash_seed_change_no_byte() -> None:
    here = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
    there = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "NO_COLOR": "1"}
    for form in ("text", "json"):
        first, second = (
            engage("why", "MOR-007", *AGENCY, "--format", form, env=env) for env in (here, there)
        )
        assert first.code == 0
        assert first.out == second.out


def test_what_controls_a_terminal_is_shown_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()
    text = (
        'id: X\ntitle: "a\\e[2Jb"\nclient: c\nstatus: active\npromise: {due: 2026-12-04}\n'
        'milestones: [{id: m, title: "t\\e]0;x\\a", due: 2026-11-13, work: 30d}]\n'
    )
    (tmp_path / "commitments/X.yaml").write_text(text, encoding="utf-8")
    for topic in ("colour", "date", "buffer", "on_time"):
        done = engage("why", "X", topic, "--all", "-w", tmp_path, "--as-of", AS_OF)
        assert done.code == 0
        assert "\x1b" not in done.out
        assert "\\x1b" in done.out


def test_of_a_promise_that_is_over_the_outcome_is_explained() -> None:
    for lang, words in (("en", "outcome: late"), ("fr", "issue\u00a0: en retard")):
        done = engage("why", "MOR-005", *AGENCY, "--lang", lang, env={"COLUMNS": "80"})
        assert done.code == 0
        assert words in done.out.splitlines()[1]
        assert "MOR-005.yaml:28" in done.out  # delivered
        assert max(map(len, done.out.splitlines())) <= 80
