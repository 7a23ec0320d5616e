"""How much a few cases say of a share: Wilson's interval, and quantiles of the beta distribution."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from engage.plan.distributions import beta_share_below

_NORMAL = NormalDist()
_HALVINGS = 200  # stops long before, at full precision


def wilson(successes: float, cases: float, confidence: float = 0.95) -> tuple[float, float] | None:
    """Between which shares the true one lies, with that confidence; `None` without any case.

    Wilson's score interval (Wilson 1927): unlike the normal one it stays between 0 and 1, and says something
    where all or none succeeded (Brown, Cai & DasGupta 2001).

    Raises:
        ValueError: more successes than cases, or fewer than none.
    """
    if not 0 <= successes <= cases:
        raise ValueError(f"{successes} of {cases} is no share")
    if not cases:
        return None
    z = _NORMAL.inv_cdf((1 + confidence) / 2)
    share, weight = successes / cases, 1 + z * z / cases
    middle = (share + z * z / (2 * cases)) / weight
    half = z / weight * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    low = 0.0 if successes == 0 else max(0.0, middle - half)
    return low, 1.0 if successes == cases else min(1.0, middle + half)


def beta_quantile(share: float, a: float, b: float) -> float:
    """The value that a beta-distributed one, with parameters a and b above 0, does not exceed that often.

    Raises:
        ValueError: a or b is not positive.
    """
    if a <= 0 or b <= 0:
        raise ValueError(f"no beta distribution has the parameters {a} and {b}")
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in {low, high}:
            break
        low, high = (middle, high) if beta_share_below(middle, a, b) < share else (low, middle)
    return (low + high) / 2
