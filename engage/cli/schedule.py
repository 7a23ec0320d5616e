"""`engage schedule [ID]`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT_HELP,
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    ScheduleFormat,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.model.workspace import Workspace
    from engage.usecase.schedule import ScheduleView

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
    fever: Annotated[
        bool,
        typer.Option(
            "--fever",
            help=says(
                "How the buffer of ID went against its work, week by week; also as --format svg.",
                "Le tampon de ID face au travail fait, semaine par semaine ; aussi en --format svg.",
            ),
        ),
    ] = False,
    methods: Annotated[
        bool,
        typer.Option(
            "--methods",
            help=says(
                "What a simulation and the classical methods would hold for what remains of ID.",
                "Ce que tiendraient une simulation et les méthodes classiques pour le reste de ID.",
            ),
        ),
    ] = False,
    format_: Annotated[ScheduleFormat, typer.Option("--format", "-f", help=FORMAT_HELP)] = (
        ScheduleFormat.TEXT
    ),
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
    view = _with_extras(session, view, fever=fever or format_ is ScheduleFormat.SVG, methods=methods)
    if format_ is ScheduleFormat.JSON:
        from engage.render.schedule_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    elif format_ is ScheduleFormat.SVG and view.fever:
        from engage.render.fever_svg import svg

        out.emit(svg(view.fever, view.rows[0].title, session.lang), output)
    else:
        from engage.render.schedule import text

        out.emit(text(view, session.theme), output)


def _with_extras(session: Session, view: ScheduleView, *, fever: bool, methods: bool) -> ScheduleView:
    """The view with the fever chart, or the methods compared, of its one promise.

    Raises:
        Refusal: they were asked for, and the view has none or several.
    """
    from engage.cli.refusal import Refusal

    if not fever and not methods:
        return view
    if not view.one:
        raise Refusal(
            "--fever, --methods, --format svg: of one promise; name it by its id",
            "--fever, --methods, --format svg : d’un seul engagement ; nommez-le par son identifiant",
        )
    commitment = session.workspace.commitment[view.rows[0].id]
    if fever:
        from engage.usecase.fever import fever as charted

        known, source = _past(session)
        chart = charted(session.workspace, commitment, session.today, known, source)
        view = replace(view, fever=chart)
    if methods:
        from engage.plan.buffer_compare import compare

        view = replace(view, methods=compare(session.workspace, commitment, session.today))
    return view


def _past(session: Session) -> tuple[Callable[[date], Workspace | None], Literal["files", "git"]]:
    """How the workspace was known on a day: from git where the session reads it, else by dates in files."""
    from engage.model.asof import known_on

    if not session.from_git:
        return (lambda day: known_on(session.loaded.workspace, day)), "files"

    def committed(day: date) -> Workspace | None:
        from engage.cli.moment import read_at
        from engage.cli.refusal import Refusal

        try:
            loaded, _ = read_at(session.root, day.isoformat(), from_git=True)
        except Refusal:  # no commit that early
            return None
        return known_on(loaded.workspace, day)

    return committed, "git"
