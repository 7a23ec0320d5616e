"""What every command starts from: the workspace as known on the day that counts as today."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from engage.cli import out
from engage.cli.moment import read_at
from engage.cli.options import Language
from engage.cli.refusal import Refusal, unknown_promise, unmatched
from engage.model.asof import known_on
from engage.model.commitment import Commitment
from engage.model.text import Lang, Text
from engage.model.workspace import Workspace
from engage.render.theme import Theme, escaped
from engage.store.discover import find_workspace, is_workspace
from engage.store.loaded import Loaded

_NAMED = 20  # files named on stderr, of each kind


@dataclass(frozen=True)
class Session:
    """A workspace that was read, the day that counts as today, and the reader's language."""

    root: Path
    loaded: Loaded
    workspace: Workspace
    today: date
    lang: Lang
    output: Path | None = None
    from_git: bool = False

    @property
    def theme(self) -> Theme:
        """How results are shown to this reader."""
        return out.theme(self.lang, self.output)

    def reloaded(self) -> Session:
        """The same, with the files as they are now; for commands that changed some."""
        from engage.store.load import load_workspace

        loaded = load_workspace(self.root)
        return replace(self, loaded=loaded, workspace=known_on(loaded.workspace, self.today))

    def say(self, text: Text) -> None:
        """Tell the person something that is not the result."""
        out.message(text.to(self.lang))

    def tell_left_out(self) -> None:
        """Name, on stderr, the files whose content is not, or not wholly, in the result."""
        self._tell(
            self.workspace.left_out,
            lambda path: Text(
                f"left out: {path} cannot be used; `engage check` says why",
                f"laissé de côté : {path} est inutilisable ; `engage check` dit pourquoi",
            ),
        )
        self._tell(
            self.loaded.partly_read,
            lambda path: Text(
                f"partly left out: {path} has faulty fields; `engage check` says which",
                f"laissé de côté en partie : {path} a des champs fautifs ; `engage check` dit lesquels",
            ),
        )

    def _tell(self, paths: Sequence[str], sentence: Callable[[str], Text]) -> None:
        """A line a file; of many files the first, and how many more: JSON and `check` name them all."""
        for path in paths[:_NAMED]:
            self.say(sentence(escaped(path)))
        more = len(paths) - _NAMED
        if more > 0:
            self.say(
                Text(
                    f"… and {more} more; `engage check` names them all",
                    f"… et {more} de plus ; `engage check` les nomme tous",
                )
            )

    def named(self, document: dict[str, Any]) -> dict[str, Any]:
        """A JSON document with the files of which some fields were left out."""
        return document | {"partly_read": list(self.loaded.partly_read)}


def open_session(
    folder: Path | None,
    as_of: str | None,
    lang: Language | None,
    output: Path | None = None,
    *,
    from_git: bool = False,
) -> Session:
    """Find the workspace and read it, as it stands or, from git, as it stood.

    Raises:
        Refusal: there is no workspace, `as_of` is neither a date nor a revision, or git has no answer.
    """
    root = workspace_root(folder)
    loaded, today = read_at(root, as_of, from_git=from_git)
    shown: Lang = lang.value if lang else loaded.workspace.policy.lang
    return Session(root, loaded, known_on(loaded.workspace, today), today, shown, output, from_git)


def workspace_root(folder: Path | None) -> Path:
    """The workspace named, or the one around the current folder.

    Raises:
        Refusal: there is none.
    """
    if folder is None:
        found = find_workspace(Path.cwd())
        if found is None:
            raise Refusal(
                "no workspace here: there is no engage.yaml and no commitments/ in this folder or above it. "
                "Start one with `engage init`, or name one with --workspace DIR",
                "pas d’espace de travail ici : ni engage.yaml ni commitments/ dans ce dossier ou au-dessus. "
                "Créez-en un avec `engage init`, ou indiquez-le avec --workspace DIR",
            )
        return found
    if not folder.is_dir():
        raise Refusal(f"{folder}: there is no such folder", f"{folder} : ce dossier n’existe pas")
    if not is_workspace(folder):
        raise Refusal(
            f"{folder}: not a workspace, it has neither engage.yaml nor commitments/",
            f"{folder} : pas un espace de travail, il n’a ni engage.yaml ni commitments/",
        )
    return folder


def refuse_unmatched(query: str | None, found: Sized, near: Sequence[str]) -> None:
    """Say what was perhaps meant, where a query matched nothing.

    Raises:
        Refusal: there was a query, and nothing was found.
    """
    if query is None or len(found):
        return
    raise unmatched(query, near)


def known_promise(session: Session, wanted: str) -> Commitment:
    """A promise by its id, as known today.

    Raises:
        Refusal: there is none.
    """
    found = session.workspace.commitment.get(wanted)
    if found is None:
        raise unknown_promise(wanted, session.workspace.commitment)
    return found
