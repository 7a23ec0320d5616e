"""`engage recovery [ID]`, and the steps of a recovery."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from engage.cli import recovery_record
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    PromiseArgument,
    TextOrJson,
    WorkspaceOption,
)


class _Recovery(TyperGroup):
    """`engage recovery ID` is `engage recovery show ID`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """A first word that is no subcommand is an id."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["show", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Recovery,
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    help=says(
        "Win trust back after a broken promise: `engage recovery ID` says where it stands; without ID all "
        "that are open, and the broken promises without one. Each step has its command.",
        "Regagner la confiance après un engagement rompu : `engage recovery ID` dit où on en est ; sans ID, "
        "toutes celles en cours et les engagements rompus sans réparation. Chaque étape a sa commande.",
    ),
)


@app.callback()
def recovery(
    ctx: typer.Context,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Without a subcommand, all open recoveries."""
    if ctx.invoked_subcommand:
        return
    from engage.cli import out
    from engage.cli.recovery_steps import records
    from engage.cli.session import open_session
    from engage.render import recovery as shown
    from engage.usecase.recovery import recoveries

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    view = recoveries(records(session))
    if format_ is TextOrJson.JSON:
        out.emit_json(session.named(shown.overview_document(view, session.lang)), output)
    else:
        out.emit(shown.overview(view, session.theme), output)


@app.command(help=says("Where one recovery stands.", "Où en est une réparation."))
def show(
    promise: PromiseArgument,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Every step with its owner and date; what comes next."""
    from engage.cli import out
    from engage.cli.recovery_steps import records
    from engage.cli.session import known_promise, open_session
    from engage.render import recovery as shown
    from engage.usecase.recovery import recovery_view

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    now = records(session)
    view = recovery_view(known_promise(session, promise), now)
    if format_ is TextOrJson.JSON:
        head = {
            "schema": "engage/recovery/1",
            "as_of": session.today.isoformat(),
            "left_out": list(session.workspace.left_out),
        }
        out.emit_json(session.named(head | shown.recovery_json(view, session.lang)), output)
    else:
        out.emit(shown.text(view, session.theme, session.today), output)


app.add_typer(recovery_record.app)
