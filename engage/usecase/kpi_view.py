"""What `engage kpi` shows, and what may be asked of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from engage.learn.kpi import Figure, Kpi
from engage.learn.kpi_facts import Fact
from engage.model.periods import Period, PeriodKind, period_of
from engage.model.text import Text

By = Literal["team", "product_line", "account", "type", "region", "month", "quarter", "year"]
ALL = "all"
_YEAR = 365
_MONTHS = re.compile(r"(\d{1,3})\s*m")
_KEY = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d{2})))?", re.IGNORECASE)


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
