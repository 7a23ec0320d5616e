"""`engage forecast [ID]`."""

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
    argument,
    option,
)

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help=says(
        "How likely is it kept? Probability of the date promised, the dates that hold in 50, 80 and 90 of "
        "100 simulated futures, and what decides them, in days. ID is a promise (or an order number, a "
        "client, words of the title); without one, all promises, a line each, least likely first.",
        "Sera-t-il tenu ? Probabilité de la date promise, dates qui tiennent dans 50, 80 et 90 futurs "
        "simulés sur 100, et ce qui en décide, en jours. ID désigne un engagement (ou un numéro de "
        "commande, un client, des mots du titre) ; sans ID, tous, une ligne chacun, le moins "
        "probable en tête.",
    )
)
def forecast(
    promise: Annotated[str | None, argument("[ID]", "Which promise.", "Quel engagement.")] = None,
    samples: Annotated[
        int,
        option(
            "--samples N",
            "How many futures; 2500 give a standard error of one point at most.",
            "Combien de futurs ; 2500 donnent une erreur type d’un point au plus.",
            min=100,
            max=100_000,
        ),
    ] = 2500,
    seed: Annotated[
        int,
        option(
            "--seed N",
            "Of the random numbers; the same one gives the same result.",
            "Des nombres aléatoires ; la même donne le même résultat.",
            min=0,
        ),
    ] = 1,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Simulate, and show what was asked for."""
    from engage.cli import out
    from engage.cli.session import open_session, refuse_unmatched
    from engage.usecase.forecast import forecast as foreseen

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = foreseen(session.workspace, session.today, promise, samples, seed)
    refuse_unmatched(view.query, view.rows, view.nearest)
    if format_ is TextOrJson.JSON:
        from engage.render.forecast_json import document

        out.emit_json(document(view, session.lang), output)
    else:
        from engage.render.forecast import text

        out.emit(text(view, session.theme), output)
