"""What the answers of clients say together, and how sure so few of them make it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

ENOUGH = 10  # answers below which a net score is hardly more than an anecdote
_Z = NormalDist().inv_cdf(0.975)
_PROMOTER, _DETRACTOR, _BEST = 9, 6, 10


@dataclass(frozen=True, slots=True)
class Nps:
    """A net promoter score from −100 to 100; `margin` is half of its 95 % interval, in points.

    `margin` is `None` for a single answer, which says nothing of how answers vary.
    """

    promoters: int
    passives: int
    detractors: int

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.promoters + self.passives + self.detractors

    @property
    def score(self) -> float:
        """Share of promoters less that of detractors, times 100."""
        return 100 * (self.promoters - self.detractors) / self.answers

    @property
    def margin(self) -> float | None:
        """From the variance p + d − (p − d)² of one answer (Rowley 2014): 10/6/4 answers give 30 ± 34.

        Where all answered alike the variance of the sample is 0, which so few answers do not show: one answer
        of the other side is then added, as in the rule of Agresti and Coull.
        """
        if self.answers < 2:
            return None
        promoters, detractors, answers = self.promoters, self.detractors, self.answers
        if self.answers in (promoters, detractors, self.passives):
            promoters, detractors, answers = promoters + 1, detractors + 1, answers + 2
        p, d = promoters / answers, detractors / answers
        return 100 * _Z * sqrt((p + d - (p - d) ** 2) / answers)

    @property
    def few(self) -> bool:
        """Whether there are too few answers to go by."""
        return self.answers < ENOUGH


def nps(answers: Iterable[int]) -> Nps | None:
    """The score of answers from 0 to 10; others are left out. `None` without any."""
    known = [answer for answer in answers if 0 <= answer <= _BEST]
    if not known:
        return None
    promoters = sum(answer >= _PROMOTER for answer in known)
    detractors = sum(answer <= _DETRACTOR for answer in known)
    return Nps(promoters, len(known) - promoters - detractors, detractors)
