"""`engage` run as people run it: a process of its own, with its exit code and both streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

REPOSITORY = Path(__file__).parent.parent
EXAMPLES = REPOSITORY / "examples"
COMMAND = (sys.executable, "-m", "engage")
LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).parent / "launch.py"))
AS_OF = "2026-11-20"


@dataclass(frozen=True, slots=True)
class Done:
    """A process that ended. `peak` is the most memory of its largest process, in MB."""

    code: int
    out: str
    err: str
    peak: float

    @property
    def json(self) -> Any:
        """Its results, read as JSON."""
        return json.loads(self.out)


def surroundings(**variables: str) -> dict[str, str]:
    """An environment that names nothing of ours but what the interpreter needs, and these variables."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ}
    # the interpreter finds the package from any folder, also where it is not installed
    return {**kept, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "100", **variables}


def engage(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
    memory: int | None = None,
) -> Done:
    """Run `engage` to its end, without a terminal; `memory` limits its address space, in MB.

    Raises:
        TimeoutError: it ran longer than `timeout` seconds, and was killed.
    """
    told, tell = os.pipe()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, os.fdopen(told) as peak:
        child = subprocess.Popen(
            [*LAUNCH, str(tell), str(memory or 0), *COMMAND, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=cwd,
            env=surroundings(**(env or {})),
            pass_fds=[tell],
            start_new_session=True,
        )
        os.close(tell)
        try:
            child.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            raise TimeoutError(f"{child.args}: longer than {timeout} s") from None
        said = [_whole(stream) for stream in (out, err)]
        return Done(child.returncode, *said, float(peak.read()))


def _whole(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()
