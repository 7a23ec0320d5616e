"""The past of a workspace as commands ask for it: git's answers, or a refusal."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypeVar

from engage.cli import clock
from engage.cli.as_of import names_revision
from engage.cli.refusal import Refusal
from engage.store.git.output import Commit
from engage.store.git.repository import Repository, open_repository
from engage.store.git.revision import load_commit
from engage.store.git.trouble import Reason, Trouble
from engage.store.load import load_policy
from engage.store.loaded import Loaded
from engage.store.tree import WorkingTree

_T = TypeVar("_T")


def at_revision(root: Path, rev: str) -> tuple[Loaded, date]:
    """The files of a revision, and the day in the workspace's zone on which it was committed."""
    repository = open_repository(root)
    if isinstance(repository, Trouble):
        raise _no_date(rev, repository)
    commit = repository.resolve(rev)
    if isinstance(commit, Trouble):
        raise _no_date(rev, commit)
    loaded = answered("--as-of", load_commit(repository, commit))
    return loaded, commit.day(clock.zone(loaded.workspace.policy.timezone))


def at_day(root: Path, as_of: str | None) -> tuple[Loaded, date]:
    """The files of the last commit on or before a day, or today; and that day."""
    timezone = load_policy(WorkingTree(root)).timezone
    today = clock.day(as_of, timezone)
    repository = answered("--from-git", open_repository(root))
    commit = answered("--from-git", repository.on_or_before(today, clock.zone(timezone)))
    return answered("--from-git", load_commit(repository, commit)), today


def changed_files(
    root: Path, since: str, as_of: str | None, today: date, *, from_git: bool
) -> frozenset[str]:
    """The files that differ from a revision, counted from the files that `read_at` reads.

    Raises:
        Refusal: git has no answer.
    """
    option = "--changed-since"
    repository = answered(option, open_repository(root))
    until = _until(repository, root, as_of, today, from_git=from_git)
    return answered(option, repository.changed_since(answered(option, repository.resolve(since)), until))


def base_of(root: Path, base: str, as_of: str | None, today: date, *, from_git: bool) -> Loaded:
    """The workspace where a revision and what is read parted: what changed since is ours.

    Raises:
        Refusal: git has no answer.
    """
    option = "--base"
    repository = answered(option, open_repository(root))
    until = _until(repository, root, as_of, today, from_git=from_git)
    parted = answered(option, repository.parted(answered(option, repository.resolve(base)), until))
    return answered(option, load_commit(repository, parted))


def _until(
    repository: Repository, root: Path, as_of: str | None, today: date, *, from_git: bool
) -> Commit | None:
    """The commit whose files were read; None for the working tree."""
    if as_of is not None and names_revision(as_of):
        return answered("--as-of", repository.resolve(as_of))
    if not from_git:
        return None
    timezone = load_policy(WorkingTree(root)).timezone
    return answered("--from-git", repository.on_or_before(today, clock.zone(timezone)))


def answered(option: str, answer: _T | Trouble) -> _T:
    """What git answers.

    Raises:
        Refusal: it has no answer; `option` is the argument that asked.
    """
    if isinstance(answer, Trouble):
        raise Refusal(f"{option}: {answer.message.en}", f"{option}\u00a0: {answer.message.fr}")
    return answer


def _no_date(given: str, trouble: Trouble) -> Refusal:
    """What was given is no date, and no revision either."""
    if trouble.reason is Reason.UNKNOWN_REVISION:
        return Refusal(
            f"--as-of: neither a date such as 2026-11-20 nor a revision: {trouble.message.en}",
            f"--as-of\u00a0: ni une date comme 2026-11-20 ni une révision\u00a0: {trouble.message.fr}",
        )
    return Refusal(
        f"--as-of: {given!r} is not a date such as 2026-11-20, and no revision can be read: "
        f"{trouble.message.en}",
        f"--as-of\u00a0: «\u00a0{given}\u00a0» n’est pas une date comme 2026-11-20, "
        f"et aucune révision ne peut être lue\u00a0: {trouble.message.fr}",
    )
