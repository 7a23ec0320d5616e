"""The one place that runs git: no shell, a cleaned environment, nothing written, nothing fetched.

A repository's own settings can name programs to run (hooks, a file-system monitor, external
diffs, signature checks); they are switched off, so that reading a repository runs nothing of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from engage.store.git.trouble import NO_GIT, NOT_A_REPOSITORY, NOT_TRUSTED, Trouble, failed

#: Of git's own variables these are kept: they say how git runs, not which repository it looks at.
_KEPT = frozenset(
    {
        "GIT_EXEC_PATH",
        "GIT_CEILING_DIRECTORIES",
        "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
    }
)
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.quotePath=false",
    "diff.renames=true",
    "diff.renameLimit=0",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
    "protocol.allow=never",
)
_ALWAYS = ("--no-pager", "--no-optional-locks", "--literal-pathspecs")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended."""

    code: int
    out: bytes
    err: str


def environment(inherited: dict[str, str]) -> dict[str, str]:
    """The variables that git is given: the caller's, without those that lead it elsewhere."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | {
        "LC_ALL": "C",
        "LANGUAGE": "C",
        "TZ": "UTC",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }


def run(folder: Path, *arguments: str, stdin: bytes = b"") -> Ran | Trouble:
    """Run git in a folder to its end; an exit code other than 0 is for the caller to judge."""
    git = shutil.which("git")
    if git is None:
        return NO_GIT
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    command = [git, "-C", str(folder), *_ALWAYS, *settings, *arguments]
    try:
        done = subprocess.run(  # noqa: S603  # git alone, and no shell
            command, input=stdin, capture_output=True, env=environment(dict(os.environ)), check=False
        )
    except (OSError, ValueError) as error:  # not to be run; a null character in an argument
        return failed(str(error)) if not isinstance(error, FileNotFoundError) else NO_GIT
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def output(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes | Trouble:
    """What git prints; any error is a trouble."""
    ran = run(folder, *arguments, stdin=stdin)
    if isinstance(ran, Trouble):
        return ran
    return ran.out if ran.code == 0 else why(ran)


def why(ran: Ran) -> Trouble:
    """What git's own words mean; they are English, since it runs without a locale."""
    if "dubious ownership" in ran.err or "unsafe repository" in ran.err:
        return NOT_TRUSTED
    if "not a git repository" in ran.err or "must be run in a work tree" in ran.err:
        return NOT_A_REPOSITORY
    return failed(ran.err)
