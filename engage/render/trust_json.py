"""`engage trust` and `engage trust audit` as JSON documents (contract, `trust`)."""

from __future__ import annotations

from typing import Any

from engage.learn.trust import weight_on
from engage.model.text import Lang
from engage.render.promise_json import day_json, money_json, rounded
from engage.render.trust_words import sign_words
from engage.usecase.trust import TrustRow, TrustView
from engage.usecase.trust_audit import AuditView, Share


def document(view: TrustView, lang: Lang) -> dict[str, Any]:
    """The accounts."""
    return {
        "schema": "engage/trust/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "half_life_days": view.half_life,
        "clients": [_row(row, view, lang) for row in view.rows],
    }


def _row(row: TrustRow, view: TrustView, lang: Lang) -> dict[str, Any]:
    return {
        "id": row.client,
        "name": row.name,
        "balance": rounded(row.balance.expected, 4),
        "low": rounded(row.balance.low, 4),
        "rating": rounded(row.balance.rating, 4),
        "trend": rounded(row.trend, 4),
        "evidence": {"for": rounded(row.balance.good, 4), "against": rounded(row.balance.bad, 4)},
        "events": [
            {
                "on": event.on.isoformat(),
                "commitment": event.commitment,
                "kind": event.kind,
                "weight": event.weight if event.weight > 0 else -weight_on(event, view.as_of),
                "recovered": day_json(event.recovered),
            }
            for event in row.events
        ],
        "count": len(row.events),
        "signs": [
            {
                "kind": sign.kind,
                "on": sign.on.isoformat(),
                "commitment": sign.commitment,
                "value": rounded(sign.value, 3),
                "said": sign_words(sign, view.as_of).to(lang),
            }
            for sign in row.signs
        ],
        "lifetime_value": money_json(row.lifetime_value),
        "at_stake": money_json(row.at_stake),
    }


def audit_document(view: AuditView) -> dict[str, Any]:
    """The audit."""
    return {
        "schema": "engage/trust-audit/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "said": [_share(part) for part in view.said],
        "answers": [
            {
                "channel": each.channel,
                "answered": len(each.days),
                "median_days": each.middle,
                "longest_days": each.longest,
                "waiting": each.waiting,
                "unlinked": each.unlinked,
            }
            for each in view.answers
        ],
        "spread": [
            {
                "by": each.by,
                "groups": [_share(group) for group in each.groups],
                "more_than_chance": each.differs,
            }
            for each in view.spreads
        ],
    }


def _share(part: Share) -> dict[str, Any]:
    low, high = part.interval or (None, None)
    return {
        "name": part.name or None,
        "value": rounded(part.value, 4),
        "numerator": part.good,
        "denominator": part.of,
        "low": rounded(low, 4),
        "high": rounded(high, 4),
        "not_so": list(part.cases),
    }
