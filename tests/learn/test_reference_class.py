"""The outside view: past ratios over what is left of a chain, against an enumeration of all combinations."""

from __future__ import annotations

import random
from datetime import date
from itertools import product
from math import ceil
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import promise, work, world

from engage.learn.reference_class import reference_class, resampled
from engage.model.workspace import Workspace

RATIOS = [0.92, 1.0, 1.0, 1.05, 1.08, 1.12, 1.15, 1.2, 1.35, 1.6]
SHARES = (0.5, 0.8, 0.9)
TODAY = date(2026, 11, 20)
near = pytest.approx


def enumerated(lengths: list[float], ratios: list[float], shares: tuple[float, ...]) -> list[float]:
    """The same quantiles by going through every combination."""
    sums = sorted(
        sum(length * ratio for length, ratio in zip(lengths, drawn, strict=True))
        for drawn in product(ratios, repeat=len(lengths))
    )
    return [sums[ceil(len(sums) * share - 1e-9) - 1] for share in shares]


# --- the worked numbers ----------------------------------------------------------------------------------


def test_ratios_resampled_over_a_chain_have_the_worked_numbers() -> None:
    chain = [10.0, 10.0, 20.0]
    assert resampled(chain, RATIOS, SHARES) == near([45.0, 49.5, 52.8])
    assert enumerated(chain, RATIOS, SHARES) == near([45.0, 49.5, 52.8])
    every = [sum(map(float.__mul__, chain, drawn)) for drawn in product(RATIOS, repeat=3)]
    assert (len(every), fmean(every)) == (1000, near(45.88))


def test_drawing_at_random_comes_to_the_same() -> None:
    chance = random.Random(42)
    sums = sorted(sum(length * chance.choice(RATIOS) for length in (10, 10, 20)) for _ in range(100_000))
    assert [sums[ceil(len(sums) * share) - 1] for share in SHARES] == near([45.0, 49.5, 52.8])


def test_one_ratio_for_all_of_the_chain_has_the_worked_numbers() -> None:
    assert resampled([40], RATIOS, SHARES) == near([43.2, 48.0, 54.0])


def test_the_past_ratios_themselves_have_the_worked_quantiles() -> None:
    assert resampled([100], RATIOS, SHARES) == near([108, 120, 135])


@given(
    st.lists(st.integers(1, 30).map(float), min_size=1, max_size=3),
    st.lists(st.integers(5, 40).map(lambda tenth: tenth / 10), min_size=1, max_size=7),
)
def test_resampling_agrees_with_all_combinations(lengths: list[float], ratios: list[float]) -> None:
    assert resampled(lengths, ratios, SHARES) == near(enumerated(lengths, ratios, SHARES))


def test_without_ratios_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="no past ratios"):
        resampled([10], [], SHARES)


# --- through files ---------------------------------------------------------------------------------------


def past(number: int, days: int, kind: str = "site", **fields: Any) -> dict[str, Any]:
    """Planned for the ten days from Monday 2 March 2026; took so many."""
    ended = date.fromordinal(date(2026, 3, 2).toordinal() + days - 1 + 2 * ((days - 1) // 5)).isoformat()
    baseline = {"on": "2026-02-25", "start": "2026-03-02", "finish": "2026-03-13", "buffer": "3d"}
    return promise(
        work("a", "10d", started="2026-03-02", done=ended), id=f"D{number}", status="accepted", type=kind,
        start="2026-03-02", baseline=baseline, delivered=ended, **fields,
    )  # fmt: skip


def live(**fields: Any) -> dict[str, Any]:
    """Twenty days from Monday 23 November on, in two milestones: to Friday 18 December."""
    chain = (work("a", "10d"), work("b", "10d", after="a"))
    return promise(*chain, start="2026-11-23", due="2027-01-29", **{"type": "site", **fields})


def seen(workspace: Workspace) -> Any:
    return reference_class(workspace, workspace.commitment["P"], TODAY)


FOUR = [past(number, days) for number, days in enumerate((10, 11, 12, 15))]


def test_what_is_left_is_lengthened_as_deliveries_of_its_type_were() -> None:
    found = seen(world(*FOUR, past(9, 40, kind="shop"), live()))
    assert (found.kind, found.left, found.milestones, found.whole.cases) == ("site", 20, 2, 4)
    # Of four the third bounds P50 and the last P80: 1.2 and 1.5 times twenty days; none bounds P90.
    assert found.whole.dates == (date(2026, 12, 24), date(2027, 1, 1), None)


def test_milestones_apart_even_out_and_end_earlier_than_all_together() -> None:
    found = seen(world(*FOUR, live()))
    sums = enumerated([10, 10], [1.0, 1.1, 1.2, 1.5], SHARES)
    assert sums == near([23, 26, 27])
    assert found.apart.dates == (date(2026, 12, 23), date(2026, 12, 28), date(2026, 12, 29))
    assert found.apart.cases == 4


def test_few_deliveries_of_a_type_are_joined_by_the_others() -> None:
    found = seen(world(*FOUR[:3], past(9, 40, kind="shop"), live()))
    assert (found.kind, found.whole.cases) == (None, 4)


@pytest.mark.parametrize(
    "records",
    [
        [*FOUR[:3], live()],
        [*FOUR, live(milestones=[work("a", "10d", done="2026-11-19")])],
        [*FOUR, live(milestones=[])],
        [*FOUR, live(milestones=[work("a")])],
    ],
)
def test_without_a_class_or_without_work_there_is_no_outside_view(records: list[dict[str, Any]]) -> None:
    assert seen(world(*records)) is None


def test_a_date_beyond_the_calendars_is_not_known() -> None:
    far = work("a", "8d", not_before="2041-12-18")
    found = seen(world(*FOUR, live(milestones=[far])))
    assert found.whole.dates == (date(2041, 12, 31), None, None)
    assert found.apart is None
