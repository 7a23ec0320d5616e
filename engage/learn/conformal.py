"""Quantiles of few past cases that hold as often as they say, whatever the distribution.

One-sided split-conformal bounds (Vovk et al. 2005): if the next case is exchangeable with n past ones, the
k-th smallest of them with k = ceil((n + 1)p) is not exceeded with probability p at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

_HAIR = 1e-9  # (n + 1)p may be a whole number but for the last digit


def conformal_index(cases: int, share: float) -> int | None:
    """Which of so many values in order (1 is the least) bounds the next; `None` where they are too few.

    Raises:
        ValueError: the share is not strictly between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(f"{share} is no share of cases that leaves others")
    place = max(1, ceil((cases + 1) * share - _HAIR))
    return place if place <= cases else None


def conformal_quantile(values: Sequence[float], share: float) -> float | None:
    """The bound itself; `None` where there is not enough history."""
    place = conformal_index(len(values), share)
    return None if place is None else sorted(values)[place - 1]


def cases_needed(share: float) -> int:
    """The fewest cases that bound the next one: 4 for P80, 9 for P90, 19 for P95."""
    cases = 1
    while conformal_index(cases, share) is None:
        cases += 1
    return cases
