"""The weekly review as a value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from agency import PORTAL, friday, friday_before
from hypothesis import given
from hypothesis import strategies as st
from worlds import world

from engage.health.situation import Situation
from engage.plan.schedule_types import Schedule
from engage.usecase.agenda import LEAST, MOST, share_minutes
from engage.usecase.review import ReviewOptions, iso_week, review


def test_only_live_promises_are_reviewed_worst_and_most_important_first() -> None:
    view = review(friday(), friday_before())
    assert [(row.id, row.status) for row in view.rows] == [
        ("ACME-014", "red"), ("ACME-020", "unknown"),
        ("BELL-3", "orange"), ("BELL-4", "green"),
        ("CAFE-1", "orange"),
    ]  # fmt: skip


def test_clients_stand_by_their_worst_promise_then_its_importance() -> None:
    view = review(friday(), friday_before())
    assert [group.name for group in view.clients] == ["Acme Dealers", "Hôtel Bellevue", "Café de l’Écluse"]


def test_the_colour_of_a_week_ago_is_what_was_known_then() -> None:
    rows = {row.id: row for row in review(friday(), friday_before()).rows}
    assert {key: row.previous_status for key, row in rows.items()} == {
        "ACME-014": "red", "BELL-3": "green", "BELL-4": "orange", "CAFE-1": "green",
        "ACME-020": None,  # not promised yet
    }  # fmt: skip
    assert [key for key, row in rows.items() if row.turned < 0] == ["BELL-3", "CAFE-1"]


def test_the_summary_counts_colours_and_turns() -> None:
    found = review(friday(), friday_before()).summary
    assert (found.red, found.orange, found.green, found.unknown) == (1, 2, 1, 1)
    assert (found.total, found.worse, found.better) == (5, 2, 1)


def test_without_a_week_ago_nothing_turned() -> None:
    view = review(friday(), None)
    assert view.compared_with is None
    assert view.summary.worse == view.summary.better == 0
    assert {row.previous_status for row in view.rows} == {None}


def test_what_the_files_date_in_the_week_is_listed_after_the_turns() -> None:
    view = review(friday(), friday_before())
    assert [(change.kind, change.commitment, change.what) for change in view.changes] == [
        ("worse", "BELL-3", None), ("worse", "CAFE-1", None), ("better", "BELL-4", None),
        ("reached", "BELL-4", "First group"), ("promised", "ACME-020", None),
    ]  # fmt: skip
    assert view.entries == (3, 3)


def test_open_actions_are_those_of_drafts_too_longest_overdue_first() -> None:
    view = review(friday(), friday_before())
    assert [(action.commitment, action.what, action.late_days) for action in view.actions] == [
        ("ACME-014", "Add a second tester", 2),
        ("ACME-014", "Ask for the tenant again", 0),
        ("CAFE-2", "Chiffrer l’offre", None),
    ]


def test_reservations_not_lifted_are_open_actions() -> None:
    accepted = {"on": "2026-11-02", "reservations": [
        {"what": "Icon set", "owner": "lea", "due": "2026-11-13"},
        {"what": "Footer", "owner": "lea", "due": "2026-11-13", "lifted": "2026-11-12"},
    ]}  # fmt: skip
    record = {"id": "A", "title": "t", "client": "c", "status": "accepted", "accepted": accepted}
    view = review(_known(record), None)
    assert [(action.what, action.source, action.overdue) for action in view.actions] == [
        ("Icon set", "reservation", True)
    ]


def test_actions_of_what_was_lost_or_cancelled_are_forgotten() -> None:
    record = {"id": "A", "title": "t", "client": "c", "status": "cancelled", "actions": [{"what": "w"}]}
    assert review(_known(record), None).actions == ()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (ReviewOptions(client="bellevue"), ["BELL-3", "BELL-4"]),
        (ReviewOptions(client="hotel BELLEVUE"), ["BELL-3", "BELL-4"]),
        (ReviewOptions(owner="marc"), ["ACME-020", "BELL-4"]),
        (ReviewOptions(owner="Léa Marchand", colour="orange"), ["BELL-3", "CAFE-1"]),
        (ReviewOptions(client="nobody"), []),
    ],
)
def test_the_review_can_be_narrowed(options: ReviewOptions, expected: list[str]) -> None:
    view = review(friday(), friday_before(), options)
    assert sorted(row.id for row in view.rows) == expected
    assert view.summary.total == len(expected)


def test_a_narrowed_review_shows_the_actions_of_its_promises_only() -> None:
    view = review(friday(), friday_before(), ReviewOptions(client="cafe"))
    assert [action.commitment for action in view.actions] == ["CAFE-2"]


def test_the_figures_of_a_row() -> None:
    row = next(row for row in review(friday(), friday_before()).rows if row.id == "ACME-014")
    assert str(row.promised) == "2027-02-26"
    assert (str(row.safe_date), row.slack_days) == ("2027-03-12", -10)
    assert row.buffer is not None
    assert (row.buffer.days, row.buffer.consumed, row.progress) == (25, 0.25, 0.41)
    assert row.next_milestone is not None
    assert (row.next_milestone.id, str(row.next_milestone.finish)) == ("api", "2026-12-04")
    assert (row.owner, row.owner_name) == ("lea", "Léa Marchand")
    assert str(row.exposure) == "36900.00 EUR"  # the invoice deferred, and a week of penalties
    assert row.on_time is None


def test_the_agenda_names_why_what_to_decide_and_what_the_client_must_hear() -> None:
    first = review(friday(), friday_before()).agenda.items[0]
    assert first.commitment == "ACME-014"
    assert first.why.en.startswith("Ordering interface: due 13 Nov")
    assert first.decide.en == "Which date for this gate, and does the promise still hold?"
    assert first.tell_client is not None
    assert first.tell_client.en == "Known since 10 Nov, not told to the client yet"


def test_what_was_said_since_is_not_owed_to_the_client() -> None:
    told = [*PORTAL["exchanges"], {"on": "2026-11-19", "direction": "out", "text": "Two weeks late."}]
    now = _known(PORTAL | {"exchanges": told})
    assert review(now, None).agenda.items[0].tell_client is None


def test_the_agenda_fits_the_minutes_and_keeps_some_for_the_actions() -> None:
    view = review(friday(), friday_before(), ReviewOptions(minutes=20))
    assert sum(item.minutes for item in view.agenda.items) <= 15


def test_green_promises_are_not_on_the_agenda() -> None:
    on_agenda = {item.commitment for item in review(friday(), friday_before()).agenda.items}
    assert "BELL-4" not in on_agenda


@given(st.lists(st.integers(1, 20), max_size=12), st.integers(0, 90))
def test_minutes_are_shared_in_order_of_weight_within_bounds(weights: list[int], minutes: int) -> None:
    weights = sorted(weights, reverse=True)[: minutes // LEAST]
    shares = share_minutes(weights, minutes)
    assert sum(shares) <= minutes
    assert all(LEAST <= share <= MOST for share in shares)
    assert shares == sorted(shares, reverse=True)
    if weights and sum(shares) < minutes:
        assert set(shares) == {MOST}


@pytest.mark.parametrize(
    ("day", "week"), [("2026-11-20", "2026-W47"), ("2027-01-01", "2026-W53"), ("2024-12-30", "2025-W01")]
)
def test_weeks_are_those_of_iso_8601(day: str, week: str) -> None:
    from datetime import date

    assert iso_week(date.fromisoformat(day)) == week


def test_files_left_out_are_named() -> None:
    now = friday()
    now = replace(now, workspace=replace(now.workspace, left_out=("commitments/broken.yaml",)))
    assert review(now, None).left_out == ("commitments/broken.yaml",)


def _known(*records: dict[str, Any]) -> Situation:
    return replace(friday(), workspace=world(*records), schedule=Schedule(friday().today))
