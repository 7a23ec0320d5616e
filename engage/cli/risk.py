"""`engage risk trigger ID`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    AuthorOption,
    DryRunOption,
    LangOption,
    WorkspaceOption,
    argument,
    option,
)

if TYPE_CHECKING:
    from engage.model.text import Text
    from engage.usecase.risk_trigger import Triggered

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help=says(
        "A risk strikes: set its plan going. The register is `engage risks`; a new one `engage new risk`.",
        "Un risque survient : lancer son plan. Le registre : `engage risks`.",
    ),
)


@app.callback()
def risk() -> None:
    """Keep `trigger` a word of its own."""


@app.command(
    help=says(
        "Note that a risk struck: its contingency plan becomes actions with owners and dates in working "
        "days, and the journal says so. A risk of the register becomes the promise's own.",
        "Noter qu’un risque est survenu : son plan de secours devient des actions avec responsables et dates "
        "en jours ouvrés, et le journal le dit. Un risque du registre devient celui de l’engagement.",
    )
)
def trigger(
    name: Annotated[
        str,
        argument("ID/RISK", "The promise and its risk.", "L’engagement et son risque."),
    ],
    on: Annotated[
        str | None,
        option("--on DATE", "The day it struck; default: today.", "Le jour ; par défaut aujourd’hui."),
    ] = None,
    note: Annotated[
        str | None,
        option("--note TEXT", "What was seen.", "Ce qui a été constaté."),
    ] = None,
    as_: AuthorOption = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Change the promise's file, and say who does what by when."""
    from engage.cli import editing
    from engage.cli.refusal import Refusal
    from engage.cli.values import Days, line
    from engage.cli.who import somebody
    from engage.usecase.risk_trigger import TriggerOptions
    from engage.usecase.risk_trigger import trigger as triggered
    from engage.usecase.update.desk import Desk

    session = editing.open_to_write(workspace, as_of, lang)
    promise, _, wanted = name.partition("/")
    if not wanted:
        raise Refusal(
            f"{name!r}: name the promise and its risk, as {name}/R1",
            f"«\u00a0{name}\u00a0»\u00a0: nommez l’engagement et son risque, comme {name}/R1",
        )
    commitment = editing.written(session, promise)
    author = somebody(session, as_)
    day = Days(session.today).past("--on", on) or session.today
    options = TriggerOptions(wanted, day, author.id if author else None, line("--note", note))
    found = editing.decided(triggered(Desk(session.workspace, commitment, session.today), options))
    editing.change_promise(session, commitment, found.changes, _said(found), write=not dry_run)
    if found.shared and not dry_run:
        session.say(_shared())


def _said(found: Triggered) -> list[Text]:
    from engage.model.text import Text
    from engage.plan.figures import long_day

    lines = [found.said]
    for step in found.steps:
        due = long_day(step.due) if step.due else Text("no date", "sans date")
        lines.append(Text(
            f"  {step.id}  {step.who_name}, by {due.en}: {step.what}",
            f"  {step.id}  {step.who_name}, pour le {due.fr}\u00a0: {step.what}",
        ))  # fmt: skip
    if not found.steps:
        lines.append(Text(
            "  It has no plan: say what is done, with `engage update ID --action …`",
            "  Il n’a pas de plan\u00a0: dites ce qui est fait, avec `engage update ID --action …`",
        ))  # fmt: skip
    return lines


def _shared() -> Text:
    from engage.model.text import Text

    return Text(
        "The plan is shared with the client: tell them (`engage tell`).",
        "Le plan est partagé avec le client\u00a0: prévenez-le (`engage tell`).",
    )
