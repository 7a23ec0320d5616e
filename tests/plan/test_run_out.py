"""Futures without an end name the slot that is missed, or who is gone, and which slot to ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.health.run_out_words import sentences
from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.assess_types import Assessment
from engage.plan.changes import Book
from engage.plan.forecast import forecast
from engage.plan.schedule import compute
from engage.plan.variants import ends_of
from engage.usecase.diff import Sides, diff
from engage.usecase.what_if import what_if

TODAY = date(2026, 11, 23)  # a Monday
SPREAD = {"low": "6d", "likely": "8d", "high": "14d"}
RIGGERS: dict[str, Any] = {
    "id": "riggers",
    "name": "Quantock Lifting",
    "slots": [{"from": "2026-12-07", "to": "2026-12-18", "units": 3}],
}


def _world(*others: Any, units: str = "3", provider: Any = RIGGERS, **fields: Any) -> Workspace:
    line = promise(
        work("build", SPREAD, needs={"lea": "100%"}),
        work("install", "5d", after=["build"], needs={"riggers": units}, title="Line installed"),
        id="LINE", start="2026-11-23", due="2026-12-31", **fields,
    )  # fmt: skip
    return world(
        line, *others, people=[{"id": "lea", "name": "Léa", "skills": ["dev"]}], providers=[provider]
    )


def _answer(workspace: Workspace, name: str = "LINE") -> Assessment:
    return assess(workspace, TODAY, [name]).promises[name]


def test_a_forecast_names_the_slot_that_is_missed() -> None:
    found = forecast(_world(), TODAY).promises["LINE"]

    (out,) = found.run_out
    assert (out.cause, out.milestone, out.resource) == ("slot", "install", "riggers")
    assert (out.first, out.last) == (date(2026, 12, 7), date(2026, 12, 18))
    assert out.share == pytest.approx(found.endless)
    assert 0.1 < out.share < 0.5
    assert sentences(found.run_out, TODAY)[0].en.startswith(
        "Line installed misses the slot of Quantock Lifting, 7 Dec to 18 Dec, in "
    )


def test_where_all_futures_end_nothing_is_said() -> None:
    provider = {**RIGGERS, "slots": [{"from": "2026-12-07", "to": "2027-03-31", "units": 3}]}
    assert forecast(_world(provider=provider), TODAY).promises["LINE"].run_out == ()


def test_ends_compared_between_two_states_say_why_too() -> None:
    found = ends_of(_world(), TODAY, ["LINE"], 0.9)["LINE"]

    assert found.date is None
    assert [out.resource for out in found.run_out] == ["riggers"]


def test_the_alternative_is_the_slot_to_ask_for_and_it_gives_a_date() -> None:
    found = _answer(_world())
    slot = next(each for each in found.alternatives if isinstance(each.changes[0], Book))

    assert found.earliest is None
    assert isinstance(slot.changes[0], Book)
    assert slot.changes[0].first == date(2026, 12, 21)
    assert slot.date is not None
    assert slot.date <= slot.changes[0].last
    assert slot.on_time is not None
    assert found.on_time is not None
    assert slot.on_time > found.on_time


def test_more_units_than_there_are_are_asked_for_in_the_slot_itself() -> None:
    found = _answer(_world(units="4"))

    (out,) = found.run_out
    assert (out.cause, out.asked, out.most) == ("short", 4, 3)
    slot = found.alternatives[0].changes[0]
    assert slot == Book("riggers", date(2026, 12, 7), date(2026, 12, 18), 1)


def test_a_slot_that_others_have_booked_is_said_to_be_taken() -> None:
    other = promise(
        work("o", "10d", needs={"riggers": "3"}, not_before="2026-12-07"), id="O", start="2026-11-23"
    )
    found = _answer(_world(other, status="draft"))

    assert [out.cause for out in found.run_out] == ["taken"]
    assert isinstance(found.alternatives[0].changes[0], Book)


def test_a_skill_that_nobody_has_any_more_is_said_to_be_lacking() -> None:
    draft = promise(work("m", "5d", needs={"dev": "1"}), id="NEW", start="2026-11-23", status="draft")
    away = [{"from": "2026-01-01", "to": "2060-01-01"}]
    found = _answer(world(draft, people=[{"id": "lea", "skills": ["dev"], "absences": away}]), "NEW")

    assert [(out.cause, out.resource, out.most) for out in found.run_out] == [("short", "dev", 0)]
    assert found.binding == ()
    assert sentences(found.run_out, TODAY)[0].en.startswith("m needs dev, and there is none: ")


def test_a_promise_pushed_out_of_its_slot_names_it_and_the_slot_that_would_save_it() -> None:
    draft = promise(
        work("rush", "8d", needs={"lea": "100%"}), id="NEW", start="2026-11-23", due="2026-12-04",
        status="draft", importance="strategic",
    )  # fmt: skip
    (pushed,) = _answer(_world(draft), "NEW").pushed

    assert (pushed.id, pushed.after) == ("LINE", None)
    assert pushed.run_out[0].resource == "riggers"
    assert pushed.rescue is not None
    assert pushed.rescue.slot.first == date(2026, 12, 21)
    assert pushed.rescue.date is not None


def test_work_planned_after_the_last_slot_says_so_in_place_of_dates() -> None:
    late = {**RIGGERS, "slots": [{"from": "2026-11-23", "to": "2026-11-27"}]}
    (note,) = compute(_world(provider=late, units="1"), TODAY).plans["LINE"].unknown

    said = "no dates, the last slot of Quantock Lifting ends on 27 November 2026: ask for another"
    assert note.en == f"install: {said}"


def test_a_change_that_takes_the_slot_away_endangers_whoever_needs_it() -> None:
    late = {**RIGGERS, "slots": [{"from": "2026-11-23", "to": "2026-11-27"}]}
    view = diff(Sides(_world(), _world(provider=late), "main", "HEAD"), TODAY, samples=200)

    assert view.verdict == "renegotiate"
    (line,) = view.endangers
    assert (line.id, line.on_time_after) == ("LINE", None)
    assert [out.resource for out in line.run_out] == ["riggers"]


def test_a_draft_whose_slot_is_past_is_not_assessed_and_says_whose() -> None:
    late = {**RIGGERS, "slots": [{"from": "2026-11-23", "to": "2026-11-27"}]}
    found = _answer(_world(provider=late))

    assert found.why_not is not None
    assert "the last slot of Quantock Lifting ends on 27 November 2026: ask for another" in found.why_not.en


@pytest.mark.parametrize(
    ("other", "counted"),
    [
        (work("o", "5d", needs={"lea": "100%"}), True),
        (work("o", needs={"lea": "100%"}), False),  # nobody said how much
        (work("o", needs={"noah": "100%"}), True),  # somebody else's
        (work("o", "5d", needs={"lea": "100%", "gone": "100%"}), False),  # no dates
    ],
)
def test_others_that_take_no_days_since_nothing_is_known_of_them_are_named(other: Any, counted: bool) -> None:
    draft = promise(work("m", "5d", needs={"lea": "100%"}), id="NEW", start="2026-11-23", status="draft")
    people = [{"id": "lea"}, {"id": "noah"}, {"id": "gone", "left": "2026-11-20"}]
    here = world(draft, promise(other, id="OTHER", start="2026-11-23"), people=people)
    notes = [note.en for note in assess(here, TODAY, ["NEW"], samples=100).promises["NEW"].unknown]

    assert any("not counted" in note and "OTHER" in note for note in notes) is not counted


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("riggers slot 2026-12-21..2027-01-08", Book("riggers", date(2026, 12, 21), date(2027, 1, 8))),
        ("riggers slot 2026-12-21 units 2", Book("riggers", date(2026, 12, 21), date(2026, 12, 21), 2)),
    ],
)
def test_a_slot_is_asked_for_in_words(text: str, slot: Book) -> None:
    assert what_if(_world(), text) == (slot,)
    assert what_if(_world(), slot.written) == (slot,)
