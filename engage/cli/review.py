"""`engage review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    ReviewFormat,
    ReviewFormatOption,
    WorkspaceOption,
)

app = typer.Typer(rich_markup_mode=None)
FINDINGS = 1


class Colour(StrEnum):
    """A colour of a promise."""

    RED = "red"
    ORANGE = "orange"
    GREEN = "green"
    UNKNOWN = "unknown"


class FailOn(StrEnum):
    """From which colour on the command fails."""

    RED = "red"
    ORANGE = "orange"
    NEVER = "never"


@app.command(
    help=says(
        "The weekly review: every live promise by client, worst and most important first, with its reasons; "
        "what changed in a week; open actions; an agenda.",
        "La revue hebdomadaire : chaque engagement en cours par client, les pires et les plus importants "
        "d’abord, avec les raisons ; ce qui a changé en une semaine ; les actions ; un ordre du jour.",
    )
)
def review(
    client: Annotated[
        str | None,
        typer.Option("--client", metavar="ID", help=says("Only this client.", "Ce client seulement.")),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar="ID", help=says("Only this project lead.", "Ce chef de projet seulement.")
        ),
    ] = None,
    only: Annotated[
        Colour | None, typer.Option("--only", help=says("Only this colour.", "Cette couleur seulement."))
    ] = None,
    minutes: Annotated[
        int,
        typer.Option(
            "--minutes",
            min=5,
            max=480,
            help=says(
                "The time that the agenda must fit.", "La durée dans laquelle l’ordre du jour doit tenir."
            ),
        ),
    ] = 45,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            help=says(
                "Exit with 1 where a promise shown has this colour or worse.",
                "Terminer avec 1 si un engagement affiché a cette couleur ou pire.",
            ),
        ),
    ] = FailOn.NEVER,
    trend: Annotated[
        str | None,
        typer.Option(
            "--trend",
            metavar="WEEKS",
            help=says(
                "Instead: the colours of all promises at the end of each week, such as 12w; also as svg.",
                "À la place : les couleurs de tous les engagements en fin de semaine, ex. 12w ; "
                "aussi en svg.",
            ),
        ),
    ] = None,
    format_: ReviewFormatOption = ReviewFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Judge every live promise, show the review, and fail where asked to."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.cli.situation import current, week_before
    from engage.usecase.review import ReviewOptions
    from engage.usecase.review import review as reviewed

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    wanted = ReviewOptions(client, owner, only.value if only else None, minutes)
    if trend is not None or format_ is ReviewFormat.SVG:
        from engage.cli.trend import show_trend

        shown = show_trend(session, as_of, trend or "12w", wanted, format_)
        _fail(fail_on, shown.counts("red")[-1], shown.counts("orange")[-1])
        return
    view = reviewed(current(session, simulated=True), week_before(session, simulated=True), wanted)
    if format_ is ReviewFormat.JSON:
        from engage.render.review_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    elif format_ is ReviewFormat.MARKDOWN:
        from engage.render.review_markdown import markdown

        out.emit(markdown(view, session.theme), output)
    else:
        from engage.render.review import text

        out.emit(text(view, session.theme), output)
    _fail(fail_on, view.summary.red, view.summary.orange)


def _fail(fail_on: FailOn, red: int, orange: int) -> None:
    """End with 1 where a promise shown has the colour that was asked for."""
    failing = {FailOn.RED: red, FailOn.ORANGE: red + orange}
    if failing.get(fail_on):
        raise typer.Exit(FINDINGS)
