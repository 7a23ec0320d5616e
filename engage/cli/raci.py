"""`engage raci`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT,
    AsOfOption,
    ClientOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
    argument,
    option,
)

if TYPE_CHECKING:
    from engage.cli.session import Session

app = typer.Typer(rich_markup_mode=None)


class RaciFormat(StrEnum):
    """Formats of `raci`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


@app.command(
    help=says(
        "Who does the work, answers for it, is asked and is told, by promise and milestone; and what is "
        "wrong with it: gaps, two accountables, overloads, people who left. Without ID all live promises.",
        "Qui réalise, répond, est consulté, est informé, par engagement et jalon ; et ce qui cloche : trous, "
        "deux responsables, surcharges, personnes parties. Sans ID, tous les engagements en cours.",
    )
)
def raci(
    ids: Annotated[
        list[str] | None,
        argument("[ID]...", "Promises.", "Des engagements."),
    ] = None,
    client: ClientOption = None,
    person: Annotated[
        str | None,
        option("--person ID", "Only where they are named.", "Là où cette personne figure."),
    ] = None,
    milestones: Annotated[
        bool,
        option(
            "--milestones", "Each milestone too; so with an ID.", "Aussi chaque jalon ; ainsi avec un ID."
        ),
    ] = False,
    format_: Annotated[RaciFormat, FORMAT] = RaciFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Put the matrix together and show it."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.render import raci as shown
    from engage.usecase.raci import RaciOptions
    from engage.usecase.raci import raci as matrix

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    wanted = tuple(ids or ())
    _are_known(session, wanted)
    options = RaciOptions(wanted, client, person, milestones or bool(wanted))
    view = matrix(session.workspace, session.today, options)
    if format_ is RaciFormat.JSON:
        out.emit_json(session.named(shown.document(view, session.theme)), output)
    elif format_ is RaciFormat.CSV:
        out.emit(shown.table(view), output)
    elif format_ is RaciFormat.MARKDOWN:
        out.emit(shown.markdown(view, session.theme), output)
    else:
        out.emit(shown.text(view, session.theme), output)


def _are_known(session: Session, ids: tuple[str, ...]) -> None:
    from engage.cli.refusal import unknown_promise

    for each in ids:
        if each not in session.workspace.commitment:
            raise unknown_promise(each, session.workspace.commitment)
