"""`engage escalate`, and `ack`, `silence`, `log`, `test` below it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from engage.cli import alert_record as on_record
from engage.cli import escalate_options as given
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.health.situation import Situation

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    help=says(
        "Who is to be told of what now, by the rules of engage.yaml: alerts in working hours, one message a "
        "person, each once, repeated and raised while nobody acknowledges. Shows it; sends only with --send.",
        "Qui prévenir de quoi, selon les règles d’engage.yaml\u00a0: alertes aux heures ouvrées, un message "
        "par personne, chacune une fois, rappelée puis remontée sans accusé de réception. Montre\u202f; "
        "n’envoie qu’avec --send.",
    ),
)
FAILED = 1


@app.callback()
def escalate(
    ctx: typer.Context,
    send: given.Send = False,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    at: given.At = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show who would be told of what, or tell them."""
    if ctx.invoked_subcommand is not None:
        return
    from engage.cli import out
    from engage.cli.editing import open_to_write
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.cli.situation import current
    from engage.store.alerts import read_alerts
    from engage.usecase.escalate import escalate as decided

    if send and from_git:
        raise Refusal(
            "--send goes by the files on disk, not with --from-git",
            "--send suit les fichiers du disque et ne va pas avec --from-git",
        )
    session = (
        open_to_write(workspace, as_of, lang)
        if send
        else open_session(workspace, as_of, lang, output, from_git=from_git)
    )
    session.tell_left_out()
    moment = on_record.moment_of(session, as_of, at)
    now = current(session, simulated=True)
    if send:
        _send(session, now, moment, format_, output, exact=as_of is not None or at is not None)
        return
    record = read_alerts(session.root)
    on_record.tell_faults(session, len(record.diagnostics))
    view = decided(now, moment, record.entries)
    if format_ is TextOrJson.JSON:
        from engage.render.escalate_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        from engage.render.escalate import text

        out.emit(text(view, session.theme), output)


def _send(
    session: Session,
    now: Situation,
    moment: datetime,
    format_: TextOrJson,
    output: Path | None,
    *,
    exact: bool,
) -> None:
    from engage.cli import out
    from engage.cli.sending import send as sent
    from engage.render import escalate_sent

    as_json = format_ is TextOrJson.JSON

    def shown(text: str) -> None:
        if as_json:
            out.message(text)
        else:
            out.emit(text + "\n")

    done = sent(session, now, moment, shown, exact=exact)
    if as_json:
        from engage.render.escalate_json import document

        found = session.named(document(done.view, session.lang))
        out.emit_json(found | {"sent": escalate_sent.entries(done.sent, session.lang)}, output)
    else:
        out.emit(escalate_sent.text(done.sent, session.theme), output)
    if done.failed:
        raise typer.Exit(FAILED)


@app.command(
    help=says(
        "Acknowledge an alert, also for somebody who said so: repeats and the next in line wait.",
        "Accuser réception d’une alerte, aussi pour quelqu’un qui l’a dit\u00a0: rappels et remontée "
        "attendent.",
    )
)
def ack(
    key: given.Key,
    by: given.By = None,
    for_: given.For = None,
    via: given.Via = None,
    until: given.Until = None,
    as_of: AsOfOption = None,
    at: given.At = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Add the acknowledgement to the record."""
    from engage.cli.refusal import Refusal
    from engage.cli.values import line
    from engage.model.text import Text
    from engage.usecase.alert_entries import acknowledgement

    session, state, moment = on_record.found(key, as_of, at, lang, workspace)
    if not state.open:
        raise Refusal(
            f"{state.key}: is over, there is nothing to acknowledge",
            f"{state.key}\u00a0: est levée, rien à accuser",
        )
    entry = acknowledgement(
        state,
        moment,
        by=on_record.speaker(session, by),
        for_=line("--for", for_),
        via=line("--via", via),
        until=None if until is None else on_record.end_of(session, until, moment),
    )
    who = entry.for_ or entry.by
    on_record.record(session, entry, Text(
        f"{state.commitment}, {state.rule}: acknowledged" + (f" by {who}" if who else ""),
        f"{state.commitment}, {state.rule}\u00a0: réception accusée" + (f" par {who}" if who else ""),
    ))  # fmt: skip


@app.command(
    help=says(
        "Mute an alert until a day, with the reason; it is on record.",
        "Mettre une alerte en sourdine jusqu’à un jour, avec la raison\u202f; c’est consigné.",
    )
)
def silence(
    key: given.Key,
    reason: given.Reason,
    until: given.LastDay,
    by: given.By = None,
    as_of: AsOfOption = None,
    at: given.At = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Add the silence to the record."""
    from engage.cli.values import one_line
    from engage.model.text import Text
    from engage.usecase.alert_entries import silencing

    session, state, moment = on_record.found(key, as_of, at, lang, workspace, unsent=True)
    why, end = one_line("--reason", reason), on_record.end_of(session, until, moment)
    entry = silencing(state, moment, by=on_record.speaker(session, by), reason=why, until=end)
    on_record.record(session, entry, Text(
        f"{state.commitment}, {state.rule}: silent to the end of {until}",
        f"{state.commitment}, {state.rule}\u00a0: en sourdine jusqu’au {until} inclus",
    ))  # fmt: skip


@app.command(
    help=says(
        "What was sent, acknowledged, silenced, resolved; oldest first.",
        "Ce qui fut envoyé, reçu, mis en sourdine, levé\u202f; le plus ancien d’abord.",
    )
)
def log(
    query: given.Query = None,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """List the record."""
    from engage.cli import clock, out
    from engage.cli.session import open_session
    from engage.model.alert import AlertEntry
    from engage.render.alert_log import document, text
    from engage.store.alerts import read_alerts

    session = open_session(workspace, as_of, lang, output)
    record = read_alerts(session.root)
    on_record.tell_faults(session, len(record.diagnostics))
    zone = clock.zone(session.workspace.policy.timezone)
    unique = {entry.id: entry for entry in record.entries}.values()
    found = sorted(
        (
            entry
            for entry in unique
            if entry.at.astimezone(zone).date() <= session.today
            and (
                query is None
                or query in {entry.commitment, entry.rule, entry.to}
                or entry.key.startswith(query)
            )
        ),
        key=AlertEntry.sort_key,
    )
    if format_ is TextOrJson.JSON:
        out.emit_json(document(found, session.today.isoformat()), output)
    else:
        out.emit(text(found, zone, session.theme), output)


@app.command(
    name="test",
    help=says(
        "Does every rule reach somebody? Exits with 1 where one does not, and says what is missing.",
        "Chaque règle atteint-elle quelqu’un\u202f? Termine avec 1 sinon, et dit ce qui manque.",
    ),
)
def try_out(
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Resolve every rule on every live promise, and look at the channels."""
    import os

    from engage.cli import out
    from engage.cli.session import open_session
    from engage.cli.situation import current
    from engage.connect.email import Email
    from engage.connect.open import open_channels
    from engage.render.alert_reach import document, text
    from engage.usecase.alert_reach import reach

    session = open_session(workspace, as_of, lang, output)
    session.tell_left_out()
    ready, unusable = open_channels(session.workspace.policy, session.root, os.environ, out.emit)
    mail_only = bool(ready) and all(isinstance(channel, Email) for channel in ready)
    view = reach(current(session), [channel.name for channel in ready], unusable, needs_address=mail_only)
    if format_ is TextOrJson.JSON:
        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        out.emit(text(view, session.theme), output)
    if view.missing:
        raise typer.Exit(FAILED)
