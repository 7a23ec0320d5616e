"""The page that checks an answer by hand says what the program says today."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pytest
from processes import EXAMPLES, REPOSITORY

from engage.health.words import day, share
from engage.model.asof import known_on
from engage.plan.assess import assess
from engage.plan.assess_types import Assessment
from engage.plan.calendars import Calendars
from engage.plan.draws import Draws
from engage.plan.figures import days, long_day
from engage.plan.fitting import Fitting
from engage.plan.placing import place
from engage.plan.room import RoomBook
from engage.store.load import load_workspace

TODAY = date(2026, 11, 20)
PAGE = " ".join((REPOSITORY / "docs" / "can-we-promise-it.md").read_text(encoding="utf-8").split())
WORKSPACE = known_on(load_workspace(EXAMPLES / "web-agency").workspace, TODAY)


@pytest.fixture(scope="module")
def found() -> Assessment:
    return assess(WORKSPACE, TODAY, ["TRA-002"]).promises["TRA-002"]


def test_the_answer_is_the_one_quoted(found: Assessment) -> None:
    assert found.wanted is not None
    assert found.earliest is not None
    assert found.on_time is not None
    wanted, odds, earliest = long_day(found.wanted).en, share(found.on_time).en, long_day(found.earliest).en
    assert f"*{wanted} has {odds}; {earliest} can be promised at 90%.*" in PAGE
    assert f"by 9 April **{odds}** of them are done, by **{earliest.removesuffix(' 2027')} 90%**" in PAGE


def test_who_has_no_room_and_what_it_would_be_without_that(found: Assessment) -> None:
    (binding,) = found.binding
    first, last = day(binding.first, TODAY).en, day(binding.last, TODAY).en
    lost = f"{binding.resource}: {days(binding.days).en} lost between {first} and {last}, booked by ARM-011"
    assert lost in PAGE
    assert found.unhindered_on_time is not None
    assert found.unhindered_date is not None
    free, on = share(found.unhindered_on_time).en, long_day(found.unhindered_date).en
    assert f"9 April would have {free} and the 90% would be reached on {on.removesuffix(' 2027')}" in PAGE


def test_the_dates_of_the_likely_plan(found: Assessment) -> None:
    calendars = Calendars(WORKSPACE, TODAY)
    room = RoomBook(WORKSPACE, calendars, place(WORKSPACE, calendars, TODAY), TODAY, ["TRA-002"])
    fit = Fitting(WORKSPACE, "TRA-002", room, TODAY, Draws())
    ends = {name: last for name, (_, last) in fit.dates().items()}

    assert found.likely == ends["ouverture"]
    for name in ("cadrage", "moteur", "ouverture"):
        assert re.search(rf"`{name}`: .*?\*\*{ends[name].day} {ends[name]:%B}\*\*", PAGE), name
    place_of = {task.id: at for at, task in enumerate(fit.simulation.graph.tasks)}
    lasts = np.sort(fit.simulation.lengths(place_of["TRA-002", "moteur"]))
    middle, nine = int(lasts[len(lasts) // 2]), int(lasts[len(lasts) * 9 // 10])
    assert f"`moteur` takes {middle} days in the middle one and {nine} days or less in nine of ten" in PAGE


def test_whom_it_would_push(found: Assessment) -> None:
    (other,) = found.pushed
    assert other.on_time_before is not None
    assert other.on_time_after is not None
    before, after = share(other.on_time_before).en, share(other.on_time_after).en
    assert f"`{other.id}` falls from {before} to {after}" in PAGE


def test_what_can_be_asked_for_is_what_is_proposed(found: Assessment) -> None:
    proposed = {each.changes[0].written.removesuffix(" for TRA-002") for each in found.alternatives}
    asked = set(re.findall(r'--what-if "([^"]*)"', PAGE))
    assert {"TRA-002 due 2027-05-26", "add person sylius/confirme 100% from 2027-01-11"} <= asked & proposed
