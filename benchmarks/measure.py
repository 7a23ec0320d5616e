"""Time and memory of child processes, and how results are written down. Standard library only."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

AS_OF = "2026-11-20"  # the day that generated workspaces and examples are written around
RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process: seconds on the wall and of CPU, most MB of its largest process, exit code."""

    seconds: float
    megabytes: float
    code: int
    errors: str
    cpu: float = 0.0


def run(arguments: Sequence[str]) -> Run:
    """Run a program to its end; what it prints is thrown away, what it says on stderr kept."""
    # Installed programs are compiled; one that may not keep what it compiled would do so at every call.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        child = subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, env=env
        )
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)  # it was waited for here, not by Popen
        said.seek(0)
        errors = said.read().decode(errors="replace")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(seconds, used.ru_maxrss / unit, child.returncode, errors, used.ru_utime + used.ru_stime)


def engage(*arguments: str) -> list[str]:
    """The command line of `engage`, by the interpreter that runs this: no shim, no search."""
    return [sys.executable, "-m", "engage", *arguments]


def expect(result: Run, arguments: Sequence[str]) -> Run:
    """The run, if its exit code is 0 or 1 (findings).

    Raises:
        SystemExit: any other; what is measured must work.
    """
    if result.code not in {0, 1}:
        sys.exit(f"{' '.join(arguments[1:])}: exit code {result.code}\n{result.errors}")
    return result


def machine() -> str:
    """The machine in general words."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {cores} cores"
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, its first column to the left and the others to the right, aligned as plain text."""
    cells = [list(head), *[list(row) for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [_line(row, widths) for row in cells]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([lines[0], _line(rule, widths), *lines[1:]]) + "\n"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if not column else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "| " + " | ".join([first, *others]) + " |"


def keep(name: str, text: str) -> Path:
    """Write a result beside the scripts."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / name
    path.write_text(text, encoding="utf-8")
    return path
