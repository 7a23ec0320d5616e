"""What the client has not been told yet."""

from __future__ import annotations

from engage.health.situation import Situation
from engage.health.slips import kept_back, last_told
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text


def owed_to_client(commitment: Commitment, now: Situation) -> Text | None:
    """A slip that is known inside and not told, else a silence beyond `health.client_silence`.

    Meant for promises that are orange or red; `None` where the client is up to date.
    """
    if slip := kept_back(commitment, now.today):
        since = day(slip.known, now.today)
        return Text(
            f"Known since {since.en}, not told to the client yet",
            f"Su depuis le {since.fr}, pas encore dit au client",
        )
    last = last_told(commitment, now.today)
    if last is None:
        return Text("No word to the client on record", "Aucun échange avec le client n’est consigné")
    silent = now.working_days(last, now.today)
    if silent <= now.days(now.workspace.policy.health.client_silence):
        return None
    length, on = working_days(silent), day(last, now.today)
    return Text(
        f"Nothing said to the client for {length.en}, last on {on.en}",
        f"Rien dit au client depuis {length.fr}, dernier mot le {on.fr}",
    )
