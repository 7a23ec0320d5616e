"""Why git has no answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engage.model.text import Text


class Reason(StrEnum):
    """What stands in the way."""

    NO_GIT = "no-git"
    NOT_A_REPOSITORY = "not-a-repository"
    NOT_TRUSTED = "not-trusted"
    NO_COMMITS = "no-commits"
    UNKNOWN_REVISION = "unknown-revision"
    BEFORE_HISTORY = "before-history"
    SHALLOW = "shallow"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A question that git could not answer, and why."""

    reason: Reason
    message: Text


NO_GIT = Trouble(
    Reason.NO_GIT,
    Text(
        "git is not installed, or not on the PATH: revisions cannot be read",
        "git n’est pas installé, ou n’est pas dans le PATH\u00a0: les révisions ne peuvent être lues",
    ),
)
NOT_A_REPOSITORY = Trouble(
    Reason.NOT_A_REPOSITORY,
    Text(
        "the workspace is not in a git repository: it has no revisions",
        "l’espace de travail n’est pas dans un dépôt git\u00a0: il n’a pas de révisions",
    ),
)
NOT_TRUSTED = Trouble(
    Reason.NOT_TRUSTED,
    Text(
        "git does not read this repository, which belongs to another user; to trust it, run "
        "`git config --global --add safe.directory DIR`",
        "git ne lit pas ce dépôt, qui appartient à un autre utilisateur\u202f; "
        "pour lui faire confiance\u00a0: `git config --global --add safe.directory DOSSIER`",
    ),
)
NO_COMMITS = Trouble(
    Reason.NO_COMMITS,
    Text("the git repository has no commit yet", "le dépôt git n’a pas encore de commit"),
)


def unknown_revision(rev: str, *, shallow: bool) -> Trouble:
    """No commit has that name; in a shallow clone it may only be missing here."""
    en, fr = (
        f"{rev!r} is not a revision of this repository",
        f"«\u00a0{rev}\u00a0» n’est pas une révision de ce dépôt",
    )
    if shallow:
        en += "; the clone is shallow: `git fetch --unshallow` brings the rest"
        fr += "\u202f; le clone est superficiel\u00a0: `git fetch --unshallow` apporte le reste"
    return Trouble(Reason.UNKNOWN_REVISION, Text(en, fr))


def before_history(day: str, *, shallow: bool) -> Trouble:
    """There is no commit on or before a day."""
    if shallow:
        return Trouble(
            Reason.SHALLOW,
            Text(
                f"the clone is shallow and its history begins after {day}: "
                "`git fetch --unshallow` brings the rest",
                f"le clone est superficiel et son histoire commence après le {day}\u00a0: "
                "`git fetch --unshallow` apporte le reste",
            ),
        )
    return Trouble(
        Reason.BEFORE_HISTORY,
        Text(f"there is no commit on or before {day}", f"il n’y a pas de commit au {day} ni avant"),
    )


def failed(said: str) -> Trouble:
    """Git ended with an error that is none of the others."""
    line = next((line for line in said.splitlines() if line.strip()), "").strip()
    return Trouble(
        Reason.FAILED, Text(f"git could not answer: {line}", f"git n’a pas pu répondre\u00a0: {line}")
    )
