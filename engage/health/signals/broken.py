"""`broken`: the promise was not kept, and its recovery is not closed."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day
from engage.model.aftermath import Recovery
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

_STEPS = (
    ("acknowledged", Text("acknowledge it to the client", "le reconnaître auprès du client")),
    ("explained", Text("explain it to the client", "l’expliquer au client")),
    ("follow_up", Text("prove that it holds", "prouver que cela tient")),
    ("closed", Text("have the client close it", "la faire clore par le client")),
)


def broken(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Red until the client closes the recovery; the next step is named."""
    recovery = commitment.recovery
    if commitment.status != "broken" or recovery is None or recovery.opened is None:
        return
    since, step = day(recovery.opened, now.today), _next_step(recovery)
    message = Text(
        f"Promise broken, recovery open since {since.en}; next: {step.en}",
        f"Engagement rompu, réparation ouverte depuis le {since.fr}\u202f; à faire\u00a0: {step.fr}",
    )
    yield Reason("broken", "red", message, ("recovery",), 100)


def _next_step(recovery: Recovery) -> Text:
    for name, words in _STEPS:
        step = getattr(recovery, name)
        if not (step and (step.on or step.done)):
            return words
    return _STEPS[-1][1]
