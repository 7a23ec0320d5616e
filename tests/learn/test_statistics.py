"""Intervals, scores, shrinkage and bounds have the worked numbers, and the properties that define them."""

from __future__ import annotations

import random
from math import sqrt
from statistics import NormalDist, fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.learn.conformal import cases_needed, conformal_index, conformal_quantile
from engage.learn.intervals import beta_quantile, wilson
from engage.learn.scores import brier, crps, crps_normal, pinball
from engage.learn.shrinkage import shrink, shrunk_share, variances

HISTORY = {
    "design": [0.05, 0.1, 0.0, 0.15],
    "build": [0.2, 0.3, 0.1, 0.25, 0.35, 0.3],
    "audit": [0.6],
}
RATIOS = [0.92, 1.0, 1.0, 1.05, 1.08, 1.12, 1.15, 1.2, 1.35, 1.6]

# --- intervals -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("successes", "cases", "low", "high"),
    [
        (18, 20, 0.6990, 0.9721),
        (20, 20, 0.8389, 1.0),
        (0, 5, 0.0, 0.4345),
        (4, 5, 0.3755, 0.9638),
        (13, 20, 0.4329, 0.8188),
        (26, 40, 0.4951, 0.7787),
    ],
)
def test_wilsons_interval_has_the_worked_numbers(successes: int, cases: int, low: float, high: float) -> None:
    assert wilson(successes, cases) == pytest.approx((low, high), abs=5e-5)


def test_without_a_case_nothing_is_known_and_no_share_exceeds_the_whole() -> None:
    assert wilson(0, 0) is None
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilsons_interval_is_where_the_score_test_turns(case: tuple[int, int]) -> None:
    kept, cases = case
    share, z = kept / cases, NormalDist().inv_cdf(0.975)
    found = wilson(kept, cases)
    assert found is not None
    assert found[0] <= share <= found[1]
    for bound in found:
        if 0 < bound < 1:
            assert abs(share - bound) == pytest.approx(z * sqrt(bound * (1 - bound) / cases), rel=1e-6)


@pytest.mark.parametrize(("kept", "broken", "low"), [(4, 0, 0.5493), (4, 1, 0.4182)])
def test_the_cautious_score_of_a_ledger_has_the_worked_numbers(kept: int, broken: int, low: float) -> None:
    assert beta_quantile(0.05, kept + 1, broken + 1) == pytest.approx(low, abs=5e-5)


def test_beta_quantiles_agree_with_closed_forms() -> None:
    assert beta_quantile(0.3, 1, 1) == pytest.approx(0.3)
    assert beta_quantile(0.3, 5, 1) == pytest.approx(0.3 ** (1 / 5))
    assert beta_quantile(0.3, 1, 5) == pytest.approx(1 - 0.7 ** (1 / 5))
    with pytest.raises(ValueError, match="no beta"):
        beta_quantile(0.5, 0, 1)


# --- scores ----------------------------------------------------------------------------------------------


def test_scores_have_the_worked_numbers() -> None:
    assert brier([(0.9, True), (0.6, False), (0.2, False)]) == pytest.approx(0.1367, abs=5e-5)
    assert brier([]) is None
    assert pinball(0.8, 10, 13) == pytest.approx(2.40)
    assert pinball(0.8, 10, 8) == pytest.approx(0.40)
    assert crps((10, 12, 15), 13) == pytest.approx(0.8889, abs=5e-5)
    assert crps((10, 12, 15), 13, fair=True) == pytest.approx(0.3333, abs=5e-5)
    assert crps_normal(12, 2, 13) == pytest.approx(0.6628, abs=5e-5)


def test_the_score_of_a_single_value_is_its_error() -> None:
    assert crps([10], 13) == 3 == crps_normal(10, 0, 13)
    with pytest.raises(ValueError, match="too few"):
        crps([10], 13, fair=True)


def test_the_score_of_many_values_nears_that_of_their_distribution() -> None:
    normal = NormalDist(12, 2)
    values = [normal.inv_cdf((place + 0.5) / 4000) for place in range(4000)]
    assert crps(values, 13) == pytest.approx(crps_normal(12, 2, 13), abs=1e-3)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.floats(0, 100))
def test_the_score_agrees_with_its_definition_over_all_pairs(values: list[float], actual: float) -> None:
    pairs = fmean(abs(one - other) for one in values for other in values)
    expected = fmean(abs(value - actual) for value in values) - pairs / 2
    assert crps(values, actual) == pytest.approx(expected, abs=1e-9)


# --- shrinkage -------------------------------------------------------------------------------------------


def test_log_ratios_by_kind_are_shrunk_to_the_worked_numbers() -> None:
    found = variances(HISTORY)
    assert found is not None
    assert (found.mean, found.within, found.between) == pytest.approx((0.2182, 0.006562, 0.035708), abs=5e-5)
    shrunk = shrink(HISTORY, enough_kinds=3)
    told = {name: (each.count, each.weight, each.value, each.ratio) for name, each in shrunk.items()}
    assert told["design"] == pytest.approx((4, 0.9561, 0.0813, 1.0847), abs=5e-5)
    assert told["build"] == pytest.approx((6, 0.9703, 0.2491, 1.2828), abs=6e-5)
    assert told["audit"] == pytest.approx((1, 0.8447, 0.5407, 1.7172), abs=6e-5)


def test_with_few_kinds_the_weight_is_that_of_a_fixed_number_of_cases() -> None:
    assert shrink(HISTORY)["audit"].value == pytest.approx(0.2818, abs=5e-5)
    assert shrink(HISTORY)["build"].weight == pytest.approx(6 / 11)


@pytest.mark.parametrize("values", [{}, {"a": []}])
def test_without_values_nothing_is_shrunk(values: dict[str, list[float]]) -> None:
    assert variances(values) is None
    assert shrink(values) == {}


def test_kinds_that_do_not_differ_are_all_the_whole() -> None:
    alike = {name: [0.1, 0.3] for name in "abcd"}
    assert [each.value for each in shrink(alike).values()] == pytest.approx([0.2] * 4)
    assert shrink({name: [0.1] for name in "abcd"})["a"].value == pytest.approx(0.1)


def test_shrunk_means_are_nearer_to_the_truth_than_raw_ones() -> None:
    chance = random.Random(7)
    raw, shrunk = 0.0, 0.0
    for _ in range(60):
        truth = {f"t{kind}": chance.gauss(0.15, 0.1) for kind in range(8)}
        seen = {name: [chance.gauss(mean, 0.4) for _ in range(4)] for name, mean in truth.items()}
        for name, each in shrink(seen).items():
            raw += (each.raw - truth[name]) ** 2
            shrunk += (each.value - truth[name]) ** 2
    assert shrunk < 0.5 * raw


def test_a_frequency_is_pulled_to_its_prior() -> None:
    assert shrunk_share(0, 0, 0.3) == 0.3
    assert shrunk_share(5, 5, 0.3) == pytest.approx(0.65)
    assert shrunk_share(500, 1000, 0.3) == pytest.approx(0.5, abs=2e-3)


# --- bounds ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("share", "place", "ratio"), [(0.5, 6, 1.12), (0.8, 9, 1.35), (0.9, 10, 1.6)])
def test_bounds_of_the_next_case_have_the_worked_numbers(share: float, place: int, ratio: float) -> None:
    assert conformal_index(len(RATIOS), share) == place
    assert conformal_quantile(RATIOS, share) == ratio
    assert 40 * ratio == pytest.approx({0.5: 44.8, 0.8: 54.0, 0.9: 64.0}[share])


@pytest.mark.parametrize(("share", "cases"), [(0.8, 4), (0.9, 9), (0.95, 19)])
def test_below_the_fewest_cases_there_is_not_enough_history(share: float, cases: int) -> None:
    assert cases_needed(share) == cases
    assert conformal_quantile([1.0] * (cases - 1), share) is None
    assert conformal_quantile([1.0] * cases, share) == 1.0


@given(st.integers(4, 60), st.integers(0, 2**32))
def test_a_bound_holds_at_least_as_often_as_it_says(cases: int, seed: int) -> None:
    """Of n + 1 exchangeable values as many lie within as there are places for the last one."""
    place = conformal_index(cases, 0.8)
    assert place is not None
    assert place / (cases + 1) >= 0.8 - 1e-9


@pytest.mark.parametrize("share", [0, 1, 1.5])
def test_a_share_of_all_or_none_has_no_bound(share: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        conformal_index(10, share)
