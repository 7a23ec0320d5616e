"""A new risk in a promise's file, or in the register."""

from __future__ import annotations

from collections.abc import Sequence

from engage.cli import editing
from engage.cli.refusal import Refusal
from engage.cli.session import Session
from engage.cli.values import one_line
from engage.model.text import Text
from engage.usecase.change import append
from engage.usecase.new.risks import NewRisk, NewStep, of_promise, shared
from engage.usecase.update.desk import Desk

_REGISTER = "risks.yaml"


def steps(given: Sequence[str]) -> tuple[NewStep, ...]:
    """`WHO; DOES; WITHIN`, the last optional."""
    found = []
    for each in given:
        parts = [part.strip() for part in one_line("--plan", each).split(";")]
        if len(parts) not in {2, 3} or not all(parts):
            raise Refusal(
                f"--plan: write it as “WHO; DOES; WITHIN”, such as “lea; Call the client; 2d”: {each!r}",
                f"--plan\u00a0: écrivez «\u00a0QUI; QUOI; DÉLAI\u00a0», par exemple "
                f"«\u00a0lea; Appeler le client; 2d\u00a0»\u00a0: «\u00a0{each}\u00a0»",
            )
        found.append(NewStep(*parts))
    return tuple(found)


def into_promise(session: Session, promise: str, wish: NewRisk, *, write: bool) -> None:
    """A risk of one promise."""
    commitment = editing.written(session, promise)
    name, changes = editing.decided(of_promise(Desk(session.workspace, commitment, session.today), wish))
    said = _said(f"{commitment.id}/{name}", commitment.path)
    editing.change_promise(session, commitment, changes, [said], write=write)


def into_register(session: Session, wish: NewRisk, *, write: bool) -> None:
    """A risk that types and segments share; the register is made where there is none."""
    from engage.store.edit import document

    name, fields = editing.decided(shared(session.workspace, wish))
    paths = session.loaded.files.risks
    if not paths:
        text = document({"risks": [fields]})
        editing.check_new(_REGISTER, text)
        if write:
            editing.create(session, _REGISTER, text)
            editing.tell(session, [_said(name, _REGISTER)])
        else:
            editing.show(editing.added(_REGISTER, text))
        return
    editing.trusted(session, paths[0])
    changed = editing.edit(session, paths[0], [append(("risks",), fields)], write=write)
    if write:
        editing.tell(session, [_said(name, paths[0])])
    else:
        editing.show(changed)


def _said(name: str, path: str) -> Text:
    return Text(f"{name}: written to {path}", f"{name}\u00a0: écrit dans {path}")
