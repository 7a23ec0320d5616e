"""`engage capacity`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT_HELP,
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.plan.workload import ResourceKind

app = typer.Typer(rich_markup_mode=None)
_MOST_WEEKS = 520


class By(StrEnum):
    """What the load is added up by."""

    PERSON = "person"
    TEAM = "team"
    SKILL = "skill"
    EQUIPMENT = "equipment"
    PROVIDER = "provider"
    BUDGET = "budget"

    @property
    def kind(self) -> ResourceKind:
        """The kind of resources meant."""
        return self.value


class CapacityFormat(StrEnum):
    """Formats of `capacity`."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


@app.command(
    help=says(
        "Who has too much, which weeks, for which promises? Load against capacity of people, skills, "
        "equipment, providers and budgets, from all promises that were made; drafts and offers apart, times "
        "their chance. Work that nobody estimated is not known, never free.",
        "Qui a trop, quelles semaines, pour quels engagements ? Charge et capacité des personnes, "
        "compétences, équipements, prestataires et budgets, pour tout ce qui est promis ; brouillons et "
        "offres à part, selon leur chance. Le travail non estimé est inconnu, jamais libre.",
    )
)
def capacity(
    by: Annotated[
        By | None,
        typer.Option(
            "--by",
            help=says(
                "Only this kind, all of it; default: every kind but teams.",
                "Ce genre seulement, en entier ; par défaut tous sauf les équipes.",
            ),
        ),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="DATE",
            help=says("First week; default: this one.", "Première semaine ; par défaut celle-ci."),
        ),
    ] = None,
    weeks: Annotated[
        int,
        typer.Option("--weeks", min=1, max=_MOST_WEEKS, help=says("How many weeks.", "Combien de semaines.")),
    ] = 12,
    format_: Annotated[
        CapacityFormat, typer.Option("--format", "-f", help=FORMAT_HELP)
    ] = CapacityFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Compute the load of all, and show what was asked for."""
    from engage.cli import clock, out
    from engage.cli.session import open_session
    from engage.plan.schedule import compute
    from engage.plan.workload import mondays
    from engage.usecase.capacity import capacity as loaded

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    since = clock.day(first, None, "--from") if first else session.today
    kinds = (by.kind,) if by else None
    view = loaded(session.workspace, compute(session.workspace, session.today), mondays(since, weeks), kinds)
    if format_ is CapacityFormat.JSON:
        from engage.render.capacity_json import document

        out.emit_json(session.named(document(view)), output)
    elif format_ is CapacityFormat.CSV:
        from engage.render.capacity_json import table

        out.emit(table(view), output)
    else:
        from engage.render.capacity import text

        out.emit(text(view, session.theme), output)
