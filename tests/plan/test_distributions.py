"""Durations as distributions: the worked numbers, and what a triangle through three values keeps."""

from __future__ import annotations

from math import inf, log, sqrt
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.plan.distributions import BetaPert, Lognormal, Triangular

near = pytest.approx


def test_the_beta_of_pert_has_the_worked_moments_and_quantiles() -> None:
    task = BetaPert(2, 4, 12)
    assert task.shape == near((1.8, 4.2))
    assert task.mean == 5
    assert round(task.classical_deviation, 4) == 1.6667
    assert round(task.deviation, 4) == 1.7321
    assert round(task.quantile(0.8), 4) == 6.5026
    assert round(task.quantile(0.9), 4) == 7.4533


def test_the_beta_of_pert_leaves_the_worked_share_of_delays_above_eight_days() -> None:
    above = 1 - BetaPert(2, 4, 12).share_below(8)
    assert round(above, 4) == 0.0616
    assert round(0.3 * above, 4) == 0.0185
    assert 0.3 * BetaPert(2, 4, 12).mean == near(1.50)  # the expected delay


@pytest.mark.parametrize(("mode", "shape"), [(0.0, (1.0, 5.0)), (1.0, (5.0, 1.0))])
def test_the_beta_of_pert_agrees_with_powers_where_its_peak_is_at_an_end(mode: float, shape: object) -> None:
    task = BetaPert(0, mode, 1)
    assert task.shape == shape
    for value in (0.01, 0.3, 0.5, 0.77, 0.99):
        expected = value**5 if mode else 1 - (1 - value) ** 5
        assert task.share_below(value) == near(expected, abs=1e-14)
    assert (task.share_below(-1), task.share_below(2)) == (0, 1)


def test_a_triangle_has_the_worked_moments_and_quantiles() -> None:
    task = Triangular(2, 4, 12)
    assert task.mean == 6
    assert round(task.deviation, 4) == 2.1602
    assert task.quantile(0.8) == near(8)
    assert round(task.quantile(0.9), 4) == 9.1716


def test_a_lognormal_through_median_and_p90_has_the_worked_numbers() -> None:
    task = Lognormal.through(10, 16)
    assert round(task.sigma, 4) == 0.3667
    assert round(task.mean, 4) == 10.6956
    assert round(task.quantile(0.8), 4) == 13.6160
    assert round(task.share_below(12), 4) == 0.6905
    assert task.share_below(0) == 0


def test_a_lognormal_without_spread_is_one_value() -> None:
    task = Lognormal.through(10, 10)
    assert [task.quantile(0.1), task.mean, task.quantile(0.9)] == near([10, 10, 10])
    assert (task.share_below(9.9), task.share_below(10)) == (0, 1)


@pytest.mark.parametrize(("p50", "p90"), [(0, 1), (2, 1), (-1, 1), (1, inf)])
def test_no_lognormal_goes_through_values_that_are_not_positive_or_decrease(p50: float, p90: float) -> None:
    with pytest.raises(ValueError, match="no lognormal"):
        Lognormal.through(p50, p90)


def test_a_chain_of_pert_tasks_has_the_worked_date_by_the_normal_approximation() -> None:
    tasks = (BetaPert(2, 4, 12), BetaPert(3, 5, 7), BetaPert(1, 2, 9))
    mean = sum(task.mean for task in tasks)
    deviation = sqrt(sum(task.classical_deviation**2 for task in tasks))
    whole = NormalDist(mean, deviation)
    assert mean == 13
    assert round(deviation, 4) == 2.2361
    assert round(whole.cdf(15), 4) == 0.8145
    assert round(whole.inv_cdf(0.8), 4) == 14.8819
    assert round(whole.inv_cdf(0.9), 4) == 15.8656


values = st.floats(0, 1000)


@given(st.tuples(values, values, values).map(sorted))
def test_a_triangle_through_three_values_has_exactly_these(given_: list[float]) -> None:
    p10, mode, p90 = given_
    task = Triangular.through(p10, mode, p90)
    assert task.mode == mode
    assert task.low <= p10 + 1e-9
    assert task.high >= p90 - 1e-9
    scale = 1e-7 * max(1.0, p90 - p10)
    assert task.quantile(0.1) == near(p10, abs=scale)
    assert task.quantile(0.9) == near(p90, abs=scale)


@given(st.tuples(values, values, values).map(sorted), st.floats(0, 1), st.floats(0, 1))
def test_quantiles_of_a_triangle_do_not_decrease(given_: list[float], one: float, other: float) -> None:
    task = Triangular.through(*given_)
    low, high = sorted((one, other))
    assert task.quantile(low) <= task.quantile(high) + 1e-9


def test_moments_of_a_triangle_are_those_of_its_quantiles() -> None:
    task = Triangular.through(8, 12, 20)
    drawn = np.array([task.quantile((k + 0.5) / 20_000) for k in range(20_000)])
    assert task.mean == near(drawn.mean(), abs=1e-4)
    assert task.deviation == near(drawn.std(), abs=1e-3)


def test_an_estimate_without_spread_is_one_value() -> None:
    task = Triangular.through(5, 5, 5)
    assert (task.mean, task.deviation, task.quantile(0), task.quantile(1)) == (5, 0, 5, 5)


def test_values_that_decrease_make_no_triangle() -> None:
    with pytest.raises(ValueError, match="no triangle"):
        Triangular.through(8, 7, 20)


def test_a_loss_between_two_percentiles_has_the_published_yearly_mean() -> None:
    """The SimpleLoss example of riskquant: 5 % and 95 % of a lognormal loss, one year in ten."""
    low, high, frequency = 100_000, 1_000_000, 0.10
    sigma = log(high / low) / (2 * NormalDist().inv_cdf(0.95))
    loss = Lognormal((log(low) + log(high)) / 2, sigma)
    assert round(loss.quantile(0.05)) == low
    assert frequency * loss.mean == pytest.approx(40400.128269, abs=1e-4)
