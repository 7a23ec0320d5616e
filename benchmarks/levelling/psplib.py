"""Public problems in the format of PSPLIB (`*.sm`), and the best ends known (`*opt.sm`, `*hrs.sm`).

Nothing of them is kept here: they are read from a folder that somebody has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from levelling.instances import Instance

_BEST = re.compile(r"^\s*(\d+)\s+(\d+)\s+(\d+)\b")


@dataclass(frozen=True)
class Public:
    """A problem, and the best end known, if a list in the folder has it."""

    instance: Instance
    best: int | None


def read_folder(folder: Path) -> Iterator[Public]:
    """All problems of a folder, by name."""
    best = {
        (path.name[:3].lower(), match[1], match[2]): int(match[3])
        for path in sorted(folder.glob("*.sm"))
        if "opt" in path.name or "hrs" in path.name
        for line in path.read_text(encoding="latin-1").splitlines()
        if (match := _BEST.match(line))
    }
    for path in sorted(folder.glob("j*_*.sm")):
        instance = read(path)
        found = re.match(rf"j{instance.size}(\d+)_(\d+)\.sm$", path.name, re.IGNORECASE)
        key = (f"j{instance.size}"[:3], found[1], found[2]) if found else None
        yield Public(instance, best.get(key) if key else None)


def read(path: Path) -> Instance:
    """One problem; its first and last task, which take no time, are left out.

    Raises:
        ValueError: not a problem in this format.
    """
    sections = _sections(path.read_text(encoding="latin-1"))
    follows = [[int(part) for part in line] for line in sections["PRECEDENCE"] if line[0].isdigit()]
    asked = [[int(part) for part in line] for line in sections["REQUESTS"] if line[0].isdigit()]
    capacity = [int(part) for part in sections["RESOURCEAVAILABILITIES"][-1]]
    last = len(asked)
    links = tuple(
        (job - 2, after - 2)
        for job, _, _, *others in follows
        if job != 1
        for after in others
        if after != last
    )
    work = asked[1:-1]
    return Instance(
        size=len(work), complexity=0, factor=0, strength=0,
        durations=tuple(line[2] for line in work), links=links,
        needs=tuple(tuple(line[3:]) for line in work), capacity=tuple(capacity),
    )  # fmt: skip


def _sections(text: str) -> dict[str, list[list[str]]]:
    """The lines of each part, in words, by the first word of its heading."""
    found: dict[str, list[list[str]]] = {}
    lines: list[list[str]] = []
    for line in text.splitlines():
        heading = re.match(r"(PRECEDENCE|REQUESTS|RESOURCEAVAILABILITIES)", line.replace(" ", "").upper())
        if heading:
            lines = found.setdefault(heading[1], [])
        elif line.startswith("***"):
            lines = []
        elif line.split():
            lines.append(line.split())
    if len(found) < 3:
        raise ValueError("not a problem in the format of PSPLIB")
    return found
