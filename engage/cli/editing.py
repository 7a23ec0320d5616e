"""What all commands that write share: the promise as its file has it, the change shown, made or refused.

A command decides what is to change (`usecase/`), as `Change`s; `draft` makes them in the file's text, and
refuses an edit that would leave the file faulty; `save` writes drafts. With several files, draft all before
saving any: what is refused then leaves every file as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engage.cli import out
from engage.cli.as_of import names_revision
from engage.cli.options import Language
from engage.cli.refusal import Refusal, unknown_promise, unwritable
from engage.cli.session import Session, open_session
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.render.theme import escaped
from engage.usecase.change import Change, Refused

if TYPE_CHECKING:
    from engage.store.edit import EditRefused

_T = TypeVar("_T")
_SHOWN = 5  # faults of an edit that are told; nobody reads more


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of the workspace with its changes, not yet written."""

    path: str
    old: str
    new: str

    @property
    def diff(self) -> str:
        """What changes, as people know it from git; empty where nothing does."""
        from engage.store.edit import diff

        return diff(self.old, self.new, self.path)


def open_to_write(folder: Path | None, as_of: str | None, lang: Language | None) -> Session:
    """The workspace on disk, on the day that counts as today.

    Raises:
        Refusal: `as_of` names a revision: the files of the past do not change.
    """
    if names_revision(as_of):
        raise Refusal(
            f"--as-of: {as_of!r} is not a date, and the files of a revision cannot be changed",
            f"--as-of\u00a0: «\u00a0{as_of}\u00a0» n’est pas une date, et les fichiers d’une révision "
            "ne changent pas",
        )
    return open_session(folder, as_of, lang)


def written(session: Session, wanted: str) -> Commitment:
    """The promise as its file has it, facts dated later included, where the file can be trusted.

    Raises:
        Refusal: there is no such promise, there are several, or its file has faults: what it says could
            then not be read wholly.
    """
    known = session.loaded.checked.commitments
    found = [commitment for commitment in known if commitment.id == wanted]
    if not found:
        raise unknown_promise(wanted, (commitment.id for commitment in known))
    paths = ", ".join(commitment.path for commitment in found)
    if len(found) > 1:
        raise Refusal(
            f"{wanted} is the id of several promises: {paths}",
            f"{wanted} désigne plusieurs engagements\u00a0: {paths}",
        )
    trusted(session, paths)
    return found[0]


def trusted(session: Session, path: str) -> None:
    """Go on only where a file was read wholly.

    Raises:
        Refusal: it has faults.
    """
    if path in {*session.workspace.left_out, *session.loaded.partly_read}:
        raise Refusal(
            f"{path} has faults, see `engage check {path}`: it cannot be read wholly, and nothing is written "
            "before they are corrected",
            f"{path} a des fautes, voir `engage check {path}`\u00a0: il ne peut être lu en entier, et rien "
            "n’est écrit avant leur correction",
        )


def draft(session: Session, path: str, changes: Iterable[Change]) -> Draft:
    """Make changes in the text of a file that was read.

    Raises:
        Refusal: the file is written in a way that cannot be changed safely, or would become faulty: the
            faults are named with their places.
    """
    from engage.store.edit import Append, EditRefused, Remove, Set, apply
    from engage.store.edit.save import refuse_faults

    old, in_file = session.loaded.texts[path], session.loaded.in_file
    edits: list[Append | Remove | Set] = []
    for change in changes:
        pointer = in_file(path, change.pointer)
        if change.how == "remove":
            edits.append(Remove(pointer))
        else:
            edits.append((Append if change.how == "append" else Set)(pointer, change.value))
    try:
        new = apply(old, path, edits)
        refuse_faults(path, old, new)
    except EditRefused as refused:
        raise _refusal(path, refused) from None
    return Draft(path, old, new)


def draft_promise(session: Session, commitment: Commitment, changes: Iterable[Change]) -> Draft:
    """The same for a promise, whose references must also lead somewhere: people, milestones, promises.

    Raises:
        Refusal: as `draft`; or the promise would name what does not exist, or wait for itself.
    """
    from engage.usecase.edited import led_nowhere

    made = draft(session, commitment.path, changes)
    edited = reread(made)
    if made.new == made.old or edited is None:
        return made
    if found := led_nowhere(session.loaded.checked, edited, session.today):
        raise _faulty([(f"{made.path}: {each.code} ", each.message) for each in found])
    return made


def reread(made: Draft) -> Commitment | None:
    """The promise as its file would have it; None where its file has faults of syntax."""
    from engage.store.schema import read_record
    from engage.store.yaml.parse import parse

    data = parse(made.new.removeprefix("\ufeff"), made.path).data
    record = read_record(Commitment, data)[0] if data is not None else None
    if record:
        record.at(made.path)
    return record


def save(session: Session, drafts: Sequence[Draft]) -> None:
    """Write drafts, file by file, each whole or not at all.

    Raises:
        Refusal: a file was changed by somebody else meanwhile, or cannot be written.
    """
    from engage.store.edit import EditRefused
    from engage.store.edit import save as save_text

    for each in drafts:
        if each.new == each.old:
            continue
        try:
            save_text(session.root, each.path, each.old, each.new)
        except EditRefused as refused:
            raise _refusal(each.path, refused) from None
        except OSError as error:
            raise unwritable(each.path, error) from None


def change_promise(
    session: Session, commitment: Commitment, changes: Iterable[Change], said: Iterable[Text], *, write: bool
) -> None:
    """Make changes in a promise's file and say what was recorded, or only show them."""
    made = draft_promise(session, commitment, changes)
    if write:
        save(session, [made])
        tell(session, said)
    else:
        show(made.diff)


def edit(session: Session, path: str, changes: Iterable[Change], *, write: bool) -> str:
    """Make changes in one file, or only show them; gives the difference, empty where there is none."""
    made = draft(session, path, changes)
    if write:
        save(session, [made])
    return made.diff


def create(session: Session, path: str, text: str) -> None:
    """Write a new file of the workspace, with its folders; never over an existing one.

    Raises:
        Refusal: there is a file of that name already, or it cannot be written.
    """
    from engage.store.write import create as create_file

    target = session.root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        create_file(target, text.encode())
    except FileExistsError:
        raise Refusal(
            f"{path}: is there already, and is not written over",
            f"{path}\u00a0: existe déjà, et n’est pas remplacé",
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None


def check_new(path: str, text: str) -> None:
    """Stop at a new file that would be faulty.

    Raises:
        Refusal: its faults are named with their places.
    """
    from engage.store.edit import EditRefused
    from engage.store.edit.save import refuse_faults

    try:
        refuse_faults(path, "", text)
    except EditRefused as refused:
        raise _refusal(path, refused) from None


def added(path: str, text: str) -> str:
    """A new file, as people know it from git."""
    from engage.store.edit import diff

    return diff("", text, path)


def tell(session: Session, said: Iterable[Text]) -> None:
    """Print sentences, a line each, safe on a terminal."""
    out.emit("".join(escaped(sentence.to(session.lang)) + "\n" for sentence in said))


def show(diff: str) -> None:
    """Print a difference, its lines safe on a terminal."""
    out.emit("".join(f"{escaped(line)}\n" for line in re.split("\r?\n", diff)[:-1]))


def refused(reason: Text) -> Refusal:
    """What a use case could not do, as the end of the call."""
    return Refusal(reason.en, reason.fr)


def decided(found: _T | Refused) -> _T:
    """What a use case decided.

    Raises:
        Refusal: it could not, for its reason.
    """
    if isinstance(found, Refused):
        raise refused(found.reason)
    return found


def _refusal(path: str, refused: EditRefused) -> Refusal:
    """With the faults that the file would have had, as `check` would have shown them."""
    if not refused.diagnostics:
        return Refusal(f"{path}: {refused.text.en}", f"{path}\u00a0: {refused.text.fr}")
    faults = refused.diagnostics
    return _faulty([(f"{path}:{d.span.line}:{d.span.column}: {d.code} ", d.message) for d in faults])


def _faulty(faults: Sequence[tuple[str, Text]]) -> Refusal:
    """The first faults, each with its place."""
    shown = faults[:_SHOWN]
    return Refusal(
        "\n".join(["nothing is written, the file would be faulty:", *(at + said.en for at, said in shown)]),
        "\n".join(
            ["rien n’est écrit, le fichier serait fautif\u00a0:", *(at + said.fr for at, said in shown)]
        ),
    )
