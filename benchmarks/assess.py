"""How long it takes to say whether a promise can be made, against a whole portfolio.

    python benchmarks/assess.py              # 1000 promises of 10 milestones, 200 people, 2500 samples

The draft has ten milestones, each with two busy people of one department; it does not fit, so that overloads,
whom it pushes and every alternative are worked out. Seconds of the processor, so that what else runs on the
machine does not count; once the files are read.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from forecast import portfolio
from generate import TODAY
from measure import keep, machine, table

from engage.model.commitment import Commitment
from engage.model.workspace import Workspace
from engage.plan.assess import assess
from engage.plan.calendars import Calendars
from engage.plan.placing import place
from engage.usecase.diff import Sides, diff

DRAFT = "DRAFT"


def main() -> None:
    """Generate, measure, print and keep the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--promises", type=int, default=1000)
    parser.add_argument("--milestones", type=int, default=10)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--samples", type=int, default=2500)
    parser.add_argument("--no-results", action="store_true", help="do not write results/assess.md")
    options = parser.parse_args()
    sizes = (options.promises // 4, options.promises // 2, options.promises)
    rows = [(str(size), *_measured(size, options)) for size in sizes]
    head = ("promises", "plan", "assess", "with all alternatives", "alternatives", "diff")
    size = f"{options.milestones} milestones each, {options.people} people, {options.samples} samples"
    text = f"# Assessment\n\n{size}; processor seconds, best of 2.\n{machine()}\n\n{table(head, rows)}\n"
    sys.stdout.write(text)
    if not options.no_results:
        keep("assess.md", text)


def _measured(size: int, options: argparse.Namespace) -> tuple[str, ...]:
    people = max(20, options.people * size // options.promises)
    before = _skilled(portfolio(size, options.milestones, people))
    workspace = replace(before, commitments=(*before.commitments, _draft()))
    samples = options.samples
    found = assess(workspace, TODAY, [DRAFT], samples=samples).promises[DRAFT]
    seconds = (
        _best(lambda: place(workspace, Calendars(workspace, TODAY), TODAY)),
        _best(lambda: assess(workspace, TODAY, [DRAFT], samples=samples, with_alternatives=False)),
        _best(lambda: assess(workspace, TODAY, [DRAFT], samples=samples)),
    )
    compared = _best(lambda: diff(Sides(before, workspace, "a", "b"), TODAY, samples=samples))
    return (*(f"{each:.2f}" for each in seconds), str(len(found.alternatives)), f"{compared:.2f}")


def _skilled(workspace: Workspace) -> Workspace:
    """The portfolio with a skill for everybody: one in ten has the same."""
    people = tuple(
        person.model_copy(update={"skills": (f"skill{number % 10}",)})
        for number, person in enumerate(workspace.resources.people)
    )
    return replace(workspace, resources=replace(workspace.resources, people=people))


def _draft() -> Commitment:
    steps: list[dict[str, Any]] = [
        {
            "id": f"m{number}",
            "work": {"low": "6d", "likely": "8d", "high": "14d"},
            "needs": {f"p{number % 6}": "60%", f"p{6 + number % 4}": "40%"},
            "after": [f"m{number - 1}"] if number else [],
        }
        for number in range(10)
    ]
    return Commitment.model_validate(
        {
            "id": DRAFT, "title": "A draft", "client": "acme", "status": "draft",
            "promise": {"start": "2026-11-30", "due": "2027-04-30"}, "milestones": steps,
            "deliverables": [{"what": name, "milestones": [name]} for name in ("m0", "m5")],
        }
    )  # fmt: skip


def _best(work: Callable[[], object]) -> float:
    found = []
    for _ in range(2):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


if __name__ == "__main__":
    main()
