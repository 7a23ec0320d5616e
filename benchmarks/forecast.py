"""How long the forecast of a whole portfolio takes, once the files are read.

    python benchmarks/forecast.py            # 1000 promises of 10 milestones, 200 people, 2500 samples

Every milestone is uncertain and needs two people of its own department, so that the calendars are many; every
second promise has a risk, every tenth waits for another. `plan` is the schedule without uncertainty, which
`forecast` includes; `one` is a single promise with what decides its date.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from generate import TODAY
from measure import keep, machine, table

from engage.model.commitment import Commitment
from engage.model.party import ResourceFile
from engage.model.policy import Policy
from engage.model.workspace import Resources, Workspace
from engage.plan.calendars import Calendars
from engage.plan.forecast import forecast
from engage.plan.placing import place


def main() -> None:
    """Generate, measure, print and keep the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--promises", type=int, default=1000)
    parser.add_argument("--milestones", type=int, default=10)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--samples", type=int, default=2500)
    parser.add_argument("--no-results", action="store_true", help="do not write results/forecast.md")
    options = parser.parse_args()
    workspace = portfolio(options.promises, options.milestones, options.people)
    first = workspace.commitments[0].id
    rows = [
        ("plan", _best(lambda: place(workspace, Calendars(workspace, TODAY), TODAY))),
        ("forecast", _best(lambda: forecast(workspace, TODAY, samples=options.samples))),
        ("one", _best(lambda: forecast(workspace, TODAY, samples=options.samples, explained=first))),
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = f"{options.promises} × {options.milestones} milestones, {options.samples} samples"
    told = table(("", "s CPU"), [(name, f"{seconds:.2f}") for name, seconds in rows])
    text = f"# Forecast\n\n{size}; processor time, best of 3; peak {peak:.0f} MB.\n{machine()}\n\n{told}\n"
    sys.stdout.write(text)
    if not options.no_results:
        keep("forecast.md", text)


def portfolio(promises: int, milestones: int, people: int) -> Workspace:
    """A portfolio of uncertain work; the same for the same numbers."""
    chance = random.Random(7)
    staff = [_person(number, chance) for number in range(people)]
    kinds = ResourceFile.model_validate({"people": staff})
    return Workspace(
        policy=Policy.model_validate({"calendar": {"country": "FR"}}),
        commitments=tuple(
            Commitment.model_validate(_promise(number, milestones, people, chance))
            for number in range(promises)
        ),
        resources=Resources(kinds.people, kinds.teams, kinds.equipment, kinds.providers, kinds.budgets),
    )


def _person(number: int, chance: random.Random) -> dict[str, Any]:
    away = f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 20):02}"
    found: dict[str, Any] = {"id": f"p{number}", "absences": [{"from": away, "to": away[:8] + "28"}]}
    if number % 5 == 0:
        found["days"] = ["mo", "tu", "th", "fr"]
    return found


def _promise(number: int, milestones: int, people: int, chance: random.Random) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"P{number:05}",
        "title": f"Promise {number}",
        "client": "acme",
        "status": "active",
        "promise": {"due": "2027-06-30"},
        "milestones": [_milestone(number, place, people, chance) for place in range(milestones)],
    }
    if number % 2:
        delay = {"low": "2d", "likely": "5d", "high": "12d"}
        found["risks"] = [{"id": "R1", "what": "Late", "probability": "30%", "impact": {"delay": delay}}]
    return found


def _milestone(number: int, place: int, people: int, chance: random.Random) -> dict[str, Any]:
    likely, first = chance.randint(3, 15), number % 10 * (people // 10)
    after = [f"m{earlier}" for earlier in {place - 1, place - chance.randint(1, 3)} if earlier >= 0]
    if not place and number and number % 10 == 0:
        after = [f"P{number - 1:05}/m0"]
    return {
        "id": f"m{place}",
        "work": {
            "low": f"{likely - 1}d",
            "likely": f"{likely}d",
            "high": f"{likely + chance.randint(1, 9)}d",
        },
        "after": after,
        "needs": {f"p{first + chance.randrange(people // 10)}": "50%" for _ in range(2)},
    }


def _best(call: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of three calls: what others do at the time counts least."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        call()
        found.append(time.process_time() - begun)
    return min(found)


if __name__ == "__main__":
    main()
