"""How good forecasts were: the less, the better; none can be won by saying what one does not believe."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, pi, sqrt
from statistics import NormalDist

_NORMAL = NormalDist()


def brier(forecasts: Sequence[tuple[float, bool]]) -> float | None:
    """Mean squared distance of probabilities from what happened, 0 to 1 (Brier 1950); `None` without any."""
    if not forecasts:
        return None
    return sum((said - happened) ** 2 for said, happened in forecasts) / len(forecasts)


def pinball(share: float, forecast: float, actual: float) -> float:
    """The loss of a quantile that is not to be exceeded with that share, in the unit of the values.

    Its mean is least for the true quantile (Koenker & Bassett 1978): for P80 a day too early costs four
    times a day too late.
    """
    return share * (actual - forecast) if actual >= forecast else (1 - share) * (forecast - actual)


def crps(ensemble: Sequence[float], actual: float, *, fair: bool = False) -> float:
    """Continuous ranked probability score of equally likely values, in their unit (Gneiting & Raftery 2007).

    For a single value it is the absolute error. `fair` corrects for the size of the ensemble (Ferro 2014);
    it needs two values at least.

    Raises:
        ValueError: there are too few values.
    """
    ordered, count = sorted(ensemble), len(ensemble)
    if count < 1 + fair:
        raise ValueError("too few values to score")
    apart = sum(abs(value - actual) for value in ordered) / count
    # Over all ordered pairs |x - y|, by rank: each value lies above `place` others and below the rest.
    among = 2 * sum((2 * place - count + 1) * value for place, value in enumerate(ordered))
    return apart - among / (2 * count * (count - fair))


def crps_normal(mean: float, deviation: float, actual: float) -> float:
    """The same score of a normal distribution, exactly."""
    if deviation <= 0:
        return abs(actual - mean)
    z = (actual - mean) / deviation
    density = exp(-z * z / 2) / sqrt(2 * pi)
    return deviation * (z * (2 * _NORMAL.cdf(z) - 1) + 2 * density - 1 / sqrt(pi))
