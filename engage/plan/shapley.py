"""Who causes how much of a result that several causes bring about together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import factorial


def shares(causes: Sequence[str], result: Callable[[frozenset[str]], float]) -> dict[str, float]:
    """What each cause adds, averaged over all orders of switching them on (Shapley 1953).

    The shares sum to `result(all) - result(none)`. Asks for 2^n results, each once.
    """
    known = {
        frozenset(chosen): result(frozenset(chosen))
        for size in range(len(causes) + 1)
        for chosen in combinations(causes, size)
    }
    return {cause: _share(cause, causes, known) for cause in causes}


def _share(cause: str, causes: Sequence[str], known: dict[frozenset[str], float]) -> float:
    others = [other for other in causes if other != cause]
    count = len(causes)
    total = 0.0
    for size in range(count):
        weight = factorial(size) * factorial(count - 1 - size) / factorial(count)
        for chosen in combinations(others, size):
            without = frozenset(chosen)
            total += weight * (known[without | {cause}] - known[without])
    return total


def in_tenths(parts: Sequence[float], total: float) -> tuple[float, ...]:
    """The parts rounded to tenths such that they sum to the total rounded to tenths (largest remainder)."""
    tenths = [round(part * 10) for part in parts]
    missing = round(total * 10) - sum(tenths)
    step = 1 if missing > 0 else -1
    by_error = sorted(range(len(parts)), key=lambda i: (step * (tenths[i] - parts[i] * 10), i))
    for turn in range(abs(missing)):
        tenths[by_error[turn % len(by_error)]] += step
    return tuple(tenth / 10 for tenth in tenths)
