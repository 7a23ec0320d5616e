"""Who does what, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from worlds import world

from engage.render.raci import document, markdown, table, text
from engage.render.theme import Theme
from engage.usecase.raci import RaciOptions, RaciView, raci

TODAY = date(2026, 11, 20)
PEOPLE = [
    {"id": "lea", "name": "Léa Martin"}, {"id": "marc", "name": "Marc"}, {"id": "claire", "name": "Claire"},
    {"id": "old", "name": "Old Hand", "left": "2026-10-01"},
]  # fmt: skip
POLICY = {
    "types": {"custom-project": {"raci": {"accountable": "account_director", "informed": ["marc"]}}},
    "roles": {"account_director": "claire"},
}


def seen(milestones: list[dict[str, Any]] | None = None, **fields: Any) -> RaciView:
    promise = {
        "id": "P-1", "title": "Portal", "client": "acme", "status": "active", "type": "custom-project",
        "owner": "lea", "promise": {"due": "2027-01-29"}, "milestones": milestones or [],
    } | fields  # fmt: skip
    clients = ({"id": "acme", "contacts": [{"id": "j.martin", "name": "J. Martin"}]},)
    workspace = world(promise, people=PEOPLE, policy=POLICY, clients=clients)
    for commitment in workspace.commitments:
        commitment.at("commitments/p.yaml")
    return raci(workspace, TODAY, RaciOptions(milestones=True))


def names(view: RaciView, row: int = 0) -> list[list[tuple[str, str]]]:
    return [[(named.name, named.origin) for named in column] for column in view.rows[row].columns]


def test_what_a_promise_does_not_say_its_type_says() -> None:
    view = seen()
    assert names(view) == [
        [("Léa Martin", "owner")], [("Claire", "type")], [], [("Marc", "type")],
    ]  # fmt: skip
    assert "Claire*" in text(view, Theme())


def test_a_milestone_overrides_its_promise_and_its_needs_do_the_work() -> None:
    gates = [
        {"id": "ux", "needs": {"marc": "50%", "studio": "1"}},
        {"id": "go", "raci": {"responsible": ["claire"], "consulted": ["j.martin"]}},
    ]
    view = seen(gates, raci={"responsible": ["lea"], "accountable": "marc"})
    assert names(view, 1)[:2] == [[("Marc", "needs")], [("Marc", "promise")]]
    assert names(view, 2) == [
        [("Claire", "milestone")], [("Marc", "promise")], [("J. Martin", "milestone")], [("Marc", "type")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"raci": {"accountable": ["lea", "marc"]}}, "A301"),
        ({"raci": {"responsible": ["nobody"]}}, "X005"),
        ({"raci": {"responsible": ["old"]}}, "A303"),
        ({"owner": "nobody"}, "X005"),
    ],
)
def test_faults_stand_beside_the_matrix(fields: dict[str, Any], code: str) -> None:
    view = seen(**fields)
    assert code in {fault.code for fault in view.faults}
    assert f"{code}  P-1" in text(view, Theme())


def test_a_sound_matrix_says_so() -> None:
    view = seen(raci={"responsible": ["lea"]})
    assert view.faults == ()
    assert text(view, Theme()).startswith("1 promise: everybody knows what is theirs\n")


def test_every_form_holds_every_name() -> None:
    view = seen([{"id": "ux", "title": "a | b <c>", "needs": {"marc": "50%"}}], title="Portal | <b>")
    for shown in (text(view, Theme(width=60)), markdown(view, Theme()), table(view)):
        assert "Léa Martin" in shown
    assert max(map(len, text(view, Theme(width=60)).splitlines())) <= 60
    assert "Portal \\| &lt;b&gt;" in markdown(view, Theme())
    rows = document(view, Theme())["rows"]
    assert rows[1]["responsible"] == [{"ref": "marc", "name": "Marc", "origin": "needs"}]
