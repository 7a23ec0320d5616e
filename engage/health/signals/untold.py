"""`slip-untold`: a slip is known inside, and the client was not told."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.slips import kept_back
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

CODE = "slip-untold"


def slip_untold(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """By `health.untold`: orange beyond the first number of working days, red beyond the second."""
    slip = kept_back(commitment, now.today)
    if slip is None:
        return
    waited = now.working_days(slip.known, now.today)
    orange, red = (now.days(days) for days in now.workspace.policy.health.untold)
    if waited <= orange:
        return
    colour: Shade = "red" if waited > red else "orange"
    since, days = day(slip.known, now.today), working_days(waited)
    message = Text(
        f"Slip known since {since.en}, not told to the client for {days.en}",
        f"Glissement su depuis le {since.fr}, pas dit au client depuis {days.fr}",
    )
    yield Reason(CODE, colour, message, (*slip.pointer, "known"), 48 + min(waited, 99) / 100)
