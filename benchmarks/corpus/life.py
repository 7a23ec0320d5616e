"""Where a promise is in its life: how many are where, and when they start. Mostly live ones."""

from __future__ import annotations

import random
from dataclasses import dataclass

from corpus.plan import Step, place

LIVE = frozenset({"active", "suspended", "delivered"})
RUNNING = frozenset({"active", "suspended", "delivered", "accepted", "broken"})


@dataclass(frozen=True, slots=True)
class Life:
    """A status, how often it occurs in a hundred, and how long ago the work began.

    That is a share of the chain's length and some working days; both are drawn between two bounds.
    """

    status: str
    share: int
    of_chain: tuple[float, float]
    days_ago: tuple[int, int] = (0, 0)

    def start(self, chain: int, source: random.Random) -> int:
        """The first day of the work, for a chain of so many days."""
        return -round(chain * source.uniform(*self.of_chain)) - source.randint(*self.days_ago)


#: Sixty in a hundred are live: that is what a review shows.
LIVES = (
    Life("active", 53, (-0.1, 0.92)),
    Life("suspended", 2, (0.3, 0.7)),
    Life("delivered", 5, (1, 1), (2, 12)),
    Life("accepted", 22, (1, 1), (20, 190)),
    Life("broken", 4, (1.4, 1.4), (15, 60)),
    Life("proposed", 7, (0, 0), (-50, -12)),
    Life("draft", 4, (0, 0), (-60, -20)),
    Life("lost", 2, (0, 0), (10, 150)),
    Life("cancelled", 1, (0, 0), (60, 150)),
)


def life(source: random.Random) -> Life:
    """One of them, by its share."""
    return source.choices(LIVES, weights=[each.share for each in LIVES])[0]


def happen(steps: list[Step], status: str, start: int, source: random.Random) -> int:
    """Set planned and actual days of all steps; the number of days lost on the way is returned."""
    planned = place(steps, start)
    late = _slip(status, source)
    begun = [number for number, span in enumerate(planned) if span[0] < -2] or [0]
    actual = place(steps, start, extra={source.choice(begun): late} if late else None)
    for step, plan, real in zip(steps, planned, actual, strict=True):
        step.planned = plan
        step.actual = real if status in RUNNING else plan
    if status in {"delivered", "accepted"}:
        _bring_before_today(steps)
    return late if status in RUNNING else 0


def _slip(status: str, source: random.Random) -> int:
    if status == "broken":
        return source.randint(25, 45)
    kind = source.random()
    if kind < 0.8 or status not in RUNNING:
        return 0
    return source.randint(2, 6) if kind < 0.94 else source.randint(8, 22)


def _bring_before_today(steps: list[Step]) -> None:
    over = max(step.actual[1] for step in steps) + 1
    if over > 0:
        for step in steps:
            step.planned = (step.planned[0] - over, step.planned[1] - over)
            step.actual = (step.actual[0] - over, step.actual[1] - over)
