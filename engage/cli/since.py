"""What `review --since` means: the day or the revision with which today is compared."""

from __future__ import annotations

import re
from datetime import date

from engage.cli.as_of import names_revision
from engage.cli.refusal import Refusal, refused
from engage.cli.session import Session
from engage.cli.situation import on_day, situation
from engage.health.colours import Colours, colours
from engage.model.asof import known_on
from engage.model.text import Text
from engage.store.loaded import Loaded

_AGO = re.compile(r"(\d{1,4})([dw])")


def compared(session: Session, since: str, *, from_git: bool) -> Colours:
    """The colours to compare those of today with.

    `7d` and `2w` are calendar days and weeks. A day takes the files of today less what they date later; with
    `from_git`, or where a revision is named, they are those that were committed then.

    Raises:
        Refusal: it is neither a length of time, nor a day before today, nor a revision.
    """
    if (length := _AGO.fullmatch(since.strip())) or not names_revision(since):
        day = _ago(session.today, length) if length else _day(since)
        if day >= session.today > date.min:  # before the first day there is none to compare with
            raise Refusal(
                f"--since: {since} is not before {session.today}",
                f"--since\u00a0: {since} n’est pas avant le {session.today}",
            )
        return _on(session, day, from_git=from_git)
    from engage.cli.past import at_revision

    try:
        loaded, day = at_revision(session.root, since)
    except Refusal as refusal:
        raise Refusal(*_renamed(refusal.text, since)) from None
    return _as_loaded(loaded, min(day, session.today))


def _renamed(why: Text, since: str) -> tuple[str, str]:
    en = why.en.replace("--as-of", "--since", 1)
    fr = why.fr.replace("--as-of", "--since", 1)
    return f"{en} (a length such as 7d or 2w is understood too: {since})", (
        f"{fr} (une durée comme 7d ou 2w est comprise aussi\u00a0: {since})"
    )


def _ago(today: date, length: re.Match[str]) -> date:
    days = int(length[1]) * (7 if length[2] == "w" else 1)
    return date.fromordinal(max(1, today.toordinal() - days)) if days else today


def _day(given: str) -> date:
    from engage.model.days import parse_day
    from engage.model.fault import Fault

    try:
        return parse_day(given.strip())
    except Fault as fault:
        raise refused("--since", fault.text) from None


def _on(session: Session, day: date, *, from_git: bool) -> Colours:
    if not from_git:
        return on_day(session, day, simulated=True)
    from engage.cli.past import at_day

    try:
        loaded, _ = at_day(session.root, day.isoformat())
    except Refusal:
        session.say(
            Text(
                f"git has nothing of {day}: compared with what the files of today date until then",
                f"git n’a rien au {day}\u00a0: comparé à ce que les fichiers d’aujourd’hui datent jusque-là",
            )
        )
        return on_day(session, day, simulated=True)
    return _as_loaded(loaded, day)


def _as_loaded(loaded: Loaded, day: date) -> Colours:
    return colours(situation(known_on(loaded.workspace, day), day, simulated=True))
