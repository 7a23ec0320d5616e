"""A portfolio in memory: promises whose work has just begun, so that all of it is left to plan.

Each promise has ten milestones in a chain with side branches; each milestone asks one to three of the people
of its department for 20 to 60 per cent of their time. Starts are spread over the time in which so many people
can do so much work, so that load is heavy and conflicts are many, as in a real year.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from engage.model.commitment import Commitment
from engage.model.party import ResourceFile
from engage.model.policy import Policy
from engage.model.workspace import Resources, Workspace

TODAY = date(2026, 11, 20)
_DEPARTMENT = 20
_LOAD = 0.6


def portfolio(promises: int, milestones: int, people: int, seed: int = 7) -> Workspace:
    """A workspace of so many promises with so many milestones each, and so many people."""
    rng = random.Random(seed)
    staff = [_person(number, rng) for number in range(people)]
    work = promises * milestones * 6 * 2 * 0.4  # days × people × share
    spread = int(work / (people * 0.9 * _LOAD) * 7 / 5)
    files = ResourceFile.model_validate({"people": staff})
    return Workspace(
        policy=Policy.model_validate({"calendar": {"country": "FR"}}),
        commitments=tuple(
            Commitment.model_validate(_promise(number, milestones, people, spread, rng))
            for number in range(promises)
        ),
        resources=Resources(files.people, files.teams, files.equipment, files.providers, files.budgets),
    )


def _person(number: int, rng: random.Random) -> dict[str, Any]:
    person: dict[str, Any] = {"id": f"p{number:03}"}
    if rng.random() < 0.2:
        person["days"] = rng.sample(["mo", "tu", "we", "th", "fr"], 4)
    if rng.random() < 0.2:
        person["capacity"] = rng.choice(["80%", "60%"])
    away = TODAY + timedelta(rng.randrange(0, 500))
    person["absences"] = [{"from": str(away), "to": str(away + timedelta(rng.randrange(1, 15)))}]
    return person


def _promise(number: int, milestones: int, people: int, spread: int, rng: random.Random) -> dict[str, Any]:
    department = number % max(1, people // _DEPARTMENT) * _DEPARTMENT
    staff = [f"p{department + each:03}" for each in range(min(_DEPARTMENT, people))]
    start = TODAY + timedelta(rng.randrange(max(1, spread)))
    work = []
    for place in range(milestones):
        needs = {name: f"{rng.choice([20, 30, 40, 60])}%" for name in rng.sample(staff, rng.randint(1, 3))}
        after = [f"m{max(0, place - rng.randint(1, 2))}"] if place else []
        work.append({"id": f"m{place}", "work": f"{rng.randint(2, 10)}d", "needs": needs, "after": after})
    return {
        "id": f"P{number:04}", "title": f"Promise {number}", "client": "acme", "status": "active",
        "importance": rng.choice(["standard", "standard", "standard", "major", "strategic"]),
        "promise": {"start": str(start), "due": str(start + timedelta(milestones * 12))},
        "milestones": work,
    }  # fmt: skip
