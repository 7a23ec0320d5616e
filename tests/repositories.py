"""Real git repositories, made for a test."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_DATES = ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")


def git(folder: Path, *arguments: str, on: str | None = None) -> str:
    """Run git as its user does; `on` is the time of what is committed."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    env |= dict.fromkeys(_DATES, on) if on else {}
    identity = ("-c", "user.name=Léa Marchand", "-c", "user.email=lea@example.org")
    command = ["git", *identity, "-c", "protocol.file.allow=always", "-C", str(folder), *arguments]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def repository(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def write(root: Path, **files: str | None) -> None:
    """Files by name, `__` for `/`, in YAML; None takes one away."""
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.yaml"
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")


def commit(root: Path, day: str, subject: str = "A change") -> str:
    """Commit everything, at noon UTC of a day or at a full time; its id."""
    git(root, "add", "-A", ".")
    git(
        root,
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        subject,
        on=day if "T" in day else f"{day}T12:00:00+00:00",
    )
    return git(root, "rev-parse", "HEAD")


def promise(name: str, due: str = "2027-02-26") -> str:
    """A commitment's file."""
    return f"id: {name}\ntitle: T\nclient: acme\nstatus: active\npromise: {{due: {due}}}\n"
