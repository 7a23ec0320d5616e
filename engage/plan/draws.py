"""Random numbers by name: each milestone and each risk has its own stream, whatever else is drawn.

A stream is the counter-based generator Philox (Salmon et al. 2011) keyed with a hash of the seed and the
names. So the same name gives the same draws in another call, another plan, another process: two variants
compare without noise (common random numbers), and a promise added changes nothing for the others. Only the
raw bits of numpy are used, which it keeps stable; what numpy makes of them may change between versions.

A draw is one of 65,536 equally likely values, at the middle of its interval: fine enough by far for a few
thousand samples of whole days, and a table then gives normal deviates without any approximation. Sums of
them (correlated draws) fall into one of 4,096 cells from −6 to 6, and what a distribution makes of each cell
stands in a small table, worked out once: three looks into tables instead of roots and comparisons.
"""

from __future__ import annotations

from functools import cache, lru_cache
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
Cells = NDArray[np.intp]

#: Enough for a standard error of one point of a probability: sqrt(0.5 · 0.5 / 2500).
SAMPLES: Final = 2500
SEED: Final = 1
_LEVELS: Final = 1 << 16
_REACH: Final = 6.0  # a combined deviate further out takes the last cell: the table's own ends are at 4.3
_CELLS: Final = 1 << 12  # of combined deviates; one is worth at most 0.12 % of probability
_SHAPES: Final = 1024  # tables of quantiles kept, 16 kB each: estimates share their proportions
_GROUPS: Final = 2000  # whose own deviates are kept, 10 kB each
_PER_WORD: Final = 4
_ENDLESS: Final = 1 << 24  # days: longer than any calendar, and whole numbers up to it are exact


class Draws:
    """The draws of one forecast: `samples` futures, from one seed."""

    def __init__(self, samples: int = SAMPLES, seed: int = SEED) -> None:
        self.samples = samples
        self.seed = seed
        self._common: dict[tuple[str, float], Floats] = {}
        self._generator = np.random.Philox(key=0)
        self._start: Any = self._generator.state  # to key it anew costs a fifth of making another

    def uniform(self, *names: str) -> Floats:
        """Between 0 and 1, both excluded."""
        return _levels().take(self._bits(names))

    def normal(self, *names: str) -> Floats:
        """With mean 0 and deviation 1."""
        return _normals().take(self._bits(names))

    def cells(self, group: str, name: str, correlation: float = CORRELATION) -> Cells:
        """Standard normal, correlated with all others of the group (one-factor Gaussian copula, Li 2000).

        The group's own deviate, the same for all its names, weighs sqrt(ρ), and each name's own sqrt(1 − ρ).
        Told as cells from −6 to 6, for `shares_of` and `spread`.
        """
        common = self._common.get((group, correlation))
        if common is None:
            if len(self._common) >= _GROUPS:
                self._common.clear()
            common = _scaled(sqrt(correlation)).take(self._bits((group,)))
            common += np.float32(_CELLS / 2)
            self._common[group, correlation] = common
        own = _scaled(sqrt(1 - correlation)).take(self._bits((group, name)))
        own += common
        return own.astype(np.intp)

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


def shares_of(cells: Cells) -> Floats:
    """The probabilities of not exceeding these deviates: uniform draws, correlated as they are."""
    return _cumulative().take(cells, mode="clip")


def spread(triangle: Triangular, cells: Cells) -> Floats:
    """The quantiles of a triangle at these deviates."""
    width = triangle.high - triangle.low
    if width <= 0:
        return np.full(1, triangle.mode, np.float32)
    days: Floats = _quantiles(round((triangle.mode - triangle.low) / width, 6)).take(cells, mode="clip")
    days *= np.float32(width)
    days += np.float32(triangle.low)
    return days


def spread_at(triangle: Triangular, shares: Floats) -> Floats:
    """The quantiles of a triangle at these shares."""
    width = triangle.high - triangle.low
    if width <= 0:
        return np.full(1, triangle.mode, np.float32)
    return _standard((triangle.mode - triangle.low) / width, shares) * np.float32(width) + np.float32(
        triangle.low
    )


def _standard(peak: float, shares: Floats) -> Floats:
    """The quantiles of the triangle from 0 to 1 with its peak there."""
    below = np.sqrt(shares * np.float32(peak))
    above = 1 - np.sqrt((1 - shares) * np.float32(1 - peak))
    found: Floats = np.where(shares < peak, below, above).astype(np.float32)
    return found


def whole_days_around(
    planned: int, triangle: Triangular, cells: Cells, peak: float | None = None, times: Floats | None = None
) -> Whole:
    """Whole days of work, `planned` at the likely value and at least one.

    A draw moves the plan by whole days, to the nearest. Rounding each draw up would add half a day to every
    milestone: an estimate of twelve days already means twelve days occupied. A triangle may begin below
    zero, where the low value is far from the likely one; no work does. `peak` is the likely value where the
    triangle was widened (else its mode), `times` a factor in each future.
    """
    if triangle.low == triangle.high:
        return stretched(planned, times)
    days = spread(triangle, cells)
    moved = planned - (triangle.mode if peak is None else peak)
    if times is None:
        days += np.float32(moved + 0.5)
        return _whole(days, least=1, bounded=planned + triangle.high < _ENDLESS)
    days += np.float32(moved)
    days *= times
    days += np.float32(0.5)
    return _whole(days, least=1)


def stretched(planned: int, times: Floats | None) -> Whole:
    """Work that is certain but for a factor: whole days, at least one; none stays none."""
    if times is None or not planned:
        return np.full(1, min(planned, _ENDLESS), np.int32)
    return _whole(times * np.float32(planned) + np.float32(0.5), least=1)


def delay_days(triangle: Triangular, shares: Floats) -> Whole:
    """Whole days of delay, to the nearest."""
    return _whole(spread_at(triangle, shares) + np.float32(0.5), least=0)


def _whole(days: Floats, least: int, *, bounded: bool = False) -> Whole:
    """Cut to whole days; what is below zero is raised to the least anyway, and no calendar has `_ENDLESS`."""
    if not bounded:
        days = np.minimum(days, np.float32(_ENDLESS), out=days)
    whole: Whole = days.astype(np.int32)
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


@lru_cache(maxsize=8)  # one or two correlations are in use at a time
def _scaled(weight: float) -> Floats:
    """The normal quantiles with that weight, in cells."""
    return _normals() * np.float32(weight * _CELLS / (2 * _REACH))


@cache
def _cumulative() -> Floats:
    """The normal distribution function at the middles of the cells."""
    points = (np.arange(_CELLS) + 0.5) * (2 * _REACH / _CELLS) - _REACH
    below = NormalDist().cdf
    return np.array([below(point) for point in points.tolist()], np.float32)


@lru_cache(maxsize=_SHAPES)
def _quantiles(peak: float) -> Floats:
    """The triangle from 0 to 1 with its peak there: its quantile at the middle of each cell."""
    return _standard(peak, _cumulative())
