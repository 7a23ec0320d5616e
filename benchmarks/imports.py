"""Which modules a command imports, asked of the interpreter itself.

python benchmarks/imports.py status -w examples/web-agency
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Sequence

#: Packages whose import is felt at every call.
HEAVY = frozenset((
    "asyncio", "concurrent.futures", "dateutil", "holidays", "http", "importlib.metadata", "jinja2", "json",
    "multiprocessing", "numpy", "pydantic", "rich", "sqlite3", "ssl", "typer", "unittest", "urllib.request",
    "yaml", "zoneinfo",
))  # fmt: skip


def imported(arguments: Sequence[str]) -> frozenset[str]:
    """All modules that `engage` with these arguments imports, by full name.

    Raises:
        RuntimeError: the command failed (an exit code other than 0 and 1).
    """
    return modules_of([sys.executable, "-X", "importtime", "-m", "engage", *arguments])


def modules_of(command: Sequence[str], codes: Collection[int] = (0, 1)) -> frozenset[str]:
    """All modules that a `python -X importtime` command imports.

    Raises:
        RuntimeError: it ended with another exit code.
    """
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    lines = done.stderr.decode(errors="replace").splitlines()
    if done.returncode not in codes:
        said = "\n".join(line for line in lines if not line.startswith("import time:"))
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{said}")
    rows = (line.removeprefix("import time:").split("|") for line in lines if line.startswith("import time:"))
    return frozenset(row[2].strip() for row in rows if len(row) == 3)


def heavy(modules: frozenset[str]) -> tuple[str, ...]:
    """Those of the heavy packages that are among the modules, in order."""
    return tuple(sorted(HEAVY & modules))


if __name__ == "__main__":
    print("\n".join(sorted(imported(sys.argv[1:]))))
