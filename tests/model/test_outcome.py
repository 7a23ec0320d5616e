"""What became of a promise: kept is more than claimed."""

from __future__ import annotations

from typing import Any

import pytest

from engage.model.commitment import Commitment
from engage.model.outcome import gate_standing, standing

SIGNED = {"on": "2026-10-12", "by": "J. Martin"}
MINUTES = {**SIGNED, "ref": "PV 3"}
SHOWN = {"measure": "orders", "target": ">= 99 %", "actual": "99.4 %", "evidence": "report.pdf"}


def promise(**fields: Any) -> Commitment:
    defaults = {"id": "P-1", "title": "Portal", "client": "acme", "status": "active"}
    return Commitment.model_validate(defaults | {"promise": {"due": "2026-10-09"}} | fields)


def delivered(criterion: dict[str, str] | None = None, **fields: Any) -> Commitment:
    criteria = [criterion] if criterion else []
    given = {"status": "delivered", "delivered": "2026-10-09"} | fields
    return promise(deliverables=[{"what": "Portal", "acceptance": criteria}], **given)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "draft"}, "draft"),
        ({"status": "proposed"}, "draft"),
        ({"status": "lost"}, "dropped"),
        ({"status": "cancelled"}, "dropped"),
        ({"status": "active"}, "open"),
        ({"status": "broken"}, "broken"),
        ({"status": "broken", "delivered": "2026-10-09", "accepted": MINUTES}, "broken"),
        ({"status": "delivered", "delivered": "2026-10-09"}, "claimed"),
        ({"status": "accepted", "delivered": "2026-10-09", "accepted": SIGNED}, "kept"),
        ({"status": "accepted", "delivered": "2026-10-10", "accepted": SIGNED}, "late"),
        ({"status": "accepted", "delivered": "2026-10-09", "in_full": "no", "accepted": SIGNED}, "partial"),
        ({"status": "accepted", "accepted": {"on": "2026-10-09"}}, "kept"),
        (
            {"status": "accepted", "accepted": SIGNED},
            "late",
        ),  # no other day is known
        ({"status": "accepted"}, "claimed"),
    ],
)
def test_the_outcome_of_a_promise(fields: dict[str, Any], expected: str) -> None:
    assert standing(promise(**fields)).outcome == expected


def without(*names: str, **changed: str) -> dict[str, str]:
    return {name: value for name, value in (SHOWN | changed).items() if name not in names}


@pytest.mark.parametrize(
    ("criterion", "accepted", "lacks"),
    [
        (SHOWN, SIGNED, []),
        (SHOWN, None, ["acceptance"]),
        (without("actual"), MINUTES, ["value"]),
        (without("actual", "evidence"), None, ["acceptance", "value"]),
        (without("evidence"), SIGNED, ["evidence"]),
        (without("evidence"), MINUTES, []),  # signed minutes are evidence
        (without(actual="98 %"), MINUTES, ["failed"]),
        (without(actual="98 %"), {**MINUTES, "reservations": [{"what": "Orders"}]}, []),
    ],
)
def test_a_claim_is_kept_with_value_evidence_and_acceptance_only(
    criterion: dict[str, str], accepted: dict[str, Any] | None, lacks: list[str]
) -> None:
    found = standing(delivered(criterion, accepted=accepted))
    assert [missing.lack for missing in found.missing] == lacks
    assert found.outcome == ("claimed" if lacks else "kept")


def test_what_is_missing_is_named_with_its_place() -> None:
    bare = promise(milestones=[{"id": "ux", "done": "2026-10-01", "quality": [without("actual")]}])
    found = gate_standing(bare, 0)
    assert found.outcome == "claimed"
    assert [(missing.pointer, missing.measure) for missing in found.missing] == [
        (("milestones", 0, "accepted"), None),
        (("milestones", 0, "quality", 0), "orders"),
    ]


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ({}, "open"),
        ({"done": "2026-10-01"}, "claimed"),
        ({"done": "2026-10-01", "accepted": SIGNED}, "kept"),
        ({"done": "2026-10-01", "due": "2026-09-30", "accepted": SIGNED}, "late"),
        ({"done": "2026-10-01", "accepted": MINUTES, "quality": [without("evidence")]}, "kept"),
    ],
)
def test_the_outcome_of_a_gate(gate: dict[str, Any], expected: str) -> None:
    assert gate_standing(promise(milestones=[{"id": "ux", **gate}]), 0).outcome == expected


def test_reservations_stay_counted_until_they_are_lifted() -> None:
    open_, lifted = {"what": "Icons"}, {"what": "Menu", "lifted": "2026-10-16"}
    found = standing(delivered(accepted={**MINUTES, "reservations": [open_, lifted]}))
    assert (found.outcome, found.reservations) == ("kept", 1)
