"""A save that is killed: the file holds what it held, or what was to be written, and nothing else."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from engage.store.edit import save

PATH = "commitments/p.yaml"
OLD = "id: P-1\ntitle: Report\nclient: acme\n"
NEW = OLD + "status: active\n"
MOST = 80  # steps of a save that touch files


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked and killed")
def test_a_save_killed_at_any_step_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    file = tmp_path / PATH
    file.parent.mkdir()
    seen = set()
    for step in range(1, MOST):
        file.write_text(OLD)
        ended = _killed_at(step, tmp_path)
        left = file.read_text()
        assert left in {OLD, NEW}, step
        seen.add(left)
        if ended:
            assert left == NEW
            break
    assert ended, "the save has more steps than were tried"
    assert step > 5  # it was killed at several of them
    assert seen == {OLD, NEW}
    for rest in file.parent.iterdir():  # what a killed save left is hidden: no command reads it
        assert rest == file or rest.name.startswith(".")


def _killed_at(step: int, root: Path) -> bool:
    """Save in a process that kills itself at its n-th touch of the workspace; whether it ended before."""
    child = os.fork()
    if child == 0:
        _die_at(step, str(root))
        save(root, PATH, OLD, NEW)
        os._exit(0)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
            return not os.WIFSIGNALED(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise TimeoutError


def _die_at(step: int, root: str) -> None:
    left = step

    def hook(_event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if any(isinstance(each, str | Path) and root in str(each) for each in arguments):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
