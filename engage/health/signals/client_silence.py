"""`client-silence`: orange or red, and the client has heard nothing for days."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.slips import last_told
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text

CODE = "client-silence"


def client_silence(commitment: Commitment, status: Shade, now: Situation) -> Iterator[Reason]:
    """Orange beyond `health.client_silence`, where the other signals say orange or red.

    Counted from the last word, else from the day the promise was made. It never makes a green promise
    orange: all being well, nobody owes a word.
    """
    if status not in {"orange", "red"}:
        return
    last = last_told(commitment, now.today)
    made = commitment.promise.made if commitment.promise else None
    since = last or made
    if since is None or since > now.today:
        return
    silent = now.working_days(since, now.today)
    if silent <= now.days(now.workspace.policy.health.client_silence):
        return
    days, on = working_days(silent), day(since, now.today)
    message = Text(
        f"Nothing said to the client for {days.en}, last on {on.en}",
        f"Rien dit au client depuis {days.fr}, dernier mot le {on.fr}",
    )
    if last is None:
        message = Text(
            f"Nothing said to the client since the promise was made, {days.en} ago",
            f"Rien dit au client depuis l’engagement, pris il y a {days.fr}",
        )
    yield Reason(CODE, "orange", message, ("exchanges",), 8 + min(silent, 99) / 100)
