"""How honest forecasts would have been: each delivery foreseen from what was known when its plan was made.

Rolling origin (Tashman 2000): only deliveries that had ended before a plan was made teach its forecast. The
naive forecasts to beat are the plan as it is and the plan with a fixed fifth on top.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from engage.learn.conformal import conformal_quantile
from engage.learn.delivery import Delivery, Foreseen
from engage.learn.fit import WINDOW, Fit, fit
from engage.learn.intervals import wilson
from engage.learn.scores import brier, crps, pinball

#: `calibrated`: estimates and history; `estimates`: these alone; `bounds`: conformal bounds of past ratios;
#: `plan`: as it is; `fifth`: the plan and a fixed 20 %.
Method = Literal["calibrated", "estimates", "bounds", "plan", "fifth"]
SHARES = (0.5, 0.8, 0.9)
#: Fewer deliveries known before a plan say too little to calibrate it: the least that bound P80.
LEAST_KNOWN = 4
FIFTH = 1.2
_POINTS = tuple((place + 0.5) / 40 for place in range(40))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of so many held a date that should hold with probability `share`; Wilson's 95 % interval."""

    share: float
    held: int
    cases: int
    low: float
    high: float

    @property
    def honest(self) -> bool:
        """Whether the cases are compatible with the share."""
        return self.low <= self.share <= self.high


@dataclass(frozen=True, slots=True)
class Score:
    """How a method did: coverage of its quantiles, and losses, the less the better.

    `pinball` (P80) and `crps` are shares of the planned duration, so that long promises do not outweigh
    short ones; `brier` is of the date promised, where there was one. `None` where nothing could be scored.
    """

    method: Method
    cases: int
    coverage: tuple[Coverage, ...]
    pinball: float | None
    crps: float | None
    brier: float | None


@dataclass(frozen=True)
class BackTest:
    """The scores of all methods over the same deliveries; `too_early` had too few before them."""

    scores: tuple[Score, ...] = ()
    cases: int = 0
    too_early: int = 0

    def of(self, method: Method) -> Score | None:
        """The score of one method."""
        return next((score for score in self.scores if score.method == method), None)


@dataclass(frozen=True, slots=True)
class _Case:
    """A delivery, and what was known when its plan was made."""

    delivery: Delivery
    fit: Fit
    ratios: tuple[float, ...]


def back_test(deliveries: Sequence[Delivery], window: int = WINDOW) -> BackTest:
    """Foresee each delivery from those that ended before its plan was made."""
    ordered = sorted(deliveries, key=lambda each: (each.ended, each.id))
    ends = [each.ended for each in ordered]
    cases: list[_Case] = []
    for each in ordered:
        known = ordered[: bisect_left(ends, each.origin)][-window:]
        if len(known) >= LEAST_KNOWN:
            cases.append(_Case(each, fit(known, window), tuple(_ratios(known, each.kind))))
    if not cases:
        return BackTest(too_early=len(ordered))
    scores = (
        _score("calibrated", [(case.delivery, case.fit.foresee(case.delivery)) for case in cases]),
        _score("estimates", [(case.delivery, Fit().foresee(case.delivery)) for case in cases]),
        _bounds(cases),
        _score("plan", [(case.delivery, Foreseen(case.delivery.planned, 0.0)) for case in cases]),
        _score("fifth", [(case.delivery, Foreseen(case.delivery.planned * FIFTH, 0.0)) for case in cases]),
    )
    return BackTest(scores, len(cases), len(ordered) - len(cases))


def _ratios(known: Sequence[Delivery], kind: str | None) -> list[float]:
    """Actual over planned of the same type where these are enough for P80, else of all."""
    own = [each.ratio for each in known if each.kind == kind]
    return own if len(own) >= LEAST_KNOWN else [each.ratio for each in known]


def _score(method: Method, forecasts: Sequence[tuple[Delivery, Foreseen]]) -> Score:
    told = [
        (found.share_below(each.allowed), bool(each.on_time))
        for each, found in forecasts
        if each.allowed is not None
    ]
    return Score(
        method,
        len(forecasts),
        tuple(
            _coverage(share, [(found.quantile(share), each.actual) for each, found in forecasts])
            for share in SHARES
        ),
        fmean(pinball(0.8, found.quantile(0.8), each.actual) / each.planned for each, found in forecasts),
        fmean(_crps(found, each.actual) / each.planned for each, found in forecasts),
        brier(told),
    )


def _crps(found: Foreseen, actual: float) -> float:
    if not found.spread:
        return abs(actual - found.median)
    return crps([found.quantile(point) for point in _POINTS], actual)


def _bounds(cases: Sequence[_Case]) -> Score:
    """Each share over the cases that had history enough for it."""
    coverage = []
    losses: list[float] = []
    for share in SHARES:
        bounded = [
            (case.delivery.planned * bound, case.delivery)
            for case in cases
            if (bound := conformal_quantile(case.ratios, share)) is not None
        ]
        if bounded:
            coverage.append(_coverage(share, [(days, each.actual) for days, each in bounded]))
        if share == SHARES[1]:
            losses = [pinball(share, days, each.actual) / each.planned for days, each in bounded]
    return Score("bounds", len(losses), tuple(coverage), fmean(losses) if losses else None, None, None)


def _coverage(share: float, pairs: Sequence[tuple[float, float]]) -> Coverage:
    held = sum(actual <= bound + 1e-9 for bound, actual in pairs)
    low, high = wilson(held, len(pairs)) or (0.0, 1.0)
    return Coverage(share, held, len(pairs), low, high)
