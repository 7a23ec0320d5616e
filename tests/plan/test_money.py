"""A promise for which a budget has too little left waits for the next period, or is not made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.fault import Fault
from engage.model.quantity import parse_money
from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.assess_types import Assessment
from engage.plan.changes import Fund, Move
from engage.render.assess_words import answer, reasons
from engage.usecase.assess import assess as assess_view
from engage.usecase.what_if import what_if

TODAY = date(2026, 11, 23)  # a Monday
CERTAIN = {"types": {"sure": {"complexity": "low", "spread": {"low": 1, "high": 1}}}}
FREIGHT: dict[str, Any] = {"id": "freight", "name": "Freight", "amount": "90000 EUR", "period": "quarter"}


def _world(amount: str, *, taken: str = "60000", budget: Any = FREIGHT, **other: Any) -> Workspace:
    standing = promise(
        work("ship", "5d", needs={"freight": taken}, not_before="2026-12-07"),
        id="STANDS", start="2026-11-23", type="sure", **other,
    )  # fmt: skip
    draft = promise(
        work("build", "5d", needs={"lea": "100%"}),
        work("ship", "5d", needs={"lea": "50%", "freight": amount}, after=["build"]),
        id="NEW", start="2026-11-23", due="2026-12-11", status="draft", type="sure",
    )  # fmt: skip
    return world(standing, draft, policy=CERTAIN, people=[{"id": "lea"}], budgets=[budget])


def _answer(workspace: Workspace) -> Assessment:
    return assess(workspace, TODAY, ["NEW"]).promises["NEW"]


def test_what_is_left_pays_for_it() -> None:
    found = _answer(_world("30000"))

    assert (found.verdict, found.earliest, found.short) == ("promise", date(2026, 12, 4), ())
    assert found.unknown == ()


def test_one_euro_more_waits_for_the_next_quarter_and_says_who_took_what() -> None:
    found = _answer(_world("30001"))
    (short,) = found.short

    assert (short.budget, short.start, short.booked, short.own) == (
        "freight",
        date(2026, 10, 1),
        60000,
        30001,
    )
    assert short.over == pytest.approx(1)
    assert short.commitments == (("STANDS", 60000),)
    assert found.money_waits == (Move("NEW", date(2027, 1, 1), "ship"),)
    assert found.earliest == date(2027, 1, 7)
    assert (found.verdict, found.on_time) == ("refuse", 0)


def test_what_no_quarter_can_pay_for_is_refused() -> None:
    found = _answer(_world("90001"))

    assert (found.verdict, found.earliest, found.money_waits) == ("refuse", None, ())
    assert answer(found).en.endswith("the budget left does not pay for it.")


def test_a_budget_without_periods_pays_once() -> None:
    once = {key: value for key, value in FREIGHT.items() if key != "period"}
    found = _answer(_world("30001", budget=once))

    assert (found.verdict, found.earliest) == ("refuse", None)
    assert [short.start for short in found.short] == [None]


@pytest.mark.parametrize(("status", "booked"), [("proposed", 30000), ("lost", None), ("accepted", 60000)])
def test_offers_take_their_chance_and_what_is_done_was_spent(status: str, booked: float | None) -> None:
    found = _answer(_world("89000", status=status, offer={"win_probability": "50%"}))

    assert [short.booked for short in found.short] == ([] if booked is None else [booked])


def test_a_budget_that_matters_less_is_exceeded_but_holds_nothing_back() -> None:
    found = _answer(_world("40000", budget={**FREIGHT, "criticality": "support"}))

    assert (found.verdict, found.earliest) == ("promise", date(2026, 12, 4))
    assert [(short.over, short.holds) for short in found.short] == [(10000, False)]


def test_more_money_is_an_alternative_that_keeps_the_date() -> None:
    found = _answer(_world("30001"))
    fund = next(each for each in found.alternatives if isinstance(each.changes[0], Fund))

    assert fund.changes[0] == Fund("freight", parse_money("90100 EUR"))
    assert (fund.date, fund.on_time, fund.makes_it) == (date(2026, 12, 4), 1, True)
    asked = assess_view(_world("30001"), TODAY, ["NEW"], [fund.changes[0].written]).rows[0].found
    assert (asked.verdict, asked.earliest) == ("promise", fund.date)


def test_the_reason_has_the_numbers_in_both_languages() -> None:
    view = assess_view(_world("30001"), TODAY, ["NEW"])
    said = next(iter(reasons(view.rows[0], view)))

    assert said.en == (
        "Freight: 30,001\u00a0EUR asked for in the period from 1 October 2026, 30,000\u00a0EUR left of "
        "90,000\u00a0EUR (STANDS): 1\u00a0EUR too much, so that ship waits until 1 January 2027."
    )
    assert "donc ship attend le 1er janvier 2027" in said.fr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("budget fraight 1000 EUR", "did you mean `freight`"),
        ("budget freight 1000 USD", "freight is in EUR, not in USD"),
    ],
)
def test_a_budget_that_is_none_or_in_another_currency_is_refused(text: str, message: str) -> None:
    workspace = _world("1")
    with pytest.raises(Fault) as caught:
        what_if(workspace, text)[0].made(workspace, TODAY)
    assert message in caught.value.text.en
