"""Writing an edited text: checked first, whole or not at all, and never over somebody else's change."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from engage.model.diagnostic import Diagnostic
from engage.store.edit.refused import EditRefused
from engage.store.faults import field_diagnostic
from engage.store.kinds import model_of
from engage.store.schema import read_record
from engage.store.write import replace_if
from engage.store.yaml.decode import read_text
from engage.store.yaml.files import real_path
from engage.store.yaml.parse import parse

_MARK = "\ufeff"


def save(root: Path, path: str, old_text: str, new_text: str) -> None:
    """Write the text of a file that was read as `old_text`, atomically.

    Permissions stay; a link stays one, and the file it leads to is written; so does a byte order mark.

    Args:
        root: the workspace.
        path: relative to it, with `/`.
        old_text: what was read when the edit was made.
        new_text: what is to stand there.

    Raises:
        EditRefused: the file was changed meanwhile, leads out of the workspace, or the new text
            would have faults that the old one has not. Nothing is written then.
        OSError: the file cannot be written; the old text stands.
    """
    old, new = old_text.removeprefix(_MARK), new_text.removeprefix(_MARK)
    refuse_faults(path, old, new)
    target = real_path(root, path)
    if target is None:
        raise EditRefused(
            f"{path} leads out of the workspace and its git repository: it is not written",
            f"{path} mène hors de l’espace de travail et de son dépôt git\u00a0: il n’est pas écrit",
        )
    try:
        before = Path(target).read_bytes()
    except FileNotFoundError:
        raise _changed(path) from None
    if read_text(before, path)[0] != old:
        raise _changed(path)
    mark = _MARK if before.startswith(_MARK.encode()) else ""
    if before != (mark + old).encode():  # read with a replacement for what cannot stand in a text
        raise EditRefused(
            f"{path} holds control characters, see `engage check`; it is not changed until they are removed",
            f"{path} contient des caractères de contrôle, voir `engage check`\u202f; "
            "il n’est pas modifié avant leur suppression",
        )
    if not replace_if(Path(target), (mark + new).encode(), before):
        raise _changed(path)


def refuse_faults(path: str, old_text: str, new_text: str) -> None:
    """Stop an edit that makes a file faulty.

    Raises:
        EditRefused: the new text has faults that the old one has not.
    """
    if found := new_faults(old_text.removeprefix(_MARK), new_text.removeprefix(_MARK), path):
        first = found[0].message
        raise EditRefused(
            f"{path} is not written, it would be faulty: {first.en}",
            f"{path} n’est pas écrit, il serait fautif\u00a0: {first.fr}",
            found,
        )


def _changed(path: str) -> EditRefused:
    return EditRefused(
        f"{path} was changed by somebody else meanwhile: nothing was written, try again",
        f"{path} a été modifié entre-temps par quelqu’un d’autre\u00a0: rien n’a été écrit, recommencez",
    )


def new_faults(old: str, new: str, path: str) -> tuple[Diagnostic, ...]:
    """The faults that a new text has and the old one had not."""
    known = Counter(_kind(each) for each in _faults(old, path))
    found: list[Diagnostic] = []
    for diagnostic in _faults(new, path):
        known[_kind(diagnostic)] -= 1
        if known[_kind(diagnostic)] < 0:
            found.append(diagnostic)
    return tuple(found)


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    """What stays of a fault when lines move."""
    return diagnostic.code, diagnostic.message.en


def _faults(text: str, path: str) -> tuple[Diagnostic, ...]:
    parsed = parse(text, path)
    if parsed.data is None:
        return parsed.diagnostics
    model = model_of(path)
    if model is None:
        return parsed.diagnostics
    _, reading = read_record(model, parsed.data)
    return (*parsed.diagnostics, *(field_diagnostic(parsed, path, fault) for fault in reading.faults))
