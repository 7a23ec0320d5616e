"""The register, and what happens when a risk strikes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from worlds import world

from engage.model.quantity import Money
from engage.render.risks import document, matrix, table, text
from engage.render.theme import Theme
from engage.usecase.change import Refused
from engage.usecase.risk_trigger import Triggered, TriggerOptions, trigger
from engage.usecase.risks import Register, register
from engage.usecase.update.desk import Desk

TODAY = date(2026, 11, 20)
DELAY = {"low": "10d", "likely": "10d", "high": "10d"}
#: The worked register of supplier, rework and key person: expected delay 3 + 2 + 2 days.
OWN = [
    {"id": "supplier", "what": "Supplier late", "probability": "0.3", "impact": {"delay": DELAY}},
    {"id": "rework", "what": "Rework", "probability": "0.5",
     "impact": {"delay": {"low": "4d", "likely": "4d", "high": "4d"}, "cost": "1000 EUR"}},
    {"id": "person", "what": "Key person leaves", "probability": "0.1", "owner": "lea",
     "impact": {"delay": {"low": "20d", "likely": "20d", "high": "20d"}, "cost": "90000 EUR"}},
]  # fmt: skip
PEOPLE = [{"id": "lea", "name": "Léa"}, {"id": "paul", "name": "Paul", "days": ["mo", "we"]}]


def seen(own: list[dict[str, Any]], by: Any = "days", **others: Any) -> Register:
    promise = {"id": "P-1", "title": "Portal", "client": "acme", "status": "active", "type": "custom-project"}
    return register(world(promise | {"risks": own}, people=PEOPLE, **others), TODAY, None, by)


def test_risks_are_ranked_by_expected_days_or_money() -> None:
    by_days, by_money = seen(OWN), seen(OWN, "money")
    assert [(row.id, row.exposure_days) for row in by_days.rows] == [
        ("supplier", pytest.approx(3)),
        ("person", pytest.approx(2)),
        ("rework", pytest.approx(2)),
    ]
    assert [row.id for row in by_money.rows] == ["person", "rework", "supplier"]
    assert by_days.days == pytest.approx(7)  # the worked expected delay
    assert by_days.money == (Money(Decimal("9500.00"), "EUR"),)


def test_a_matrix_would_rank_the_other_way_round() -> None:
    a = {"id": "A", "what": "a", "probability": "0.31", "impact": {"delay": dict.fromkeys(DELAY, "10.5d")}}
    b = {"id": "B", "what": "b", "probability": "0.29", "impact": {"delay": dict.fromkeys(DELAY, "60d")}}
    found = {row.id: row for row in seen([a, b]).rows}
    scores = {name: (row.cell[0] + 1) * (row.cell[1] + 1) for name, row in found.items() if row.cell}
    assert scores == {"A": 12, "B": 10}
    assert [row.id for row in seen([a, b]).rows] == ["B", "A"]
    assert found["A"].exposure_days == pytest.approx(3.255)
    assert found["B"].exposure_days == pytest.approx(17.4)
    assert pytest.approx(5.35, abs=5e-3) == 17.4 / 3.255  # the lower score loses that much more


def test_a_shared_risk_counts_for_each_promise_that_it_concerns() -> None:
    shared = [
        {"id": "strike", "what": "Strike", "probability": "10%", "impact": {"delay": DELAY},
         "applies_to": {"types": ["custom-project"]}},
        {"id": "rework", "what": "Rework elsewhere", "probability": "10%"},
    ]  # fmt: skip
    view = seen(OWN, risks=shared)
    rows = {row.name: row for row in view.rows}
    assert rows["strike"].commitments == ("P-1",)
    assert rows["strike"].exposure_days == pytest.approx(1)
    assert "rework" not in rows  # the promise has one of its own


def test_what_nobody_assessed_comes_last_and_is_not_zero() -> None:
    view = seen([{"id": "R9", "what": "Something"}, *OWN])
    assert view.rows[-1].id == "R9"
    assert view.rows[-1].exposure_days is None
    assert view.unassessed == 1
    assert document(view)["risks"][-1]["exposure_days"] is None


def test_what_struck_comes_first_with_its_overdue_actions() -> None:
    struck = {"id": "R1", "what": "Fire", "struck": "2026-11-02"}
    late = {"id": "A1", "what": "Call", "due": "2026-11-10", "source": "risk R1"}
    promise = {
        "id": "P-1", "title": "Portal", "client": "acme", "status": "active", "risks": [*OWN, struck],
        "actions": [late],
    }  # fmt: skip
    view = register(world(promise), TODAY)
    assert (view.rows[0].id, view.rows[0].overdue) == ("R1", 1)
    assert "action overdue" in text(view, Theme())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_register_and_its_matrix_fit_the_width(lang: Any) -> None:
    view = seen([*OWN, {"id": "R9", "what": "Something long " * 20}])
    for shown in (text(view, Theme(lang=lang, width=60)), matrix(view, Theme(lang=lang, width=80))):
        assert max(map(len, shown.splitlines())) <= 80
    assert table(view).count("\r\n") == 5


PLAN = {
    "share": "client",
    "trigger": {"when": "No tenant", "by": "2026-11-02"},
    "plan": [
        {"who": "lea", "does": "Use links", "within": "3d"},
        {"who": "paul", "does": "Ask again", "within": "3d"},
        {"who": "account_director", "does": "Tell the board", "within": "3cd"},
        {"who": "lea", "does": "Review", "within": "4h"},
        {"who": "lea", "does": "Whenever"},
    ],
}
RISK = {"id": "R1", "what": "Provider late", "contingency": PLAN}


def desk(**fields: Any) -> Desk:
    promise = {"id": "P-1", "title": "Portal", "client": "acme", "status": "active", "risks": [RISK]} | fields
    shared = [{"id": "strike", "what": "Strike", "owner": "lea", "contingency": {"plan": PLAN["plan"][:1]}}]
    workspace = world(promise, people=PEOPLE, risks=shared, policy={"roles": {"account_director": "paul"}})
    return Desk(workspace, workspace.commitments[0], TODAY)


def struck(risk: str, **fields: Any) -> Triggered | Refused:
    return trigger(desk(**fields), TriggerOptions(risk, TODAY, "lea"))


def test_a_plan_becomes_actions_in_each_owners_working_days() -> None:
    found = struck("R1", actions=[{"id": "A4", "what": "x"}])
    assert isinstance(found, Triggered)
    assert found.shared
    assert [(step.id, step.who, step.due.isoformat() if step.due else None) for step in found.steps] == [
        ("A5", "lea", "2026-11-25"),
        ("A6", "paul", "2026-11-30"),  # works on Mondays and Wednesdays
        ("A7", "paul", "2026-11-23"),  # calendar days; the role's holder
        ("A8", "lea", "2026-11-23"),
        ("A9", "lea", None),
    ]
    assert found.changes[0].pointer == ("risks", 0, "struck")
    assert found.changes[1].value["source"] == "risk R1"
    assert found.changes[-1].value == {
        "on": TODAY, "by": "lea", "note": "R1: Provider late", "known": TODAY,
    }  # fmt: skip


def test_a_risk_of_the_register_becomes_the_promises_own() -> None:
    found = struck("strike")
    assert isinstance(found, Triggered)
    assert found.changes[0].value == {"id": "strike", "what": "Strike", "owner": "lea", "struck": TODAY}
    assert [step.what for step in found.steps] == ["Use links"]


@pytest.mark.parametrize(
    ("risk", "fields", "why"),
    [
        ("R2", {}, "it has `R1` and `strike`"),
        ("R1", {"status": "accepted"}, "is closed"),
        ("R1", {"risks": [RISK | {"closed": "2026-11-01"}]}, "was closed on 2026-11-01"),
        (
            "R1",
            {"risks": [RISK | {"struck": "2026-11-01"}], "actions": [{"what": "x", "source": "risk R1"}]},
            "under way already",
        ),
    ],
)
def test_what_cannot_strike(risk: str, fields: dict[str, Any], why: str) -> None:
    found = struck(risk, **fields)
    assert isinstance(found, Refused)
    assert why in found.reason.en


def test_a_risk_noted_as_struck_still_gets_its_plan() -> None:
    found = struck("R1", risks=[RISK | {"struck": "2026-11-01"}])
    assert isinstance(found, Triggered)
    assert all(change.pointer != ("risks", 0, "struck") for change in found.changes)
    assert len(found.steps) == 5
