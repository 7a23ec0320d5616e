"""The drafts that a command is given: files anywhere in the workspace, or ids of promises in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engage.cli.narrow import narrowed
from engage.cli.refusal import Refusal
from engage.cli.session import Session
from engage.model.asof import known_on
from engage.model.commitment import Commitment
from engage.model.diagnostic import Diagnostic, Severity
from engage.model.workspace import Workspace

_SHOWN = 10
_ID = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Drafts:
    """The ids meant, in the order given, a workspace that has them all, and each one's file."""

    ids: tuple[str, ...]
    workspace: Workspace
    paths: dict[str, str]


def workspace_of(given: Sequence[str], folder: Path | None) -> Path | None:
    """The workspace that holds the first file given; the one asked for where there is none.

    Raises:
        Refusal: a file lies outside the workspace.
    """
    files = [each for each in given if _is_file(each)]
    return narrowed(files, folder)[0] if files else folder


def find_drafts(session: Session, given: Sequence[str]) -> Drafts:
    """What the arguments mean.

    Raises:
        Refusal: a file that is faulty or outside the workspace, an id that is not there, one given twice.
    """
    workspace, ids = session.workspace, list[str]()
    paths: dict[str, str] = {}
    for each in given:
        commitment = _meant(session, workspace, each, paths.values())
        if commitment.id in ids:
            raise Refusal(f"{commitment.id}: given twice", f"{commitment.id}\u00a0: donné deux fois")
        ids.append(commitment.id)
        paths[commitment.id] = commitment.path
        workspace = _with(workspace, commitment, session)
    return Drafts(tuple(ids), workspace, paths)


def _meant(session: Session, workspace: Workspace, given: str, before: Collection[str]) -> Commitment:
    """The promise of a file, or of an id: in the register, or of a draft whose file is called so."""
    if not _is_file(given):
        if given in workspace.commitment:
            return workspace.commitment[given]
        named = _file_called(session.root, given)
        if named is None:
            raise _no_such(workspace, given)
        given = str(named)
    path = narrowed([given], session.root)[1][0]
    if path in before:
        raise Refusal(f"{path}: given twice", f"{path}\u00a0: donné deux fois")
    return _from_file(session, path)


def _file_called(root: Path, given: str) -> Path | None:
    """The one file outside the register that is called like an id, such as `offers/ACME-20.yaml`."""
    if not _ID.fullmatch(given):
        return None
    found = [
        path
        for path in sorted(root.rglob(f"{given}.y*ml"))
        if path.suffix in {".yaml", ".yml"}
        and not any(p.startswith(".") for p in path.relative_to(root).parts)
    ]
    return found[0] if len(found) == 1 else None


def _is_file(given: str) -> bool:
    path = Path(given)
    return path.is_file() or (path.suffix in {".yaml", ".yml"} and len(path.parts) > 1)


def _with(workspace: Workspace, commitment: Commitment, session: Session) -> Workspace:
    known = known_on(Workspace(workspace.policy, (commitment,)), session.today).commitments[0]
    others = tuple(other for other in workspace.commitments if other.id != commitment.id)
    if len(others) == len(workspace.commitments):
        return replace(workspace, commitments=(*others, known))
    first = workspace.commitment[commitment.id]
    kept = (known if c is first else c for c in workspace.commitments if c is first or c.id != known.id)
    return replace(workspace, commitments=tuple(kept))


def _from_file(session: Session, path: str) -> Commitment:
    from engage.store.load import load_draft

    if not (session.root / path).exists():
        raise Refusal(f"{path}: there is no such file", f"{path}\u00a0: ce fichier n’existe pas")
    known = [c for c in session.loaded.checked.commitments if c.path == path]
    if path in session.loaded.texts:
        found, diagnostics = (known[0] if known else None), session.loaded.diagnostics
    else:
        found, diagnostics = load_draft(session.loaded, path)
    faults = [each for each in diagnostics if each.path == path and each.severity is Severity.ERROR]
    if faults or found is None:
        raise _faulty(path, faults)
    return found


def _faulty(path: str, faults: Sequence[Diagnostic]) -> Refusal:
    shown = [(f"{path}:{d.span.line}:{d.span.column}: {d.code} ", d.message) for d in faults[:_SHOWN]]
    more = len(faults) - len(shown)
    return Refusal(
        "\n".join(
            [
                "the draft cannot be read wholly, nothing is assessed before it is corrected:",
                *(at + said.en for at, said in shown),
                *([f"and {more} more, see `engage check {path}`"] if more else []),
            ]
        ),
        "\n".join(
            [
                "le projet ne peut être lu en entier, rien n’est évalué avant sa correction\u00a0:",
                *(at + said.fr for at, said in shown),
                *([f"et {more} de plus, voir `engage check {path}`"] if more else []),
            ]
        ),
    )


def _no_such(workspace: Workspace, given: str) -> Refusal:
    from engage.rules.words import did_you_mean

    near = did_you_mean(given, workspace.commitment)
    return Refusal(
        f"no file, and no promise, is called {given!r}" + (f"; {near.en}" if near else ""),
        f"ni fichier ni engagement ne s’appelle «\u00a0{given}\u00a0»"
        + (f"\u202f; {near.fr}" if near else ""),
    )
