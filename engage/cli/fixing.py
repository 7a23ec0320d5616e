"""`check --fix`: makes what rules offer, file by file, until nothing more is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engage.cli import out
from engage.cli.checking import checked
from engage.cli.refusal import unwritable
from engage.cli.session import Session
from engage.model.diagnostic import Diagnostic
from engage.model.fix import Change, Erase
from engage.model.text import Text
from engage.render.check_reader import Reader
from engage.render.theme import escaped
from engage.store.edit import EditRefused, diff, save, with_changes
from engage.store.loaded import Loaded
from engage.usecase.check import CheckOptions
from engage.usecase.check_view import CheckView
from engage.usecase.fix import fixable

_PASSES = 8  # a fix can bring another one to light; none does so for ever


def fixed(
    session: Session, options: CheckOptions, as_of: str | None, *, unsafe: bool, base: Loaded | None
) -> tuple[CheckView, Reader]:
    """Make the fixes, and check what is there then."""
    fixing = Fixing()
    view, reader = checked(session, options, as_of, from_git=False, base=base)
    for _ in range(_PASSES):
        changed = fixing.plan(session, view, unsafe=unsafe)
        if not changed or not fixing.write(session, changed):
            break
        session = session.reloaded()
        view, reader = checked(session, options, as_of, from_git=False, base=base)
    tell(session, fixing, would=False)
    return replace(view, fixed=tuple(fixing.made)), reader


def shown_fixes(session: Session, options: CheckOptions, as_of: str | None, *, unsafe: bool) -> int:
    """Print what the fixes would change; 1 where they would change anything, 2 where nothing was checked."""
    fixing = Fixing()
    view, _ = checked(session, options, as_of, from_git=False)
    for reason in view.refused:
        session.say(reason)
    changed = fixing.plan(session, view, unsafe=unsafe)
    out.emit(
        "".join(f"{escaped(line)}\n" for line in difference(session, changed).split("\n")[:-1]),
        session.output,
    )
    tell(session, fixing, would=True)
    return view.exit_code("never") or int(bool(changed))


@dataclass
class Fixing:
    """What was fixed so far, why some fixes were not made, and which files cannot be written."""

    made: list[Diagnostic] = field(default_factory=list)
    refused: dict[tuple[str, str, str], Text] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)

    def plan(self, session: Session, view: CheckView, *, unsafe: bool) -> dict[str, str]:
        """The new texts of the files that one look at the findings changes."""
        changed = {}
        for path, found in fixable(view, unsafe=unsafe).items():
            if path in self.closed or path not in session.loaded.texts:
                continue  # what is no file of the workspace's own is not changed here
            old = session.loaded.texts[path]
            new = self._file(session.loaded.as_known(session.today), path, old, found)
            if new != old:
                changed[path] = new
        return changed

    def write(self, session: Session, changed: dict[str, str]) -> bool:
        """Write the new texts, each file whole or not at all; whether any was written.

        Raises:
            Refusal: a file cannot be written; the files before it are.
        """
        for path, new in changed.items():
            try:
                save(session.root, path, session.loaded.texts[path], new)
            except EditRefused as refused:
                self._close(path, refused.text)
            except OSError as error:
                raise unwritable(path, error) from None
        return bool(changed.keys() - self.closed)

    def _close(self, path: str, why: Text) -> None:
        """Leave a file alone from now on: none of its fixes was made."""
        self.closed.add(path)
        for diagnostic in self.made:
            if diagnostic.path == path:
                self.refused[path, diagnostic.code, diagnostic.message.en] = why
        self.made = [diagnostic for diagnostic in self.made if diagnostic.path != path]

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
