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
    from engage.cli.session import Session
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
    from engage.cli import editing, out
    from engage.cli.refusal import Refusal
    from engage.cli.who import somebody
    from engage.render.theme import escaped
    from engage.usecase.change import Refused
    from engage.usecase.day_words import read_day
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
    day = (
        session.today
        if on is None
        else editing.read("--on", on, lambda t: read_day(t, session.today, past=True))
    )
    said = None if note is None else editing.one_line("--note", note)
    options = TriggerOptions(wanted, day, author.id if author else None, said)
    found = triggered(Desk(session.workspace, commitment, session.today), options)
    if isinstance(found, Refused):
        raise editing.refused(found.reason)
    made = editing.draft_promise(session, commitment, found.changes)
    if dry_run:
        editing.show(made.diff)
        return
    editing.save(session, [made])
    out.emit("".join(escaped(line) + "\n" for line in _lines(session, found)))
    if found.shared:
        session.say(_shared())


def _lines(session: Session, found: Triggered) -> list[str]:
    from engage.model.text import Text
    from engage.plan.figures import long_day

    lines = [found.said.to(session.lang)]
    for step in found.steps:
        due = long_day(step.due) if step.due else Text("no date", "sans date")
        words = Text(
            f"  {step.id}  {step.who_name}, by {due.en}: {step.what}",
            f"  {step.id}  {step.who_name}, pour le {due.fr}\u00a0: {step.what}",
        )
        lines.append(words.to(session.lang))
    if not found.steps:
        none = Text(
            "  It has no plan: say what is done, with `engage update ID --action …`",
            "  Il n’a pas de plan\u00a0: dites ce qui est fait, avec `engage update ID --action …`",
        )
        lines.append(none.to(session.lang))
    return lines


def _shared() -> Text:
    from engage.model.text import Text

    return Text(
        "The plan is shared with the client: tell them (`engage tell`).",
        "Le plan est partagé avec le client\u00a0: prévenez-le (`engage tell`).",
    )
