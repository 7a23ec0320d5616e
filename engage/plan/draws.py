"""Random numbers by name: each milestone and each risk has its own stream, whatever else is drawn.

A stream is the counter-based generator Philox (Salmon et al. 2011) keyed with a hash of the seed and the
names. So the same name gives the same draws in another call, another plan, another process: two variants
compare without noise (common random numbers), and a promise added changes nothing for the others. Only the
raw bits of numpy are used, which it keeps stable; what numpy makes of them may change between versions.

A draw is one of 65,536 equally likely values, at the middle of its interval: fine enough by far for a few
thousand samples of whole days, and a table then gives normal deviates without any approximation.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from math import log, sqrt
from statistics import NormalDist
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engage.model.calibration import CORRELATION
from engage.plan.distributions import Triangular
from engage.plan.history import History

Floats = NDArray[np.float32]
Whole = NDArray[np.signedinteger[Any]]

#: Enough for a standard error of one point of a probability: sqrt(0.5 · 0.5 / 2500).
SAMPLES: Final = 2500
SEED: Final = 1
_LEVELS: Final = 1 << 16
_REACH: Final = 6.0  # no combined deviate lies further out: the table's own ends are at 4.3
_PER_WORD: Final = 4


class Draws:
    """The draws of one forecast: `samples` futures, from one seed."""

    def __init__(self, samples: int = SAMPLES, seed: int = SEED) -> None:
        self.samples = samples
        self.seed = seed
        self._common: dict[str, Floats] = {}
        self._generator = np.random.Philox(key=0)
        self._start: Any = self._generator.state  # to key it anew costs a fifth of making another

    def uniform(self, *names: str) -> Floats:
        """Between 0 and 1, both excluded."""
        return _levels().take(self._bits(names))

    def normal(self, *names: str) -> Floats:
        """With mean 0 and deviation 1."""
        return _normals().take(self._bits(names))

    def correlated(self, group: str, name: str, correlation: float = CORRELATION) -> Floats:
        """Uniform, and correlated with all others of the group (one-factor Gaussian copula, Li 2000).

        The correlation is that of the normal deviates: the group's own one, the same for all its names,
        weighs sqrt(ρ), and each name's own sqrt(1 − ρ).
        """
        if group not in self._common:
            self._common[group] = self.normal(group) * np.float32(sqrt(correlation))
        own = self.normal(group, name)
        own *= np.float32(sqrt(1 - correlation))
        own += self._common[group]
        return _share_below(own)

    def history(self, group: str, factor: History) -> Floats:
        """The factor on all durations of a promise in each future, by a stream of its own."""
        own = self.normal(group, "history", "factor") * np.float32(factor.spread)
        own += np.float32(log(factor.ratio))
        found: Floats = np.exp(own, out=own)
        return found

    def _bits(self, names: tuple[str, ...]) -> NDArray[np.uint16]:
        told = "\0".join((str(self.seed), *names)).encode("utf-8", "surrogatepass")
        self._start["state"]["key"] = np.frombuffer(blake2b(told, digest_size=16).digest(), "<u8")
        self._generator.state = self._start
        words = self._generator.random_raw(-(-self.samples // _PER_WORD))
        bits: NDArray[np.uint16] = words.astype("<u8", copy=False).view("<u2")[: self.samples]
        return bits


def spread(triangle: Triangular, shares: Floats) -> Floats:
    """The quantiles of a triangle at these shares."""
    width = triangle.high - triangle.low
    left, right = triangle.mode - triangle.low, triangle.high - triangle.mode
    if width <= 0:
        return np.full(1, triangle.mode, np.float32)
    below = np.sqrt(shares * np.float32(width * left))
    below += np.float32(triangle.low)
    above = np.sqrt((1 - shares) * np.float32(width * right))
    np.subtract(np.float32(triangle.high), above, out=above)
    found: Floats = np.where(shares < left / width, below, above)
    return found


def whole_days_around(
    planned: int, triangle: Triangular, shares: Floats, peak: float | None = None, times: Floats | None = None
) -> Whole:
    """Whole days of work, `planned` at the likely value and at least one.

    A draw moves the plan by whole days, to the nearest. Rounding each draw up would add half a day to every
    milestone: an estimate of twelve days already means twelve days occupied. A triangle may begin below
    zero, where the low value is far from the likely one; no work does. `peak` is the likely value where the
    triangle was widened (else its mode), `times` a factor in each future.
    """
    if triangle.low == triangle.high:
        return stretched(planned, times)
    days = spread(triangle, shares)
    days += np.float32(planned - (triangle.mode if peak is None else peak))
    if times is not None:
        days *= times
    days += np.float32(0.5)
    return _floored(days, least=1)


def stretched(planned: int, times: Floats | None) -> Whole:
    """Work that is certain but for a factor: whole days, at least one; none stays none."""
    if times is None or not planned:
        return np.full(1, planned, np.int64)
    return _floored(times * np.float32(planned) + np.float32(0.5), least=1)


def delay_days(triangle: Triangular, shares: Floats) -> Whole:
    """Whole days of delay, to the nearest."""
    return _floored(spread(triangle, shares) + np.float32(0.5), least=0)


def _floored(days: Any, least: int) -> Whole:
    whole: Whole = np.floor(days).astype(np.int64)
    return np.maximum(whole, least, out=whole)


@cache
def _levels() -> Floats:
    return ((np.arange(_LEVELS) + 0.5) / _LEVELS).astype(np.float32)


@cache
def _normals() -> Floats:
    """The quantiles of the normal distribution at each level; the lower half mirrors the upper."""
    quantile, half = NormalDist().inv_cdf, _LEVELS // 2
    upper = np.array([quantile((place + 0.5) / _LEVELS) for place in range(half, _LEVELS)], np.float32)
    return np.concatenate((-upper[::-1], upper))


@cache
def _cumulative() -> Floats:
    """The normal distribution function at the middles of `_LEVELS` steps from −6 to 6."""
    points = (np.arange(_LEVELS) + 0.5) * (2 * _REACH / _LEVELS) - _REACH
    below = NormalDist().cdf
    return np.array([below(point) for point in points.tolist()], np.float32)


def _share_below(deviates: Floats) -> Floats:
    places = ((deviates + np.float32(_REACH)) * np.float32(_LEVELS / (2 * _REACH))).astype(np.intp)
    return _cumulative().take(places, mode="clip")
