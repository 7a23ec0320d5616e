"""The same files, arguments and day give the same bytes, wherever and however the process runs."""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest
from processes import AS_OF, EXAMPLES, Done, engage

#: The examples that a person wrote; the generated ones have hundreds of files.
WORKSPACES = ("machine-builder", "managed-services", "web-agency")
COMMANDS = ("check", "schedule", "forecast", "review", "status", "calibrate", "escalate")
ISLANDS = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
WEST_COAST = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "NO_COLOR": "1"}
ELSEWHERE = {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2", "LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"}


@pytest.mark.parametrize(
    ("workspace", "command", "form"), list(product(WORKSPACES, COMMANDS, ("text", "json")))
)
def test_zone_locale_hash_seed_and_place_change_no_byte(
    workspace: str, command: str, form: str, tmp_path: Path
) -> None:
    here = EXAMPLES / workspace
    there = _copied_backwards(here, tmp_path / "elsewhere")
    options = ("--as-of", AS_OF, "--format", form)

    first = engage(command, *options, "-w", here, env=ISLANDS)
    second = engage(command, *options, "-w", here, env=WEST_COAST)
    third = engage(command, *options, cwd=there, env=ELSEWHERE)

    assert first.code in {0, 1}, first.err
    assert first.out
    assert _told(first) == _told(second) == _told(third)


@pytest.mark.parametrize(
    "arguments", [("rule",), ("rule", "--format", "json"), ("rule", "T509"), ("--help",)]
)
def test_what_needs_no_workspace_is_the_same_everywhere(arguments: tuple[str, ...], tmp_path: Path) -> None:
    first, second, third = (
        engage(*arguments, cwd=tmp_path, env=env) for env in (ISLANDS, WEST_COAST, ELSEWHERE)
    )

    assert first.code == 0
    assert _told(first) == _told(second) == _told(third)


@pytest.mark.parametrize("workspace", WORKSPACES)
def test_what_is_piped_has_no_colour(workspace: str) -> None:
    for command in COMMANDS:
        done = engage(command, "--as-of", AS_OF, "-w", EXAMPLES / workspace, env={"TERM": "xterm-256color"})

        assert "\x1b" not in done.out + done.err


def test_today_is_that_of_the_workspace_not_of_the_machine() -> None:
    here = EXAMPLES / WORKSPACES[0]

    east, west = (engage("review", "-w", here, "--format", "json", env=env) for env in (ISLANDS, WEST_COAST))

    assert east.json["as_of"] == west.json["as_of"]
    assert east.out == west.out


def test_the_language_is_never_that_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "commitments").mkdir()

    done = engage("check", "-w", tmp_path, env={"LC_ALL": "fr_FR.UTF-8", "LANG": "fr_FR.UTF-8"})

    assert done.err == engage("check", "-w", tmp_path, env={"LC_ALL": "C"}).err


def _told(done: Done) -> tuple[int, str, str]:
    return done.code, done.out, done.err


def _copied_backwards(source: Path, target: Path) -> Path:
    """A copy in another place whose files were made in another order, as a fresh clone would have them."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    return target
