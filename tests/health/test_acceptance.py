"""Acceptance by silence, after the contract's term."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import FRANCE, world

from engage.health.acceptance import silence_accepts, silent_acceptance, standing_of
from engage.health.judge import judge
from engage.health.situation import Situation
from engage.plan.schedule_types import Schedule

DELIVERED = {
    "id": "P-1", "title": "Portal", "client": "acme", "status": "delivered", "delivered": "2026-10-23",
    "promise": {"due": "2026-10-30"},
}  # fmt: skip


def situation(today: str, **fields: Any) -> Situation:
    client = {"id": "acme", "calendar": {"country": "FR"}}
    return Situation(
        world(DELIVERED | fields, policy=FRANCE, clients=(client,)), Schedule(date.fromisoformat(today))
    )


@pytest.mark.parametrize(
    ("term", "last"),
    [
        ("5d", "2026-10-30"),  # the next Friday
        ("2w", "2026-11-06"),
        ("10d", "2026-11-06"),
        ("15d", "2026-11-16"),  # Armistice day is no working day
        ("30cd", "2026-11-22"),
    ],
)
def test_silence_accepts_when_the_term_has_passed(term: str, last: str) -> None:
    contract = {"tacit_acceptance": term}
    on = situation(last, contract=contract)
    promise = on.workspace.commitments[0]
    assert silence_accepts(promise, on) == date.fromisoformat(last)
    assert silent_acceptance(promise, on) is None  # the last day is still the client's

    after = situation("2026-11-27", contract=contract)
    assert silent_acceptance(promise, after) == date.fromisoformat(last)
    found = standing_of(promise, after)
    assert (found.outcome, found.tacit, found.accepted) == ("kept", True, date.fromisoformat(last))


def test_without_a_term_silence_accepts_nothing() -> None:
    now = situation("2027-03-01")
    promise = now.workspace.commitments[0]
    assert silent_acceptance(promise, now) is None
    assert standing_of(promise, now).outcome == "claimed"


def test_a_refusal_ends_the_clients_silence() -> None:
    refused = {"on": "2026-10-28", "by": "J. Martin", "reason": "Orders are lost"}
    now = situation("2026-11-27", contract={"tacit_acceptance": "5d"}, rejected=refused)
    promise = now.workspace.commitments[0]
    assert standing_of(promise, now).outcome == "claimed"
    reasons = {reason.code: reason for reason in judge(promise, now).reasons}
    assert reasons["delivery-refused"].colour == "red"
    assert reasons["delivery-refused"].message.en == (
        "The client refused the delivery on 28 Oct: Orders are lost"
    )


def test_a_delivery_made_again_after_a_refusal_waits_anew() -> None:
    refused = {"on": "2026-10-20"}
    now = situation("2026-11-27", contract={"tacit_acceptance": "5d"}, rejected=refused)
    assert silent_acceptance(now.workspace.commitments[0], now) == date(2026, 10, 30)


@pytest.mark.parametrize(("contract", "pending"), [({}, True), ({"tacit_acceptance": "15d"}, False)])
def test_an_acceptance_is_pending_after_twenty_days_unless_silence_gave_it(
    contract: dict[str, str], pending: bool
) -> None:
    now = situation("2026-11-24", contract=contract)
    codes = {reason.code for reason in judge(now.workspace.commitments[0], now).reasons}
    assert ("acceptance-pending" in codes) is pending
