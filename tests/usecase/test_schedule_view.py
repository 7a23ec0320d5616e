"""Which plans `engage schedule` shows, and what it makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from workshop import planned

from engage.usecase.schedule import Verdict


@pytest.mark.parametrize(
    ("commitment", "verdict", "late_days"),
    [
        ("ACME-014", "safe", None),
        ("ACME-020", "tight", None),
        ("BELL-3", "late", 7),
        ("BELL-4", "done", 2),
        ("BELL-5", "open", None),
        ("CAFE-0", "undated", None),
        ("CAFE-1", "running", None),
        ("CAFE-2", "undated", None),
    ],
)
def test_a_plan_is_judged_against_its_date(commitment: str, verdict: Verdict, late_days: int | None) -> None:
    (row,) = planned(commitment).rows
    assert (row.verdict, row.late_days) == (verdict, late_days)


def test_all_promises_come_worst_first_and_closed_ones_last() -> None:
    assert [row.id for row in planned().rows] == [
        "BELL-3", "BELL-4", "ACME-020", "ACME-014", "BELL-5", "CAFE-1", "CAFE-2", "CAFE-0",
    ]  # fmt: skip
    assert "CAFE-0" not in {row.id for row in planned().running}


def test_a_query_finds_promises_as_status_does() -> None:
    assert [row.id for row in planned("bellevue").rows] == ["BELL-3", "BELL-4", "BELL-5"]
    assert planned("acme-014").one
    assert not planned("bellevue").one


def test_what_nothing_matches_names_what_is_near() -> None:
    view = planned("ACME-O14")
    assert (view.rows, view.one) == ((), False)
    assert view.nearest[0] == "ACME-014"


def test_needs_are_named_and_known_as_people_or_units() -> None:
    (row,) = planned("ACME-014").rows
    api, recette = row.milestones[1], row.milestones[3]
    assert [(need.name, need.amount, need.is_person) for need in api.needs] == [
        ("Marc Lenoir", 0.6, True), ("preprod", 1, False),
    ]  # fmt: skip
    assert [need.name for need in recette.needs] == ["Léa Marchand", "php/senior"]


def test_days_to_draw_leave_out_what_nobody_works() -> None:
    (row,) = planned("ACME-014", drawn=True).rows
    live = row.milestones[5]
    assert live.worked == (
        (date(2026, 12, 3), date(2026, 12, 4)),
        (date(2026, 12, 7), date(2026, 12, 8)),
    )
    textes = row.milestones[2]  # Inès does not work on Wednesdays, and the armistice is one
    assert textes.worked == (
        (date(2026, 11, 2), date(2026, 11, 3)),
        (date(2026, 11, 5), date(2026, 11, 6)),
        (date(2026, 11, 9), date(2026, 11, 10)),
    )
    assert planned("ACME-014").rows[0].milestones[2].worked == ()


def test_cycles_are_written_as_references() -> None:
    assert planned().cycles == (("CAFE-2/plan", "CAFE-2/pose"),)
