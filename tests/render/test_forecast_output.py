"""`engage forecast` as a person and a program read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from goldens import golden
from workshop import FRIDAY, workshop
from worlds import promise, work, world

from engage.model.text import Lang
from engage.render.forecast import text
from engage.render.forecast_json import document
from engage.render.layout import cells
from engage.render.theme import Theme
from engage.usecase.forecast import ForecastView, forecast

GOLDEN = Path(__file__).parent / "golden"
IDS = ["ACME-014", "ACME-020", "BELL-3", "BELL-4", "BELL-5", "CAFE-0", "CAFE-1", "CAFE-2"]


def foreseen(query: str | None = None) -> ForecastView:
    return forecast(workshop(), FRIDAY, query)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 200])
def test_one_promise_in_full(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"forecast-{width}-{lang}.txt", text(foreseen("ACME-014"), Theme(lang, width)))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 200])
def test_all_promises_in_a_line_each(lang: Lang, width: int) -> None:
    golden(GOLDEN / f"forecasts-{width}-{lang}.txt", text(foreseen(), Theme(lang, width)))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_promises_of_every_kind_answer_first(lang: Lang) -> None:
    shown = "\n".join(text(foreseen(name), Theme(lang)) for name in IDS[1:])
    golden(GOLDEN / f"forecast-kinds-{lang}.txt", shown)


def test_json_has_the_shape_of_the_contract() -> None:
    shown = json.dumps(document(foreseen("ACME-014"), "en"), indent=2, ensure_ascii=False) + "\n"
    golden(GOLDEN / "forecast-en.json", shown)


def test_json_holds_all_promises_and_null_for_what_is_not_known() -> None:
    found: dict[str, Any] = {row["id"]: row for row in document(foreseen(), "fr")["commitments"]}
    assert set(found) == set(IDS)
    lost = found["CAFE-0"]
    keys = ("on_time", "standard_error", "p50", "p80", "p90", "drivers", "without_end")
    assert [lost[key] for key in keys] == [None] * 7
    assert found["CAFE-2"]["not_known"][0] == "plan\u00a0: pas de dates, il s’attend lui-même"
    assert {row["drivers"] for row in found.values()} == {None}


def test_the_least_likely_comes_first_and_what_is_closed_last() -> None:
    assert [row.id for row in foreseen().rows] == [
        "BELL-3", "ACME-020", "ACME-014", "BELL-4", "BELL-5", "CAFE-1", "CAFE-2", "CAFE-0",
    ]  # fmt: skip


def test_a_client_is_asked_for_by_name() -> None:
    assert {row.id for row in foreseen("acme").rows} == {"ACME-014", "ACME-020"}


def test_a_query_that_matches_nothing_prints_nothing_and_names_what_is_near() -> None:
    view = foreseen("ACME-O14")
    assert (text(view, Theme()), view.rows, view.one) == ("", (), False)
    assert "ACME-014" in view.nearest


def test_what_is_simulated_is_never_called_certain() -> None:
    early, late = (world(promise(work("a", "9d"), due=due)) for due in ("2028-12-01", "2026-11-05"))
    assert "Over 99% likely to keep" in text(forecast(early, FRIDAY, "P"), Theme())
    assert "Under 1% likely to keep" in text(forecast(late, FRIDAY, "P"), Theme())


def test_what_is_certain_is_called_so() -> None:
    policy = {"types": {"sure": {"spread": {"low": "1", "high": "1"}}}}
    sure = world(promise(work("a", "4d"), due="2026-11-10", type="sure"), policy=policy)
    shown = text(forecast(sure, FRIDAY, "P"), Theme())
    assert "100% likely to keep Tuesday 10 November 2026." in shown
    assert "nothing that remains is uncertain" in shown
    assert "P80" not in shown


def test_futures_without_an_end_name_who_has_no_days_left() -> None:
    estimate = {"low": "20d", "likely": "28d", "high": "60d"}
    mine = promise(work("a", estimate, needs={"lea": "100%"}), due="2026-12-31")
    here = world(mine, people=[{"id": "lea", "left": "2026-12-31"}])
    one = " ".join(text(forecast(here, date(2026, 11, 16), "P"), Theme()).split())
    told = r"a is not done by 31 Dec, the last day of lea, in [456]\d% of futures: plan who takes over\."
    assert "P80 no one · P90 no one" in one
    assert re.search(told, one)
    several = " ".join(text(forecast(here, date(2026, 11, 16)), Theme()).split())
    assert re.search(f"no one no one P: {told}", several)


def test_a_title_cannot_control_the_terminal() -> None:
    mine = promise(work("a", "9d", title="A\x1b[2J"), due="2026-12-31", title="T\x1b[2J")
    shown = text(forecast(world(mine), FRIDAY, "P"), Theme())
    assert "\x1b" not in shown
    assert "A\\x1b[2J" in shown


@pytest.mark.parametrize("query", [None, *IDS])
@pytest.mark.parametrize("width", [40, 50, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_or_ends_with_a_space(query: str | None, width: int) -> None:
    view = foreseen(query)
    for lang in ("en", "fr"):
        for shown in text(view, Theme(lang, width)).splitlines():
            assert cells(shown) <= width
            assert shown == shown.rstrip()


def test_colour_adds_codes_and_nothing_else() -> None:
    view = foreseen("ACME-014")
    plain, painted = text(view, Theme("fr", 100)), text(view, Theme("fr", 100, colour=True))
    assert "\x1b[" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == plain


def test_drivers_beyond_the_first_are_counted() -> None:
    (row,) = (view := foreseen("ACME-014")).rows
    many = replace(row, forecast=replace(row.forecast, drivers=row.forecast.drivers * 3))
    assert "and 4 more" in text(replace(view, rows=(many,)), Theme())
