"""`engage kpi` as one JSON document (contract, `kpi`) and as CSV, of the figures or of the facts behind
them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engage.learn.kpi import Item
from engage.learn.kpi_facts import Fact
from engage.render.promise_json import day_json, rounded
from engage.usecase.kpi_view import KpiRow, KpiView


def document(view: KpiView) -> dict[str, Any]:
    """The figures; what is not known is `null`, never zero."""
    return {
        "schema": "engage/kpi/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "period": {"from": day_json(view.span.first), "to": view.span.last.isoformat()},
        "by": view.by,
        "few": view.few,
        "rows": [_row(row) for row in view.rows],
        "explained": view.explained.name if view.explained else None,
        "facts": [dict(zip(FACT_COLUMNS, _fact(fact), strict=True)) for fact in view.facts],
    }


def _row(row: KpiRow) -> dict[str, Any]:
    figure = row.figure
    return {
        "name": row.kpi.name,
        "group": row.group,
        "unit": row.kpi.unit,
        "better": row.kpi.better,
        "value": rounded(figure.value, 4),
        "numerator": rounded(figure.numerator, 4),
        "denominator": figure.denominator,
        "low": rounded(figure.low, 4),
        "high": rounded(figure.high, 4),
        "target": row.target,
        "met": row.met,
        "too_few": row.few,
        "left_out": figure.left_out,
        "trend": [
            {"period": point.period.key, "value": rounded(point.value, 4), "denominator": point.count}
            for point in row.trend
        ],
        "causes": [{"cause": cause or None, "count": count} for cause, count in figure.causes],
        "open": [_item(item) for item in figure.still_open],
        "items": [_item(item) for item in figure.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "commitment": item.commitment or None,
        "name": item.name,
        "counts": item.good,
        "value": rounded(item.value, 2),
    }


COLUMNS = (
    "name",
    "group",
    "unit",
    "value",
    "numerator",
    "denominator",
    "low",
    "high",
    "target",
    "met",
    "too_few",
)


def table(view: KpiView) -> Iterator[tuple[object, ...]]:
    """The figures, one a row, below `COLUMNS`."""
    for row in view.rows:
        found = _row(row)
        yield tuple(found[name] for name in COLUMNS)


FACT_COLUMNS = (
    "id", "title", "team", "product_line", "account", "type", "region", "decided", "first_due", "due",
    "delivered", "in_full", "outcome", "amendments", "days_late", "days_late_first", "against", "client_days",
    "causes",
)  # fmt: skip


def facts_table(view: KpiView) -> Iterator[tuple[object, ...]]:
    """The promises behind the figures, one a row, below `FACT_COLUMNS`."""
    return (_fact(fact) for fact in view.facts)


def _fact(fact: Fact) -> tuple[object, ...]:
    groups = fact.groups
    return (
        fact.id, fact.title, groups.team, groups.product_line, groups.account, groups.type, groups.region,
        day_json(fact.decided), day_json(fact.first_due), day_json(fact.due), day_json(fact.delivered),
        fact.in_full, fact.outcome, fact.amendments, fact.days_late, fact.days_late_first, fact.against,
        fact.client_days, "; ".join(fact.causes),
    )  # fmt: skip
