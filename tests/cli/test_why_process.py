"""`engage why` as people run it."""

from __future__ import annotations

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
