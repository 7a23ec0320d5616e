"""`engage review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from engage.cli import review_options as given
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    ClientOption,
    DryRunOption,
    FromGitOption,
    LangOption,
    OutputOption,
    ReviewFormat,
    ReviewFormatOption,
    WorkspaceOption,
)
from engage.model.text import Text

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.usecase.review import ReviewView

app = typer.Typer(rich_markup_mode=None)
FINDINGS = 1


@app.command(
    help=says(
        "The weekly review: an agenda that fits the time, with what to decide, with whom, and what the "
        "client must hear; every live promise, worst and most important first, with its reasons; what "
        "changed; watermelons, silent promises, open actions. With --record, what was decided goes into "
        "the files.",
        "La revue hebdomadaire : un ordre du jour qui tient dans le temps, avec ce qu’il faut décider, avec "
        "qui, et ce que le client doit apprendre ; chaque engagement en cours, les pires et les plus "
        "importants d’abord, avec les raisons ; ce qui a changé ; pastèques, muets, actions. Avec --record, "
        "ce qui est décidé va dans les fichiers.",
    )
)
def review(
    client: ClientOption = None,
    owner: given.OwnerOption = None,
    only: given.OnlyOption = None,
    importance: given.ImportanceOption = None,
    by: given.ByOption = given.By.CLIENT,
    everything: given.AllOption = False,
    since: given.SinceOption = "7d",
    minutes: given.MinutesOption = 45,
    fail_on: given.FailOnOption = given.FailOn.NEVER,
    trend: given.TrendOption = None,
    record: given.RecordOption = False,
    action: given.ActionOption = None,
    decision: given.DecisionOption = None,
    dry_run: DryRunOption = False,
    format_: ReviewFormatOption = ReviewFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Judge every live promise, show the review or record it, and fail where asked to."""
    from engage.cli.editing import open_to_write
    from engage.cli.recording import record as write_down
    from engage.cli.recording import taken
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.cli.since import compared
    from engage.cli.situation import current
    from engage.usecase.review import ReviewOptions
    from engage.usecase.review import review as reviewed

    over_weeks = trend is not None or format_ is ReviewFormat.SVG
    if record:
        _can_be_recorded(over_weeks=over_weeks, from_git=from_git)
    elif action or decision or dry_run:
        raise Refusal(
            "--action, --decision and --dry-run want --record",
            "--action, --decision et --dry-run demandent --record",
        )
    wanted = ReviewOptions(
        client=client,
        owner=owner,
        colour=only.value if only else None,
        minutes=minutes,
        importance=importance.value if importance else None,
        by=by.value,
        everything=everything,
    )
    session = (
        open_to_write(workspace, as_of, lang)
        if record
        else open_session(workspace, as_of, lang, output, from_git=from_git)
    )
    session.tell_left_out()
    _known(session, client, owner)
    if over_weeks:
        from engage.cli.trend import show_trend

        shown = show_trend(session, as_of, trend or "12w", wanted, format_)
        _fail(fail_on, shown.counts("red")[-1], shown.counts("orange")[-1])
        return
    decided = taken(session, action or [], decision or [])
    before = compared(session, since, from_git=from_git)
    view = reviewed(current(session, simulated=True), before, wanted)
    if record:
        write_down(session, view, decided, dry_run=dry_run)
    else:
        _show(session, view, format_)
    _fail(fail_on, view.summary.red, view.summary.orange)


def _can_be_recorded(*, over_weeks: bool, from_git: bool) -> None:
    """Stop at a review that shows what cannot be changed.

    Raises:
        Refusal: it shows colours over weeks, or files of the past.
    """
    from engage.cli.refusal import Refusal

    if over_weeks:
        raise Refusal("--record goes without --trend", "--record ne se combine pas avec --trend")
    if from_git:
        raise Refusal(
            "--record changes the files on disk: it cannot be combined with --from-git",
            "--record change les fichiers du disque\u00a0: il ne se combine pas avec --from-git",
        )


def _fail(fail_on: given.FailOn, red: int, orange: int) -> None:
    """End with 1 where a promise shown has the colour that was asked for."""
    failing = {given.FailOn.RED: red, given.FailOn.ORANGE: red + orange}
    if failing.get(fail_on):
        raise typer.Exit(FINDINGS)


def _show(session: Session, view: ReviewView, format_: ReviewFormat) -> None:
    from engage.cli import out

    if format_ is ReviewFormat.JSON:
        from engage.render.review_json import document

        out.emit_json(session.named(document(view, session.lang)), session.output)
    elif format_ is ReviewFormat.MARKDOWN:
        from engage.render.review_markdown import markdown

        out.emit(markdown(view, session.theme), session.output)
    else:
        from engage.render.review import text

        out.emit(text(view, session.theme), session.output)


def _known(session: Session, client: str | None, owner: str | None) -> None:
    """Refuse a client or an owner of whom there is nothing: an empty review would look like good news.

    Raises:
        Refusal: the name means nobody; with the nearest one.
    """
    workspace = session.workspace
    clients = {c.client: workspace.client_name(c.client) for c in workspace.commitments}
    clients |= {c.id: c.name or c.id for c in workspace.clients}
    owners = {c.owner: workspace.name_of(c, c.owner) for c in workspace.commitments if c.owner}
    _one_of("--client", client, clients, Text("no client is", "aucun client n’est"))
    _one_of("--owner", owner, owners, Text("no promise is led by", "aucun engagement n’est mené par"))


def _one_of(option: str, wanted: str | None, known: dict[str, str], nobody: Text) -> None:
    from engage.cli.refusal import Refusal
    from engage.rules.words import did_you_mean
    from engage.usecase.folded import folded

    names = [*known, *known.values()]
    if wanted is None or folded(wanted) in {folded(name) for name in names}:
        return
    near = did_you_mean(wanted, names)
    raise Refusal(
        f"{option}: {nobody.en} {wanted!r}" + (f"; {near.en}" if near else ""),
        f"{option}\u00a0: {nobody.fr} «\u00a0{wanted}\u00a0»" + (f"\u202f; {near.fr}" if near else ""),
    )
