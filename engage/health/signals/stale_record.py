"""`stale-record`: nothing was recorded for so long that the colour means little."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.recorded import silence
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "stale-record"


def stale_record(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange beyond `health.stale` working days of silence, not counted before the start of the work."""
    quiet = silence(commitment, now)
    if quiet and quiet.days > now.days(now.workspace.policy.health.stale):
        length, on = working_days(quiet.days), day(quiet.last or quiet.since, now.today)
        message = Text(
            f"Nothing recorded for {length.en}, last on {on.en}",
            f"Rien de consigné depuis {length.fr}, dernière trace le {on.fr}",
        )
        if quiet.last is None:
            message = Text(
                f"Nothing recorded since the start, {length.en} ago",
                f"Rien de consigné depuis le démarrage, il y a {length.fr}",
            )
        yield Reason(CODE, "orange", message, ("journal",), 10 + min(quiet.days, 99) / 100)
