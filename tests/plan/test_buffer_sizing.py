"""The numbers behind a buffer: moments of estimates, need, band, and the split into causes."""

from __future__ import annotations

import random
from math import exp, sqrt
from statistics import NormalDist, fmean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.model.plan_of_work import Estimate
from engage.model.policy import Policy
from engage.model.policy_planning import Spread
from engage.plan.buffer import RiskEffect, contributions
from engage.plan.estimate import Moments, moments, sum_deviation
from engage.plan.history import History
from engage.plan.shapley import in_tenths, shares
from engage.plan.sizing import LOAD_GAIN, Uncertainty, held_in_band, load_factor, ratios, share_of_chain
from engage.plan.types import commitment_type

SPREAD = Spread(low=0.8, high=1.6)


def _estimate(low: str | None, likely: str, high: str | None = None) -> Estimate:
    points = {"low": low, "likely": likely, "high": high}
    return Estimate.model_validate({name: point for name, point in points.items() if point})


def _uncertainty(share: float, days: float = 40, **factors: float) -> Uncertainty:
    """Twelve equal milestones, each of that coefficient of variation, correlated by 0.2."""
    each = days / 12
    return Uncertainty(sum_deviation([share * each] * 12, 0.2), **factors)


# --- the worked numbers of principled sizing -------------------------------------------------------------


@pytest.mark.parametrize(
    ("bias", "complexity", "load", "sigma", "raw_share", "raw", "held", "on_time"),
    [
        (0.00, 1.00, 1.00, 0.1807, 0.1873, 7.49, 7.49, 0.850),
        (0.00, 1.25, 1.00, 0.2259, 0.2342, 9.37, 9.37, 0.850),
        (0.06, 1.25, 1.15, 0.2598, 0.3293, 13.17, 10.00, 0.768),
    ],
)
def test_principled_sizing_gives_the_worked_numbers(
    bias: float,
    complexity: float,
    load: float,
    sigma: float,
    raw_share: float,
    raw: float,
    held: float,
    on_time: float,
) -> None:
    found = _uncertainty(0.35, shift=bias * 40, complexity=complexity, load=load)
    need = found.need(0.85)
    assert found.sigma / 40 == pytest.approx(sigma, abs=5e-5)
    assert need / 40 == pytest.approx(raw_share, abs=5e-5)
    assert need == pytest.approx(raw, abs=5e-3)
    assert found.on_time(held) == pytest.approx(on_time, abs=5e-4)


def test_a_team_at_95_percent_where_85_is_planned_has_the_load_factor_of_the_worked_numbers() -> None:
    assert load_factor(0.95, 0.85) == pytest.approx(1.15)


@pytest.mark.parametrize(
    ("tasks", "variation", "correlation", "p80", "p90", "at_15", "at_20", "at_25"),
    [
        (5, 0.3, 0.0, 0.113, 0.172, 0.868, 0.932, 0.969),
        (10, 0.3, 0.0, 0.080, 0.122, 0.943, 0.982, 0.996),
        (10, 0.5, 0.0, 0.133, 0.203, 0.829, 0.897, 0.943),
        (20, 0.5, 0.0, 0.094, 0.143, 0.910, 0.963, 0.987),
        (10, 0.5, 0.3, 0.256, 0.390, 0.689, 0.745, 0.794),
        (20, 0.5, 0.3, 0.244, 0.371, 0.698, 0.755, 0.806),
        (10, 0.8, 0.3, 0.410, 0.624, 0.621, 0.659, 0.696),
    ],
)
def test_what_a_percentage_of_the_chain_buys(
    tasks: int,
    variation: float,
    correlation: float,
    p80: float,
    p90: float,
    at_15: float,
    at_20: float,
    at_25: float,
) -> None:
    found = Uncertainty(sum_deviation([variation / tasks] * tasks, correlation))
    assert found.need(0.8) == pytest.approx(p80, abs=5e-4)
    assert found.need(0.9) == pytest.approx(p90, abs=5e-4)
    bought = [found.on_time(share) for share in (0.15, 0.20, 0.25)]
    assert bought == pytest.approx([at_15, at_20, at_25], abs=5.1e-4)


# --- estimates -------------------------------------------------------------------------------------------


def test_three_points_give_mean_and_variance_by_swansons_rule() -> None:
    found = moments(_estimate("8d", "12d", "20d"), SPREAD, 7)
    assert found.mean == pytest.approx(0.3 * 8 + 0.4 * 12 + 0.3 * 20)
    assert found.shift == pytest.approx(1.2)
    assert found.variance == pytest.approx(0.3 * 5.2**2 + 0.4 * 1.2**2 + 0.3 * 6.8**2)


def test_a_single_value_is_read_with_the_spread_of_its_type() -> None:
    assert moments(_estimate(None, "10d"), SPREAD, 7) == moments(_estimate("8d", "10d", "16d"), SPREAD, 7)


def test_hours_become_days_by_the_calendar() -> None:
    assert moments(_estimate(None, "28h"), SPREAD, 7).likely == 4
    assert moments(_estimate(None, "28h"), SPREAD, 8).likely == 3.5


@given(st.lists(st.floats(0, 50), min_size=1, max_size=12), st.floats(0, 1))
def test_correlation_lies_between_root_of_squares_and_plain_sum(
    deviations: list[float], correlation: float
) -> None:
    found = sum_deviation(deviations, correlation)
    assert found >= sqrt(sum(d * d for d in deviations)) - 1e-6
    assert found <= sum(deviations) + 1e-6


def test_a_risk_adds_its_expected_delay_and_the_variance_of_an_event_that_may_not_happen() -> None:
    risk = RiskEffect("R1", 0.3, Moments(10, 11, 16))
    assert risk.mean == pytest.approx(3.3)
    assert risk.variance == pytest.approx(0.3 * (16 + 121) - 3.3**2)


# --- load ------------------------------------------------------------------------------------------------


def test_load_up_to_what_may_be_planned_changes_nothing() -> None:
    assert [load_factor(used, 0.85) for used in (None, 0.0, 0.7, 0.85)] == [1, 1, 1, 1]


def test_the_load_factor_is_bounded_however_full_somebody_is() -> None:
    assert load_factor(0.98, 0.85) == load_factor(3.0, 0.85) < 1.5


@given(st.floats(0, 2), st.floats(0, 2), st.floats(0.05, 1.2))
def test_more_load_never_lowers_the_factor(one: float, other: float, plan_to: float) -> None:
    less, more = sorted((one, other))
    assert 1 <= load_factor(less, plan_to) <= load_factor(more, plan_to)


# --- the band --------------------------------------------------------------------------------------------


def test_a_share_of_the_total_is_more_of_the_chain() -> None:
    assert share_of_chain(0.20, "total") == pytest.approx(0.25)
    assert share_of_chain(0.20, "chain") == 0.20
    assert ratios(10, 40) == (pytest.approx(0.2), pytest.approx(0.25))


@pytest.mark.parametrize(
    ("raw", "chain", "basis", "days"),
    [
        (7.49, 40, "chain", 8),  # inside: up to a whole day
        (3.0, 40, "chain", 6),  # too little: 15 %
        (13.17, 40, "chain", 10),  # too much: 25 %
        (3.0, 40, "total", 8),  # 15 % of the total is 7.06
        (20.0, 40, "total", 13),  # 25 % of the total is 13.33, and 14 would be more
        (12.0, 40, "total", 12),  # a whole day stays
        (5.0, 2, "total", 0.5),  # no whole day in 0.35 to 0.67, but a half
        (5.0, 1, "total", 0.5),  # not even that in 0.18 to 0.33: rounded up
        (-4.0, 40, "total", 8),
        (0.0, 0, "total", 0),
    ],
)
def test_the_need_is_held_in_the_band_in_whole_days(
    raw: float, chain: float, basis: str, days: float
) -> None:
    assert held_in_band(raw, chain, (0.15, 0.25), basis) == days  # type: ignore[arg-type]


@given(st.floats(-10, 500), st.integers(12, 1000))
def test_a_computed_buffer_is_a_share_inside_the_band_wherever_whole_days_allow(
    raw: float, chain: int
) -> None:
    ratio, _ = ratios(held_in_band(raw, chain, (0.15, 0.25), "total"), chain)
    assert ratio is not None
    assert 0.15 <= round(ratio, 12) <= 0.25


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_an_impossible_service_level_still_has_an_answer(confidence: float) -> None:
    assert 0 <= Uncertainty(5.0).need(confidence) < 20


def test_without_uncertainty_the_need_is_the_expected_delay() -> None:
    found = Uncertainty(shift=2.0)
    assert found.need(0.9) == 2
    assert (found.on_time(2), found.on_time(1.9)) == (1, 0)


# --- causes ----------------------------------------------------------------------------------------------


def test_shapley_shares_split_a_product_evenly() -> None:
    both = shares(["a", "b"], lambda on: 6.0 if len(on) == 2 else 0.0)
    assert both == {"a": 3.0, "b": 3.0}


def test_a_cause_that_adds_the_same_in_every_order_gets_just_that() -> None:
    found = shares(["a", "b", "c"], lambda on: 5.0 * ("a" in on) + 2.0 * ({"b", "c"} <= on))
    assert found == pytest.approx({"a": 5, "b": 1, "c": 1})


@given(
    st.floats(0, 40), st.floats(-10, 20), st.sampled_from([1.0, 1.1, 1.25]), st.floats(1, 1.5),
    st.floats(0, 20), st.floats(0, 90), st.floats(0.5, 0.99),
    st.tuples(st.floats(0.7, 1.6), st.floats(0, 0.3)),
)  # fmt: skip
def test_the_causes_sum_to_the_need(
    deviation: float,
    shift: float,
    complexity: float,
    load: float,
    delay: float,
    variance: float,
    confidence: float,
    history: tuple[float, float],
) -> None:
    found = Uncertainty(deviation, shift, complexity, load, delay, variance, 40, *history)
    parts = contributions(found, confidence)
    assert sum(parts.values()) == pytest.approx(found.need(confidence), abs=1e-9)
    assert set(parts) == {"uncertainty", "skew", "complexity", "load", "risks", "history"}


def test_what_changes_nothing_causes_nothing() -> None:
    parts = contributions(Uncertainty(5.0, complexity=1.0, load=1.0), 0.9)
    assert parts == {
        "uncertainty": pytest.approx(5 * NormalDist().inv_cdf(0.9)),
        "skew": 0, "complexity": 0, "load": 0, "risks": 0, "history": 0,
    }  # fmt: skip


def test_history_is_a_product_of_what_was_expected_and_a_factor() -> None:
    """Mean and deviation of H·X for independent H and X, against a product drawn many times."""
    history = History(1.2, 0.3, 12)
    found = Uncertainty(5.0, 2.0, work=40, history=history.mean, history_variance=history.variance)
    chance = random.Random(5)
    drawn = [1.2 * exp(0.3 * chance.gauss()) * (42 + 5 * chance.gauss()) - 40 for _ in range(200_000)]
    assert found.mean == pytest.approx(fmean(drawn), abs=0.1)
    assert found.sigma == pytest.approx(pstdev(drawn), rel=0.01)
    assert History(1.0, 0.0, 12).acts is False


def test_a_median_ratio_of_history_is_the_bias_of_the_worked_sizing() -> None:
    found = _uncertainty(0.35, work=40.0, history=1.06)
    assert found.mean == pytest.approx(0.06 * 40)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=7))
def test_parts_shown_in_tenths_still_sum_to_the_whole(parts: list[float]) -> None:
    total = sum(parts)
    shown = in_tenths(parts, total)
    assert round(sum(shown), 6) == round(total * 10) / 10
    assert all(abs(tenth - part) <= 0.2 for tenth, part in zip(shown, parts, strict=True))


# --- types -----------------------------------------------------------------------------------------------


def _policy(**types: dict[str, object]) -> Policy:
    return Policy.model_validate({"types": types})


def test_shipped_types_need_no_settings() -> None:
    simple, project = (commitment_type(Policy(), name) for name in ("standard-delivery", "custom-project"))
    assert (simple.complexity, simple.factor) == ("low", 1.0)
    assert (project.complexity, project.factor) == ("high", 1.25)
    assert project.spread.high > simple.spread.high


def test_settings_of_a_shipped_type_override_field_by_field() -> None:
    policy = _policy(**{"custom-project": {"raci": {"accountable": "claire"}}, "audit": {}})
    assert commitment_type(policy, "custom-project").complexity == "high"
    assert commitment_type(policy, "audit").complexity == "medium"
    assert commitment_type(policy, None).complexity == "medium"


def test_a_written_spread_rules_over_that_of_the_complexity() -> None:
    policy = _policy(**{"custom-project": {"complexity": "low", "spread": {"low": "0.7", "high": "2"}}})
    found = commitment_type(policy, "custom-project")
    assert (found.spread.low, found.spread.high, found.spread_given) == (0.7, 2.0, True)
    assert not commitment_type(policy, "standard-delivery").spread_given


@pytest.mark.parametrize(("utilisation", "days"), [(0.7, 11.7), (0.8, 20.0), (0.9, 45.0), (0.95, 95.0)])
def test_waiting_grows_as_in_a_queue(utilisation: float, days: float) -> None:
    """The load factor grows with Kingman's (ca² + cs²)/2 · u/(1−u) · t; here ca = cs = 1 and t = 5 d."""
    crowding = (load_factor(utilisation, 0.0) - 1) / LOAD_GAIN

    assert crowding * 5 == pytest.approx(days, abs=0.05)
