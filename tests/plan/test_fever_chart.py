"""Buffer used against work done: zones, burn ratio, lines of equal probability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.plan.fever_chart import SLOPED, THIRDS, burn_ratio, equal_probability, on_time_probability

CHAIN, BUFFER = 40, 10


def point(day: int, remaining: int) -> tuple[float, float]:
    """Progress and consumption, from the day and the chain that remains."""
    return 1 - remaining / CHAIN, (day + remaining - CHAIN) / BUFFER


@pytest.mark.parametrize(
    ("day", "remaining", "x", "y", "ratio", "sloped", "thirds", "on_time"),
    [
        (0, 40, 0, 0, None, "green", "green", 0.900),
        (6, 36, 10, 20, 2.00, "orange", "green", 0.860),
        (19, 24, 40, 30, 0.75, "green", "green", 0.877),
        (28, 20, 50, 80, 1.60, "red", "red", 0.642),
        (40, 12, 70, 120, 1.71, "red", "red", 0.320),
        (44, 2, 95, 60, 0.63, "green", "orange", 0.989),
        (47, 0, 100, 70, 0.70, "green", "red", 1.000),
    ],
)
def test_the_worked_example_holds(day, remaining, x, y, ratio, sloped, thirds, on_time):
    progress, consumed = point(day, remaining)
    assert (round(100 * progress), round(100 * consumed)) == (x, y)
    burnt = burn_ratio(progress, consumed)
    assert (burnt if burnt is None else round(burnt, 2)) == ratio
    assert SLOPED.zone(progress, consumed) == sloped
    assert THIRDS.zone(progress, consumed) == thirds
    assert round(on_time_probability(progress, consumed, 0.9), 3) == on_time


@pytest.mark.parametrize(
    ("progress", "consumed", "zone"), [(0.4, 0.3, "green"), (0.5, 0.55, "orange"), (0, 0.2, "orange")]
)
def test_a_point_on_a_line_takes_the_milder_colour(progress: float, consumed: float, zone: str):
    assert SLOPED.zone(progress, consumed) == zone


def test_the_handbook_example_of_a_burn_ratio_holds():
    assert round(burn_ratio(14 / 52, 10 / 30) or 0, 4) == 1.2381


@pytest.mark.parametrize(
    ("progress", "orange", "red"), [(0, 0.0, 65.7), (0.25, 13.4, 70.3), (0.5, 29.3, 75.7), (0.75, 50.0, 82.8)]
)
def test_lines_of_equal_probability_hold_the_worked_numbers(progress: float, orange: float, red: float):
    assert round(100 * equal_probability(progress, 0.90, 0.9), 1) == orange
    assert round(100 * equal_probability(progress, 0.67, 0.9), 1) == red


def test_once_all_is_done_the_buffer_was_enough_or_not():
    assert on_time_probability(1.0, 1.0, 0.9) == 1.0
    assert on_time_probability(1.0, 1.1, 0.9) == 0.0


@given(st.floats(0, 0.99), st.floats(0.05, 0.95), st.floats(0.55, 0.95))
def test_a_point_on_a_line_of_equal_probability_has_it(progress: float, on_time: float, sized_for: float):
    consumed = equal_probability(progress, on_time, sized_for)
    assert on_time_probability(progress, consumed, sized_for) == pytest.approx(on_time)


@given(st.floats(0, 1), st.floats(-1, 2), st.floats(0, 1))
def test_more_of_the_buffer_used_is_never_a_milder_colour(progress: float, consumed: float, more: float):
    order = ("green", "orange", "red")
    for lines in (SLOPED, THIRDS):
        assert order.index(lines.zone(progress, consumed)) <= order.index(
            lines.zone(progress, consumed + more)
        )
