"""The weekly review as a person reads it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from agency import friday, friday_before
from goldens import golden
from worlds import world

from engage.model.text import Lang
from engage.plan.schedule_types import Schedule
from engage.render.layout import cells
from engage.render.review import text
from engage.render.review_json import document
from engage.render.review_markdown import markdown
from engage.render.theme import Theme
from engage.usecase.review import ReviewOptions, review

GOLDEN = Path(__file__).parent / "golden"
VIEW = review(friday(), friday_before())
EMPTY = review(replace(friday(), workspace=world(), schedule=Schedule(friday().today)), None)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 120, 200])
def test_the_whole_review(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"review-{width}-{lang}.txt", text(VIEW, Theme(lang, width)))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_whole_review_as_markdown(lang: Lang) -> None:
    golden(GOLDEN / f"review-{lang}.md", markdown(VIEW, Theme(lang)))


def test_the_whole_review_as_json() -> None:
    shown = json.dumps(document(VIEW, "en"), ensure_ascii=False, indent=2) + "\n"
    golden(GOLDEN / "review-en.json", shown)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [40, 50, 60, 80, 99, 100, 119, 120, 149, 150, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_with_a_space(lang: Lang, width: int) -> None:
    for shown in text(VIEW, Theme(lang, width)).splitlines():
        assert cells(shown) <= width
        assert shown == shown.rstrip()


def test_the_answer_comes_first() -> None:
    first = text(VIEW, Theme()).splitlines()[0]
    assert first == "1 red, 2 orange, 1 green, 1 unknown of 5 promises; 2 turned worse, 1 better"


def test_a_status_is_never_told_by_colour_alone() -> None:
    plain, painted = text(VIEW, Theme()), text(VIEW, Theme(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[31;1m■ RED\x1b[0m" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == plain


def test_an_empty_review_says_so() -> None:
    assert text(EMPTY, Theme()).startswith("No live promise\n")
    narrowed = review(friday(), None, ReviewOptions(client="nobody"))
    assert text(narrowed, Theme("fr")).startswith("Aucun engagement en cours ne correspond\n")


def test_what_controls_a_terminal_is_shown_not_obeyed() -> None:
    hostile = {"id": "X", "title": "a\x1b[2Jb\u202ec", "client": "c", "status": "active",
               "owner": "o\x1b]0;t\x07", "actions": [{"what": "w\x1b[2J", "who": "\x1b[1m"}]}  # fmt: skip
    now = replace(friday(), workspace=world(hostile), schedule=Schedule(friday().today))
    for shown in (text(review(now, None), Theme()), markdown(review(now, None), Theme())):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "\x07" not in shown


def test_words_that_mean_something_to_markdown_are_escaped() -> None:
    tricky = {"id": "X", "title": "a|b <img src=x> *c* [d](e)\nf", "client": "c", "status": "active"}
    now = replace(friday(), workspace=world(tricky), schedule=Schedule(friday().today))
    row = next(found for found in markdown(review(now, None), Theme()).splitlines() if "**X**" in found)
    assert r"a\|b &lt;img src=x&gt; \*c\* \[d\](e) f" in row
    assert row.count(" | ") == 7


def test_files_left_out_are_named_last() -> None:
    view = replace(VIEW, left_out=("commitments/broken.yaml",))
    assert text(view, Theme()).endswith("\n\nLeft out, unreadable\ncommitments/broken.yaml\n")


def test_long_lists_are_counted_not_poured_out() -> None:
    action = VIEW.actions[0]
    view = replace(VIEW, actions=tuple(replace(action, id=str(n)) for n in range(40)))
    assert "… and 15 more: `--format json` lists them all" in text(view, Theme())


def test_json_has_the_keys_of_the_contract_and_null_for_what_is_not_known() -> None:
    shown = document(VIEW, "en")
    assert shown["schema"] == "engage/review/1"
    assert (shown["as_of"], shown["week"], shown["left_out"]) == ("2026-11-20", "2026-W47", [])
    row = shown["clients"][0]["commitments"][1]
    assert (row["id"], row["status"], row["on_time"], row["safe_date"]) == ("ACME-020", "unknown", None, None)
    assert row["buffer"] == {"days": None, "consumed": None}
    assert shown["clients"][0]["commitments"][0]["exposure"] == {"amount": "36900.00", "currency": "EUR"}
