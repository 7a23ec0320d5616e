"""`engage risks`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

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
    option,
)

app = typer.Typer(rich_markup_mode=None)


class RiskFormat(StrEnum):
    """Formats of `risks`."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Ranked(StrEnum):
    """By which exposure risks are ranked."""

    DAYS = "days"
    MONEY = "money"


@app.command(
    help=says(
        "The risk register: what may strike live promises, their own risks and those of their type or "
        "segment, ranked by expected days or money; what struck, and which sign is due.",
        "Le registre des risques : ce qui peut atteindre les engagements en cours, leurs risques propres et "
        "ceux de leur type ou segment, par jours ou argent attendus ; ce qui est survenu, quel signe est dû.",
    )
)
def risks(
    client: ClientOption = None,
    by: Annotated[
        Ranked,
        option("--by", "What ranks: expected days, or money.", "Classer par jours ou argent attendus."),
    ] = Ranked.DAYS,
    matrix: Annotated[
        bool,
        option(
            "--matrix",
            "Probability against delay, to look at.",
            "Probabilité contre retard, pour la vue d’ensemble.",
        ),
    ] = False,
    format_: Annotated[RiskFormat, FORMAT] = RiskFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Rank the risks and show them."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.render import risks as shown
    from engage.usecase.risks import register

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = register(session.workspace, session.today, client, by.value)
    if format_ is RiskFormat.JSON:
        out.emit_json(session.named(shown.document(view)), output)
    elif format_ is RiskFormat.CSV:
        out.emit(shown.table(view), output)
    else:
        out.emit((shown.matrix if matrix else shown.text)(view, session.theme), output)
