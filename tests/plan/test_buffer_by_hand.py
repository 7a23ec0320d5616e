"""The example of docs/forecast-and-buffer.md, step by step: what the schedule and the forecast say of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engage.model.asof import known_on
from engage.model.calibration import CalibrationPolicy
from engage.model.workspace import Workspace
from engage.plan.forecast import forecast
from engage.plan.schedule import compute
from engage.store.load import load_workspace

TODAY = date(2026, 11, 20)
EXAMPLE = Path(__file__).parent.parent.parent / "examples/machine-builder"
near = pytest.approx


@pytest.fixture(scope="module")
def builder() -> Workspace:
    """The example as known that day."""
    return known_on(load_workspace(EXAMPLE).workspace, TODAY)


def test_the_buffer_worked_by_hand_is_that_of_the_schedule(builder: Workspace) -> None:
    plan = compute(builder, TODAY).plans["BRW-2607"]
    buffer = plan.buffer
    assert buffer is not None
    assert (plan.duration_days, buffer.days) == (8, 3)
    assert buffer.raw_days == near(1.624 + 1.2816 * 2.658, abs=0.01)
    assert buffer.on_time_with_buffer == near(0.698, abs=0.002)
    assert (round(buffer.ratio or 0, 2), round(5.03 / 13.03, 2)) == (0.27, 0.39)
    assert sum(factor.days for factor in buffer.factors) == near(3)
    assert plan.needed_days == near(4.5, abs=0.05)
    assert plan.sure_date == date(2026, 12, 2)


def test_the_forecast_beside_it_has_the_figures_of_the_page(builder: Workspace) -> None:
    found = forecast(builder, TODAY, explained="BRW-2607").promises["BRW-2607"]
    assert found.on_time == near(0.91, abs=0.011)
    assert found.p90 == date(2026, 12, 3)


def test_a_history_of_ten_percent_adds_a_day(builder: Workspace) -> None:
    block = {"whole": {"ratio": "1.10", "spread": "0.10", "n": "12"}}
    policy = builder.policy.model_copy(update={"calibration": CalibrationPolicy.model_validate(block)})
    buffer = compute(replace(builder, policy=policy), TODAY).plans["BRW-2607"].buffer
    assert buffer is not None
    assert buffer.raw_days == near(6.04, abs=0.02)
    assert buffer.calibrated_on == 12
