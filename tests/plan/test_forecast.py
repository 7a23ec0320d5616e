"""The forecast of promises: exact where it can be worked out, the plan's dates where nothing is uncertain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import promise, work, world

from engage.model.asof import known_on
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.draws import Draws
from engage.plan.forecast import forecast
from engage.plan.forecast_types import PromiseForecast
from engage.plan.placing import place
from engage.plan.schedule import compute
from engage.plan.simulation import Simulation
from engage.plan.sizing import load_factor

MONDAY = date(2026, 11, 16)
EXACT = {"buffer": {}, "types": {"sure": {"spread": {"low": "1", "high": "1"}}}}
near = pytest.approx


def risk(risk_id: str, probability: str, delay: Any, **fields: Any) -> dict[str, Any]:
    return {
        "id": risk_id, "what": f"Risk {risk_id}", "probability": probability,
        "impact": {"delay": delay}, **fields,
    }  # fmt: skip


def sure(*milestones: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A promise of a type whose single values have no spread."""
    return promise(*milestones, **{"start": "2026-11-16", "type": "sure", **fields})


def simulated(workspace: Workspace, today: date = MONDAY, samples: int = 2500, seed: int = 1) -> Simulation:
    calendars = Calendars(workspace, today)
    return Simulation(workspace, place(workspace, calendars, today), calendars, today, Draws(samples, seed))


def only(workspace: Workspace, *, explained: bool = False, **options: Any) -> PromiseForecast:
    return forecast(workspace, MONDAY, explained="P" if explained else None, **options).promises["P"]


# --- certain work ------------------------------------------------------------------------------------


def test_without_uncertainty_all_dates_are_those_of_the_plan() -> None:
    workspace = world(sure(work("a", "3d"), work("b", "4d", after="a"), due="2026-11-24"), policy=EXACT)
    found = only(workspace)
    assert (found.planned, found.p50, found.p80, found.p90) == (date(2026, 11, 24),) * 4
    assert (found.on_time, found.standard_error, found.certain) == (1, 0, True)


def test_what_is_done_is_certain_and_on_time_or_not() -> None:
    done = promise(work("a", "9d", done="2026-11-12"), due="2026-11-12")
    late = promise(work("a", "9d", done="2026-11-13"), due="2026-11-12")
    assert [(f.on_time, f.p90) for f in (only(world(done)), only(world(late)))] == [
        (1, date(2026, 11, 12)),
        (0, date(2026, 11, 13)),
    ]


def test_a_promise_without_date_has_dates_but_no_probability() -> None:
    found = only(world(promise(work("a", "9d"))))
    assert (found.on_time, found.standard_error) == (None, None)
    assert found.p50 < found.p90


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "lost"}, "lost: not planned"),
        ({"milestones": []}, "no milestones: nothing to schedule"),
        ({"milestones": [work("a")]}, "no dates: nothing of what is left is estimated"),
        ({"milestones": [work("a", "1d", after="a")]}, "a: no dates, it waits for itself"),
    ],
)
@pytest.mark.parametrize("explained", [False, True])
def test_where_there_are_no_dates_there_is_no_forecast_and_the_reason_is_said(
    fields: dict[str, Any], said: str, explained: bool
) -> None:
    found = only(world(promise(**{"due": "2026-12-01", **fields})), explained=explained)
    assert (found.on_time, found.p50, found.p80, found.p90, found.drivers) == (None,) * 5
    assert said in [note.en for note in found.unknown]


# --- uncertain work ----------------------------------------------------------------------------------


def test_only_what_remains_is_uncertain_in_proportion() -> None:
    whole = {"low": "10d", "likely": "20d", "high": "40d"}
    todo = simulated(world(promise(work("a", whole)))).lengths(0)
    half = simulated(world(promise(work("a", whole, started="2026-11-02", progress="50%")))).lengths(0)
    assert half.mean() - 10 == near((todo.mean() - 20) / 2, abs=0.1)
    assert half.std() == near(todo.std() / 2, rel=0.02)


def test_a_single_value_has_the_spread_of_its_type() -> None:
    policy = {"types": {"wild": {"spread": {"low": "0.5", "high": "2"}}}}
    single = simulated(world(promise(work("a", "20d"), type="wild"), policy=policy))
    written = simulated(world(promise(work("a", {"low": "10d", "likely": "20d", "high": "40d"}))))
    assert np.array_equal(single.lengths(0), written.lengths(0))


def test_one_in_ten_takes_no_longer_than_low_and_nine_in_ten_no_longer_than_high() -> None:
    plain = {"types": {"plain": {"complexity": "low"}}}
    days = simulated(
        world(
            promise(work("a", {"low": "40d", "likely": "60d", "high": "100d"}), type="plain"), policy=plain
        ),
        samples=40_000,
    )
    lengths = days.lengths(0)
    assert (lengths <= 40).mean() == near(0.1, abs=0.01)
    assert (lengths <= 100).mean() == near(0.9, abs=0.01)


def test_complexity_and_load_widen_estimates_as_they_widen_the_buffer() -> None:
    estimate = {"low": "40d", "likely": "60d", "high": "100d"}

    def of(complexity: str, asked: str) -> Simulation:
        policy = {"types": {"T": {"complexity": complexity}}, "capacity": {"plan_to": "80%"}}
        mine = promise(work("a", estimate, needs={"lea": asked}), type="T")
        return simulated(world(mine, policy=policy, people=[{"id": "lea"}]), samples=20_000)

    plain, complex_, full = of("low", "50%"), of("high", "50%"), of("low", "95%")
    factor = load_factor(0.95, 0.8)
    assert full.widenings["P"].load == near(factor, abs=0.001)
    assert plain.widenings["P"].factor == 1
    for wide, times in ((complex_, 1.25), (full, factor)):
        assert wide.lengths(0).mean() == near(plain.lengths(0).mean(), rel=0.005)
        assert wide.lengths(0).std() == near(times * plain.lengths(0).std(), rel=0.01)


def test_a_history_multiplies_all_work_of_a_promise_by_one_factor() -> None:
    policy = {**EXACT, "calibration": {"types": {"sure": {"ratio": "1.25", "spread": "0.2", "n": "6"}}}}
    simulation = simulated(world(sure(work("a", "40d"), work("b", "80d", after="a")), policy=policy))
    one, other = simulation.lengths(0), simulation.lengths(1)
    assert np.abs(other - 2 * one).max() <= 1
    assert np.median(one) == near(50, abs=1)
    assert np.log(other / 80).std() == near(0.2, rel=0.03)


def test_a_history_of_another_type_does_not_count_that_of_all_does() -> None:
    other = {"types": {"other": {"ratio": "2"}}}
    mine = sure(work("a", "10d"), due="2026-11-27")
    assert only(world(mine, policy={**EXACT, "calibration": other})).history is None
    found = only(world(mine, policy={**EXACT, "calibration": {**other, "whole": {"ratio": "1.5", "n": "9"}}}))
    assert (found.p50, found.history.cases, found.history.kind) == (date(2026, 12, 4), 9, None)


def test_the_correlation_between_milestones_is_that_of_the_calibration() -> None:
    estimate = {"low": "10d", "likely": "20d", "high": "40d"}
    policy = {"calibration": {"correlation": "80%"}}
    both = simulated(world(promise(work("a", estimate), work("b", estimate)), policy=policy), samples=20_000)
    assert np.corrcoef(both.lengths(0), both.lengths(1))[0, 1] == near(0.78, abs=0.02)


def test_a_calibrated_risk_strikes_as_often_as_it_did() -> None:
    shared = [risk("R", "10%", {"low": "4d", "likely": "4d", "high": "4d"})]
    learnt = {"calibration": {"risks": {"R": {"probability": "60%", "n": "20", "struck": "14"}}}}
    lost = simulated(
        world(sure(work("a", "1d")), policy={**EXACT, **learnt}, risks=shared), samples=20_000
    ).lengths(0)
    assert (lost == 5).mean() == near(0.6, abs=0.01)
    own = simulated(world(sure(work("a", "1d"), risks=shared), policy={**EXACT, **learnt}), samples=20_000)
    assert (own.lengths(0) == 5).mean() == near(0.1, abs=0.01)  # thought over for this promise


def test_history_is_one_of_the_causes_of_a_date() -> None:
    policy = {**EXACT, "calibration": {"whole": {"ratio": "1.2", "n": "8"}}}
    found = only(world(sure(work("a", "50d")), policy=policy), explained=True)
    assert [(d.kind, d.id, round(d.days), d.share) for d in found.drivers] == [("history", "history", 10, 1)]


def test_what_leaves_the_work_without_an_end_is_named_first_and_not_counted_in_days() -> None:
    leaves = {"id": "lea", "left": "2026-12-31"}
    mine = promise(work("a", "20d", needs={"lea": "100%"}), type="sure",
                   risks=[risk("R", "50%", {"low": "90d", "likely": "90d", "high": "90d"})])  # fmt: skip
    found = only(world(mine, policy=EXACT, people=[leaves]), explained=True)
    (driver,) = found.drivers
    assert (driver.id, driver.days) == ("R", 0)
    assert driver.endless == near(0.5, abs=0.05)


def test_estimates_of_one_promise_go_wrong_together_and_so_spread_more() -> None:
    estimate = {"low": "10d", "likely": "20d", "high": "40d"}
    chain = [work(f"m{k}", estimate, after=[f"m{k - 1}"] if k else []) for k in range(10)]
    together = simulated(world(promise(*chain)), samples=20_000)
    total = sum(together.lengths(k) for k in range(10))
    apart = 10 * together.lengths(0).var()
    assert total.var() == near(apart * (1 + 9 * 0.3), rel=0.08)


def test_a_promise_that_waits_for_another_inherits_its_uncertainty() -> None:
    first = promise(work("a", {"low": "10d", "likely": "20d", "high": "40d"}), id="FIRST")
    second = sure(work("b", "1d", after="FIRST/a"))
    found = forecast(world(first, second, policy=EXACT), MONDAY).promises
    calendar = Calendars(world(), MONDAY).organisation
    assert found["P"].p80 == calendar.shift(found["FIRST"].p80, 1)
    assert not found["P"].certain


def test_a_promise_has_the_same_forecast_alone_and_among_others() -> None:
    estimate = {"low": "10d", "likely": "20d", "high": "40d"}
    mine = promise(work("a", estimate), work("b", "5d", after="a"), due="2026-12-31")
    alone = only(world(mine))
    among = only(world(promise(work("a", "9d"), id="OTHER"), mine, promise(work("a", estimate), id="Z")))
    assert alone == among == replace(only(world(mine), explained=True), drivers=None)


def test_another_seed_stays_within_the_standard_error() -> None:
    mine = world(promise(work("a", {"low": "10d", "likely": "20d", "high": "40d"}), due="2026-12-18"))
    found = [only(mine, seed=seed) for seed in range(1, 41)]
    chances = np.array([each.on_time for each in found])
    assert 0.3 < chances.mean() < 0.9
    assert chances.std(ddof=1) == near(found[0].standard_error, rel=0.35)
    assert found[0].standard_error < 0.0101


def test_where_no_future_is_late_the_standard_error_is_not_zero() -> None:
    found = only(world(promise(work("a", "9d"), due="2028-12-18")))
    assert found.on_time == 1
    assert 0 < found.standard_error < 0.001


def test_a_date_beyond_the_calendars_is_not_known_while_nearer_ones_are() -> None:
    leaves = {"id": "lea", "left": "2026-12-31"}
    found = only(
        world(promise(work("a", {"low": "20d", "likely": "28d", "high": "60d"}, needs={"lea": "100%"}),
                      due="2026-12-31"), people=[leaves])
    )  # fmt: skip
    assert 0 < found.on_time < 0.8
    assert (found.p80, found.p90) == (None, None)
    assert 0.2 < found.endless == near(1 - found.on_time)


# --- risks -------------------------------------------------------------------------------------------

WORKED = [
    risk("R1", "30%", {"low": "10d", "likely": "10d", "high": "10d"}),
    risk("R2", "50%", {"low": "4d", "likely": "4d", "high": "4d"}),
    risk("R3", "10%", {"low": "20d", "likely": "20d", "high": "20d"}),
]


def delays(risks: list[dict[str, Any]], samples: int = 100_000) -> np.ndarray:
    """The days lost to risks in each future, on work of one certain day."""
    return simulated(world(sure(work("a", "1d"), risks=risks), policy=EXACT), samples=samples).lengths(0) - 1


def test_three_risks_together_have_the_worked_distribution() -> None:
    lost = delays(WORKED)
    worked = {0: 0.315, 4: 0.315, 10: 0.135, 14: 0.135, 20: 0.035, 24: 0.035, 30: 0.015, 34: 0.015}
    counted = dict(zip(*np.unique(lost, return_counts=True), strict=True))
    assert {int(days): count / len(lost) for days, count in counted.items()} == near(worked, abs=0.005)
    assert lost.mean() == near(7, abs=0.1)
    assert (lost <= 7).mean() == near(0.63, abs=0.005)
    assert (lost <= 14).mean() == near(0.9, abs=0.005)  # P90 stands exactly on this step
    assert [sorted(lost)[ceil(len(lost) * share) - 1] for share in (0.5, 0.8, 0.89)] == [4, 14, 14]


def test_prevention_of_the_first_risk_is_worth_the_worked_days() -> None:
    cut = risk("R1", "10%", {"low": "10d", "likely": "10d", "high": "10d"})
    before, after = delays(WORKED), delays([cut, *WORKED[1:]])
    assert before.mean() - after.mean() == near(2, abs=0.05)
    assert np.quantile(after, 0.8, method="inverted_cdf") == 4
    assert (after <= before).all()  # the same futures


@pytest.mark.parametrize(("probability", "lost"), [("0%", 0), ("100%", 4)])
def test_what_is_certain_of_a_risk_needs_no_chance(probability: str, lost: int) -> None:
    assert set(delays([risk("R", probability, {"low": "4d", "likely": "4d", "high": "4d"})], 500)) == {lost}


def days_lost(workspace: Workspace, commitment_id: str = "P") -> int:
    """Working days that the risks take from the end of a promise in the worst future."""
    simulation = simulated(workspace, samples=200)
    plan = compute(workspace, MONDAY).plans[commitment_id].finish
    end = date.fromordinal(simulation.network.base + int(dict(simulation.finishes())[commitment_id].max()))
    return Calendars(workspace, MONDAY).organisation.days_between(plan, end)


ALWAYS = {"low": "5d", "likely": "5d", "high": "5d"}
TWO_PATHS = (
    work("start", "2d"), work("left", "10d", after="start"), work("right", "7d", after="start"),
    work("end", "1d", after=["left", "right"]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("hits", "lost"),
    [
        (["left"], 5),
        (["right"], 2),  # three days of float
        (["left", "right"], 5),
        (["start", "left", "end"], 5),  # once on each way, not at every step
        ([], 5),
        (["nowhere"], 0),
    ],
)
def test_a_risk_delays_each_way_through_the_promise_once(hits: list[str], lost: int) -> None:
    mine = sure(*TWO_PATHS, risks=[risk("R", "100%", ALWAYS, hits=hits)])
    assert days_lost(world(mine, policy=EXACT)) == lost


def test_a_risk_of_the_whole_promise_falls_on_all_its_ends() -> None:
    mine = sure(work("a", "3d"), work("b", "9d"), work("c", "1d", after=[{"milestone": "b", "type": "SS"}]),
                risks=[risk("R", "100%", ALWAYS)])  # fmt: skip
    assert days_lost(world(mine, policy=EXACT)) == 5


def test_a_risk_does_not_hit_what_is_done_but_what_follows_it() -> None:
    mine = sure(work("a", "3d", done="2026-11-12"), work("b", "9d", after="a"),
                risks=[risk("R", "100%", ALWAYS, hits=["a", "b"])])  # fmt: skip
    gone = sure(work("a", "3d", done="2026-11-12"), work("b", "9d", after="a"),
                risks=[risk("R", "100%", ALWAYS, hits=["a"])])  # fmt: skip
    assert (days_lost(world(mine, policy=EXACT)), days_lost(world(gone, policy=EXACT))) == (5, 0)


def test_a_risk_that_struck_is_a_fact_and_no_chance_any_more() -> None:
    mine = sure(work("a", "3d"), risks=[risk("R", "100%", ALWAYS, struck="2026-11-10")])
    assert days_lost(world(mine, policy=EXACT)) == 0


def test_risks_of_the_register_count_where_they_apply() -> None:
    shared = [{**risk("R", "100%", ALWAYS), "applies_to": {"types": ["sure"]}}]
    other = [{**risk("R", "100%", ALWAYS), "applies_to": {"types": ["unsure"]}}]
    mine = sure(work("a", "3d"))
    assert days_lost(world(mine, policy=EXACT, risks=shared)) == 5
    assert days_lost(world(mine, policy=EXACT, risks=other)) == 0


def test_a_risk_can_delay_an_event() -> None:
    mine = sure(work("a", "3d"), work("go", "0d", after="a"), risks=[risk("R", "40%", ALWAYS, hits=["go"])])
    found = only(world(mine, policy=EXACT))
    assert (found.p50, found.p80) == (date(2026, 11, 18), date(2026, 11, 25))


# --- what decides the date ---------------------------------------------------------------------------


def test_the_parts_of_one_path_explain_its_delay() -> None:
    mine = promise(work("a", {"low": "8d", "likely": "12d", "high": "30d"}), work("b", "4d", after="a"),
                   risks=[risk("R", "30%", ALWAYS, hits=["b"])], due="2027-01-29")  # fmt: skip
    found = only(world(mine), explained=True)
    assert [(driver.kind, driver.id) for driver in found.drivers] == [
        ("milestone", "a"), ("risk", "R"), ("milestone", "b"),
    ]  # fmt: skip
    assert found.drivers[1].days == near(1.5, abs=0.1)
    assert [driver.share for driver in found.drivers] == near([1, 0.3, 1], abs=0.03)


def test_of_two_like_paths_each_decides_about_half_the_time() -> None:
    estimate = {"low": "20d", "likely": "30d", "high": "40d"}
    found = only(world(promise(work("a", estimate), work("b", estimate))), explained=True)
    assert [driver.share for driver in found.drivers] == near([0.52, 0.52], abs=0.06)


def test_work_that_cannot_reach_the_end_decides_nothing() -> None:
    mine = promise(work("long", "90d"), work("short", "2d"))
    assert [driver.id for driver in only(world(mine), explained=True).drivers] == ["long"]


def test_work_of_another_promise_that_is_waited_for_is_named() -> None:
    first = promise(work("a", {"low": "10d", "likely": "20d", "high": "60d"}, title="Kiln"), id="FIRST")
    found = only(world(first, sure(work("b", "1d", after="FIRST/a")), policy=EXACT), explained=True)
    assert [(d.commitment, d.id, d.title, d.share) for d in found.drivers] == [("FIRST", "a", "Kiln", 1)]


# --- laws --------------------------------------------------------------------------------------------

days = st.integers(0, 12)


@st.composite
def portfolios(draw: st.DrawFn) -> Workspace:
    """Two promises of up to five milestones each, with links, facts and a risk."""
    promises = []
    for owner in ("P", "Q"):
        milestones = []
        for k in range(draw(st.integers(1, 5))):
            low, likely, high = sorted(draw(st.tuples(days, days, days)))
            links = draw(st.lists(st.sampled_from([f"m{j}" for j in range(k)]), unique=True)) if k else []
            if owner == "Q" and draw(st.booleans()):
                links.append("P/m0")
            fields = draw(st.sampled_from([{}, {}, {"started": "2026-11-09"}, {"done": "2026-11-12"}]))
            estimate = {"low": f"{low}d", "likely": f"{likely}d", "high": f"{high}d"}
            milestones.append(work(f"m{k}", estimate, after=links, **fields))
        chance = draw(st.sampled_from(["0%", "25%", "100%"]))
        promises.append(promise(*milestones, id=owner, due="2026-12-11", risks=[risk("R", chance, "4d")]))
    return known_on(world(*promises), MONDAY)


@settings(max_examples=60)
@given(portfolios())
def test_later_quantiles_are_not_earlier_and_probabilities_fit_the_dates(workspace: Workspace) -> None:
    for found in forecast(workspace, MONDAY, samples=200).promises.values():
        assert found.p50 <= found.p80 <= found.p90
        assert (found.on_time >= 0.8) == (found.p80 <= found.promised)
        assert found.certain == (found.standard_error == 0)


@settings(max_examples=60)
@given(portfolios(), st.integers(0, 40))
def test_a_later_promise_is_never_less_likely(workspace: Workspace, more: int) -> None:
    def moved(commitment: Any) -> Any:
        later = commitment.promise.model_copy(update={"due": commitment.due + timedelta(more)})
        return commitment.model_copy(update={"promise": later})

    after = replace(workspace, commitments=tuple(map(moved, workspace.commitments)))
    now, then = (forecast(each, MONDAY, samples=200).promises for each in (workspace, after))
    assert all(then[name].on_time >= now[name].on_time for name in now)
