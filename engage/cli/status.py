"""`engage status [QUERY]`."""

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
    from engage.cli.session import Session

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
        argument("[QUERY]", "What to look for.", "Ce que l’on cherche."),
    ] = None,
    mine: Annotated[
        bool,
        option(
            "--me",
            "My week: gates, actions, answers owed, client inputs to chase, acceptances to get, risks to "
            "watch; overdue first.",
            "Ma semaine : jalons, actions, réponses dues, attentes à relancer, recettes à obtenir, "
            "risques à surveiller ; les retards d’abord.",
        ),
    ] = False,
    as_: Annotated[
        str | None,
        option(
            "--as PERSON",
            "Who “me” is; default: $ENGAGE_USER, or git’s user.email or user.name.",
            "Qui est « moi » ; par défaut $ENGAGE_USER, ou user.email ou user.name de git.",
        ),
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
    if mine or as_ is not None:
        _my_week(session, words, as_, format_)
        return
    meant, faults = find(session.workspace, words), session.loaded.diagnostics
    if words and len(meant) == 1:
        now, before = concerning(session, [meant[0].id])
        view = looked_up(now, words, before, meant, faults)
    else:
        week_ago = week_before(session) if format_ is TextOrJson.JSON else None
        view = looked_up(current(session), words, week_ago, meant, faults)
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


def _my_week(session: Session, words: str | None, as_: str | None, format_: TextOrJson) -> None:
    """What waits for one person."""
    from engage.cli import out
    from engage.cli.refusal import Refusal
    from engage.cli.situation import current
    from engage.cli.who import me
    from engage.render import my_week as shown
    from engage.usecase.my_week import my_week
    from engage.usecase.status import owned

    if words is not None:
        raise Refusal(
            "--me: shows your own week, and takes no QUERY",
            "--me\u00a0: montre votre semaine, sans QUERY",
        )
    person, now = me(session, as_), current(session)
    view = my_week(person, now)
    if format_ is TextOrJson.JSON:
        from engage.render.status_json import document

        whole = document(owned(now, person.id, session.loaded.diagnostics), session.lang) | {
            "me": shown.document(view)
        }
        out.emit_json(session.named(whole), session.output)
    else:
        out.emit(shown.text(view, session.theme), session.output)
