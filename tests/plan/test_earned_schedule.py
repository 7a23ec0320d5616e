"""Earned schedule: the worked numbers, the second opinion on a promise, and work nearly done for weeks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import promise, work, world

from engage.plan.earned_schedule import earned_schedule
from engage.plan.forecast import forecast
from engage.plan.schedule import compute

near = pytest.approx
TODAY = date(2026, 10, 2)
BASELINE = {"on": "2026-09-01", "start": "2026-09-07", "finish": "2026-10-30", "buffer": "8d"}


def test_the_worked_numbers_hold() -> None:
    found = earned_schedule([0, 10, 25, 45, 70, 90, 100], 40, 3)
    assert (found.planned, found.earned, found.variance) == (6, near(2.75), near(-0.25))
    assert (found.pace, found.at_completion) == (near(0.9167, abs=5e-5), near(6.5455, abs=5e-5))
    assert near(0.8889, abs=5e-5) == 40 / 45  # earned by planned value, which compares money, not time
    assert (found.as_planned_from_here, found.pace_needed) == (near(6.25), near(1.0833, abs=5e-5))


def test_what_is_earned_beyond_the_plan_is_its_end() -> None:
    assert earned_schedule([0, 5, 10], 12, 1).earned == 2
    assert earned_schedule([0, 5, 10], 0, 1).earned == 0


def one(progress: str, **fields: Any) -> Any:
    chain = (work("a", "20d", started="2026-09-07", progress=progress), work("b", "20d", after="a"))
    records = world(promise(*chain, **{"baseline": BASELINE, **fields}))
    found = forecast(records, TODAY, samples=200, explained="P")
    return found.promises["P"].pace


def test_work_at_half_its_pace_ends_after_twice_its_time() -> None:
    """Twenty working days gone, ten of work done: forty planned days become eighty."""
    found = one("50%")
    assert (found.pace, found.finish) == (near(0.5), date(2026, 12, 25))


def test_work_on_plan_ends_on_plan() -> None:
    found = one("95%", due="2026-11-20")
    assert found.pace == near(0.95)
    assert found.finish == date(2026, 11, 4)


def test_the_pace_is_that_of_the_plan_agreed_not_of_the_estimates() -> None:
    """Eighty days were agreed for forty days of work: half its pace is what was agreed."""
    found = one("50%", baseline={**BASELINE, "finish": "2026-12-25"})
    assert (found.pace, found.finish) == (near(1), date(2026, 12, 25))


def test_without_a_baseline_or_progress_there_is_no_second_opinion() -> None:
    assert one("5%") is None


def notes(today: date, **fields: Any) -> list[str]:
    milestone = work("a", "12d", **{"started": "2026-09-07", "progress": "90%", **fields})
    return [note.en for note in compute(world(promise(milestone)), today).plans["P"].unknown]


def test_a_milestone_at_ninety_percent_for_weeks_is_said() -> None:
    assert notes(date(2026, 10, 9)) == [
        (
            "a: at 90% after 25 days of a likely 12 days: at that pace 2.8 days are left, not 1.2 days; give "
            "`remaining`"
        )
    ]


@pytest.mark.parametrize(
    ("today", "fields"),
    [
        (date(2026, 10, 5), {}),  # 21 days: not ten beyond the twelve yet
        (date(2026, 10, 9), {"progress": "70%"}),
        (date(2026, 10, 9), {"remaining": "6d"}),
        (date(2026, 10, 9), {"done": "2026-10-08"}),
    ],
)
def test_what_moves_or_was_counted_is_not(today: date, fields: dict[str, Any]) -> None:
    found = notes(today, **fields)
    assert not any("at that pace" in note for note in found)
