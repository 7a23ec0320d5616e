"""`engage feedback`, `engage feedback due`, `engage feedback record ID`."""

from __future__ import annotations

import typer

from engage.cli import feedback_options as given
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    ClientOption,
    DryRunOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
    YesNo,
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
    promise: given.Promise,
    nps: given.Nps = None,
    kept: given.Kept = None,
    cause: given.Cause = None,
    note: given.Note = None,
    by: given.By = None,
    moment: given.Asked = None,
    on: given.On = None,
    action: given.Action = None,
    who: given.Who = None,
    due: given.Due = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Change the promise's file."""
    from engage.cli import editing
    from engage.cli.refusal import Refusal
    from engage.cli.values import Days, line, one_line
    from engage.usecase.feedback_record import Answered
    from engage.usecase.feedback_record import record as recorded
    from engage.usecase.update.desk import Desk
    from engage.usecase.update.facts import NewAction

    session = editing.open_to_write(workspace, as_of, lang)
    wanted, _, gate = promise.partition("/")
    commitment = editing.written(session, wanted)
    days = Days(session.today)
    if action is None and (who or due):
        raise Refusal("--who, --due: go with --action", "--who, --due\u00a0: accompagnent --action")
    step = None
    if action is not None:
        step = NewAction(one_line("--action", action), who, days.ahead("--due", due), "feedback")
    answer = Answered(
        on=days.past("--on", on) or session.today,
        moment=moment.value if moment else None,
        milestone=gate or None,
        nps=nps,
        kept=None if kept is None else kept is YesNo.YES,
        causes=tuple(cause or ()),
        by=line("--by", by),
        note=line("--note", note),
        action=step,
    )
    found = editing.decided(recorded(Desk(session.workspace, commitment, session.today), answer))
    editing.change_promise(session, commitment, found.changes, found.said, write=not dry_run)
