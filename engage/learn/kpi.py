"""The figures: what each counts, over which promises, and how sure it is (docs/kpi.md has the
definitions)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Literal

from engage.health.slips import Slip
from engage.learn.intervals import wilson
from engage.learn.kpi_facts import CriticalFact, Fact, SlaFact
from engage.learn.told_first import Save, told_delay
from engage.learn.told_first import notice as notice_of

Unit = Literal["share", "hours", "days", "count"]
NOT_RECORDED = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a figure counts: `good` for a rate, `value` (in the figure's unit) for a mean or
    median."""

    commitment: str
    name: str
    good: bool | None = None
    value: float | None = None
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """The facts of a group in a period; `running` are the promises without one date to be in time for."""

    facts: tuple[Fact, ...] = ()
    sla: tuple[SlaFact, ...] = ()
    critical: tuple[CriticalFact, ...] = ()
    slips: tuple[Slip, ...] = ()
    saves: tuple[Save, ...] = ()
    running: frozenset[str] = frozenset()
    working_days: Callable[..., int] = lambda *_: 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sample.

    A rate has `numerator` of `denominator` and Wilson's 95 % interval; a mean its sum and count; a median and
    a count only one of the two. `value` is `None` where there is nothing to count. `left_out` are items of
    which it is not known on which side they are; `still_open` those that are not decided.
    """

    value: float | None
    numerator: float | None
    denominator: int | None
    low: float | None = None
    high: float | None = None
    items: tuple[Item, ...] = ()
    left_out: int = 0
    still_open: tuple[Item, ...] = ()

    @property
    def causes(self) -> tuple[tuple[str, int], ...]:
        """The causes recorded of what was missed, the most frequent first; "" counts those without any."""
        missed = [item for item in self.items if item.good is False]
        counts = Counter(cause for item in missed for cause in item.causes or (NOT_RECORDED,))
        return tuple(sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Kpi:
    """A figure's definition. `better` is where good lies; `rate`: it is a share of cases."""

    name: str
    unit: Unit
    better: Literal["higher", "lower", "neither"]
    compute: Callable[[Sample], Figure]


def rate(items: Iterable[Item]) -> Figure:
    """A share with its interval; items of which nothing is known are left out."""
    found = tuple(items)
    known = [item for item in found if item.good is not None]
    good = sum(bool(item.good) for item in known)
    interval = wilson(good, len(known))
    low, high = interval or (None, None)
    value = good / len(known) if known else None
    return Figure(value, good, len(known), low, high, tuple(known), len(found) - len(known))


def _of(facts: Sequence[Fact], good: Callable[[Fact], bool | None]) -> Figure:
    return rate(Item(fact.id, fact.title, good(fact), causes=fact.causes) for fact in facts)


def _in_full(fact: Fact) -> bool | None:
    return fact.in_full if fact.on_time else False


def _first_in_full(fact: Fact) -> bool | None:
    return fact.in_full if fact.on_time_first else False


def _delivered(sample: Sample) -> list[Fact]:
    return [fact for fact in sample.facts if fact.delivered]


def _unamended(sample: Sample) -> Figure:
    return _of(_delivered(sample), lambda fact: not fact.amendments)


def _sla(sample: Sample) -> Figure:
    return rate(
        Item(fact.commitment, f"{fact.id} {fact.target}", fact.met, causes=fact.causes) for fact in sample.sla
    )


def _resolve(sample: Sample, middle: Callable[[Sequence[float]], float], *, summed: bool) -> Figure:
    items = [Item("", fact.id, value=fact.hours) for fact in sample.critical if fact.hours is not None]
    waiting = tuple(Item("", fact.id, value=fact.age) for fact in sample.critical if fact.hours is None)
    found = _middle(items, middle, summed=summed)
    return Figure(found.value, found.numerator, found.denominator, items=found.items, still_open=waiting)


def _middle(items: Sequence[Item], middle: Callable[[Sequence[float]], float], *, summed: bool) -> Figure:
    values = [item.value for item in items if item.value is not None]
    if not values:
        return Figure(None, None, 0)
    return Figure(middle(values), sum(values) if summed else None, len(values), items=tuple(items))


def _slip(sample: Sample) -> Figure:
    late = [f for f in _delivered(sample) if f.days_late_first is not None and not f.on_time_first]
    items = [Item(f.id, f.title, value=float(f.days_late_first or 0), causes=f.causes) for f in late]
    return _middle(items, median, summed=False)


def _told_delay(sample: Sample) -> Figure:
    found = [(slip, told_delay(slip, sample.working_days)) for slip in sample.slips]
    items = [Item(slip.commitment, slip.note, value=float(days)) for slip, days in found if days is not None]
    waiting = tuple(Item(slip.commitment, slip.note) for slip in sample.slips if slip.kept_back)
    figure = _middle(items, median, summed=False)
    return Figure(figure.value, None, figure.denominator, items=figure.items, still_open=waiting)


def _notice(sample: Sample) -> Figure:
    dated = [slip for slip in sample.slips if slip.commitment not in sample.running]
    found = [(slip, notice_of(slip, sample.working_days)) for slip in dated]
    items = [Item(slip.commitment, slip.note, value=float(days)) for slip, days in found if days is not None]
    return _middle(items, median, summed=False)


def _told_first(sample: Sample) -> Figure:
    return rate(Item(slip.commitment, slip.note, slip.told_first) for slip in sample.slips)


def _against(sample: Sample) -> Figure:
    breaches = [fact for fact in sample.facts if fact.breach]
    return _of(breaches, lambda fact: fact.against)


def _saves(sample: Sample) -> Figure:
    items = tuple(Item(save.commitment, save.note, value=1.0) for save in sample.saves)
    return Figure(float(len(items)), float(len(items)), None, items=items)


def _client_days(sample: Sample) -> Figure:
    items = tuple(Item(f.id, f.title, value=float(f.client_days)) for f in sample.facts if f.client_days)
    total = sum(item.value or 0.0 for item in items)
    return Figure(total, total, None, items=items)


#: All figures, in the order in which they are shown.
KPIS: tuple[Kpi, ...] = (
    Kpi("on_time", "share", "higher", lambda s: _of(s.facts, lambda fact: fact.on_time)),
    Kpi("on_time_first", "share", "higher", lambda s: _of(s.facts, lambda fact: fact.on_time_first)),
    Kpi("on_time_in_full", "share", "higher", lambda s: _of(s.facts, _in_full)),
    Kpi("first_in_full", "share", "higher", lambda s: _of(s.facts, _first_in_full)),
    Kpi("kept", "share", "higher", lambda s: _of(s.facts, lambda fact: fact.kept)),
    Kpi("unamended", "share", "higher", _unamended),
    Kpi("slip_days", "days", "lower", _slip),
    Kpi("sla", "share", "higher", _sla),
    Kpi("resolve_mean", "hours", "lower", lambda s: _resolve(s, mean, summed=True)),
    Kpi("resolve_median", "hours", "lower", lambda s: _resolve(s, median, summed=False)),
    Kpi("told_first", "share", "higher", _told_first),
    Kpi("told_delay", "days", "lower", _told_delay),
    Kpi("notice_days", "days", "higher", _notice),
    Kpi("signed_against", "share", "lower", _against),
    Kpi("saves", "count", "higher", _saves),
    Kpi("client_days", "days", "neither", _client_days),
)
