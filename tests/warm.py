"""A process that has read the libraries, and forks a copy of itself for each call of `engage`.

    python warm.py FD

To start Python and read pydantic, numpy and the models takes three times as long as most calls work, and the
tests make thousands of calls. The copy is a process like any other: arguments, folder, environment and both
streams of its own, an exit code, a limit of time. Nothing of `engage.cli` is read beforehand, since the texts
of `--help` have the language of the call; nothing of a call comes back into this process.

On the socket `FD` come requests `{"args", "cwd", "env"}` with two descriptors, for stdout and stderr; back go
two lines: the process id, then the exit code and the peak of memory in MB.
"""

import importlib
import json
import os
import pkgutil
import resource  # noqa: F401  # gives wait4 its figures a meaning on every system
import socket
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
UNIT = 2**20 if sys.platform == "darwin" else 2**10
_LATER = ("engage.cli", "engage.connect", "engage.__main__")
_MOST = 2**20  # bytes of a request


def main(descriptor: int) -> None:
    """Read the libraries, then serve until the other side is gone."""
    _read_libraries()
    with socket.socket(fileno=descriptor) as asked:
        while True:
            request, streams, *_ = socket.recv_fds(asked, _MOST, 2)
            if not request:
                return
            child = os.fork()
            if child == 0:
                asked.close()
                _run(json.loads(request), streams)
            for stream in streams:
                os.close(stream)
            asked.sendall(f"{child}\n".encode())
            _, status, used = os.wait4(child, 0)
            code = os.waitstatus_to_exitcode(status)
            asked.sendall(f"{code} {used.ru_maxrss / UNIT}\n".encode())


def _read_libraries() -> None:
    import numpy  # noqa: F401
    import typer  # noqa: F401

    import engage
    from engage.store.load import load_workspace

    for module in pkgutil.walk_packages(engage.__path__, "engage.", onerror=lambda _: None):
        if not module.name.startswith(_LATER):
            importlib.import_module(module.name)
    load_workspace(REPOSITORY / "examples" / "web-agency")  # makes the validators


def _run(request: dict, streams: list[int]) -> None:
    """Be the call: this process does not come back."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (streams[0], 1), (streams[1], 2)):
        os.dup2(here, there)
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    if request["cwd"]:
        os.chdir(request["cwd"])
    sys.argv = ["engage", *request["args"]]
    code = 0
    try:
        from engage.cli.main import main as engage

        engage()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


main(int(sys.argv[1]))
