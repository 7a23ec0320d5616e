"""`suspended`: the work is stopped; said apart when it waits for the client."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day
from engage.model.commitment import Commitment, Pause
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

_WAITING = {
    "client": Text(", waiting on the client", ", en attente du client"),
    "third_party": Text(", waiting on a third party", ", en attente d’un tiers"),
    "us": Text("", ""),
}


def suspended(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange as long as the work is stopped."""
    if commitment.status != "suspended":
        return
    pause = open_pause(commitment, now)
    if pause is None:
        yield Reason("suspended", "orange", Text("Suspended", "Suspendu"), ("status",), 99)
        return
    since, waiting = day(pause.from_, now.today), _WAITING[pause.waiting_on]
    cause_en, cause_fr = (f": {pause.cause}", f"\u00a0: {pause.cause}") if pause.cause else ("", "")
    message = Text(
        f"Suspended since {since.en}{waiting.en}{cause_en}",
        f"Suspendu depuis le {since.fr}{waiting.fr}{cause_fr}",
    )
    yield Reason("suspended", "orange", message, ("pauses", commitment.pauses.index(pause)), 99)


def open_pause(commitment: Commitment, now: Situation) -> Pause | None:
    """The pause that holds today; the latest begun where several do."""
    holding = [p for p in commitment.pauses if p.from_ <= now.today and (p.to is None or p.to >= now.today)]
    return max(holding, key=lambda pause: pause.from_, default=None)


def waits_for_client(commitment: Commitment, now: Situation) -> bool:
    """Whether the promise is suspended because of something the client owes."""
    pause = open_pause(commitment, now) if commitment.status == "suspended" else None
    return pause is not None and pause.waiting_on == "client"
