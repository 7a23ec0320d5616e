"""`engage sla [QUERY]`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT,
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
    argument,
    option,
)

app = typer.Typer(rich_markup_mode=None)
FINDINGS = 1


class SlaFormat(StrEnum):
    """Formats of `sla`."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class SlaFailOn(StrEnum):
    """When the command fails."""

    BELOW = "below"
    NEVER = "never"


@app.command(
    help=says(
        "Are running promises (SLA) kept? Each target from the records, in the hours that count: "
        "attainment with its interval, error budget left, what is open, what turns late next and when. "
        "QUERY is a promise, a client, a reference or words; without one, all.",
        "Les engagements continus (SLA) sont-ils tenus ? Chaque cible d’après les relevés, dans les heures "
        "qui comptent : taux atteint et son intervalle, budget d’erreur restant, ce qui est ouvert, le "
        "prochain retard et quand. QUERY désigne un engagement, un client, une référence ou des mots ; "
        "sans lui, tous.",
    )
)
def sla(
    query: Annotated[str | None, argument("[QUERY]", "Which promises.", "Quels engagements.")] = None,
    periods: Annotated[
        int,
        option(
            "--periods N",
            "How many periods, the current one included.",
            "Nombre de périodes, dont celle en cours.",
            min=1,
            max=60,
        ),
    ] = 4,
    fail_on: Annotated[
        SlaFailOn,
        option(
            "--fail-on",
            "Exit with 1 where a target is below what was promised.",
            "Terminer avec 1 si une cible est sous la valeur promise.",
        ),
    ] = SlaFailOn.NEVER,
    format_: Annotated[SlaFormat, FORMAT] = SlaFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Measure the running promises, show them, and fail where asked to."""
    from engage.cli import clock, out
    from engage.cli.session import open_session, refuse_unmatched
    from engage.usecase.sla import sla as measured

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    now = clock.now_on(session.workspace, session.today, live=as_of is None)
    view = measured(session.workspace, session.today, now, query, periods)
    refuse_unmatched(view.query, view.promises, view.nearest)
    places = {
        (fault.path, fault.pointer): session.loaded.locate(fault.path, fault.pointer, False, None)
        for promise in view.promises
        for fault in promise.faults
    }
    if format_ is SlaFormat.JSON:
        from engage.render.sla_json import document

        out.emit_json(session.named(document(view, places, session.lang)), output)
    elif format_ is SlaFormat.CSV:
        from engage.render.csv_table import csv_text
        from engage.render.sla_json import COLUMNS, table

        out.emit(csv_text(COLUMNS, table(view)), output)
    else:
        from engage.render.sla import text

        out.emit(text(view, places, session.theme), output)
    if fail_on is SlaFailOn.BELOW and view.below:
        raise typer.Exit(FINDINGS)
