"""Where is it? What a query means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from agency import agency, friday, friday_before
from worlds import world

from engage.plan.schedule_types import Schedule
from engage.usecase.find import find, nearest
from engage.usecase.status import status


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ACME-014", ["ACME-014"]),
        ("  acme-014 ", ["ACME-014"]),
        ("PO-88412", ["ACME-014"]),
        ("dpv", ["ACME-014"]),
        ("acme", ["ACME-014", "ACME-020"]),
        ("Acme Dealers", ["ACME-014", "ACME-020"]),
        ("HOTEL BELLEVUE", ["BELL-3", "BELL-4"]),
        ("bellevue staff", ["BELL-4"]),
        ("marc", ["ACME-014", "ACME-020", "BELL-4", "CAFE-2"]),  # owner, needs, actions
        ("Léa Marchand", ["ACME-014", "BELL-3", "CAFE-0", "CAFE-1", "CAFE-2"]),
        ("lea marchand", ["ACME-014", "BELL-3", "CAFE-0", "CAFE-1", "CAFE-2"]),
        ("j.martin", ["ACME-014", "ACME-020"]),
        ("ux", ["ACME-014"]),
        ("reservation", ["CAFE-2"]),
        ("dealers order online", ["ACME-014"]),  # the wording
        ("menu", ["CAFE-1"]),
        ("menu dealers", []),
        ("xyz", []),
    ],
)
def test_a_query_is_an_id_a_reference_a_client_a_person_a_milestone_or_words(
    query: str, expected: list[str]
) -> None:
    assert sorted(found.id for found in find(agency(), query)) == expected


def test_an_exact_id_wins_alone_over_words_that_hold_it() -> None:
    records = world(
        {"id": "A-1", "title": "First", "client": "c"}, {"id": "A-12", "title": "After A-1", "client": "c"}
    )
    assert [found.id for found in find(records, "a-1")] == ["A-1"]


@pytest.mark.parametrize("query", [None, "", "  "])
def test_without_a_query_all_live_promises_are_meant(query: str | None) -> None:
    view = status(friday(), query)
    assert {row.id for row in view.rows} == {"ACME-014", "ACME-020", "BELL-3", "BELL-4", "CAFE-1"}
    assert view.card is None
    assert view.rows[0].id == "ACME-014"


def test_an_empty_register_has_no_live_promise() -> None:
    now = replace(friday(), workspace=world(), schedule=Schedule(friday().today))
    assert status(now, None).rows == ()


def test_one_match_is_a_card() -> None:
    view = status(friday(), "PO-88412")
    assert view.card is not None
    assert [gate.id for gate in view.card.gates] == ["api", "live"]
    assert [(gate.title, str(gate.accepted)) for gate in view.card.reached] == [
        ("Mock-ups approved", "2026-10-09")
    ]
    assert [(need.what, need.who_name, need.late_days) for need in view.card.awaited] == [
        ("Test tenant", "Jeanne Martin", 4), ("List of dealers", None, None),
    ]  # fmt: skip
    assert view.card.journal is not None
    assert (view.card.journal.who_name, view.card.journal.text) == ("Marc Dubois", "Ordering still at 91 %")
    assert [contact.name for contact in view.card.contacts] == ["Jeanne Martin"]


def test_of_two_entries_of_a_day_the_last_in_the_file_is_the_last() -> None:
    journal = [{"on": "2026-11-19", "note": note} for note in ("morning", "evening")]
    now = replace(friday(), workspace=world({"id": "A", "title": "t", "client": "c", "journal": journal}))
    card = status(now, "A").card
    assert card is not None
    assert card.journal is not None
    assert card.journal.text == "evening"


@pytest.mark.parametrize("query", ["CAFE-0", "CAFE-2"])
def test_drafts_and_closed_promises_have_no_colour(query: str) -> None:
    (row,) = status(friday(), query, friday_before()).rows
    assert (row.status, row.previous_status, row.reasons, row.exposure) == (None, None, (), None)


def test_the_previous_colour_is_told_where_a_week_ago_is_given() -> None:
    (row,) = status(friday(), "BELL-3", friday_before()).rows
    assert row.previous_status == "green"


@pytest.mark.parametrize(
    ("query", "expected"), [("ACME-O14", "ACME-014"), ("bellvue", "bellevue"), ("cafe-9", "CAFE-0")]
)
def test_a_query_that_matches_nothing_names_the_nearest(query: str, expected: str) -> None:
    view = status(friday(), query)
    assert view.rows == ()
    assert expected in view.nearest


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest(agency(), "qqqqqqqq") == ()
