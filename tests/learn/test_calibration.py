"""What deliveries teach: factors near the truth, forecasts that hold as often as they say, no hindsight."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from math import exp, log
from typing import Any

import pytest
from worlds import promise, work, world

from engage.learn.backtest import back_test
from engage.learn.delivered import delivered
from engage.learn.delivery import Delivery
from engage.learn.fit import PRIOR_SPREAD, fit
from engage.learn.risk_record import risk_history
from engage.learn.table import Row, deliveries_of
from engage.learn.together import together
from engage.model.asof import known_on
from engage.plan.calendars import Calendars

TODAY = date(2026, 11, 20)
near = pytest.approx


def history(
    count: int, truth: dict[str, float], spread: float = 0.25, scatter: float = 0.15, seed: int = 3
) -> list[Delivery]:
    """Deliveries of types whose work takes so many times what is expected, one every three days."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        kind = chance.choice(sorted(truth))
        planned = chance.uniform(20, 90)
        ratio = truth[kind] * exp(spread * chance.gauss() + scatter * chance.gauss())
        origin = date(2020, 1, 1) + timedelta(3 * number)
        actual = planned * 1.1 * ratio
        found.append(
            Delivery(
                f"D{number}", kind, origin, origin + timedelta(round(actual * 1.4)), planned, actual,
                allowed=planned * 1.3, skew=1.1, scatter=scatter,
            )
        )  # fmt: skip
    return found


# --- factors -----------------------------------------------------------------------------------------


def test_factors_near_the_truth_of_each_type() -> None:
    found = fit(history(400, {"app": 1.3, "audit": 0.9, "site": 1.1, "shop": 1.2}), window=400)
    assert {kind: each.ratio for kind, each in found.kinds.items()} == near(
        {"app": 1.3, "audit": 0.9, "site": 1.1, "shop": 1.2}, rel=0.06
    )
    assert found.whole is not None
    assert all(each.spread == near(0.25, abs=0.05) for each in found.kinds.values())
    assert found.whole.total > found.whole.spread


def test_one_delivery_hardly_moves_the_prior_and_none_teaches_nothing() -> None:
    assert fit([]).whole is None
    (one,) = history(1, {"app": 1.0})
    late = Delivery(one.id, "app", one.origin, one.ended, 10, 20)
    found = fit([late])
    assert found.whole is not None
    assert log(found.whole.ratio) == near(log(2) / 6)
    assert found.whole.raw == 2
    assert found.whole.total == near(PRIOR_SPREAD * (1 + 1 / 6) ** 0.5)


def test_what_the_estimates_allow_for_is_not_counted_twice() -> None:
    deliveries = history(300, {"app": 1.0}, spread=0.0, scatter=0.3)
    found = fit(deliveries, window=300).whole
    assert found is not None
    assert found.spread < 0.08
    assert found.total == near(0.3, abs=0.03)


def test_only_the_last_deliveries_count() -> None:
    old = history(100, {"app": 3.0}, seed=1)
    new = [Delivery(f"N{place}", "app", TODAY, TODAY, 10, 11, skew=1.1) for place in range(100)]
    found = fit([*old, *new]).whole
    assert found is not None
    assert (found.cases, found.ratio) == (100, near(1.0))


# --- the back-test -----------------------------------------------------------------------------------


def test_calibrated_dates_hold_as_often_as_they_say_and_beat_the_naive_ones() -> None:
    found = back_test(history(700, {"app": 1.3, "audit": 1.0}))
    mine, plan, fifth, alone = (found.of(name) for name in ("calibrated", "plan", "fifth", "estimates"))
    assert mine
    assert plan
    assert fifth
    assert alone
    assert found.cases + found.too_early == 700
    for each in mine.coverage:
        assert each.held / each.cases == near(each.share, abs=0.03)
        assert each.honest
    assert not plan.coverage[1].honest
    for other in (plan, fifth, alone):
        assert mine.crps < other.crps
        assert mine.pinball < other.pinball
        assert mine.brier < other.brier


def test_past_bounds_hold_at_least_as_often_as_they_say() -> None:
    bounds = back_test(history(600, {"app": 1.3})).of("bounds")
    assert bounds
    assert [each.held / each.cases for each in bounds.coverage] == near([0.5, 0.8, 0.9], abs=0.04)


def test_nothing_that_ended_on_or_after_the_day_of_a_plan_teaches_its_forecast() -> None:
    early = history(40, {"app": 1.2})
    origin = max(each.ended for each in early) + timedelta(1)
    one = Delivery("X", "app", origin, origin + timedelta(60), 30, 45, scatter=0.1)
    outlier = Delivery(
        "Y", "app", date(2019, 1, 1), origin, 30, 3000, scatter=0.1
    )  # itself too early to score
    day_before = replace(outlier, ended=origin - timedelta(1))
    without = back_test([*early, one])
    assert back_test([*early, one, outlier]).scores == without.scores
    assert back_test([*early, one, day_before]).scores != without.scores


def test_too_few_deliveries_are_no_back_test() -> None:
    found = back_test(history(3, {"app": 1.2}))
    assert (found.scores, found.cases, found.too_early) == ((), 0, 3)


# --- deliveries of a workspace -----------------------------------------------------------------------


def ended(**fields: Any) -> dict[str, Any]:
    """Planned for the ten days from Monday 2 to Friday 13 March 2026, delivered a week later."""
    told = {
        "status": "accepted", "type": "site", "start": "2026-03-02", "due": "2026-03-18",
        "baseline": {"on": "2026-02-25", "start": "2026-03-02", "finish": "2026-03-13", "buffer": "3d"},
        "delivered": "2026-03-20",
    }  # fmt: skip
    return promise(work("a", "10d", started="2026-03-02", done="2026-03-20"), **{**told, **fields})


def only(**fields: Any) -> Delivery:
    (found,) = delivered(known_on(world(ended(**fields)), TODAY), TODAY, 0.3).deliveries
    return found


def test_a_delivery_is_its_baseline_against_what_it_took() -> None:
    found = only()
    assert (found.planned, found.actual, found.allowed) == (10, 15, 13)
    assert (found.origin, found.ended, found.on_time) == (date(2026, 2, 25), date(2026, 3, 20), False)
    assert found.skew == near(0.3 * 0.85 + 0.4 + 0.3 * 1.45)
    assert found.scatter > 0


def test_days_that_the_client_cost_are_not_ours() -> None:
    pause = {"from": "2026-03-09", "to": "2026-03-11", "waiting_on": "client"}
    assert only(pauses=[pause]).actual == 12
    assert only(pauses=[{**pause, "waiting_on": "us"}]).actual == 15
    assert only(pauses=[pause, {**pause, "to": "2026-03-12"}]).actual == 11


def test_a_pause_known_when_the_plan_was_made_is_not_in_the_plan_either() -> None:
    pause = {"from": "2026-02-24", "to": "2026-03-03", "waiting_on": "client"}
    found = only(pauses=[pause])
    assert (found.planned, found.actual, found.allowed) == (8, 13, 11)


def test_without_a_baseline_the_estimates_are_the_plan() -> None:
    found = only(baseline=None, promise={"start": "2026-03-02", "made": "2026-02-20"})
    assert (found.planned, found.actual, found.origin) == (10, 15, date(2026, 2, 20))
    assert found.allowed is None


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"baseline": None, "milestones": [work("a")]}, "neither a baseline nor estimates"),
        ({"baseline": None, "promise": {"due": "2026-03-18"}},
         "no start, neither of a baseline nor of the promise"),
        ({"delivered": None}, "no day of delivery"),
        ({"delivered": "2026-03-01"}, "a day's work or less: nothing to compare"),
    ],
)  # fmt: skip
def test_what_teaches_nothing_is_named(fields: dict[str, Any], why: str) -> None:
    found = delivered(known_on(world(ended(**fields)), TODAY), TODAY, 0.3)
    assert ([left.why.en for left in found.left_out], found.deliveries) == ([why], ())


def test_what_was_delivered_later_is_not_known_yet() -> None:
    day = date(2026, 3, 19)
    assert delivered(known_on(world(ended()), day), day, 0.3).deliveries == ()


# --- tables of earlier deliveries --------------------------------------------------------------------


def rows(**cells: str) -> list[Row]:
    return [Row({"planned": "10", "start": "2026-03-02", "ended": "2026-03-20", **cells}, 2)]


@pytest.mark.parametrize(
    ("cells", "planned", "actual", "allowed"),
    [
        ({}, 10, 15, None),
        ({"planned": "2w", "actual": "12.5", "due": "2026-03-18"}, 10, 12.5, 13),
        ({"planned": "2026-03-13", "due": "14"}, 10, 15, 14),
    ],
)
def test_a_row_gives_days_or_dates(
    cells: dict[str, str], planned: float, actual: float, allowed: float | None
) -> None:
    (found,), bad = deliveries_of(rows(**cells), world(), TODAY, 0.3)
    assert (found.planned, found.actual, found.allowed, bad) == (planned, actual, allowed, ())


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"planned": "ten"}, "'ten' is not a duration"),
        ({"ended": "2026-02-30"}, "2026-02-30"),
        ({"planned": "0"}, "two durations above 0"),
        ({"type": "New Feature"}, "is not an id"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_left_out(cells: dict[str, str], why: str) -> None:
    found, (bad,) = deliveries_of(rows(**cells), world(), TODAY, 0.3)
    assert found == ()
    assert why in bad.why.en
    assert bad.line == 2


def test_rows_that_end_later_are_not_known_yet() -> None:
    assert deliveries_of(rows(ended="2027-01-05"), world(), TODAY, 0.3) == ((), ())


# --- risks and correlation ---------------------------------------------------------------------------


def test_a_risk_of_the_register_strikes_as_often_as_promises_say() -> None:
    shared = [{"id": "late", "what": "Late", "probability": "40%", "applies_to": {"types": ["site"]}}]
    struck = {"id": "late", "what": "Late", "probability": "40%", "struck": "2026-03-10"}
    promises = [
        ended(id="A", risks=[struck]), ended(id="B"), ended(id="C"),
        ended(id="D", type="shop"), ended(id="E", status="active", delivered=None),
    ]  # fmt: skip
    found = risk_history(known_on(world(*promises, risks=shared), TODAY))
    (record,) = found.risks
    assert (record.cases, record.struck, record.written) == (3, 1, 0.4)
    assert record.probability == near((0.4 * 5 + 1) / 8)
    assert (found.written, found.struck, found.foreseen, found.brier) == (1, 1, 0.4, near(0.36))


def test_milestones_that_go_wrong_together_are_correlated() -> None:
    def of(number: int, days: int) -> dict[str, Any]:
        last = (date(2026, 3, 2) + timedelta(days)).isoformat()
        each = [work(name, "10d", started="2026-03-02", done=last) for name in "abc"]
        return promise(*each, id=f"P{number}")

    alike = world(*(of(number, 11 + 7 * number) for number in range(8)))
    found = together(alike, Calendars(alike, TODAY))
    assert (found.promises, found.milestones, found.raw) == (8, 24, near(1))
    assert found.value == near(0.3 + 8 / 18 * 0.7)


def test_milestones_that_go_wrong_each_for_itself_are_hardly_correlated() -> None:
    chance = random.Random(4)

    def of(number: int) -> dict[str, Any]:
        lasts = [(date(2026, 3, 6) + timedelta(7 * chance.randint(0, 5))).isoformat() for _ in "abc"]
        each = [work(f"m{k}", "10d", started="2026-03-02", done=last) for k, last in enumerate(lasts)]
        return promise(*each, id=f"P{number}")

    apart = world(*(of(number) for number in range(40)))
    found = together(apart, Calendars(apart, TODAY))
    assert found.raw < 0.15
    assert found.raw < found.value < 0.3


def test_a_milestone_alone_tells_nothing_of_correlation() -> None:
    lone = world(promise(work("a", "10d", started="2026-03-02", done="2026-03-13")))
    assert together(lone, Calendars(lone, TODAY)).raw is None
