"""`engage feedback`, `engage feedback due`, `engage feedback record ID`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
)

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    help=says(
        "How clients saw it: NPS with its margin, our view and theirs, causes, the improvement plan.",
        "Comment les clients l’ont vu : NPS et sa marge, notre vue et la leur, causes, plan d’amélioration.",
    ),
)
ClientOption = Annotated[
    str | None, typer.Option("--client", metavar="ID", help=says("Only this client.", "Ce client seulement."))
]


class Moment(StrEnum):
    """When the client is asked."""

    GATE = "gate"
    DELIVERY = "delivery"
    LATER = "later"


class YesNo(StrEnum):
    """As files write it."""

    YES = "yes"
    NO = "no"


@app.callback()
def feedback(
    ctx: typer.Context,
    client: ClientOption = None,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Without a subcommand, all answers and what they say."""
    if ctx.invoked_subcommand:
        return
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.render import feedback as shown
    from engage.usecase.feedback import feedback as answers

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = answers(session.workspace, session.today, client)
    if format_ is TextOrJson.JSON:
        out.emit_json(session.named(shown.document(view, session.lang)), output)
    else:
        out.emit(shown.text(view, session.theme), output)


@app.command(
    help=says(
        "Gates and deliveries that nobody asked the client about, and those some months ago.",
        "Jalons et livraisons sur lesquels personne n’a interrogé le client, et ceux d’il y a quelques mois.",
    )
)
def due(
    client: ClientOption = None,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """List whom to ask."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.render import feedback as shown
    from engage.usecase.feedback_due import feedback_due

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = feedback_due(session.workspace, session.today, client)
    if format_ is TextOrJson.JSON:
        out.emit_json(session.named(shown.due_document(view)), output)
    else:
        out.emit(shown.due_text(view, session.theme), output)


@app.command(
    help=says(
        "Note what a client answered, and the step of improvement that it leads to.",
        "Noter ce qu’un client a répondu, et l’étape d’amélioration qui en découle.",
    )
)
def record(
    promise: Annotated[
        str,
        typer.Argument(
            metavar="ID[/MILESTONE]", help=says("What was asked about.", "Ce sur quoi porte la question.")
        ),
    ],
    nps: Annotated[
        int | None,
        typer.Option(
            "--nps", metavar="0-10", help=says("Would they recommend us?", "Nous recommanderait-il ?")
        ),
    ] = None,
    kept: Annotated[
        YesNo | None,
        typer.Option("--kept", help=says("Was it kept, for the client?", "Tenu, pour le client ?")),
    ] = None,
    cause: Annotated[
        list[str] | None,
        typer.Option(
            "--cause",
            metavar="CAUSE",
            help=says("A cause of the taxonomy. Repeatable.", "Une cause de la taxonomie. Répétable."),
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help=says("What they said.", "Ce qui a été dit."))
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="WHO", help=says("Who answered.", "Qui a répondu.")),
    ] = None,
    moment: Annotated[
        Moment | None,
        typer.Option("--moment", help=says("Default: by the day.", "Par défaut : selon le jour.")),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=says("Default: today.", "Par défaut aujourd’hui.")),
    ] = None,
    action: Annotated[
        str | None,
        typer.Option(
            "--action", metavar="WHAT", help=says("What we do about it.", "Ce que nous en faisons.")
        ),
    ] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="PERSON", help=says("Who does it.", "Qui le fait."))
    ] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="DATE", help=says("By when.", "Pour quand."))
    ] = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Change the promise's file."""
    from engage.cli import editing, out
    from engage.cli.refusal import Refusal
    from engage.cli.update_facts import Reader
    from engage.render.theme import escaped
    from engage.usecase.change import Refused
    from engage.usecase.feedback_record import Answered
    from engage.usecase.feedback_record import record as recorded
    from engage.usecase.update.desk import Desk
    from engage.usecase.update.facts import NewAction

    session = editing.open_to_write(workspace, as_of, lang)
    wanted, _, gate = promise.partition("/")
    commitment = editing.written(session, wanted)
    reader = Reader(session.today, session.today, gate or None)
    if action is None and (who or due):
        raise Refusal("--who, --due: go with --action", "--who, --due\u00a0: accompagnent --action")
    step = None
    if action is not None:
        step = NewAction(editing.one_line("--action", action), who, reader.ahead("--due", due), "feedback")
    answer = Answered(
        on=reader.past("--on", on) or session.today,
        moment=moment.value if moment else None,
        milestone=gate or None,
        nps=nps,
        kept=None if kept is None else kept is YesNo.YES,
        causes=tuple(cause or ()),
        by=None if by is None else editing.one_line("--by", by),
        note=None if note is None else editing.one_line("--note", note),
        action=step,
    )
    found = recorded(Desk(session.workspace, commitment, session.today), answer)
    if isinstance(found, Refused):
        raise editing.refused(found.reason)
    made = editing.draft_promise(session, commitment, found.changes)
    if dry_run:
        editing.show(made.diff)
        return
    editing.save(session, [made])
    out.emit("".join(escaped(said.to(session.lang)) + "\n" for said in found.said))
