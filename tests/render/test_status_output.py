"""`engage status` as a person reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from agency import friday, friday_before
from goldens import golden

from engage.model.text import Lang
from engage.render.layout import cells
from engage.render.status import nearest_words, text
from engage.render.status_json import document
from engage.render.theme import Theme
from engage.usecase.status import status

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 200])
def test_the_card_of_one_promise(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"card-{width}-{lang}.txt", text(status(friday(), "ACME-014"), Theme(lang, width)))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("query", ["CAFE-0", "CAFE-1", "CAFE-2"])
def test_the_card_of_a_promise_that_is_not_worked_on(lang: Lang, query: str) -> None:
    golden(GOLDEN / f"card-{query}-{lang}.txt", text(status(friday(), query), Theme(lang)))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 200])
def test_several_promises_stand_one_a_line(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"list-{width}-{lang}.txt", text(status(friday(), "lea"), Theme(lang, width)))


def test_json_is_in_the_shape_of_the_review() -> None:
    shown = json.dumps(document(status(friday(), "ACME-014", friday_before()), "en"), indent=2) + "\n"
    golden(GOLDEN / "status-en.json", shown)


def test_a_closed_promise_has_no_colour_in_json() -> None:
    (found,) = document(status(friday(), "CAFE-0"), "en")["commitments"]
    assert (found["status"], found["lifecycle"], found["accepted"]) == (None, "accepted", "2026-06-29")


@pytest.mark.parametrize("query", ["ACME-014", "CAFE-1", "lea", None])
@pytest.mark.parametrize("width", [40, 50, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_with_a_space(query: str | None, width: int) -> None:
    for shown in text(status(friday(), query), Theme("fr", width)).splitlines():
        assert cells(shown) <= width
        assert shown == shown.rstrip()


def test_nothing_found_prints_nothing_and_says_what_is_near() -> None:
    view = status(friday(), "ACME-O14")
    assert text(view, Theme()) == ""
    assert nearest_words(view).en.startswith("nothing matches 'ACME-O14'; did you mean ACME-014")
    assert nearest_words(status(friday(), "qqqqqqqq")).fr == "rien ne correspond à «\u00a0qqqqqqqq\u00a0»"
