"""`stale-record`: nothing was recorded for so long that the colour means little."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.recorded import last_recorded
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "stale-record"


def stale_record(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange beyond `health.stale` working days of silence, not counted before the start of the work.

    Nothing is expected of a promise that has not started, was delivered, or has no dated fact at all.
    """
    if commitment.status not in {"active", "suspended"} or commitment.delivered:
        return
    start = commitment.promise.start if commitment.promise else None
    last = last_recorded(commitment, now)
    since = max(filter(None, (last, start)), default=None)
    if since is None or since > now.today:
        return
    silent = now.working_days(since, now.today)
    if silent > now.days(now.workspace.policy.health.stale):
        length, on = working_days(silent), day(last or since, now.today)
        message = Text(
            f"Nothing recorded for {length.en}, last on {on.en}",
            f"Rien de consigné depuis {length.fr}, dernière trace le {on.fr}",
        )
        if last is None:
            message = Text(
                f"Nothing recorded since the start, {length.en} ago",
                f"Rien de consigné depuis le démarrage, il y a {length.fr}",
            )
        yield Reason(CODE, "orange", message, ("journal",), 10 + min(silent, 99) / 100)
