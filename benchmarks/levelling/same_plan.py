"""One plan in the files of two programs: chains of ten milestones, each with one person full time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from levelling.portfolio import TODAY

_CHAIN = 10
_PEOPLE_A_CHAIN = 2


def _plan(milestones: int) -> Iterator[tuple[str, list[tuple[str, int, str]]]]:
    """Chain by chain: its name, and of each milestone the name, its days and who does it."""
    rng = random.Random(milestones)
    people = _people(milestones)
    for chain in range(milestones // _CHAIN):
        yield (
            f"P{chain:04}",
            [(f"m{place}", rng.randint(2, 8), rng.choice(people)) for place in range(_CHAIN)],
        )


def _people(milestones: int) -> list[str]:
    return [f"p{number:03}" for number in range(max(2, milestones // _CHAIN // _PEOPLE_A_CHAIN))]


def write_workspace(root: Path, milestones: int) -> None:
    """As a workspace of `engage`."""
    (root / "commitments").mkdir(parents=True)
    (root / "engage.yaml").write_text("calendar: {country: none}\n", encoding="utf-8")
    people = "".join(f"  - {{id: {name}}}\n" for name in _people(milestones))
    (root / "resources.yaml").write_text(f"people:\n{people}", encoding="utf-8")
    for name, work in _plan(milestones):
        lines = [
            f"id: {name}", f"title: Promise {name}", "client: acme", "status: active",
            f"promise: {{start: {TODAY}, due: {TODAY + timedelta(90)}}}", "milestones:",
        ]  # fmt: skip
        before = ""
        for milestone, days, person in work:
            after = f", after: {before}" if before else ""
            lines.append(f"  - {{id: {milestone}, work: {days}d, needs: {{{person}: 100%}}{after}}}")
            before = milestone
        (root / "commitments" / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_taskjuggler(path: Path, milestones: int) -> None:
    """As a project of TaskJuggler, with a report of all dates."""
    lines = [f'project plan "Plan" {TODAY} +156w {{ now {TODAY} }}']
    lines += [f'resource {name} "{name}"' for name in _people(milestones)]
    for name, work in _plan(milestones):
        lines.append(f'task {name} "{name}" {{')
        before = ""
        for milestone, days, person in work:
            depends = f"depends !{before}" if before else f"start {TODAY}"
            lines.append(f'  task {milestone} "{milestone}" {{ effort {days}d allocate {person} {depends} }}')
            before = milestone
        lines.append("}")
    lines.append('taskreport dates "dates" { formats csv columns id, start, end }')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
