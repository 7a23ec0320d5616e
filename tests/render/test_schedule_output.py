"""`engage schedule` as a person and a program read it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from goldens import golden
from hypothesis import given
from hypothesis import strategies as st
from workshop import planned
from worlds import promise, work, world

from engage.model.text import Lang
from engage.plan.schedule import compute
from engage.render.layout import cells
from engage.render.schedule import text
from engage.render.schedule_json import document
from engage.render.theme import Theme
from engage.render.time_scale import TimeScale
from engage.usecase.schedule import schedule

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 20)
IDS = ["ACME-014", "ACME-020", "BELL-3", "BELL-4", "BELL-5", "CAFE-0", "CAFE-1", "CAFE-2"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 200])
def test_one_promise_in_full(lang: Lang, width: int) -> None:
    shown = text(planned("ACME-014", drawn=True), Theme(lang, width))
    golden(GOLDEN / f"schedule-{width}-{lang}.txt", shown)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 200])
def test_all_promises_in_a_line_each(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"schedules-{width}-{lang}.txt", text(planned(drawn=True), Theme(lang, width)))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_promises_of_every_kind_answer_first(lang: Lang) -> None:
    shown = "\n".join(text(planned(commitment), Theme(lang)) for commitment in IDS[1:])
    golden(GOLDEN / f"schedule-kinds-{lang}.txt", shown)


def test_json_has_the_shape_of_the_contract() -> None:
    shown = json.dumps(document(planned("ACME-014"), "en"), indent=2, ensure_ascii=False) + "\n"
    golden(GOLDEN / "schedule-en.json", shown)


def test_json_holds_all_promises_and_null_for_what_is_not_known() -> None:
    found: dict[str, Any] = {row["id"]: row for row in document(planned(), "fr")["commitments"]}
    assert set(found) == set(IDS)
    lost = found["CAFE-0"]
    assert [lost[key] for key in ("start", "finish", "duration_days", "buffer", "safe_date")] == [None] * 5
    assert lost["promised"] == "2026-12-01"
    assert found["BELL-5"]["not_known"] == ["avis\u00a0: non estimé"]
    assert found["BELL-5"]["milestones"][1]["remaining_days"] is None


def test_factors_in_json_sum_to_the_buffer() -> None:
    for row in document(planned(), "en")["commitments"]:
        if row["buffer"]:
            total = sum(factor["days"] for factor in row["buffer"]["factors"])
            assert round(total, 6) == row["buffer"]["days"]


def test_a_query_that_matches_nothing_prints_nothing() -> None:
    assert text(planned("ACME-O14"), Theme()) == ""


@pytest.mark.parametrize("query", [None, *IDS])
@pytest.mark.parametrize("width", [40, 50, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_with_a_space(query: str | None, width: int) -> None:
    for lang in ("en", "fr"):
        for shown in text(planned(query, drawn=True), Theme(lang, width)).splitlines():
            assert cells(shown) <= width
            assert shown == shown.rstrip()


def test_colour_adds_codes_and_nothing_else() -> None:
    plain = text(planned("ACME-014", drawn=True), Theme("fr", 100))
    painted = text(planned("ACME-014", drawn=True), Theme("fr", 100, colour=True))
    assert "\x1b[" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == plain


# --- the chart's scale -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "cells_a_week", "width"),
    [
        (date(2026, 9, 13), 7, 7),
        (date(2026, 9, 14), 7, 8),
        (date(2026, 10, 26), 7, 50),
        (date(2026, 10, 27), 2, 15),
        (date(2027, 2, 28), 2, 50),
        (date(2027, 3, 1), 1, 26),
        (date(2027, 8, 22), 1, 50),
        (date(2027, 8, 23), 0.5, 26),
    ],
)
def test_the_finest_scale_that_fits_is_used(last: date, cells_a_week: float, width: int) -> None:
    scale = TimeScale.fitting(date(2026, 9, 9), last, 50)
    assert (scale.origin, scale.cells_a_week) == (date(2026, 9, 7), cells_a_week)
    assert scale.width == width


def test_weeks_and_months_stand_above_their_cells() -> None:
    scale = TimeScale.fitting(date(2026, 9, 7), date(2026, 10, 23), 50)
    months, days = scale.head("fr")
    assert months == "sept.                   oct."
    assert days == "7      14     21     28     5      12     19"


def test_where_a_year_begins_its_number_stands() -> None:
    scale = TimeScale.fitting(date(2026, 11, 2), date(2027, 3, 26), 50)
    assert scale.head("en")[0] == "Nov     Dec      2027     Feb     Mar"


_DAYS = st.dates(date(2011, 1, 1), date(2042, 12, 31))


@given(_DAYS, _DAYS, st.integers(10, 180))
def test_every_day_between_the_two_has_its_cell(one: date, other: date, width: int) -> None:
    first, last = sorted((one, other))
    scale = TimeScale.fitting(first, last, width)
    assert scale.width <= width
    assert scale.inside(first) is not None
    assert scale.inside(last) == scale.width - 1
    assert all(len(line) <= scale.width for line in scale.head("fr"))


SAFE_ON = "safe on Monday 28 December 2026, "
BARELY = "Safe by the buffer held: promised for Wednesday 30 December 2026, "


@pytest.mark.parametrize(
    ("due", "first"),
    [
        ("2026-12-23", f"Not safe: promised for Wednesday 23 December 2026, {SAFE_ON}"),
        (
            "2026-12-30",
            f"{BARELY}{SAFE_ON}2 working days to spare; but for 90% it would be Friday 15 January 2027.",
        ),
        ("2027-01-15", f"Safe: promised for Friday 15 January 2027, {SAFE_ON}"),
    ],
)
def test_safe_by_the_buffer_is_told_apart_from_safe_at_the_level_wanted(due: str, first: str) -> None:
    job = promise(work("a", {"low": "16d", "likely": "20d", "high": "40d"}), start="2026-11-23", due=due)
    found = world(job)
    view = schedule(found, compute(found, TODAY), "P")
    told = [*text(view, Theme("en", 400)).splitlines()]
    assert any(each.startswith(first) for each in told), told[:6]
