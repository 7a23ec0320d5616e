"""`engage status [QUERY]`."""

from __future__ import annotations

from typing import Annotated

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
)

app = typer.Typer(rich_markup_mode=None)
NO_MATCH = 1


@app.command(
    help=says(
        "Where is it? QUERY is an id, an order number, a client, a person, a milestone, or words of the "
        "title. One match is shown in full, several as a list; without a query, all live promises.",
        "Où en est-ce ? QUERY est un identifiant, un numéro de commande, un client, une personne, un jalon "
        "ou des mots du titre. Une seule réponse est détaillée, plusieurs sont listées ; sans QUERY, tous "
        "les engagements en cours.",
    )
)
def status(
    query: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]", help=says("What to look for.", "Ce que l’on cherche.")),
    ] = None,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Look the promises up and show them; say what was perhaps meant where there are none."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.cli.situation import concerning, current, week_before
    from engage.usecase.find import find
    from engage.usecase.status import status as looked_up

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    words = " ".join(query) if query else None
    meant = find(session.workspace, words)
    if words and len(meant) == 1:
        now, before = concerning(session, [meant[0].id])
        view = looked_up(now, words, before, meant)
    else:
        week_ago = week_before(session) if format_ is TextOrJson.JSON else None
        view = looked_up(current(session), words, week_ago)
    if format_ is TextOrJson.JSON:
        from engage.render.status_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        from engage.render.status import text

        out.emit(text(view, session.theme), output)
    if view.query and not view.rows:
        from engage.render.status import nearest_words

        session.say(nearest_words(view))
        raise typer.Exit(NO_MATCH)
