"""Figures against targets: of all promises, or by group, in a period, with their trend and what they
count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from engage.health.slips import slips
from engage.learn.kpi import KPIS, Figure, Kpi, Sample
from engage.learn.kpi_facts import (
    Fact,
    Groups,
    critical_facts,
    facts,
    groups_of,
    sla_facts,
    working,
)
from engage.learn.told_first import saves
from engage.model.causes import taxonomy
from engage.model.periods import Period, PeriodKind, period_of, periods_until
from engage.model.policy_learning import KpiPolicy, KpiTarget
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.sla import SlaReader

By = Literal["team", "product_line", "account", "type", "region", "month", "quarter", "year"]
ALL = "all"
TREND = 8
_YEAR = 365
_PERIODS: tuple[By, ...] = ("month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Span:
    """The days over which figures are counted, both included; `None` leaves the start open."""

    first: date | None
    last: date
    name: Text

    def holds(self, day: date) -> bool:
        """Whether a day lies inside."""
        return (self.first is None or day >= self.first) and day <= self.last


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A figure in one period; `few` where it is too small to say anything."""

    period: Period
    value: float | None
    count: int | None
    few: bool


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One figure of one group. `group` is `None` for promises without that field.

    `met` is `None` without a target, without a value, and where there are too few cases to say.
    """

    kpi: Kpi
    group: str | None
    group_name: str | None
    figure: Figure
    target: float | None
    few: bool
    trend: tuple[TrendPoint, ...]

    @property
    def met(self) -> bool | None:
        """Whether the target is reached."""
        value, target = self.figure.value, self.target
        if value is None or target is None or self.few or self.kpi.better == "neither":
            return None
        return value >= target - 1e-12 if self.kpi.better == "higher" else value <= target + 1e-12


@dataclass(frozen=True, slots=True)
class KpiView:
    """The figures asked for. `facts` are the promises behind them; `words` those of causes, by id."""

    as_of: date
    span: Span
    by: By | None
    rows: tuple[KpiRow, ...]
    facts: tuple[Fact, ...]
    few: int
    critical: str
    explained: Kpi | None
    words: Mapping[str, Text]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KpiOptions:
    """What to show: the span, the group, one figure opened."""

    span: Span
    by: By | None = None
    explain: str | None = None


_MONTHS = re.compile(r"(\d{1,3})\s*m")
_KEY = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})))?", re.IGNORECASE)


def span_of(text: str | None, today: date) -> Span | None:
    """The days that a period names: `12m`, `all`, `2026`, `2026-Q3`, `2026-10`; `None` where it names none.

    Without one, the last twelve months. A period that is not over ends today.
    """
    if text is None or text == "12m":
        return Span(today - timedelta(days=_YEAR), today, Text("the last 12 months", "les 12 derniers mois"))
    if text == ALL:
        return Span(None, today, Text("all time", "depuis toujours"))
    if months := _MONTHS.fullmatch(text):
        count = int(months.group(1))
        start = _months_back(today, count)
        return Span(start, today, Text(f"the last {count} months", f"les {count} derniers mois"))
    match = _KEY.fullmatch(text)
    if match is None:
        return None
    year, quarter, month = int(match.group(1)), match.group(2), match.group(3)
    if year < 1 or (month and not 1 <= int(month) <= 12):
        return None
    kind: PeriodKind = "quarter" if quarter else "month" if month else "year"
    day = date(year, int(quarter) * 3 if quarter else int(month or 1), 1)
    found = period_of(day, kind)
    return Span(found.first, min(found.last, today), found.name)


def _months_back(day: date, count: int) -> date:
    months = max(12, day.year * 12 + day.month - 1 - count)
    year, month = divmod(months, 12)
    last = period_of(date(year, month + 1, 1), "month").last
    return min(date(year, month + 1, min(day.day, last.day)) + timedelta(1), day)


class _Book:
    """Everything that is counted, of all time; samples of it are taken by group and period."""

    def __init__(
        self, workspace: Workspace, today: date, now: float, escalated: Mapping[str, Iterable[date]]
    ) -> None:
        self._workspace = workspace
        policy = workspace.policy.kpi or KpiPolicy()
        days = Calendars(workspace, today).organisation
        self._working: Callable[..., int] = lambda start, end: working(days, start, end)
        self.facts = facts(workspace, today)
        self.sla = tuple(sla_facts(workspace, SlaReader(workspace, now, today)))
        self.critical = tuple(critical_facts(workspace, policy.critical, now))
        self.slips = tuple(slip for found in workspace.commitments for slip in slips(found))
        self.saves = saves(workspace.commitments, escalated=escalated)
        self._running = frozenset(found.id for found in workspace.commitments if found.sla)

    def sample(self, span: Span, wanted: Callable[[Groups], bool]) -> Sample:
        """What is counted of a group in a span of days."""

        def known(commitment: str) -> bool:
            return wanted(self._groups[commitment])

        return Sample(
            facts=tuple(f for f in self.facts if span.holds(f.decided) and wanted(f.groups)),
            sla=tuple(f for f in self.sla if span.holds(f.opened) and wanted(f.groups)),
            critical=tuple(
                f for f in self.critical if wanted(f.groups) and (f.hours is None or span.holds(f.day))
            ),
            slips=tuple(s for s in self.slips if span.holds(s.known) and known(s.commitment)),
            saves=tuple(s for s in self.saves if span.holds(s.solved) and known(s.commitment)),
            running=self._running,
            working_days=self._working,
        )

    def groups(self, by: By) -> tuple[str | None, ...]:
        """The values of a field of the promises, those without it last."""
        found = {getattr(groups, by) for groups in self._groups.values()}
        return tuple(sorted(found, key=lambda name: (name is None, name or "")))

    @cached_property
    def _groups(self) -> Mapping[str, Groups]:
        return {found.id: groups_of(found) for found in self._workspace.commitments}


def kpi(
    workspace: Workspace,
    today: date,
    now: float,
    options: KpiOptions,
    escalated: Mapping[str, Iterable[date]] | None = None,
) -> KpiView:
    """The figures of the workspace as known on a day; `now` in seconds since 1970, for incidents.

    `escalated`: by promise, the days on which an alert went further up than its project lead.
    """
    policy = workspace.policy.kpi or KpiPolicy()
    book = _Book(workspace, today, now, escalated or {})
    span, by = options.span, options.by
    wanted = [kpi for kpi in KPIS if options.explain in {None, kpi.name}]
    cuts: list[tuple[str | None, str | None, Span, Callable[[Groups], bool]]] = [
        (ALL, None, span, lambda _: True)
    ]
    if by in _PERIODS:
        cuts += [
            (p.key, None, Span(p.first, min(p.last, today), p.name), lambda _: True)
            for p in _within(span, by, today)
        ]
    elif by is not None:
        cuts += [(name, _named(workspace, by, name), span, _of_group(by, name)) for name in book.groups(by)]
    rows = []
    for group, named, part, chosen in cuts:
        sample = book.sample(part, chosen)
        if group != ALL and not any((sample.facts, sample.sla, sample.critical, sample.slips, sample.saves)):
            continue
        trend = _trend(book, chosen, policy.period, today) if by not in _PERIODS or group == ALL else {}
        for each in wanted:
            figure = each.compute(sample)
            target = _target(each, policy.targets, by, group, part.last)
            few = _few(figure, policy.few)
            rows.append(KpiRow(each, group, named, figure, target, few, _points(each, trend, policy.few)))
    return KpiView(
        as_of=today,
        span=span,
        by=by,
        rows=tuple(rows),
        facts=book.sample(span, lambda _: True).facts,
        few=policy.few,
        critical=policy.critical,
        explained=next((each for each in wanted if each.name == options.explain), None),
        words=taxonomy(workspace.policy),
        left_out=workspace.left_out,
    )


def _few(figure: Figure, few: int) -> bool:
    return figure.denominator is not None and 0 < figure.denominator < few


def _named(workspace: Workspace, by: By, name: str | None) -> str | None:
    """What people call a group."""
    if name is None:
        return None
    if by == "account":
        return workspace.client_name(name)
    team = next((team for team in workspace.resources.teams if team.id == name), None)
    return (team.name if team and by == "team" else None) or name


def _of_group(by: By, name: str | None) -> Callable[[Groups], bool]:
    return lambda groups: getattr(groups, by) == name


def _within(span: Span, by: By | None, today: date) -> Sequence[Period]:
    """The periods of a span, oldest first."""
    kind: PeriodKind = "month" if by == "month" else "year" if by == "year" else "quarter"
    upto = min(span.last, today)
    found = periods_until(upto, kind, 120)
    return [p for p in found if span.first is None or p.last >= span.first]


def _trend(
    book: _Book, chosen: Callable[[Groups], bool], kind: PeriodKind, today: date
) -> Mapping[Period, Sample]:
    spans = {p: Span(p.first, min(p.last, today), p.name) for p in periods_until(today, kind, TREND)}
    return {period: book.sample(span, chosen) for period, span in spans.items()}


def _points(kpi: Kpi, trend: Mapping[Period, Sample], few: int) -> tuple[TrendPoint, ...]:
    """The figure in each period; open cases belong to none."""
    found = []
    for period, sample in trend.items():
        figure = kpi.compute(
            replace(sample, critical=tuple(c for c in sample.critical if c.hours is not None))
        )
        found.append(TrendPoint(period, figure.value, figure.denominator, _few(figure, few)))
    return tuple(found)


def _target(
    kpi: Kpi, targets: Iterable[KpiTarget], by: By | None, group: str | None, day: date
) -> float | None:
    """The target of a group on a day: its own, else that of all; the one that began last."""
    general, own = [], []
    for target in targets:
        if target.name != kpi.name or (target.from_ and target.from_ > day):
            continue
        limits = {
            name: value
            for name in ("team", "product_line", "account", "type", "region")
            if (value := getattr(target, name))
        }
        if not limits:
            general.append(target)
        elif by in limits and limits == {by: group}:
            own.append(target)
    found = max(own or general, key=lambda target: target.from_ or date.min, default=None)
    if found is None:
        return None
    limit = found.at_most if kpi.better == "lower" else found.at_least
    return found.value if found.value is not None and kpi.unit == "share" else limit
