"""In worlds whose truth is known the dates hold as often as they say.

The truth is drawn and planned here by other means than in the forecast: Python's own random numbers, one
promise after the other, and the plan without any simulation.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date
from math import exp, floor, sqrt
from statistics import NormalDist
from typing import Any

import pytest
from worlds import promise, work, world

from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.distributions import Triangular
from engage.plan.forecast import forecast
from engage.plan.network import schedule_network
from engage.plan.placing import place

MONDAY = date(2026, 11, 16)
WORLDS = 2400
COMPLEXITY = {"low": 1.0, "high": 1.25}
NORMAL = NormalDist()


def worlds_of_one_promise(chance: random.Random) -> list[dict[str, Any]]:
    """Promises of two paths that meet, with a risk, of many sizes: each is a world of its own."""
    found = []
    for number in range(WORLDS):
        milestones = [
            work(name, estimate(chance), after=after)
            for name, after in (("a", []), ("b", ["a"]), ("c", ["a"]), ("d", ["b", "c"]))
        ]
        found.append(promise(*milestones, id=f"W{number}", type="T", risks=[a_risk(chance)]))
    return found


def estimate(chance: random.Random) -> dict[str, str]:
    likely = chance.randint(30, 90)
    low, high = likely - chance.randint(5, 25), likely + chance.randint(5, 60)
    return {"low": f"{low}d", "likely": f"{likely}d", "high": f"{high}d"}


def a_risk(chance: random.Random) -> dict[str, Any]:
    probability = f"{chance.randint(5, 60)}%"
    return {
        "id": "R", "what": "Late", "hits": ["b"], "probability": probability,
        "impact": {"delay": {"low": "10d", "likely": "20d", "high": "50d"}},
    }  # fmt: skip


def what_happens(workspace: Workspace, chance: random.Random, known: World) -> dict[Any, date]:
    """The day on which each promise is really done: one truth a world."""
    placing = place(workspace, Calendars(workspace, MONDAY), MONDAY)
    durations: dict[Any, int] = {}
    for commitment in workspace.commitments:
        shared, history = chance.gauss(), known.ratio * exp(known.spread * chance.gauss())
        for milestone in commitment.milestones:
            own = sqrt(known.correlation) * shared + sqrt(1 - known.correlation) * chance.gauss()
            points = (milestone.work.low, milestone.work.likely, milestone.work.high)
            triangle = Triangular.through(*(point.days() for point in points))
            scattered = triangle.quantile(NORMAL.cdf(own)) - triangle.mean
            real = history * (triangle.mean + COMPLEXITY[known.complexity] * scattered)
            durations[commitment.id, milestone.id] = max(1, floor(real + 0.5))
        (risk,) = commitment.risks
        if chance.random() < risk.probability:
            durations[commitment.id, "b"] += floor(
                Triangular.through(10, 20, 50).quantile(chance.random()) + 0.5
            )
    tasks = [replace(task, duration=durations[task.id]) for task in placing.tasks]
    plan = schedule_network(tasks, placing.links, start=MONDAY, status_date=MONDAY)
    return {group: whole.finish for group, whole in plan.groups.items()}


@dataclass(frozen=True)
class World:
    """What is true of durations: correlation, complexity, a factor of history for all of a promise."""

    correlation: float = 0.3
    complexity: str = "low"
    ratio: float = 1.0
    spread: float = 0.0

    @property
    def policy(self) -> dict[str, Any]:
        """The settings of an organisation that knows it."""
        block: dict[str, Any] = {"correlation": str(self.correlation)}
        if self.ratio != 1:
            block["types"] = {"T": {"ratio": str(self.ratio), "spread": str(self.spread), "n": "30"}}
        return {"types": {"T": {"complexity": self.complexity}}, "calibration": block}


WORLDS_KNOWN = (
    World(),
    World(correlation=0.6, complexity="high", ratio=1.15, spread=0.2),
)


@pytest.fixture(scope="module", params=WORLDS_KNOWN, ids=("as estimated", "correlated, with a history"))
def held(request: pytest.FixtureRequest) -> dict[int, float]:
    """The share of worlds in which the promise is done by its P50, P80 and P90."""
    known: World = request.param
    chance = random.Random(20261116)
    workspace = world(*worlds_of_one_promise(chance), policy=known.policy)
    truth = what_happens(workspace, chance, known)
    said = forecast(workspace, MONDAY, samples=1000).promises
    return {
        percent: sum(truth[name] <= getattr(found, f"p{percent}") for name, found in said.items()) / WORLDS
        for percent in (50, 80, 90)
    }


@pytest.mark.parametrize("percent", [50, 80, 90])
def test_a_date_holds_as_often_as_it_says(held: dict[int, float], percent: int) -> None:
    assert held[percent] == pytest.approx(percent / 100, abs=0.02)
