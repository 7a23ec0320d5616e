"""`engage agree ID`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    DryRunOption,
    LangOption,
    PromiseArgument,
    WorkspaceOption,
    option,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.model.commitment import Commitment
    from engage.usecase.agree import Agreed, AgreeOptions

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help=says(
        "Record that the client agreed to a promise: who, when, a digest of its terms (wording, date, "
        "deliverables, criteria, gates), and the plan of today as its baseline. When a term changes "
        "afterwards, `check` says so until it is agreed again. Earlier agreements are kept.",
        "Noter l’accord du client sur un engagement\u00a0: qui, quand, une empreinte de ses termes (texte, "
        "date, livrables, critères, jalons), et le plan du jour comme référence. Si un terme change ensuite, "
        "`check` le signale jusqu’au nouvel accord. Les accords antérieurs sont conservés.",
    )
)
def agree(
    promise: PromiseArgument,
    by: Annotated[
        str,
        option("--by WHO", "Who agreed, on the client’s side.", "Qui a donné l’accord, chez le client."),
    ],
    milestone: Annotated[
        str | None,
        option(
            "--milestone M",
            "They agreed to this gate’s criteria, not to the whole.",
            "L’accord porte sur ce jalon, pas sur le tout.",
        ),
    ] = None,
    on: Annotated[
        str | None,
        option(
            "--on DATE",
            "The day they agreed; default: today.",
            "Le jour de l’accord\u202f; par défaut aujourd’hui.",
        ),
    ] = None,
    ref: Annotated[
        str | None,
        option(
            "--ref TEXT",
            "Where it is written, such as “mail of 1 September”.",
            "Où c’est écrit, ex. «\u00a0courriel du 1er septembre\u00a0».",
        ),
    ] = None,
    no_baseline: Annotated[
        bool,
        option("--no-baseline", "Leave the baseline as it is.", "Laisser le plan de référence."),
    ] = False,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Change the promise's file, and say what was recorded."""
    from engage.cli import editing
    from engage.cli.values import Days, line, one_line
    from engage.usecase.agree import AgreeOptions

    session = editing.open_to_write(workspace, as_of, lang)
    today = session.today
    options = AgreeOptions(
        by=one_line("--by", by),
        on=Days(today).past("--on", on) or today,
        today=today,
        ref=line("--ref", ref),
        milestone=milestone,
        baseline=not no_baseline,
    )
    commitment = editing.written(session, promise)
    found = _decide(session, commitment, options)
    changed = editing.edit(session, commitment.path, found.changes, write=not dry_run)
    if dry_run:
        editing.show(changed)
        return
    editing.tell(session, [found.summary])
    if changed:
        session.say(found.next)


def _decide(session: Session, commitment: Commitment, options: AgreeOptions) -> Agreed:
    """What is to be recorded; a schedule is computed only where it becomes the baseline."""
    from engage.cli.editing import decided
    from engage.usecase.agree import agree as agreed
    from engage.usecase.agree import freezes, without_baseline

    plan, known = None, session.workspace.commitment[commitment.id]
    if freezes(known, options):
        from engage.plan.schedule import compute

        plan = compute(without_baseline(session.workspace, known), session.today).plans.get(known.id)
    return decided(agreed(session.workspace, commitment, plan, options))
