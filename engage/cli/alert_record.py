"""The record of alerts as commands read and add to it: which alert is meant, who speaks, until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engage.cli.options import Language

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.health.escalation.state import AlertState
    from engage.model.alert import AlertEntry
    from engage.model.text import Text

NOON = "12:00"
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def moment_of(session: Session, as_of: str | None, at: str | None) -> datetime:
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


def found(
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
    from engage.health.escalation.state import states
    from engage.store.alerts import read_alerts

    session = open_to_write(workspace, as_of, lang)
    moment = moment_of(session, as_of, at)
    entries = read_alerts(session.root).entries
    last = max((entry.at for entry in entries), default=moment)
    moment = max(moment, last.astimezone(moment.tzinfo)) if as_of is None else moment
    known = states(entries, moment)
    matching = [state for name, state in known.items() if key and name.startswith(key)]
    if not matching and unsent and key:
        matching = _firing(session, key, moment, entries)
    return session, _only(key, matching), moment


def _firing(session: Session, key: str, moment: datetime, entries: Sequence[AlertEntry]) -> list[AlertState]:
    """Alerts that fire now and were never sent."""
    from engage.cli.situation import current
    from engage.health.escalation.state import AlertState
    from engage.usecase.escalate import escalate as decided

    rows = decided(current(session, simulated=True), moment, entries).rows
    return [
        AlertState(row.key, row.rule, row.commitment, row.subject) for row in rows if row.key.startswith(key)
    ]


def _only(key: str, matching: Sequence[AlertState]) -> AlertState:
    from engage.cli.refusal import Refusal

    if len(matching) == 1:
        return matching[0]
    if not matching:
        raise Refusal(
            f"no alert on record has the key {key!r}; `engage escalate log` lists them",
            f"aucune alerte consignée n’a la clé «\u00a0{key}\u00a0»\u202f; `engage escalate log` les donne",
        )
    keys = ", ".join(state.key for state in matching[:5])
    raise Refusal(
        f"{key!r} begins several keys: {keys}", f"«\u00a0{key}\u00a0» commence plusieurs clés\u00a0: {keys}"
    )


def record(session: Session, entry: AlertEntry, said: Text) -> None:
    """Add an entry, and say so.

    Raises:
        Refusal: another run is sending, or the file cannot be written.
    """
    from engage.cli.editing import tell
    from engage.cli.refusal import Refusal
    from engage.cli.sending import PATIENCE
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
    tell(session, [said])


def speaker(session: Session, by: str | None) -> str | None:
    """Who says so: as given, else whoever is at the keyboard, where something tells."""
    from engage.cli.values import line
    from engage.cli.who import somebody

    given = line("--by", by)
    if given:
        return given
    found = somebody(session, None)
    return found.id if found else None


def end_of(session: Session, until: str, moment: datetime) -> datetime:
    """The end of a day in the workspace's zone, which must lie ahead.

    Raises:
        Refusal: not a day, or one that is over.
    """
    from datetime import timedelta

    from engage.cli import clock
    from engage.cli.refusal import Refusal
    from engage.cli.values import read
    from engage.model.days import parse_day

    day = read("--until", until, parse_day)
    zone = clock.zone(session.workspace.policy.timezone)
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
    if end <= moment:
        raise Refusal(f"--until: {until} is over", f"--until\u00a0: le {until} est passé")
    return end


def tell_faults(session: Session, count: int) -> None:
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
