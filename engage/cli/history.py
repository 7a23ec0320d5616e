"""`engage history ID`."""

from __future__ import annotations

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
    argument,
    option,
)

if TYPE_CHECKING:
    from engage.model.workspace import Workspace

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help=says(
        "The life of one promise: what was promised first, every move of its date with its author, "
        "its commit "
        "and the amendment that explains it, what was made weaker, its colours week by week. From "
        "git, across "
        "renames; without git, from the dates in its file.",
        "La vie d’un engagement : ce qui fut promis d’abord, chaque report avec son auteur, son commit et "
        "l’avenant qui l’explique, ce qui fut affaibli, ses couleurs semaine par semaine. D’après git, "
        "renommages compris ; sans git, d’après les dates de son fichier.",
    )
)
def history(
    promise: Annotated[
        str,
        argument(
            "ID",
            "A promise: its id, or a reference, a client or words that name one only.",
            "Un engagement : identifiant, ou référence, client ou mots qui n’en désignent qu’un.",
        ),
    ],
    weeks: Annotated[
        int,
        option(
            "--weeks N",
            "Colours at the end of so many weeks; 0 for none.",
            "Couleurs à la fin d’autant de semaines ; 0 pour aucune.",
            min=0,
            max=104,
        ),
    ] = 12,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Read the past of a promise, and show it."""
    from engage.cli import out
    from engage.cli.life import past_of
    from engage.cli.session import open_session
    from engage.cli.weeks import colours_of
    from engage.usecase.find import only_one
    from engage.usecase.history import history as lived

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    found = only_one(session.workspace, promise, by_words=False)
    past = past_of(session, as_of, found.id if found else promise, found)
    if found is None and past.newest is None and (found := only_one(session.workspace, promise)):
        past = past_of(session, as_of, found.id, found)
    newest = found or past.newest
    if newest is None:
        _refuse(session.workspace, promise)
        return
    colours = colours_of(session, as_of, newest.id, weeks) if weeks else ()
    view = lived(session.workspace, session.today, newest, past.versions, colours, past.notes)
    if format_ is TextOrJson.JSON:
        from engage.render.history_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        from engage.render.history import text

        out.emit(text(view, session.theme), output)


def _refuse(workspace: Workspace, query: str) -> None:
    """Say that nothing, or too much, was meant.

    Raises:
        Refusal: always.
    """
    from engage.cli.refusal import Refusal, unmatched
    from engage.model.text import Text
    from engage.usecase.find import find, nearest

    several = ", ".join(found.id for found in find(workspace, query)[:8])
    if several:
        raise Refusal(
            f"{query!r} names several promises: {several}; give the id of one",
            f"« {query} » désigne plusieurs engagements : {several} ; donnez l’identifiant d’un seul",
        )
    raise unmatched(query, nearest(workspace, query), Text(", now or in git", ", ni dans git"))
