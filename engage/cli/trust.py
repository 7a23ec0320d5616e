"""`engage trust` and `engage trust audit`."""

from __future__ import annotations

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    ClientOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
)

app = typer.Typer(rich_markup_mode=None, invoke_without_command=True, no_args_is_help=False)


@app.callback(
    help=says(
        "The account of trust with every client: what weighed, the balance and its trend, warning "
        "signs, what "
        "is at stake. A breach weighs more than a kept promise, told early it weighs less, and time forgets.",
        "Le compte de confiance de chaque client : ce qui a pesé, le solde et sa tendance, les signes "
        "d’alerte, l’enjeu. Un manquement pèse plus qu’une promesse tenue, moins s’il est annoncé tôt, et "
        "le temps efface.",
    )
)
def trust(
    ctx: typer.Context,
    client: ClientOption = None,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the accounts."""
    if ctx.invoked_subcommand:
        return
    from engage.cli import clock, out
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.usecase.trust import trust as accounts

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    now = clock.now_on(session.workspace, session.today, live=as_of is None)
    view = accounts(session.workspace, session.today, now, client)
    if client is not None and not view.rows:
        known = ", ".join(sorted(found.id for found in session.workspace.clients))
        raise Refusal(
            f"--client {client}: clients are {known}", f"--client {client} : les clients sont {known}"
        )
    if format_ is TextOrJson.JSON:
        from engage.render.trust_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        from engage.render.trust import text

        out.emit(text(view, session.theme), output)


@app.command(
    "audit",
    help=says(
        "Is what we say true, do we answer in time, are we the same everywhere? Of teams, never of a person.",
        "Ce que nous disons est-il vrai, répondons-nous à temps, sommes-nous les mêmes partout ? D’équipes, "
        "jamais d’une personne.",
    ),
)
def audit(
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the audit."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.usecase.trust_audit import audit as audited

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = audited(session.workspace, session.today)
    if format_ is TextOrJson.JSON:
        from engage.render.trust_json import audit_document

        out.emit_json(session.named(audit_document(view)), output)
    else:
        from engage.render.trust import audit_text

        out.emit(audit_text(view, session.theme), output)
