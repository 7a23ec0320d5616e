"""Exit codes and streams of the whole program: what scripts and pipelines rely on."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import workspace
from processes import AS_OF, COMMAND, Done, engage, surroundings

COMMANDS = ("check", "schedule", "capacity", "forecast", "review", "status")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workspace of one good commitment, and one with an error."""
    return workspace(tmp_path / "small")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A workspace whose results do not fit into a pipe, and take a while."""
    many = {
        f"faulty{n}": f"id: F{n}\ntitle: x\nclient: nobody\nstatus: activ\nmilestones: [a]\n"
        for n in range(900)
    }
    return workspace(tmp_path / "large", **many)


# --- exit codes ---


def test_a_workspace_without_fault_gives_0(small: Path) -> None:
    (small / "commitments/good2.yaml").unlink()

    assert engage("check", "-w", small, "--as-of", AS_OF).code == 0


def test_an_error_found_gives_1_with_the_report_on_stdout(small: Path) -> None:
    done = engage("check", "-w", small, "--as-of", AS_OF)

    assert done.code == 1
    assert "commitments/good2.yaml:" in done.out
    assert "T502" in done.out


def test_findings_can_be_reported_without_failing(small: Path) -> None:
    done = engage("check", "-w", small, "--as-of", AS_OF, "--fail-on", "never")

    assert done.code == 0
    assert "T502" in done.out


@pytest.mark.parametrize("command", ["schedule", "review", "status"])
def test_other_commands_work_around_a_faulty_file_and_name_it(small: Path, command: str) -> None:
    (small / "commitments/broken.yaml").write_text("id: [\n", encoding="utf-8")

    done = engage(command, "-w", small, "--as-of", AS_OF)

    assert done.code == 0
    assert "commitments/broken.yaml" in done.err
    assert "GOOD-1" in done.out
    document = engage(command, "-w", small, "--as-of", AS_OF, "--format", "json").json
    assert "commitments/broken.yaml" in str(document["left_out"])


@pytest.mark.parametrize("command", COMMANDS)
def test_no_workspace_gives_2_and_one_message(tmp_path: Path, command: str) -> None:
    for done in (engage(command, cwd=tmp_path), engage(command, "-w", tmp_path)):
        _assert_refused(done, "engage.yaml")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_does_not_exist_gives_2(tmp_path: Path, command: str) -> None:
    _assert_refused(engage(command, "-w", tmp_path / "nowhere"), "nowhere")


def test_a_file_in_place_of_the_workspace_gives_2(small: Path) -> None:
    _assert_refused(engage("check", "-w", small / "engage.yaml"), "engage.yaml")


def test_a_workspace_without_commitments_has_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "engage.yaml").write_text("organisation: Empty\n", encoding="utf-8")

    done = engage("check", "-w", tmp_path)

    assert done.code == 2
    assert done.err.strip()


def test_a_path_that_does_not_exist_is_not_an_empty_pass(small: Path) -> None:
    _assert_refused(engage("check", "-w", small, small / "comitments"), "comitments")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("day", "why"),
    [("2026-02-30", "February 2026 has 28 days"), ("nonsense", "nonsense"), ("01/02/2026", "two ways")],
)
def test_a_day_that_is_none_gives_2_and_says_why(small: Path, command: str, day: str, why: str) -> None:
    _assert_refused(engage(command, "-w", small, "--as-of", day), why)


@pytest.mark.parametrize(
    "arguments",
    [("frobnicate",), ("check", "--frobnicate"), ("check", "--format", "xml"), ("review", "--lang", "de")],
)
def test_wrong_use_gives_2_and_says_what_was_wrong(small: Path, arguments: tuple[str, ...]) -> None:
    _assert_refused(engage(*arguments, cwd=small), arguments[-1])


def test_a_command_spelt_wrong_is_answered_with_the_nearest(small: Path) -> None:
    _assert_refused(engage("chekc", cwd=small), "check")


def test_an_unknown_id_gives_1_and_the_nearest_on_stderr(small: Path) -> None:
    done = engage("status", "GOOD-11", "-w", small, "--as-of", AS_OF)

    assert done.code == 1
    assert done.out == ""
    assert "GOOD-1" in done.err.replace("GOOD-11", "")


def test_an_unknown_id_in_json_is_an_empty_document(small: Path) -> None:
    done = engage("status", "GOOD-11", "-w", small, "--as-of", AS_OF, "--format", "json")

    assert done.code == 1
    assert done.json["commitments"] == []
    assert "GOOD-1" in done.err


def test_an_unknown_id_to_schedule_gives_2_and_the_nearest(small: Path) -> None:
    done = engage("schedule", "GOOD-11", "-w", small, "--as-of", AS_OF)

    assert done.code in {1, 2}
    assert done.out == ""
    assert "GOOD-1" in done.err.replace("GOOD-11", "")


def test_an_unknown_rule_gives_2_and_the_nearest(small: Path) -> None:
    _assert_refused(engage("rule", "T5O2", cwd=small), "T502")


def test_the_version_and_the_help_are_results() -> None:
    for arguments in (("--version",), ("--help",), *((command, "--help") for command in COMMANDS)):
        done = engage(*arguments)

        assert done.code == 0
        assert done.out.strip()
        assert done.err == ""


# --- files that cannot be read ---


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_a_diagnostic(small: Path) -> None:
    (small / "commitments/good.yaml").chmod(0)

    done = engage("check", "-w", small, "--as-of", AS_OF)

    assert done.code == 1
    assert "commitments/good.yaml" in done.out
    assert "T502" in done.out


def test_a_folder_a_dangling_link_and_a_pipe_named_like_files_are_diagnostics(small: Path) -> None:
    (small / "commitments/folder.yaml").mkdir()
    (small / "commitments/dangling.yaml").symlink_to("nowhere.yaml")
    (small / "commitments/circle.yaml").symlink_to("circle.yaml")
    os.mkfifo(small / "commitments/pipe.yaml")

    done = engage("check", "-w", small, "--as-of", AS_OF, "--format", "json", timeout=20)

    assert done.code == 1
    told = {Path(d["path"]).stem for d in done.json["diagnostics"]}
    assert {"folder", "dangling", "circle", "pipe", "good2"} <= told


def test_a_link_out_of_the_workspace_is_not_followed(small: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    (small / "commitments/linked.yaml").symlink_to(secret)

    done = engage("check", "-w", small, "--as-of", AS_OF)

    assert "hunter2" not in done.out + done.err
    assert "commitments/linked.yaml" in done.out


# --- streams ---


@pytest.mark.parametrize("command", COMMANDS)
def test_results_are_on_stdout_alone(small: Path, command: str) -> None:
    (small / "commitments/good2.yaml").unlink()

    done = engage(command, "-w", small, "--as-of", AS_OF)

    assert done.code == 0
    assert done.out.endswith("\n")
    assert done.err == ""


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_output_to_a_file_is_what_stdout_would_show(
    small: Path, tmp_path: Path, command: str, form: str
) -> None:
    options = ("-w", small, "--as-of", AS_OF, "--format", form)
    shown, target = engage(command, *options), tmp_path / "result"

    done = engage(command, *options, "--output", target)

    assert done.out == ""
    assert done.code == shown.code
    assert target.read_bytes().decode() == shown.out


def test_output_to_a_place_that_cannot_be_written_gives_2(small: Path) -> None:
    done = engage("check", "-w", small, "--as-of", AS_OF, "--output", small / "nowhere" / "report")

    assert done.code == 2
    assert "nowhere" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_who_leaves_early_is_no_fault(large: Path, command: str) -> None:
    with _Started(command, "-w", str(large), "--as-of", AS_OF, "--format", "json") as child:
        assert child.stdout
        assert child.stdout.read(1) == b"{"
        child.stdout.close()
        code, said = child.wait(30), child.said()

    assert code in {0, 1}
    assert "Traceback" not in said
    assert "ipe" not in said


def test_an_interrupt_while_writing_gives_130_quietly(large: Path) -> None:
    with _Started("check", "-w", str(large), "--as-of", AS_OF, "--format", "json") as child:
        assert child.stdout
        child.stdout.read(1)  # from here it waits for its reader: the results do not fit into the pipe
        child.send_signal(signal.SIGINT)
        child.stdout.read()
        code, said = child.wait(30), child.said()

    assert code == 130
    assert said == ""


@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="what a process has worked is read from /proc"
)
@pytest.mark.parametrize("seconds", [0.15, 0.2, 0.25, 0.3, 0.4, 0.6])  # from importing to reading files
def test_an_interrupt_while_working_gives_130_quietly(large: Path, seconds: float) -> None:
    with _Started("check", "-w", str(large), "--as-of", AS_OF) as child:
        while _worked(child.pid) < seconds:
            time.sleep(0.01)
        child.send_signal(signal.SIGINT)
        out, _ = child.communicate(timeout=30)
        said = child.said()

    assert child.returncode == 130
    assert out == b""
    assert said == ""


# --- terminals ---


def test_nothing_is_asked_where_there_is_no_terminal(tmp_path: Path) -> None:
    assert engage("init", tmp_path / "new", timeout=20).code == 0
    assert engage("init", tmp_path / "new", timeout=20).code in {0, 2}
    assert engage("check", "-w", tmp_path / "new", timeout=20).code in {0, 1}


def test_colour_is_for_terminals(small: Path) -> None:
    assert "\x1b[" in _on_a_terminal("check", "-w", str(small), "--as-of", AS_OF)


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(small: Path, variable: dict[str, str]) -> None:
    shown = _on_a_terminal("check", "-w", str(small), "--as-of", AS_OF, **variable)

    assert "T502" in shown
    assert "\x1b" not in shown


def _assert_refused(done: Done, said: str) -> None:
    """Exit code 2, nothing on stdout, a short message that says what was wrong."""
    assert done.code == 2, done.err
    assert done.out == ""
    assert said in done.err
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) <= 8


class _Started(subprocess.Popen[bytes]):
    """A process whose results are read as it writes them; its messages go to a file, which never fills.

    It is killed at the end of the block, so that a test that fails does not wait for it for ever.
    """

    def __init__(self, *arguments: str) -> None:
        self.messages = tempfile.TemporaryFile()  # noqa: SIM115  # closed when the block ends
        super().__init__(
            [*COMMAND, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.messages,
            env=surroundings(),
        )

    def __exit__(self, *raised: Any) -> None:
        self.kill()
        super().__exit__(*raised)
        self.messages.close()

    def said(self) -> str:
        """What it wrote to stderr."""
        self.messages.seek(0)
        return self.messages.read().decode()


def _worked(process: int) -> float:
    """Seconds of the processor that a process has used: unlike time on the wall, not a matter of load."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _on_a_terminal(*arguments: str, **variables: str) -> str:
    """What a person would see who runs `engage` in a terminal."""
    mine, its = pty.openpty()
    child = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=its,
        stdout=its,
        stderr=its,
        env=surroundings(**({"TERM": "xterm-256color"} | variables)),
    )
    os.close(its)
    shown = b"".join(_read(mine))
    child.wait(30)
    os.close(mine)
    return shown.decode()


def _read(terminal: int) -> Iterator[bytes]:
    while select.select([terminal], [], [], 30)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            return
        if not part:
            return
        yield part


def test_a_link_named_as_output_stays_one(small: Path, tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before")
    (tmp_path / "link.txt").symlink_to("real.txt")
    done = engage("status", "-w", small, "--as-of", AS_OF, "--output", tmp_path / "link.txt")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() != "before"


def test_a_dash_as_output_is_stdout(small: Path, tmp_path: Path) -> None:
    done = engage("status", "-w", small, "--as-of", AS_OF, "-o", "-", cwd=tmp_path)
    assert done.out
    assert list(tmp_path.glob("-")) == []


def test_a_full_disk_is_no_fault_of_ours(small: Path) -> None:
    done = engage("status", "-w", small, "--as-of", AS_OF, "-o", "/dev/full")
    assert done.code == 2
    assert "/dev/full" in done.err


def test_files_read_in_part_are_named(small: Path) -> None:
    (small / "commitments/good2.yaml").unlink()
    file = small / "commitments/good.yaml"
    file.write_text(file.read_text() + "bufer: 20%\n")
    done = engage("review", "-w", small, "--as-of", AS_OF, "--format", "json")
    assert done.json["partly_read"] == ["commitments/good.yaml"]
    assert "commitments/good.yaml" in done.err


def test_of_many_files_left_out_the_first_are_named_and_the_others_counted(large: Path) -> None:
    done = engage("status", "-w", large, "--as-of", AS_OF, "--format", "json")
    assert len(done.json["partly_read"]) == 901
    assert len(done.err.splitlines()) == 21
    assert "and 881 more" in done.err
