"""Which modules a command imports, asked of the interpreter at its end.

python benchmarks/imports.py status -w examples/web-agency
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

#: Packages whose import is felt at every call.
HEAVY = frozenset((
    "asyncio", "concurrent.futures", "dateutil", "holidays", "http", "importlib.metadata", "jinja2", "json",
    "multiprocessing", "numpy", "pydantic", "rich", "sqlite3", "ssl", "typer", "unittest", "urllib.request",
    "yaml", "zoneinfo",
))  # fmt: skip
ENGAGE = "from engage.cli.main import main; main()"
# `-X importtime` would not do: it does not see what `importlib.import_module` imports.
_TELL = """\
import atexit, sys
def tell(path=sys.argv.pop(1)):
    with open(path, "w") as file:
        file.write("\\n".join(sys.modules))
atexit.register(tell)
"""


def imported(arguments: Sequence[str], codes: Collection[int] = (0, 1)) -> frozenset[str]:
    """All modules that `engage` with these arguments imports, by full name.

    Raises:
        RuntimeError: it ended with another exit code than `codes`.
    """
    return modules_of(ENGAGE, arguments, codes)


def modules_of(program: str, arguments: Sequence[str] = (), codes: Collection[int] = (0,)) -> frozenset[str]:
    """All modules that a program, given as text, has imported when it ends."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "modules"
        done = subprocess.run(
            [sys.executable, "-c", _TELL + program, str(path), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode not in codes:
            raise RuntimeError(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
        return frozenset(path.read_text().split("\n"))


def heavy(modules: frozenset[str]) -> tuple[str, ...]:
    """Those of the heavy packages that are among the modules, in order."""
    return tuple(sorted(HEAVY & modules))


if __name__ == "__main__":
    print("\n".join(sorted(imported(sys.argv[1:]))))
