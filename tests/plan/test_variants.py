"""One named change of a plan at a time, recomputed and compared without noise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import FRANCE, promise, work, world

from engage.model.fault import Fault
from engage.model.workspace import Workspace
from engage.plan.changes import (
    Absent,
    Add,
    After,
    Change,
    Cut,
    Drop,
    Due,
    Move,
    Rank,
    Start,
    Swap,
    Yield,
    changed,
    written,
)
from engage.plan.variants import forecasts, variant, waited_for
from engage.usecase.what_if import what_if

TODAY = date(2026, 11, 20)
PEOPLE: list[dict[str, Any]] = [
    {"id": "lea", "skills": ["dev/senior"]},
    {"id": "noah", "skills": ["dev"]},
    {"id": "zoe", "skills": ["design"]},
]


def _portal() -> Workspace:
    shop = promise(
        work("design", "5d", needs={"zoe": "100%"}),
        work("build", {"low": "8d", "likely": "10d", "high": "18d"}, after=["design"], needs={"lea": "50%"}),
        work("returns", "10d", after=["build"], needs={"lea": "50%"}),
        work("live", "2d", after=["returns"], needs={"lea": "50%"}),
        id="SHOP", start="2026-11-23", due="2027-01-15",
    )  # fmt: skip
    other = promise(work("audit", "6d", needs={"lea": "100%"}), id="AUDIT", start="2026-11-23")
    return world(shop, other, policy=FRANCE, people=PEOPLE)


def _finish(*changes: Change, of: str = "SHOP") -> date | None:
    return variant(_portal(), TODAY, changes).plan(of).finish


@pytest.mark.parametrize(
    ("text", "finish"),
    [
        ("SHOP start 2026-11-23", date(2026, 12, 30)),
        ("SHOP start 2026-12-07", date(2027, 1, 14)),
        ("drop SHOP/returns", date(2026, 12, 15)),
        ("cut SHOP/returns to 50%", date(2026, 12, 22)),
        ("lea absent 2026-12-07..2026-12-11", date(2027, 1, 7)),
        ("move SHOP/build to 2026-12-14", date(2027, 1, 14)),
        ("swap lea noah in SHOP", date(2026, 12, 30)),
        ("SHOP after AUDIT", date(2027, 1, 8)),
        ("SHOP due 2027-03-19", date(2026, 12, 30)),
        ("SHOP importance strategic", date(2026, 12, 30)),
    ],
)
def test_a_change_moves_the_end_as_it_must(text: str, finish: date) -> None:
    assert _finish(*what_if(_portal(), text)) == finish


def test_another_pair_of_hands_shortens_the_work_that_needs_its_skill() -> None:
    added = Add("dev", 0.5, date(2026, 11, 23), "SHOP")
    found = changed(_portal(), [added], TODAY).commitment["SHOP"]
    by_id = {milestone.id: milestone for milestone in found.milestones}

    # 0.5 / (0.5 + 0.5 · 0.7) of ten days
    assert by_id["build"].work.likely.days() == pytest.approx(5.88, abs=0.01)
    assert by_id["build"].needs == {"lea": 0.5, "person:dev": 0.5}
    assert by_id["design"].work.likely.days() == 5
    assert _finish(added) < _finish()


def test_hands_that_come_late_help_only_with_what_is_left_then() -> None:
    half = Add("dev", 0.5, date(2026, 12, 7), "SHOP")  # the fifth day of ten of `build` is done
    found = changed(_portal(), [half], TODAY).commitment["SHOP"]

    assert found.milestones[1].work.likely.days() == pytest.approx(10 * (0.5 + 0.5 * 0.588), abs=0.02)


def test_what_waited_for_dropped_work_waits_for_what_that_waited_for() -> None:
    dropped = changed(_portal(), [Drop("SHOP", ("build", "returns"))], TODAY).commitment["SHOP"]

    assert [milestone.id for milestone in dropped.milestones] == ["design", "live"]
    assert [link.milestone for link in dropped.milestones[1].after] == ["design"]


def test_two_variants_have_the_same_futures_but_for_the_change() -> None:
    before = forecasts(_portal(), TODAY, ["SHOP", "AUDIT"])
    after = variant(_portal(), TODAY, [Due("SHOP", date(2027, 1, 20))], ["SHOP", "AUDIT"])

    assert after.forecasts["SHOP"].p90 == before["SHOP"].p90
    assert after.forecasts["AUDIT"] == before["AUDIT"]
    assert (after.forecasts["SHOP"].on_time or 0) > (before["SHOP"].on_time or 0)


def test_only_what_a_promise_waits_for_is_simulated_with_it() -> None:
    linked = changed(_portal(), [After("SHOP", "AUDIT")], TODAY)

    assert [c.id for c in waited_for(linked, ["SHOP"]).commitments] == ["SHOP", "AUDIT"]
    assert [c.id for c in waited_for(linked, ["AUDIT"]).commitments] == ["AUDIT"]


CHANGES: tuple[Change, ...] = (
    Absent("lea", date(2027, 1, 4), date(2027, 1, 15)),
    Add("dev", 0.5, date(2027, 1, 4), "SHOP"),
    Add("dev", 1.0, date(2027, 1, 4), "SHOP", "build", provider=True),
    After("SHOP", "AUDIT"),
    Cut("SHOP", 0.8),
    Cut("SHOP", 0.8, "build"),
    Drop("SHOP", ("build", "returns")),
    Due("SHOP", date(2027, 3, 19)),
    Due("SHOP", date(2027, 3, 19), "live"),
    Move("SHOP", date(2027, 2, 1), "build"),
    Rank("AUDIT", "standard"),
    Start("SHOP", date(2027, 1, 4)),
    Swap("SHOP", "lea", "noah", "build"),
    Yield("AUDIT", "SHOP"),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.written)
def test_a_change_is_written_as_it_is_read(change: Change) -> None:
    assert what_if(_portal(), change.written) == (change,)


def test_several_changes_are_made_one_after_the_other() -> None:
    both = what_if(_portal(), "drop SHOP/returns; SHOP due 2026-12-31")

    assert written(both) == "drop SHOP/returns; SHOP due 2026-12-31"
    assert _finish(*both) == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a change: write for instance"),
        ("give lea a week off", "is not a change: write for instance"),
        ("lea absent 2027-01-15..2027-01-04", "the first day lies after the last"),
        ("lee absent 2027-01-04", "did you mean `lea`?"),
        ("lea absent 04/01/2027", "write the date as year-month-day"),
        ("lea absent 2027-02-30", "February 2027 has 28 days"),
        ("SHIP due 2027-03-19", "did you mean `SHOP`?"),
        ("drop SHOP", "name a milestone"),
        ("drop SHOP/retours", "it has design, build, returns, live"),
        ("add person dev 50% from 2027-01-04", "say for which promise"),
        ("add person dev 0% from 2027-01-04 for SHOP", "changes nothing"),
        ("add person dev 50 from 2027-01-04 for SHOP", "write 50%"),
        ("SHOP importance huge", "importance is standard, major or strategic, not"),
        ("swap zoe nobody in SHOP", "nobody of resources.yaml is"),
    ],
)
def test_what_is_no_change_is_told_what_to_write(text: str, said: str) -> None:
    with pytest.raises(Fault) as raised:
        what_if(_portal(), text)

    assert said in raised.value.text.en
    assert raised.value.text.fr != raised.value.text.en


def test_where_one_promise_is_meant_it_need_not_be_named() -> None:
    assert what_if(_portal(), "add person dev 50% from 2027-01-04", "SHOP") == (CHANGES[1],)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Add("cook", 0.5, TODAY, "SHOP"), "needs 'cook'; it needs lea, zoe"),
        (Add("dev", 0.5, date(2028, 1, 3), "SHOP"), "after 2028-01-03 needs 'dev'"),
        (Swap("AUDIT", "zoe", "noah"), "nothing left of AUDIT needs 'zoe'"),
    ],
)
def test_a_change_that_changes_nothing_is_refused(change: Change, said: str) -> None:
    with pytest.raises(Fault) as raised:
        changed(_portal(), [change], TODAY)

    assert said in raised.value.text.en


def test_an_order_that_goes_round_in_a_circle_is_refused() -> None:
    linked = changed(_portal(), [After("SHOP", "AUDIT")], TODAY)

    with pytest.raises(Fault, match="AUDIT cannot come after"):
        changed(linked, [After("AUDIT", "SHOP")], TODAY)
