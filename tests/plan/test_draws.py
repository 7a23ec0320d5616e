"""Draws by name: reproducible, independent where they should be, correlated where they should be."""

from __future__ import annotations

from math import pi, sqrt
from statistics import NormalDist

import numpy as np
import pytest

from engage.plan.distributions import Triangular
from engage.plan.draws import Draws, delay_days, shares_of, spread, spread_at, whole_days_around

near = pytest.approx
MANY = 400_000


def test_the_same_name_gives_the_same_draws_whatever_else_is_drawn() -> None:
    one, other = Draws(50, 3), Draws(50, 3)
    other.cells("Q", "m")
    other.uniform("P", "risk", "R1", "strikes")
    assert np.array_equal(one.cells("P", "m"), other.cells("P", "m"))


def test_the_first_bits_of_a_stream_never_change() -> None:
    levels = (Draws(6, 1).uniform("ACME-014", "ux") * 65536).astype(int).tolist()
    assert levels == [61144, 5155, 40534, 30356, 37015, 32740]


def test_more_samples_begin_with_the_fewer() -> None:
    assert np.array_equal(Draws(103).normal("P"), Draws(2500).normal("P")[:103])


@pytest.mark.parametrize("other", [("P", "b"), ("Q", "a"), ("P",), ("Pa",)])
def test_other_names_give_other_draws(other: tuple[str, ...]) -> None:
    one, two = Draws(MANY).normal("P", "a"), Draws(MANY).normal(*other)
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.01


def test_another_seed_gives_other_draws() -> None:
    assert abs(np.corrcoef(Draws(MANY, 1).normal("P"), Draws(MANY, 2).normal("P"))[0, 1]) < 0.01


def test_normal_draws_have_mean_deviation_and_quantiles_of_the_normal_distribution() -> None:
    drawn = Draws(MANY).normal("P")
    assert drawn.mean() == near(0, abs=0.006)
    assert drawn.std() == near(1, abs=0.005)
    for share in (0.01, 0.1, 0.5, 0.9, 0.99):
        assert np.quantile(drawn, share) == near(NormalDist().inv_cdf(share), abs=0.02)


def test_correlated_draws_are_uniform_and_their_deviates_correlate_as_asked() -> None:
    draws = Draws(MANY)
    one, other = shares_of(draws.cells("P", "a")), shares_of(draws.cells("P", "b"))
    assert np.quantile(one, [0.1, 0.5, 0.9]) == near([0.1, 0.5, 0.9], abs=0.003)
    # Spearman's correlation of a Gaussian copula: 6/π · asin(ρ/2).
    assert np.corrcoef(one, other)[0, 1] == near(6 / pi * np.arcsin(0.15), abs=0.006)
    assert abs(np.corrcoef(one, shares_of(draws.cells("Q", "a")))[0, 1]) < 0.006


def test_two_parallel_paths_show_the_worked_merge_bias() -> None:
    draws = Draws(MANY)
    one, other, third = (10 + 2 * draws.normal(name) for name in "abc")
    latest = np.maximum(one, other)
    assert latest.mean() == near(10 + 2 / sqrt(pi), abs=0.01)
    assert (one <= 12).mean() == near(0.8413, abs=0.003)
    assert (latest <= 12).mean() == near(0.7079, abs=0.003)
    assert (np.maximum(latest, third) <= 12).mean() == near(0.5956, abs=0.003)


def test_spread_gives_the_quantiles_of_the_triangle() -> None:
    triangle = Triangular(2, 4, 12)
    shares = np.linspace(0.001, 0.999, 777, dtype=np.float32)
    expected = [triangle.quantile(float(share)) for share in shares]
    assert spread_at(triangle, shares) == near(np.array(expected), abs=1e-4)
    cells = np.arange(100, 4000, 77)
    exact = [triangle.quantile(NormalDist().cdf((cell + 0.5) * 12 / 4096 - 6)) for cell in cells.tolist()]
    assert spread(triangle, cells) == near(np.array(exact), abs=2e-3)


def test_work_is_drawn_in_whole_days_around_the_plan_without_bias() -> None:
    triangle = Triangular.through(8, 12, 20)
    days = whole_days_around(12, triangle, Draws(MANY).cells("P", "a", 0.0))
    assert days.mean() == near(triangle.mean, abs=0.03)
    assert days.std() == near(triangle.deviation, abs=0.05)


def test_work_that_remains_takes_at_least_a_day() -> None:
    assert whole_days_around(1, Triangular.through(0.1, 0.3, 0.6), Draws().cells("P", "a")).min() == 1


def test_work_without_spread_takes_what_is_planned() -> None:
    assert whole_days_around(3, Triangular(2.5, 2.5, 2.5), Draws().cells("P", "a")).tolist() == [3]


def test_a_delay_is_never_negative() -> None:
    assert delay_days(Triangular.through(0, 1, 9), Draws().uniform("P")).min() == 0
