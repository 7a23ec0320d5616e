"""`engage schedule [ID]`."""

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


@app.command(
    help=says(
        "When will it be done, when can it honestly be promised? Dates from calendars, absences and links, "
        "the critical path, float, and the buffer with its reasons. ID is a promise (or an order number, a "
        "client, words of the title); without one, all promises, a line each.",
        "Quand sera-ce fini, quelle date promettre honnêtement ? Dates selon calendriers, absences et liens, "
        "chemin critique, marges, et tampon avec ses raisons. ID désigne un engagement (ou un numéro de "
        "commande, un client, des mots du titre) ; sans ID, tous, une ligne chacun.",
    )
)
def schedule(
    promise: Annotated[
        str | None, typer.Argument(metavar="[ID]", help=says("Which promise.", "Quel engagement."))
    ] = None,
    gantt: Annotated[
        bool, typer.Option("--gantt", help=says("Draw a Gantt chart.", "Tracer un diagramme de Gantt."))
    ] = False,
    level: Annotated[
        bool,
        typer.Option(
            "--level",
            help=says(
                "Resolve conflicts: nobody is needed twice at a time; what matters more keeps its date.",
                "Résoudre les conflits : personne n’est demandé deux fois à la fois, l’important tient sa "
                "date d’abord.",
            ),
        ),
    ] = False,
    solver: Annotated[
        bool,
        typer.Option(
            "--solver",
            help=says(
                "With --level: look further with CP-SAT (extra `solver`).",
                "Avec --level : chercher plus loin avec CP-SAT (extra `solver`).",
            ),
        ),
    ] = False,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Compute the schedule of all, and show what was asked for."""
    from engage.cli import out
    from engage.cli.levelling import levelled
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.plan.schedule import compute
    from engage.usecase.schedule import schedule as planned

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    if solver and not level:
        raise Refusal("--solver goes with --level", "--solver va avec --level")
    found = levelled(session, solver=solver) if level else None
    plans = found.levelled.schedule if found else compute(session.workspace, session.today)
    view = planned(session.workspace, plans, promise, drawn=gantt, level=found)
    if view.query and not view.rows:
        near = ", ".join(view.nearest)
        raise Refusal(
            f"no promise matches {view.query!r}" + (f"; did you mean {near}?" if near else ""),
            f"aucun engagement ne correspond à « {view.query} »"
            + (f" ; vouliez-vous dire {near} ?" if near else ""),
        )
    if format_ is TextOrJson.JSON:
        from engage.render.schedule_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        from engage.render.schedule import text

        out.emit(text(view, session.theme), output)
