"""Several projects at once, each with a date and a weight, on the same few resources: more than can be kept.

Projects are those of `instances`, smaller; they begin one after the other. The due date of a project is the
length of its critical path, stretched by a third to a half, after it may begin, so that about half must be
late and who waits is what counts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from engage.plan.levelling.build import Demand
from engage.plan.network import Link, Task
from levelling.instances import DAILY, RESOURCES, START, Instance, instances

_WEIGHTS = (1.0, 1.0, 3.0, 9.0)


def portfolios(count: int, projects: int, tasks: int, seed: int) -> Iterator[Demand]:
    """So many portfolios of so many projects with so many tasks each."""
    rng = random.Random(seed * 100_000 + projects * 1000 + tasks)
    parts = instances(tasks, count * projects, seed + 100)
    for _ in range(count):
        yield _together([next(parts) for _ in range(projects)], rng)


def _together(parts: list[Instance], rng: random.Random) -> Demand:
    tasks: list[Task] = []
    links: list[Link] = []
    needs: dict[object, dict[str, float]] = {}
    dues = []
    weights: dict[object, float] = {}
    begins = START
    for number, part in enumerate(parts):
        own, group = part.demand(), f"P{number}"
        ids = {task.id: f"{group}/{task.id}" for task in own.tasks}
        tasks += [replace(task, id=ids[task.id], group=group, earliest=begins) for task in own.tasks]
        links += [Link(ids[link.before], ids[link.after]) for link in own.links]
        needs |= {ids[task]: dict(asked) for task, asked in own.needs.items()}
        weights[group] = rng.choice(_WEIGHTS)
        due = begins + timedelta(int(_length(part) * rng.uniform(1.33, 1.5)))
        dues.append((tuple(ids.values()), due, weights[group], group))
        begins += timedelta(rng.randint(0, _length(part) // 2))
    units = sorted(units for part in parts for units in part.capacity)
    most = max(10, units[len(units) // 2])
    return Demand(
        tasks=tuple(tasks), links=tuple(links), needs=needs,
        capacity={f"r{k}": [(float(most), DAILY.index)] for k in range(RESOURCES)},
        dues=tuple(dues), start=START, organisation=DAILY, weights=weights,
    )  # fmt: skip


def _length(part: Instance) -> int:
    """Days of the critical path."""
    ends = list(part.durations)
    for before, after in sorted(part.links, key=lambda link: link[0]):
        ends[after] = max(ends[after], ends[before] + part.durations[after])
    return max(ends)
