"""`engage escalate`, and `ack`, `silence`, `log`, `test` below it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from engage.cli import escalate_options as given
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FormatOption,
    FromGitOption,
    LangOption,
    Language,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.health.escalation.state import AlertState
    from engage.health.situation import Situation
    from engage.model.alert import AlertEntry
    from engage.model.text import Text

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
NOON = "12:00"
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


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
    moment = _moment(session, as_of, at)
    now = current(session, simulated=True)
    if send:
        _send(session, now, moment, format_, output, exact=as_of is not None or at is not None)
        return
    record = read_alerts(session.root)
    _tell_faults(session, len(record.diagnostics))
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
    from engage.model.text import Text
    from engage.usecase.alert_entries import acknowledgement

    session, state, moment = _found(key, as_of, at, lang, workspace)
    if not state.open:
        raise Refusal(
            f"{state.key}: is over, there is nothing to acknowledge",
            f"{state.key}\u00a0: est levée, rien à accuser",
        )
    entry = acknowledgement(
        state,
        moment,
        by=_who(session, by),
        for_=_words(for_),
        via=_words(via),
        until=_end(session, until, moment),
    )
    who = entry.for_ or entry.by
    _record(session, entry, Text(
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
    from engage.cli.refusal import Refusal
    from engage.model.text import Text
    from engage.usecase.alert_entries import silencing

    session, state, moment = _found(key, as_of, at, lang, workspace, unsent=True)
    why, end = _words(reason), _end(session, until, moment)
    if not why or end is None:
        raise Refusal("--reason: is empty", "--reason\u00a0: est vide")
    entry = silencing(state, moment, by=_who(session, by), reason=why, until=end)
    _record(session, entry, Text(
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
    _tell_faults(session, len(record.diagnostics))
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


def _moment(session: Session, as_of: str | None, at: str | None) -> datetime:
    """Now, or the time asked for on the day that counts as today.

    Raises:
        Refusal: not a time.
    """
    from engage.cli import clock
    from engage.cli.refusal import Refusal

    policy = session.workspace.policy
    if at is None and as_of is None:
        return clock.now(policy.timezone)
    at = at if at is not None else NOON
    if not _TIME.fullmatch(at.strip()):
        raise Refusal(
            f"--at: {at!r} is not a time such as 09:30",
            f"--at\u00a0: «\u00a0{at}\u00a0» n’est pas une heure comme 09:30",
        )
    time = datetime.strptime(at.strip(), "%H:%M").time()  # noqa: DTZ007  # the zone is added
    return datetime.combine(session.today, time, clock.zone(policy.timezone))


def _found(
    key: str,
    as_of: str | None,
    at: str | None,
    lang: Language | None,
    workspace: Path | None,
    *,
    unsent: bool = False,
) -> tuple[Session, AlertState, datetime]:
    """The alert that a key means, as the record has it; with `unsent`, also one that fires and was not sent.

    Raises:
        Refusal: no alert has that key, or several begin so.
    """
    from engage.cli.editing import open_to_write
    from engage.cli.refusal import Refusal
    from engage.health.escalation.state import AlertState, states
    from engage.store.alerts import read_alerts

    session = open_to_write(workspace, as_of, lang)
    moment = _moment(session, as_of, at)
    entries = read_alerts(session.root).entries
    last = max((entry.at for entry in entries), default=moment)
    moment = max(moment, last.astimezone(moment.tzinfo)) if as_of is None else moment
    known = states(entries, moment)
    found = [state for name, state in known.items() if key and name.startswith(key)]
    if not found and unsent and key:
        from engage.cli.situation import current
        from engage.usecase.escalate import escalate as decided

        rows = decided(current(session, simulated=True), moment, entries).rows
        found = [
            AlertState(row.key, row.rule, row.commitment, row.subject)
            for row in rows
            if row.key.startswith(key)
        ]
    if len(found) == 1:
        return session, found[0], moment
    if not found:
        raise Refusal(
            f"no alert on record has the key {key!r}; `engage escalate log` lists them",
            f"aucune alerte consignée n’a la clé «\u00a0{key}\u00a0»\u202f; `engage escalate log` les donne",
        )
    keys = ", ".join(state.key for state in found[:5])
    raise Refusal(
        f"{key!r} begins several keys: {keys}", f"«\u00a0{key}\u00a0» commence plusieurs clés\u00a0: {keys}"
    )


def _record(session: Session, entry: AlertEntry, said: Text) -> None:
    from engage.cli import out
    from engage.cli.refusal import Refusal
    from engage.cli.sending import PATIENCE
    from engage.render.theme import escaped
    from engage.store.alerts import Busy, alone, append

    try:
        with alone(session.root, PATIENCE):
            append(session.root, [entry])
    except (Busy, OSError) as error:
        reason = getattr(error, "strerror", None) or "another run is sending"
        raise Refusal(
            f"records/alerts: cannot be written: {reason}",
            f"records/alerts\u00a0: écriture impossible\u00a0: {reason}",
        ) from None
    out.emit(escaped(said.to(session.lang)) + "\n")


def _words(given: str | None) -> str | None:
    return " ".join(given.split()) or None if given is not None else None


def _who(session: Session, by: str | None) -> str | None:
    """Who says so: as given, else whoever is at the keyboard, where something tells."""
    from engage.cli.who import somebody

    given = _words(by)
    if given:
        return given
    found = somebody(session, None)
    return found.id if found else None


def _end(session: Session, until: str | None, moment: datetime) -> datetime | None:
    """The end of a day in the workspace's zone, which must lie ahead.

    Raises:
        Refusal: not a day, or one that is over.
    """
    from datetime import timedelta

    from engage.cli import clock
    from engage.cli.refusal import Refusal
    from engage.model.days import parse_day
    from engage.model.fault import Fault

    if until is None:
        return None
    try:
        day = parse_day(until.strip())
    except Fault as fault:
        raise Refusal(f"--until: {fault.text.en}", f"--until\u00a0: {fault.text.fr}") from None
    zone = clock.zone(session.workspace.policy.timezone)
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
    if end <= moment:
        raise Refusal(f"--until: {until} is over", f"--until\u00a0: le {until} est passé")
    return end


def _tell_faults(session: Session, count: int) -> None:
    """On stderr: lines of the record that could not be read."""
    from engage.health.words import plural
    from engage.model.text import Text

    if count:
        lines = plural(count, Text("line", "ligne"), Text("lines", "lignes"))
        session.say(Text(
            f"left out: {lines.en} of records/alerts cannot be read; `engage check` says which",
            f"laissé de côté\u00a0: {lines.fr} de records/alerts illisibles\u202f; "
                "`engage check` dit lesquelles",
        ))  # fmt: skip
