"""Few cases of a kind borrow from the whole: the fewer, the more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from statistics import fmean

#: Cases that the whole counts for, while too few kinds have a history to estimate how far apart they are.
CREDIBILITY = 5.0
#: Kinds with a history from which on their spread is estimated.
ENOUGH_KINDS = 4


@dataclass(frozen=True, slots=True)
class Between:
    """How far apart values lie within a kind, and the means of kinds from each other: variances.

    `mean` is that of all values together.
    """

    mean: float
    within: float | None
    between: float | None


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The mean of one kind: as counted, and pulled towards the whole by 1 - `weight`."""

    count: int
    raw: float
    weight: float
    value: float

    @property
    def ratio(self) -> float:
        """Where the values are logarithms of ratios: the ratio."""
        return exp(self.value)


def variances(values: Mapping[str, Sequence[float]]) -> Between | None:
    """Variance within kinds and between them, by the method of moments; `None` without values.

    One-way analysis of variance with unequal sizes: between = (MSB - MSW)/n0, not below 0. Either is `None`
    where it cannot be told: within, where no kind has two values; between, with one kind alone.
    """
    kinds = [tuple(found) for found in values.values() if found]
    every = [value for found in kinds for value in found]
    if not every:
        return None
    mean, count = fmean(every), len(every)
    if count == len(kinds):
        return Between(mean, None, None)
    within = sum((value - fmean(found)) ** 2 for found in kinds for value in found) / (count - len(kinds))
    if len(kinds) == 1:
        return Between(mean, within, None)
    among = sum(len(found) * (fmean(found) - mean) ** 2 for found in kinds) / (len(kinds) - 1)
    size = (count - sum(len(found) ** 2 for found in kinds) / count) / (len(kinds) - 1)
    return Between(mean, within, max(0.0, (among - within) / size))


def shrink(
    values: Mapping[str, Sequence[float]],
    *,
    towards: float | None = None,
    credibility: float = CREDIBILITY,
    enough_kinds: int = ENOUGH_KINDS,
) -> dict[str, Shrunk]:
    """The mean of each kind, shrunk towards that of all (`towards`, where given).

    Weight of its own mean: τ²/(τ² + s²/n) (empirical Bayes; Efron & Morris 1975); with fewer than
    `enough_kinds` kinds τ² cannot be told and the weight is n/(n + credibility) (Bühlmann's with a fixed
    constant).
    """
    found = variances(values)
    if found is None:
        return {}
    to = found.mean if towards is None else towards
    kinds = {name: tuple(each) for name, each in values.items() if each}
    fixed = len(kinds) < enough_kinds or found.between is None or found.within is None
    shrunk = {}
    for name, each in kinds.items():
        raw, count = fmean(each), len(each)
        if fixed:
            weight = count / (count + credibility)
        else:
            weight = _weight(found.between or 0.0, found.within or 0.0, count)
        shrunk[name] = Shrunk(count, raw, weight, to + weight * (raw - to))
    return shrunk


def _weight(between: float, within: float, count: int) -> float:
    noise = within / count
    return between / (between + noise) if between + noise else 0.0


def shrunk_share(struck: int, cases: int, prior: float, credibility: float = CREDIBILITY) -> float:
    """A frequency pulled to a prior share that counts as that many cases (mean of its beta)."""
    return (prior * credibility + struck) / (credibility + cases)
