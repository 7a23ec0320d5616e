"""`engage calibrate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
    option,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.learn.table import Row
    from engage.usecase.calibrate import CalibrateView

app = typer.Typer(rich_markup_mode=None)
_SETTINGS = "engage.yaml"


@app.command(
    help=says(
        "What did past deliveries teach? How long work really took against its plan, by type; how often "
        "risks struck; how honest forecasts would have been, foreseen from what was known then. Proposes "
        "changes to engage.yaml as a diff; --write makes them. Nothing is learnt silently.",
        "Qu’ont appris les livraisons passées ? Durées réelles contre prévues, par type ; fréquence des "
        "risques ; honnêteté des prévisions, rejouées avec ce qu’on savait alors. Propose des changements "
        "d’engage.yaml en diff ; --write les fait. Rien ne s’apprend en silence.",
    )
)
def calibrate(
    data: Annotated[
        list[Path] | None,
        option(
            "--data FILE",
            "CSV of earlier deliveries: planned, ended, and start or actual; id, type, made, due, "
            "milestones. May be repeated.",
            "CSV de livraisons antérieures : planned, ended, et start ou actual ; id, type, made, due, "
            "milestones. Répétable.",
        ),
    ] = None,
    write: Annotated[
        bool,
        option("--write", "Make the changes proposed.", "Faire les changements proposés."),
    ] = False,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Learn, show it, and write where asked to."""
    from engage.cli import out
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.usecase.calibrate import calibrate as learnt

    if write and from_git:
        raise Refusal(
            "--write: files of the past do not change; leave out --from-git",
            "--write : les fichiers du passé ne changent pas ; sans --from-git",
        )
    if write:
        from engage.cli.editing import open_to_write

        open_to_write(workspace, as_of, lang)  # refuses a revision
    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = learnt(session.workspace, session.today, _rows(data or []))
    changed = _change(session, view, write=write)
    if format_ is TextOrJson.JSON:
        from engage.render.calibrate_json import document

        out.emit_json(session.named(document(view, changed, session.lang, written=write)), output)
    else:
        from engage.render.calibrate import text

        out.emit(text(view, changed, session.theme, written=write), output)


def _rows(paths: list[Path]) -> tuple[Row, ...]:
    """The rows of all tables.

    Raises:
        Refusal: one of them is not there, or no table of deliveries.
    """
    from engage.cli.refusal import refused, unreadable
    from engage.model.fault import Fault
    from engage.store.delivery_table import read_rows

    found: list[Row] = []
    for path in paths:
        try:
            found.extend(read_rows(path))
        except Fault as fault:
            raise refused(f"--data: {path}", fault.text) from None
        except OSError as error:
            raise unreadable("--data", path, error) from None
    return tuple(found)


def _change(session: Session, view: CalibrateView, *, write: bool) -> str:
    """The difference of `engage.yaml`, made where asked to; empty where there is none."""
    from engage.cli.editing import create, draft, save, trusted

    if not view.changes:
        return ""
    if _SETTINGS not in session.loaded.texts:
        from engage.store.edit import diff, document

        new = document({"calibration": view.block})
        if write:
            create(session, _SETTINGS, new)
        return diff("", new, _SETTINGS)
    trusted(session, _SETTINGS)
    made = draft(session, _SETTINGS, view.changes)
    if write:
        save(session, [made])
    return made.diff
