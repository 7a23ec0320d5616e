"""The buffer of a promise: how long, why, and how much of it is still to be held.

With `buffer: auto` it is what the service level needs (`sizing`), in whole days, held in the policy's band.
A buffer set by hand is kept as written. A baseline's buffer is frozen: it rules over both, since
consumption means something only against what the client's date was built on.

**Left to hold** is linear in what remains: whole · remaining chain / whole chain, in whole days. The exact
reserve falls between this line and a square root: with milestones correlated by 0.3, as assumed here, half
of ten equal ones still needs 54 % of the whole, and the expected part of the delay is linear anyway; the
square root (71 %) holds for independent ones only. And it makes two readings of one promise agree: its safe
date is within baseline finish + buffer exactly while buffer consumed does not exceed chain completed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from engage.model.calibration import CORRELATION
from engage.model.commitment import Baseline
from engage.model.policy_planning import BufferPolicy
from engage.model.quantity import Duration
from engage.model.text import Text
from engage.plan import buffer_reasons as reasons
from engage.plan.calendar import whole_days
from engage.plan.estimate import Moments, sum_deviation
from engage.plan.history import History
from engage.plan.schedule_types import BufferFactor, BufferPlan
from engage.plan.shapley import in_tenths, shares
from engage.plan.sizing import (
    Uncertainty,
    held_in_band,
    load_factor,
    ratios,
    share_of_chain,
)
from engage.plan.types import CommitmentType

Wish = Literal["auto", "none"] | float | Duration


@dataclass(frozen=True, slots=True)
class RiskEffect:
    """A risk on the chain: its probability and what it delays when it strikes."""

    id: str
    probability: float
    delay: Moments

    @property
    def mean(self) -> float:
        """Expected delay, in days."""
        return self.probability * self.delay.mean

    @property
    def variance(self) -> float:
        """Of an event that strikes with its probability and then delays by an uncertain length."""
        strikes = self.delay.variance + self.delay.mean**2
        return self.probability * strikes - self.mean**2


@dataclass(frozen=True, slots=True)
class Busiest:
    """The person of the chain who is fullest while it runs: days asked over days of capacity."""

    name: str
    utilisation: float


@dataclass(frozen=True, slots=True)
class BufferCase:
    """What the buffer of one promise depends on.

    `chain_days` is the planned length of the whole chain, `left_share` the part of it that remains;
    `estimates` are those of the milestones on it, `spread_read` counts single values among them.
    """

    chain_days: float
    left_share: float
    type: CommitmentType
    estimates: tuple[Moments, ...]
    spread_read: int = 0
    risks: tuple[RiskEffect, ...] = ()
    risks_unknown: int = 0
    busiest: Busiest | None = None
    wish: Wish = "auto"
    baseline: Baseline | None = None
    consumed: float | None = None
    hours_per_day: float = 7.0
    plan_to: float = 0.85
    history: History | None = None
    correlation: float = CORRELATION

    @property
    def uncertainty(self) -> Uncertainty:
        """What makes the chain end late, in figures."""
        return Uncertainty(
            deviation=sum_deviation((moments.deviation for moments in self.estimates), self.correlation),
            shift=sum(moments.shift for moments in self.estimates),
            complexity=self.type.factor,
            load=load_factor(self.busiest.utilisation if self.busiest else None, self.plan_to),
            risk_delay=sum(risk.mean for risk in self.risks),
            risk_variance=sum(risk.variance for risk in self.risks),
            work=sum(moments.likely for moments in self.estimates),
            history=self.history.mean if self.history else 1.0,
            history_variance=self.history.variance if self.history else 0.0,
        )


def buffer_plan(case: BufferCase, policy: BufferPolicy) -> BufferPlan | None:
    """The buffer of one promise; `None` where its file asks for a share of the total of 100 % or more."""
    uncertainty = case.uncertainty
    raw = uncertainty.need(policy.confidence) if case.estimates else None
    computed = _factors(case, policy, uncertainty, raw)
    if computed is None:
        return None
    days, factors = computed
    if case.baseline:
        frozen = case.baseline.buffer.days(case.hours_per_day)
        factors += (BufferFactor("baseline", frozen - days, reasons.baseline(case.baseline, days)),)
        days = frozen
    ratio, of_chain = ratios(days, case.chain_days)
    return BufferPlan(
        days=float(days),
        left=_left(days, case.left_share),
        ratio=ratio,
        ratio_of_chain=of_chain,
        basis=policy.basis,
        raw_days=None if raw is None else max(0.0, raw),
        on_time_with_buffer=uncertainty.on_time(days) if case.estimates else None,
        consumed=case.consumed,
        calibrated_on=case.history.cases if case.history else None,
        factors=_in_tenths(factors, days),
    )


def _left(days: float, share: float) -> float:
    """In whole days; in half-days where the whole is less than a day."""
    parts = 2 if 0 < days < 1 else 1
    return whole_days(days * share * parts) / parts


_Factors = tuple[float, tuple[BufferFactor, ...]]  # the whole, and its parts


def _factors(
    case: BufferCase, policy: BufferPolicy, uncertainty: Uncertainty, raw: float | None
) -> _Factors | None:
    if case.wish == "auto":
        return _computed(case, policy, uncertainty, raw)
    if case.wish == "none":
        return _by_hand(0.0, reasons.NONE)
    if isinstance(case.wish, Duration):
        return _by_hand(case.wish.days(case.hours_per_day), reasons.SET)
    share = share_of_chain(case.wish, policy.basis)
    if share == inf:
        return None
    return _by_hand(share * case.chain_days, reasons.share_set(case.wish, policy.basis))


def _by_hand(days: float, reason: Text) -> _Factors:
    return days, (BufferFactor("set", days, reason),)


def _computed(
    case: BufferCase, policy: BufferPolicy, uncertainty: Uncertainty, raw: float | None
) -> _Factors:
    need = raw or 0.0
    days = held_in_band(need, case.chain_days, policy.band, policy.basis)
    why: dict[str, Text] = {
        "uncertainty": reasons.uncertainty(case, uncertainty, policy.confidence),
        "skew": reasons.skew(uncertainty),
        "complexity": reasons.complexity(case.type),
        "load": reasons.load(case, uncertainty),
        "history": reasons.history(case),
        "risks": reasons.risks(case, uncertainty),
    }
    parts = contributions(uncertainty, policy.confidence) if case.estimates else {}
    held = BufferFactor("policy", days - need, reasons.held(raw, days, case.chain_days, policy))
    return days, (*(BufferFactor(name, parts.get(name, 0.0), reason) for name, reason in why.items()), held)


def contributions(uncertainty: Uncertainty, confidence: float) -> dict[str, float]:
    """The need split into what causes it, averaged over all orders of switching the causes on.

    Sums to `uncertainty.need(confidence)`; what changes nothing has no part in it.
    """
    active = [name for name, acts in _acting(uncertainty).items() if acts]
    parts = shares(active, lambda on: _only(uncertainty, on).need(confidence))
    return {name: parts.get(name, 0.0) for name in _acting(uncertainty)}


def _acting(uncertainty: Uncertainty) -> dict[str, bool]:
    return {
        "uncertainty": uncertainty.deviation > 0,
        "skew": uncertainty.shift != 0,
        "complexity": uncertainty.complexity != 1,
        "load": uncertainty.load != 1,
        "history": uncertainty.history != 1 or uncertainty.history_variance > 0,
        "risks": bool(uncertainty.risk_delay or uncertainty.risk_variance),
    }


def _only(whole: Uncertainty, on: frozenset[str]) -> Uncertainty:
    risks, history = "risks" in on, "history" in on
    return Uncertainty(
        deviation=whole.deviation if "uncertainty" in on else 0.0,
        shift=whole.shift if "skew" in on else 0.0,
        complexity=whole.complexity if "complexity" in on else 1.0,
        load=whole.load if "load" in on else 1.0,
        risk_delay=whole.risk_delay if risks else 0.0,
        risk_variance=whole.risk_variance if risks else 0.0,
        work=whole.work,
        history=whole.history if history else 1.0,
        history_variance=whole.history_variance if history else 0.0,
    )


def _in_tenths(factors: tuple[BufferFactor, ...], days: float) -> tuple[BufferFactor, ...]:
    """The factors as they are shown: to a tenth of a day, still summing to the whole."""
    rounded = in_tenths([factor.days for factor in factors], days)
    return tuple(
        BufferFactor(factor.name, tenths, factor.reason)
        for factor, tenths in zip(factors, rounded, strict=True)
    )
