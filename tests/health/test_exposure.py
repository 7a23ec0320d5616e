"""The money at stake."""

from __future__ import annotations

from typing import Any

import pytest
from promise_case import gate, plan, promise, situation

from engage.health.exposure import exposure

TERMS = {"rate": "0.5%", "per": "1w", "cap": "10%", "grace": "5d"}


def at_stake(planned: Any = None, **fields: Any) -> str | None:
    record = promise(**fields)
    found = exposure(record, situation(record, plans=(planned or plan(),)))
    return str(found) if found else None


def late(safe: str, **terms: str) -> str | None:
    return at_stake(
        plan("2027-01-29", safe),
        promise={"due": "2027-02-26", "value": "180000 EUR"},
        contract={"penalties": {**TERMS, **terms}},
    )


@pytest.mark.parametrize(
    ("safe", "expected"),
    [
        ("2027-02-26", "0.00 EUR"),
        ("2027-03-05", "0.00 EUR"),  # five working days late: within the grace
        ("2027-03-08", "900.00 EUR"),  # a period has begun
        ("2027-03-12", "900.00 EUR"),
        ("2027-03-15", "1800.00 EUR"),
        ("2027-12-31", "18000.00 EUR"),  # the cap
    ],
)
def test_penalties_run_after_the_grace_for_each_period_begun_up_to_the_cap(safe: str, expected: str) -> None:
    assert late(safe) == expected


def test_a_period_may_be_counted_in_calendar_days() -> None:
    assert late("2027-03-12", per="7cd", grace="0d") == "1800.00 EUR"  # 14 calendar days


def test_a_grace_may_be_counted_in_calendar_days() -> None:
    assert late("2027-03-05", grace="7cd") == "0.00 EUR"
    assert late("2027-03-08", grace="7cd") == "900.00 EUR"


def test_without_terms_or_invoices_the_money_at_stake_is_not_known() -> None:
    assert at_stake() is None


def test_invoices_of_gates_that_slip_or_fail_are_deferred() -> None:
    milestones = [
        {"id": "done", "invoice": "1000 EUR", "done": "2026-11-02"},
        {"id": "failed", "invoice": "2000 EUR",
         "quality": [{"measure": "m", "target": ">= 9", "actual": "8"}]},
        {"id": "late", "invoice": "4000 EUR", "due": "2026-12-11"},
        {"id": "fine", "invoice": "8000 EUR"},
        {"id": "after", "invoice": "16000 EUR"},
    ]  # fmt: skip
    placed = plan(
        milestones=(
            gate("late", "2026-12-14"), gate("fine", "2027-02-26"), gate("after", "2027-03-01"),
        )
    )  # fmt: skip
    assert at_stake(placed, milestones=milestones) == "22000.00 EUR"
    refused = {"id": "back", "invoice": "500 EUR", "done": "2026-11-10", "rejected": {"on": "2026-11-17"}}
    assert at_stake(placed, milestones=[*milestones, refused]) == "22500.00 EUR"


def test_compensation_of_an_open_recovery_counts() -> None:
    recovery = {"opened": "2026-11-03", "compensation": [{"kind": "discount", "cost": "3000 EUR"}]}
    assert at_stake(status="broken", recovery=recovery) == "3000.00 EUR"


def test_amounts_in_two_currencies_have_no_sum() -> None:
    milestones = [{"id": "a", "invoice": "1000 EUR"}, {"id": "b", "invoice": "1000 GBP"}]
    assert at_stake(milestones=milestones) is None


def test_an_overdue_promise_pays_until_today_at_least() -> None:
    found = at_stake(
        plan("2026-11-02", "2026-11-02"),
        promise={"due": "2026-10-30", "value": "100000 EUR"},
        contract={"penalties": {"rate": "1%", "per": "1w"}},
    )
    assert found == "3000.00 EUR"  # fifteen working days
