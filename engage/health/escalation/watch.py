"""The situation as the conditions look at it: each promise judged once."""

from __future__ import annotations

from engage.health.judge import Health, judge
from engage.health.reason import Reason, Shade, worst
from engage.health.situation import Situation
from engage.model.alert import Severity
from engage.model.commitment import Commitment


class Watch:
    """A situation, with the colours of its promises as they are asked for."""

    def __init__(self, now: Situation) -> None:
        self.now = now
        self._health: dict[str, Health] = {}

    def reasons(self, commitment: Commitment, position: int | None = None) -> tuple[Reason, ...]:
        """Why a promise has its colour, worst first; with `position`, without what is of other milestones."""
        if commitment.id not in self._health:
            self._health[commitment.id] = judge(commitment, self.now)
        found = self._health[commitment.id].reasons
        if position is None:
            return found
        return tuple(reason for reason in found if not _of_another(reason, position))

    def colour(self, commitment: Commitment, position: int | None = None) -> Shade:
        """The colour of a promise, or of one of its milestones."""
        return worst(self.reasons(commitment, position))

    def severity(self, commitment: Commitment, position: int | None = None) -> Severity:
        """How bad an alert about it is: red where the promise or the milestone is, else orange."""
        return "red" if self.colour(commitment, position) == "red" else "orange"


def _of_another(reason: Reason, position: int) -> bool:
    at = reason.pointer
    return len(at) > 1 and at[0] == "milestones" and at[1] != position
