"""Deliveries from before the records began: rows of a table, one a delivery.

Columns: `planned` (working days, or the last day planned) and either `actual` (working days) or `ended` with
`start`; `ended` says what was known when. Further ones may be left out: `id`, `type`, `made` (the day of the
plan; else `start`), `due` (a day, or working days), `milestones` (how many the plan had; else one).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log1p, sqrt

from engage.learn.delivery import Delivery
from engage.model.days import parse_day
from engage.model.fault import Fault
from engage.model.quantity import parse_duration, parse_number, parse_whole
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendar import OutOfCalendar, WorkCalendar
from engage.plan.calendars import Calendars
from engage.plan.estimate import SWANSON
from engage.plan.types import commitment_type

COLUMNS = ("id", "type", "made", "start", "planned", "ended", "actual", "due", "milestones")
_DAY = timedelta(1)
_ID = re.compile(r"[A-Za-z0-9._-]+")  # of a type in `engage.yaml`


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cells that have a text, and the line it stands on."""

    cells: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that teaches nothing, and why."""

    line: int
    why: Text


def deliveries_of(
    rows: Iterable[Row], workspace: Workspace, today: date, correlation: float
) -> tuple[tuple[Delivery, ...], tuple[BadRow, ...]]:
    """The deliveries that ended by `today`, and the rows that could not be read."""
    calendars = Calendars(workspace, today)
    found: list[Delivery] = []
    bad: list[BadRow] = []
    for row in rows:
        try:
            each = _delivery(row, workspace, calendars, correlation)
        except Fault as fault:
            bad.append(BadRow(row.line, fault.text))
        except OutOfCalendar:
            bad.append(BadRow(row.line, _OUT))
        else:
            if each.ended <= today:
                found.append(each)
    return tuple(found), tuple(bad)


_OUT = Text(
    "dates outside the years that calendars know", "dates hors des années que connaissent les calendriers"
)


def _delivery(row: Row, workspace: Workspace, calendars: Calendars, rho: float) -> Delivery:
    cells, calendar, hours = row.cells, calendars.organisation, calendars.hours_per_day
    ended = _day(cells, "ended")
    start = _day(cells, "start")
    made = _day(cells, "made") or start
    if ended is None or made is None:
        raise Fault(
            "`ended`, and `start` or `made`, say when what was known: one is missing",
            "`ended`, et `start` ou `made`, disent quand on savait quoi : il en manque un",
        )
    planned = _days(cells, "planned", start, calendar, hours)
    actual = _days(cells, "actual", start, calendar, hours)
    if actual is None and start is not None:
        actual = float(calendar.days_between(start - _DAY, ended))
    if planned is None or actual is None or planned <= 0 or actual <= 0:
        raise Fault(
            "`planned`, and `actual` or `start`, give two durations above 0: one is missing",
            "`planned`, et `actual` ou `start`, donnent deux durées positives : il en manque une",
        )
    kind = cells.get("type")
    if kind is not None and not _ID.fullmatch(kind):
        raise Fault(
            f"the type {kind!r} is not an id: use letters, digits, `.`, `_` and `-` only",
            f"le type « {kind} » n’est pas un identifiant : lettres sans accent, chiffres, `.`, `_` et `-` "
            "seulement",
        )
    count = parse_whole(cells["milestones"]) if "milestones" in cells else 1
    skew, scatter = _as_estimated(workspace, kind, count, rho)
    return Delivery(
        id=cells.get("id", str(row.line)),
        kind=kind,
        origin=min(made, ended),
        ended=ended,
        planned=planned,
        actual=actual,
        allowed=_days(cells, "due", start, calendar, hours),
        skew=skew,
        scatter=scatter,
    )


def _day(cells: Mapping[str, str], name: str) -> date | None:
    return parse_day(cells[name][:10]) if name in cells else None  # a moment: its day


def _days(
    cells: Mapping[str, str], name: str, start: date | None, calendar: WorkCalendar, hours: float
) -> float | None:
    """Working days: a number, a duration, or those from the start to a day."""
    text = cells.get(name)
    if text is None:
        return None
    if text.count("-") >= 2:
        if start is None:
            raise Fault(
                f"`{name}` is a day: working days to it need a `start`",
                f"`{name}` est un jour : il faut un `start` pour compter jusque-là",
            )
        return float(calendar.days_between(start - _DAY, parse_day(text[:10])))
    return parse_duration(text).days(hours) if text[-1:].isalpha() else parse_number(text)


def _as_estimated(workspace: Workspace, kind: str | None, milestones: int, rho: float) -> tuple[float, float]:
    """How a forecast would read such a plan: single values with the spread of the type, one after another."""
    found = commitment_type(workspace.policy, kind)
    points = (min(found.spread.low, 1.0), 1.0, max(found.spread.high, 1.0))
    mean = sum(weight * point for weight, point in zip(SWANSON, points, strict=True))
    variance = sum(weight * (point - mean) ** 2 for weight, point in zip(SWANSON, points, strict=True))
    count = max(1, milestones)
    variation = sqrt(variance * (1 + (count - 1) * rho) / count) * found.factor / mean
    return mean, sqrt(log1p(variation**2))
