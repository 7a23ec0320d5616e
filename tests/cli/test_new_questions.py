"""`engage new` on a terminal: what it asks, in which language, and that an interrupt leaves nothing."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile import workspace
from processes import AS_OF, COMMAND, surroundings

_PATIENCE = 60.0  # seconds for one question or one end; the machine may be busy


@dataclass
class Terminal:
    """A command on a pseudo-terminal of its own."""

    child: subprocess.Popen[bytes]
    ours: int
    seen: bytes = b""

    def until(self, words: str) -> str:
        """What is shown up to these words.

        Raises:
            TimeoutError: they do not come.
        """
        end, wanted = time.monotonic() + _PATIENCE, words.encode()
        while wanted not in self.seen:
            ready, _, _ = select.select([self.ours], [], [], max(0.0, end - time.monotonic()))
            more = self._more() if ready else b""
            if not more:
                raise TimeoutError(f"{words!r} is not shown, but {self.seen.decode()!r}")
            self.seen += more
        shown, _, self.seen = self.seen.partition(wanted)
        return shown.decode()

    def answer(self, words: str) -> None:
        """Type a line."""
        os.write(self.ours, f"{words}\n".encode())

    def press(self, key: bytes) -> None:
        """Type one key."""
        os.write(self.ours, key)

    def end(self) -> int:
        """The exit code, once it has ended."""
        return self.child.wait(_PATIENCE)

    def _more(self) -> bytes:
        try:
            return os.read(self.ours, 4096)
        except OSError:  # Linux: the other side is closed
            return b""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


@pytest.fixture
def started(root: Path) -> Iterator[list[Terminal]]:
    """The terminals that a test starts; whatever is left of them is ended."""
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        if terminal.child.poll() is None:
            os.killpg(terminal.child.pid, signal.SIGKILL)
            terminal.child.wait(_PATIENCE)
        os.close(terminal.ours)


def ask(started: list[Terminal], root: Path, *arguments: str) -> Terminal:
    """`engage new …` with the terminal as its controlling one, so that Ctrl-C reaches it."""
    ours, its = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, "new", *arguments, "-w", str(root), "--as-of", AS_OF],
        stdin=its, stdout=its, stderr=its, env=surroundings(ENGAGE_USER="", HOME=str(root)),
        start_new_session=True,
        preexec_fn=_take_terminal,  # noqa: PLW1509  # no threads run here
    )  # fmt: skip
    os.close(its)
    started.append(Terminal(child, ours))
    return started[-1]


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("lang", "questions"),
    [
        ("en", ["For which client?", "What is promised?", "By which day?", "Who leads it?",
                "What does the client receive?"]),
        ("fr", ["Pour quel client\u202f?", "Qu’est-ce qui est promis\u202f?", "Pour quel jour\u202f?",
                "Qui le mène\u202f?", "Que reçoit le client\u202f?"]),
    ],
)  # fmt: skip
def test_a_promise_is_asked_for_question_by_question(
    started: list[Terminal], root: Path, lang: str, questions: list[str]
) -> None:
    terminal = ask(started, root, "commitment", "--lang", lang)
    for question, answer in zip(
        questions, ("acme", "Test report", "2026-12-04", "lea", "The report as PDF"), strict=True
    ):
        terminal.until(question)
        terminal.answer(answer)
    terminal.until("commitments/GOOD-3.yaml")
    assert terminal.end() == 0
    text = (root / "commitments/GOOD-3.yaml").read_text()
    for written in ("client: acme", "Test report", "2026-12-04", "owner: lea", "The report as PDF"):
        assert written in text


def test_a_day_that_is_none_is_asked_for_again_and_an_empty_answer_is_none(
    started: list[Terminal], root: Path
) -> None:
    terminal = ask(started, root, "commitment", "--client", "acme", "--title", "Report", "--lang", "en")
    terminal.until("By which day?")
    terminal.answer("2026-02-30")
    assert "February 2026 has 28 days" in terminal.until("By which day?")
    terminal.answer("")
    terminal.until("Who leads it?")
    terminal.answer("")
    terminal.until("What does the client receive? [Report]")
    terminal.answer("")
    terminal.until("commitments/GOOD-3.yaml")
    assert terminal.end() == 0
    text = (root / "commitments/GOOD-3.yaml").read_text()
    assert "due:" not in text
    assert "what: Report" in text


@pytest.mark.parametrize(("key", "code"), [(b"\x03", 130), (b"\x04", 2)], ids=["Ctrl-C", "Ctrl-D"])
@pytest.mark.parametrize("kind", ["commitment", "client", "risk"])
def test_what_is_broken_off_leaves_nothing(
    started: list[Terminal], root: Path, kind: str, key: bytes, code: int
) -> None:
    before = files(root)
    terminal = ask(started, root, kind, "--lang", "en")
    if kind == "commitment":
        terminal.until("For which client?")
        terminal.answer("acme")
    terminal.until("?")
    terminal.press(key)
    assert terminal.end() == code
    assert files(root) == before
