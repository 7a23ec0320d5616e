"""`check --fix`: makes what rules offer, file by file, until nothing more is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engage.cli.refusal import Refusal
from engage.cli.session import Session
from engage.model.diagnostic import Diagnostic
from engage.model.fix import Change, Erase
from engage.model.text import Text
from engage.store.edit import EditRefused, diff, save, with_changes
from engage.store.load import Loaded
from engage.usecase.check import CheckView
from engage.usecase.fix import fixable


@dataclass
class Fixing:
    """What was changed so far: texts by file, what was fixed, and why some fixes were not made."""

    texts: dict[str, str] = field(default_factory=dict)
    made: list[Diagnostic] = field(default_factory=list)
    refused: dict[tuple[str, str, str], Text] = field(default_factory=dict)

    def plan(self, session: Session, view: CheckView, *, unsafe: bool) -> dict[str, str]:
        """The new texts of the files that one look at the findings changes."""
        changed = {}
        for path, found in fixable(view, unsafe=unsafe).items():
            old = session.loaded.texts[path]
            new = self._file(session.loaded, path, old, found)
            if new != old:
                changed[path] = new
        return changed

    def _file(self, loaded: Loaded, path: str, text: str, found: Sequence[Diagnostic]) -> str:
        for diagnostic in found:
            try:
                text = with_changes(text, path, _in_file(loaded, diagnostic))
            except EditRefused as refused:
                self.refused[path, diagnostic.code, diagnostic.message.en] = refused.text
            else:
                self.made.append(diagnostic)
        return text


def _in_file(loaded: Loaded, diagnostic: Diagnostic) -> tuple[Change, ...]:
    """The changes of a fix, with pointers into the file."""
    fix = diagnostic.fix
    if fix is None or fix.in_file:
        return fix.changes if fix else ()
    return tuple(
        change
        if isinstance(change, Erase)
        else replace(change, pointer=loaded.in_file(diagnostic.path, change.pointer))
        for change in fix.changes
    )


def write(session: Session, changed: dict[str, str]) -> None:
    """Write the new texts, each file whole or not at all.

    Raises:
        Refusal: a file was changed meanwhile or cannot be written; the files before it are written.
    """
    for path, new in changed.items():
        try:
            save(session.root, path, session.loaded.texts[path], new)
        except EditRefused as refused:
            raise Refusal(f"{path}: {refused.text.en}", f"{path}\u00a0: {refused.text.fr}") from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refusal(
                f"{path}: cannot be written: {reason}",
                f"{path}\u00a0: écriture impossible\u00a0: {reason}",
            ) from None


def difference(session: Session, changed: dict[str, str]) -> str:
    """What would be written, as git shows it."""
    return "".join(diff(session.loaded.texts[path], new, path) for path, new in changed.items())


def tell(session: Session, fixing: Fixing, *, would: bool) -> None:
    """Say on stderr what was fixed, or would be, and what could not be."""
    count, files = len(fixing.made), len({diagnostic.path for diagnostic in fixing.made})
    if count:
        session.say(_told(count, files, would=would))
    for (path, code, _), why in fixing.refused.items():
        session.say(
            Text(
                f"not fixed: {code} in {path}: {why.en}",
                f"non corrigé\u00a0: {code} dans {path}\u00a0: {why.fr}",
            )
        )


def _told(count: int, files: int, *, would: bool) -> Text:
    en = "would be fixed" if would else "fixed"
    fr = "à corriger" if would else f"corrigé{'s' * (count > 1)}"
    return Text(
        f"{count} finding{'s' * (count > 1)} {en} in {files} file{'s' * (files > 1)}",
        f"{count} constat{'s' * (count > 1)} {fr} dans {files} fichier{'s' * (files > 1)}",
    )
