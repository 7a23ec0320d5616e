"""The back-test scores durations by a closed form; users are shown simulated dates. They must be the same.

Promises of several chained milestones are planned with the calibration of an organisation, once as the
back-test foresees them (lognormal) and once as `engage forecast` does (simulated network and calendar).
"""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import numpy as np
import pytest
from worlds import promise, work, world

from engage.learn.delivered import delivered
from engage.learn.fit import Fit, Fitted
from engage.plan.calendars import Calendars
from engage.plan.forecast import forecast
from engage.plan.history import correlation_of

MONDAY = date(2026, 3, 2)
COUNT = 400
SHARES = {"p50": 0.5, "p80": 0.8, "p90": 0.9}


def chain(chance: random.Random) -> list[dict[str, Any]]:
    """Two to five milestones one after another, of uneven and skewed estimates."""
    found = []
    for place in range(chance.randint(2, 5)):
        likely = chance.randint(8, 40)
        low, high = round(likely * chance.uniform(0.6, 0.95)), round(likely * chance.uniform(1.1, 1.9))
        estimate = {"low": f"{low}d", "likely": f"{likely}d", "high": f"{high}d"}
        found.append(work(f"m{place}", estimate, after=[f"m{place - 1}"] if place else []))
    return found


@pytest.fixture(scope="module", params=[(1.0, 0.0, 0.3), (1.12, 0.18, 0.3), (1.3, 0.3, 0.5)], ids=str)
def both(request: pytest.FixtureRequest) -> dict[str, np.ndarray]:
    """Per quantile, the working days that the simulation shows over those that the back-test scores."""
    ratio, spread, correlation = request.param
    chance = random.Random(20260302)
    factor = {"ratio": str(ratio), "spread": str(spread), "n": "40"}
    policy = {
        "types": {"T": {"complexity": "medium"}},
        "calibration": {"types": {"T": factor}, "correlation": str(correlation)},
    }
    plans = [chain(chance) for _ in range(COUNT)]
    live = world(
        *(promise(*plan, id=f"P{k}", type="T", start="2026-03-02") for k, plan in enumerate(plans)),
        policy=policy,
    )
    ended = world(
        *(
            promise(*plan, id=f"P{k}", type="T", start="2026-03-02", status="accepted",
                    delivered="2027-03-01", promise={"start": "2026-03-02", "made": "2026-03-02"})
            for k, plan in enumerate(plans)
        ),
        policy=policy,
    )  # fmt: skip
    scored = {
        each.id: Fit(kinds={"T": Fitted(40, ratio, ratio, spread, spread)}).foresee(each)
        for each in delivered(ended, date(2027, 3, 1), correlation_of(ended.policy)).deliveries
    }
    shown = forecast(live, MONDAY, samples=1000).promises
    count = Calendars(live, MONDAY).organisation.days_between
    sunday = date(2026, 3, 1)
    return {
        name: np.array(
            [count(sunday, getattr(shown[key], name)) / scored[key].quantile(share) for key in scored]
        )
        for name, share in SHARES.items()
    }


@pytest.mark.parametrize("name", SHARES)
def test_what_is_scored_is_what_is_shown(both: dict[str, np.ndarray], name: str) -> None:
    ratios = both[name]
    assert len(ratios) == COUNT
    assert np.median(ratios) == pytest.approx(1, abs=0.025)
    assert np.quantile(np.abs(ratios - 1), 0.95) < 0.06
