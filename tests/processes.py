"""`engage` run as people run it: a process of its own, with its exit code and both streams."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

REPOSITORY = Path(__file__).parent.parent
EXAMPLES = REPOSITORY / "examples"
COMMAND = (sys.executable, "-m", "engage")
LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).parent / "launch.py"))
AS_OF = "2026-11-20"
_READ_AT_START = ("PYTHON", "LC_", "LANG")  # variables that the interpreter reads once


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
    variables = {**(env or {})}
    if memory is None and not any(name.startswith(_READ_AT_START) for name in variables):
        return _warm(list(map(str, arguments)), cwd, variables, timeout)
    return _cold(list(map(str, arguments)), cwd, variables, timeout, memory)


def _cold(
    arguments: list[str], cwd: Path | None, env: Mapping[str, str], timeout: float, memory: int | None
) -> Done:
    """A process from the very start: what the interpreter itself reads is then that of the call."""
    told, tell = os.pipe()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, os.fdopen(told) as peak:
        child = subprocess.Popen(
            [*LAUNCH, str(tell), str(memory or 0), *COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=cwd,
            env=surroundings(**env),
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


def _warm(arguments: list[str], cwd: Path | None, env: Mapping[str, str], timeout: float) -> Done:
    """A copy of a process that has read the libraries (`warm.py`)."""
    served = _server()
    request = {"args": arguments, "cwd": str(cwd) if cwd else None, "env": surroundings(**env)}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        socket.send_fds(served, [json.dumps(request).encode()], [out.fileno(), err.fileno()])
        child = int(_line(served, 60))
        try:
            code, peak = _line(served, timeout).split()
        except TimeoutError:
            os.killpg(child, signal.SIGKILL)
            _line(served, 60)
            raise TimeoutError(f"{arguments}: longer than {timeout} s") from None
        return Done(int(code), _whole(out), _whole(err), float(peak))


@cache
def _server() -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs:
        subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "warm.py"), str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            env=surroundings(OPENBLAS_NUM_THREADS="1"),
            pass_fds=[theirs.fileno()],
        )
    return ours


def _line(served: socket.socket, timeout: float) -> str:
    """A line, byte by byte: the next one may come with it.

    Raises:
        TimeoutError: it did not come.
    """
    served.settimeout(timeout)
    line = b""
    while not line.endswith(b"\n"):
        byte = served.recv(1)
        if not byte:
            raise RuntimeError("the process that serves the calls is gone")
        line += byte
    return line.decode().strip()


def _whole(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode()
