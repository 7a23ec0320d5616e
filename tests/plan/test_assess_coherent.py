"""What is promised agrees with what is forecast: as uncertain, seen from the room that others leave."""

from __future__ import annotations

from datetime import date

import pytest
from processes import EXAMPLES

from engage.model.asof import known_on
from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.calendars import Calendars
from engage.plan.changes import Due, written
from engage.plan.crowding import widened
from engage.plan.placing import place
from engage.plan.room import RoomBook
from engage.plan.variants import forecasts, variant
from engage.plan.widening import widenings
from engage.store.load import load_workspace
from engage.usecase.assess import assess as assess_view

TODAY = date(2026, 11, 20)


def _example(name: str) -> Workspace:
    return known_on(load_workspace(EXAMPLES / name).workspace, TODAY)


@pytest.mark.parametrize("name", ["web-agency", "machine-builder", "managed-services"])
def test_people_are_as_full_as_the_forecast_says(name: str) -> None:
    workspace = _example(name)
    calendars = Calendars(workspace, TODAY)
    placing = place(workspace, calendars, TODAY)
    whole = widenings(workspace, placing, calendars, TODAY)
    room = RoomBook(workspace, calendars, placing, TODAY)

    found = widened(room, placing, workspace.commitment.values())

    assert found.keys() == whole.keys()
    for each, expected in whole.items():
        assert found[each].factor == pytest.approx(expected.factor), each


@pytest.mark.parametrize(
    ("name", "promise"),
    [("web-agency", "TRA-002"), ("web-agency", "MOR-007"), ("machine-builder", "CLE-2606")],
)
def test_a_date_that_can_be_promised_is_no_less_likely_by_the_forecast(name: str, promise: str) -> None:
    workspace = _example(name)
    found = assess(workspace, TODAY, [promise], with_alternatives=False).promises[promise]
    assert found.earliest is not None
    moved = variant(workspace, TODAY, [Due(promise, found.earliest)], [promise])

    assert (moved.forecasts[promise].on_time or 0) >= found.confidence
    assert found.on_time is not None
    assert found.on_time <= (forecasts(workspace, TODAY, [promise])[promise].on_time or 0) + 1e-9


@pytest.mark.parametrize(
    ("name", "promise"),
    [("web-agency", "TRA-002"), ("web-agency", "ARM-012"), ("machine-builder", "BRW-2601")],
)
def test_an_alternative_asked_for_in_words_gives_what_it_said(name: str, promise: str) -> None:
    workspace = _example(name)
    found = assess_view(workspace, TODAY, [promise], samples=300).rows[0].found
    assert found.alternatives
    for each in found.alternatives:
        asked = assess_view(workspace, TODAY, [promise], [written(each.changes)], samples=300).rows[0].found
        assert (asked.earliest, asked.on_time) == (each.date, each.on_time), written(each.changes)
