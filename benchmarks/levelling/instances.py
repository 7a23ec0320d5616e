"""Resource-constrained scheduling problems in the manner of the public sets (Kolisch, Sprecher, Drexl 1995).

Four resources; durations 1 to 10 days; three tasks without predecessors and three without successors. Three
figures make a problem easy or hard: network complexity (links a task), resource factor (the share of
resources that a task asks for, on average) and resource strength (0: just enough for the largest single
demand; 1: enough for the plan without any conflict). All 48 combinations of the public sets are used in turn.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from engage.plan.calendar import Horizon, WorkCalendar
from engage.plan.levelling.build import Demand
from engage.plan.network import Link, Task

COMPLEXITIES = (1.5, 1.8, 2.1)
FACTORS = (0.25, 0.5, 0.75, 1.0)
STRENGTHS = (0.2, 0.5, 0.7, 1.0)
RESOURCES = 4
START = date(2026, 1, 1)
DAILY = WorkCalendar.weekly(Horizon(START, date(2040, 12, 31)), range(7))
_ENDS = 3  # tasks without predecessors, and as many without successors


@dataclass(frozen=True)
class Instance:
    """A problem and the figures it was made with."""

    size: int
    complexity: float
    factor: float
    strength: float
    durations: tuple[int, ...]
    links: tuple[tuple[int, int], ...]
    needs: tuple[tuple[int, ...], ...]
    capacity: tuple[int, ...]

    def demand(self) -> Demand:
        """As levelling takes it: one promise, days without weekends."""
        names = [f"{number:04}" for number in range(self.size)]
        return Demand(
            tasks=tuple(
                Task(name, days, DAILY, "P") for name, days in zip(names, self.durations, strict=True)
            ),
            links=tuple(Link(names[a], names[b]) for a, b in self.links),
            needs={
                name: {f"r{k}": float(units) for k, units in enumerate(asked) if units}
                for name, asked in zip(names, self.needs, strict=True)
            },
            capacity={f"r{k}": [(float(units), DAILY.index)] for k, units in enumerate(self.capacity)},
            dues=(),
            start=START,
            organisation=DAILY,
        )


def instances(size: int, count: int, seed: int) -> Iterator[Instance]:
    """So many problems of a size; the combinations of figures in a shuffled order, over and over."""
    rng = random.Random(seed * 1000 + size)
    combinations = list(product(COMPLEXITIES, FACTORS, STRENGTHS))
    rng.shuffle(combinations)
    for number in range(count):
        yield _instance(size, *combinations[number % len(combinations)], rng)


def _instance(size: int, complexity: float, factor: float, strength: float, rng: random.Random) -> Instance:
    durations = tuple(rng.randint(1, 10) for _ in range(size))
    links = _links(size, complexity, rng)
    needs = _needs(size, factor, rng)
    capacity = _capacity(durations, links, needs, strength)
    return Instance(size, complexity, factor, strength, durations, links, needs, capacity)


def _links(size: int, complexity: float, rng: random.Random) -> tuple[tuple[int, int], ...]:
    found: set[tuple[int, int]] = set()
    for after in range(_ENDS, size):
        found.add((rng.randrange(min(after, size - _ENDS)), after))
    followed = {before for before, _ in found}
    for before in range(size - _ENDS):
        if before not in followed:
            found.add((before, rng.randrange(max(before + 1, _ENDS), size)))
    wanted, tries = round(complexity * size), 0
    reach = _reach(size, found)
    while len(found) < wanted and tries < 50 * size:
        tries += 1
        before = rng.randrange(size - _ENDS)
        after = rng.randrange(max(before + 1, _ENDS), size)
        if not reach[before] >> after & 1:  # a link that others imply is none
            found.add((before, after))
            reach = _reach(size, found)
    return tuple(sorted(found))


def _reach(size: int, links: set[tuple[int, int]]) -> list[int]:
    after = [0] * size
    following: list[list[int]] = [[] for _ in range(size)]
    for a, b in links:
        following[a].append(b)
    for task in reversed(range(size)):
        for other in following[task]:
            after[task] |= after[other] | 1 << other
    return after


def _needs(size: int, factor: float, rng: random.Random) -> tuple[tuple[int, ...], ...]:
    pairs = [(task, k) for task in range(size) for k in range(RESOURCES)]
    asked = set(rng.sample(pairs, round(factor * len(pairs))))
    return tuple(
        tuple(rng.randint(1, 10) if (task, k) in asked else 0 for k in range(RESOURCES))
        for task in range(size)
    )


def _capacity(
    durations: tuple[int, ...],
    links: tuple[tuple[int, int], ...],
    needs: tuple[tuple[int, ...], ...],
    strength: float,
) -> tuple[int, ...]:
    starts = [0] * len(durations)
    for before, after in sorted(links, key=lambda link: link[0]):
        starts[after] = max(starts[after], starts[before] + durations[before])
    found = []
    for k in range(RESOURCES):
        least = max(asked[k] for asked in needs)
        profile: dict[int, int] = {}
        for task, start in enumerate(starts):
            for day in range(start, start + durations[task]):
                profile[day] = profile.get(day, 0) + needs[task][k]
        most = max(profile.values(), default=0)
        found.append(max(1, least + round(strength * (max(most, least) - least))))
    return tuple(found)
