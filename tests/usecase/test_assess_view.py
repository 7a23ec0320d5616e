"""An alternative is a change that can be asked for: it gives what it was said to give."""

from __future__ import annotations

from datetime import date

import pytest
from worlds import promise, work, world

from engage.model.fault import Fault
from engage.model.workspace import Workspace
from engage.plan.changes import written
from engage.render.assess import text
from engage.render.assess_words import together_words
from engage.render.theme import Theme
from engage.usecase.assess import assess

TODAY = date(2026, 11, 20)


def _shop() -> Workspace:
    busy = promise(work("work", "20d", needs={"lea": "60%"}), id="BUSY", start="2026-11-16", due="2027-01-29")
    build = {"low": "8d", "likely": "10d", "high": "16d"}
    draft = promise(
        work("build", build, needs={"lea": "100%"}),
        work("returns", "5d", after=["build"], needs={"lea": "50%"}),
        work("live", "2d", after=["returns"], needs={"lea": "50%"}),
        id="SHOP", status="draft", start="2026-11-23", due="2026-12-24",
        deliverables=[{"what": "Shop"}, {"what": "Returns", "milestones": ["returns"]}],
    )  # fmt: skip
    people = [{"id": "lea", "name": "Léa", "skills": ["dev"]}, {"id": "noah", "skills": ["dev"]}]
    return world(busy, draft, people=people, policy={"calendar": {"country": "FR"}})


def test_each_alternative_can_be_asked_for_as_it_is_written() -> None:
    workspace = _shop()
    found = assess(workspace, TODAY, ["SHOP"]).rows[0].found
    kinds = [each.changes[0].kind for each in found.alternatives]

    assert set(kinds) == {"due", "drop", "add", "swap", "yields", "start"}
    for each in found.alternatives:
        again = assess(workspace, TODAY, ["SHOP"], [written(each.changes)]).rows[0]
        assert (again.found.earliest, again.found.on_time) == (each.date, each.on_time), written(each.changes)
        assert again.without is not None
        assert again.without.on_time == found.on_time


def test_a_change_may_be_about_others_too() -> None:
    workspace = _shop()
    without = assess(workspace, TODAY, ["SHOP"]).rows[0].found.earliest
    away = assess(workspace, TODAY, ["SHOP"], ["lea absent 2026-12-07..2026-12-11"]).rows[0].found.earliest
    later = assess(workspace, TODAY, ["SHOP"], ["move BUSY to 2027-01-18"]).rows[0].found.earliest

    assert without is not None
    assert away is not None
    assert later is not None
    assert later < without < away


def test_changes_that_cannot_be_made_are_faults() -> None:
    with pytest.raises(Fault):
        assess(_shop(), TODAY, ["SHOP"], ["drop SHOP/nothing"])


def test_the_verdict_of_several_is_the_worst() -> None:
    view = assess(_shop(), TODAY, ["SHOP", "BUSY"])

    assert view.verdict == view.rows[0].found.verdict != "promise"


@pytest.mark.parametrize("order", [("ONE", "TWO"), ("TWO", "ONE")])
def test_drafts_that_compete_stand_side_by_side(order: tuple[str, str]) -> None:
    drafts = [
        promise(
            work("job", "10d", needs={"lea": "100%"}), id=name, title=name, start="2026-11-23",
            due="2026-12-09", status="draft", type="sure",
        )
        for name in ("ONE", "TWO")
    ]  # fmt: skip
    sure = {"types": {"sure": {"complexity": "low", "spread": {"low": 1, "high": 1}}}}
    view = assess(world(*drafts, people=[{"id": "lea"}], policy=sure), TODAY, order)
    first, second = view.rows

    assert (first.id, second.id) == order
    assert [row.alone.verdict for row in view.rows if row.alone] == ["promise", "promise"]
    assert [row.found.verdict for row in view.rows] == ["promise", "refuse"]
    assert second.found.binding[0].booked_by == (first.id,)
    assert together_words(view).en.startswith("1 of 2 can be promised together")
    assert text(view, Theme("en")).splitlines()[2].split()[:3] == [first.id, first.title, "Promise"]


def test_one_draft_stands_alone() -> None:
    assert assess(_shop(), TODAY, ["SHOP"]).rows[0].alone is None
