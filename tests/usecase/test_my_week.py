"""What waits for one person, on Friday 20 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import world

from engage.health.situation import Situation
from engage.plan.schedule_types import Schedule
from engage.render.my_week import document, text
from engage.render.theme import Theme
from engage.usecase.my_week import MyWeek, my_week

TODAY = date(2026, 11, 20)
PEOPLE = [{"id": "lea", "name": "Léa Martin"}, {"id": "marc", "name": "Marc"}]


def week(person: str = "lea", *others: dict[str, Any], **fields: Any) -> MyWeek:
    promise = {
        "id": "P-1", "title": "Portal", "client": "acme", "status": "active", "owner": "lea",
        "promise": {"due": "2026-12-18"},
    } | fields  # fmt: skip
    workspace = world(promise, *others, people=PEOPLE, policy={"roles": {"account_director": "marc"}})
    return my_week(workspace.person[person], Situation(workspace, Schedule(TODAY)))


def found(view: MyWeek) -> list[tuple[str, str, str | None]]:
    return [(item.kind, item.when, item.on.isoformat() if item.on else None) for item in view.items]


GATE = {"id": "ux", "due": "2026-11-26", "needs": {"marc": "50%"}}


@pytest.mark.parametrize(
    ("person", "fields", "expected"),
    [
        ("lea", {}, [("promise", "later", "2026-12-18")]),
        ("marc", {}, []),
        ("lea", {"milestones": [GATE]}, [("gate", "week", "2026-11-26")]),
        ("marc", {"milestones": [GATE]}, [("gate", "week", "2026-11-26")]),
        ("lea", {"milestones": [GATE | {"due": "2026-11-19"}]}, [("gate", "overdue", "2026-11-19")]),
        (
            "lea",
            {"milestones": [GATE | {"done": "2026-11-19"}]},
            [("acceptance", "later", "2026-12-17"), ("promise", "later", "2026-12-18")],
        ),
        (
            "marc",
            {"actions": [{"id": "A1", "what": "Call", "who": "account_director", "due": "2026-11-18"}]},
            [("action", "overdue", "2026-11-18")],
        ),
        ("marc", {"actions": [{"what": "Call", "who": "marc", "done": "2026-11-18"}]}, []),
        ("marc", {"status": "lost", "actions": [{"what": "Call", "who": "marc"}]}, []),
        (
            "marc",
            {"status": "accepted", "actions": [{"what": "Call", "who": "marc"}]},
            [("action", "undated", None)],
        ),
        (
            "marc",
            {"accepted": {"on": "2026-11-12", "reservations": [{"what": "Icons", "owner": "marc"}]}},
            [("reservation", "undated", None)],
        ),
        (
            "marc",
            {"risks": [{"id": "R1", "what": "x", "owner": "marc",
                        "contingency": {"trigger": {"when": "no reply", "by": "2026-11-20"}},
                        "prevention": [{"what": "stub", "who": "marc", "due": "2026-11-23"}]}]},
            [("risk", "week", "2026-11-20"), ("prevention", "week", "2026-11-23")],
        ),
    ],
)  # fmt: skip
def test_what_is_whose(person: str, fields: dict[str, Any], expected: list[object]) -> None:
    assert found(week(person, **fields)) == expected


def test_a_lead_chases_the_client_and_owes_it_answers() -> None:
    view = week(
        needs_from_client=[
            {"what": "Tenant", "by": "2026-11-16"},
            {"what": "Logo", "received": "2026-11-10"},
        ],
        exchanges=[
            {"on": "2026-11-10", "direction": "in", "text": "When?"},
            {"on": "2026-11-12", "direction": "out", "text": "Soon", "answers": "2026-11-10"},
            {"on": "2026-11-17", "direction": "in", "text": "Which day?"},
        ],
    )
    assert found(view)[:2] == [
        ("client_input", "overdue", "2026-11-16"),
        ("answer", "overdue", "2026-11-19"),
    ]
    assert [item.what for item in view.items] == ["Tenant", "Which day?", "Portal"]
    assert view.items[0].late_days == 4


def test_a_later_message_to_the_client_answers_what_came_before() -> None:
    view = week(
        exchanges=[
            {"on": "2026-11-10", "direction": "in", "text": "When?"},
            {"on": "2026-11-12", "direction": "out", "text": "Soon"},
        ]
    )
    assert [item.kind for item in view.items] == ["promise"]


def test_the_week_in_words_fits_its_width() -> None:
    view = week(milestones=[GATE | {"title": "Mock-ups approved by everyone " * 4, "due": "2026-11-19"}])
    for lang in ("en", "fr"):
        shown = text(view, Theme(lang=lang, width=60))
        assert max(map(len, shown.splitlines())) <= 60
    assert text(view, Theme()).startswith("Léa Martin: 1 overdue, 0 in the next seven days\n")
    assert document(view)["items"][0]["late_days"] == 1


def test_what_lies_far_ahead_is_counted() -> None:
    view = week(promise={"due": "2027-06-30"})
    assert (view.items, view.beyond) == ((), 1)
