"""`engage kpi`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT,
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
    option,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.usecase.kpi_view import KpiView

app = typer.Typer(rich_markup_mode=None)
FINDINGS = 1


class KpiFormat(StrEnum):
    """Formats of `kpi`."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    HTML = "html"


class GroupBy(StrEnum):
    """By what the figures are told apart."""

    TEAM = "team"
    PRODUCT_LINE = "product-line"
    ACCOUNT = "account"
    TYPE = "type"
    REGION = "region"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class KpiFailOn(StrEnum):
    """When the command fails."""

    MISSED = "missed"
    NEVER = "never"


@app.command(
    help=says(
        "Figures against targets: on time (by the first date and by the current one), in full, kept, without "
        "a moved date, SLA, time to resolve, told first, notice, signed against the verdict, saves; "
        "each with "
        "its interval, its trend, and the causes of its gap. Of teams and processes, never of a person.",
        "Les chiffres face aux cibles : à temps (première date et date en vigueur), en totalité, tenus, sans "
        "report, SLA, temps de résolution, dit d’abord, préavis, signé contre l’avis, sauvetages ; chacun "
        "avec son intervalle, sa tendance et les causes de l’écart. D’équipes, jamais d’une personne.",
    )
)
def kpi(
    by: Annotated[GroupBy | None, option("--by", "Also by group.", "Aussi par groupe.")] = None,
    period: Annotated[
        str | None,
        option(
            "--period PERIOD",
            "12m (default), 6m, all, or a period such as 2026, 2026-Q3, 2026-10.",
            "12m (par défaut), 6m, all, ou une période comme 2026, 2026-Q3, 2026-10.",
        ),
    ] = None,
    explain: Annotated[
        str | None,
        option(
            "--explain NAME", "Open one figure into what it counts.", "Ouvrir un chiffre sur ce qu’il compte."
        ),
    ] = None,
    facts: Annotated[
        bool,
        option(
            "--facts",
            "With csv: the promises behind the figures, one a row.",
            "Avec csv : les engagements derrière les chiffres, un par ligne.",
        ),
    ] = False,
    fail_on: Annotated[
        KpiFailOn,
        option(
            "--fail-on", "Exit with 1 where a target is missed.", "Terminer avec 1 si une cible est manquée."
        ),
    ] = KpiFailOn.NEVER,
    format_: Annotated[KpiFormat, FORMAT] = KpiFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Count, compare with the targets, show, and fail where asked to."""
    from engage.cli import clock
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.health.escalation.raised import escalated_on
    from engage.learn.kpi import KPIS
    from engage.store.alerts import read_alerts
    from engage.usecase.kpi import kpi as counted
    from engage.usecase.kpi_view import By, KpiOptions, span_of

    names = [each.name for each in KPIS]
    name = explain.replace("-", "_") if explain else None
    if name is not None and name not in names:
        known = ", ".join(names)
        raise Refusal(
            f"--explain {explain}: figures are {known}", f"--explain {explain} : les chiffres sont {known}"
        )
    if facts and format_ is not KpiFormat.CSV:
        raise Refusal("--facts goes with --format csv", "--facts va avec --format csv")
    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    span = span_of(period, session.today)
    if span is None:
        raise Refusal(
            f"--period {period}: write 12m, all, 2026, 2026-Q3 or 2026-10",
            f"--period {period} : écrivez 12m, all, 2026, 2026-Q3 ou 2026-10",
        )
    session.tell_left_out()
    now = clock.now_on(session.workspace, session.today, live=as_of is None)
    group: By | None = by.value.replace("-", "_") if by else None  # type: ignore[assignment]  # values match
    raised = escalated_on(read_alerts(session.root).entries, clock.zone(session.workspace.policy.timezone))
    view = counted(session.workspace, session.today, now, KpiOptions(span, group, name), raised)
    _show(session, view, format_, facts=facts)
    if fail_on is KpiFailOn.MISSED and any(row.met is False for row in view.rows):
        raise typer.Exit(FINDINGS)


def _show(session: Session, view: KpiView, form: KpiFormat, *, facts: bool) -> None:
    from engage.cli import out

    if form is KpiFormat.JSON:
        from engage.render.kpi_json import document

        out.emit_json(session.named(document(view)), session.output)
    elif form is KpiFormat.CSV:
        from engage.render.csv_table import csv_text
        from engage.render.kpi_json import COLUMNS, FACT_COLUMNS, facts_table, table

        told = csv_text(FACT_COLUMNS, facts_table(view)) if facts else csv_text(COLUMNS, table(view))
        out.emit(told, session.output)
    elif form is KpiFormat.HTML:
        from engage.render.kpi_html import page

        out.emit(page(view, session.workspace.policy.organisation, session.lang), session.output)
    else:
        from engage.render.kpi import text

        out.emit(text(view, session.theme), session.output)
