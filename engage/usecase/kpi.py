"""Figures against targets: of all promises or by group, in a period, with their trend and what they count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from engage.health.slips import slips
from engage.learn.kpi import KPIS, Figure, Kpi, Sample
from engage.learn.kpi_facts import (
    Groups,
    critical_facts,
    facts,
    groups_of,
    sla_facts,
    working,
)
from engage.learn.told_first import saves
from engage.model.causes import taxonomy
from engage.model.periods import Period, PeriodKind, periods_until
from engage.model.policy_learning import KpiPolicy, KpiTarget
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.sla import SlaReader
from engage.usecase.kpi_view import ALL, By, KpiOptions, KpiRow, KpiView, Span, TrendPoint

TREND = 8
_PERIODS: tuple[By, ...] = ("month", "quarter", "year")


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
