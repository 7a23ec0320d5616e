"""When clients heard of slips, and which slips were solved before anybody had to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from engage.health.slips import slips
from engage.learn.told_first import saves, saves_by_team, told_figures
from engage.model.asof import known_on
from engage.model.commitment import Commitment
from engage.model.workspace import Workspace

MONDAY = date(2026, 11, 2)


def promise(*journal: dict[str, Any], due: str = "2026-12-18", **more: Any) -> Commitment:
    entries = [{"on": entry.get("known", "2026-11-02"), "note": "A slip"} | entry for entry in journal]
    fields: dict[str, Any] = {"id": "P", "title": "T", "client": "acme", "status": "active", "team": "web"}
    return Commitment.model_validate(fields | {"promise": {"due": due}, "journal": entries} | more)


def weekdays(since: date, until: date) -> int:
    step = 1 if until >= since else -1
    days = range(since.toordinal() + step, until.toordinal() + step, step)
    worked = sum(date.fromordinal(day if step > 0 else day + 1).weekday() < 5 for day in days)
    return step * worked


@pytest.mark.parametrize(
    ("journal", "more", "told"),
    [
        ({"client_told": "2026-11-04"}, {}, date(2026, 11, 4)),
        ({}, {}, None),
        ({}, {"exchanges": [{"on": "2026-11-06", "direction": "out"}]}, date(2026, 11, 6)),
        ({}, {"exchanges": [{"on": "2026-11-06", "direction": "in"}]}, None),
        ({}, {"exchanges": [{"on": "2026-10-30", "direction": "out"}]}, None),
        (
            {},
            {"amendments": [{"on": "2026-11-09", "kind": "deadline", "client_told": "2026-11-09"}]},
            date(2026, 11, 9),
        ),
    ],
)
def test_the_client_is_told_by_the_entry_or_by_the_next_word_to_them(
    journal: dict[str, Any], more: dict[str, Any], told: date | None
) -> None:
    (slip,) = slips(promise({"known": "2026-11-02"} | journal, **more))

    assert slip.told == told
    assert slip.kept_back is (told is None)


def test_an_entry_that_no_one_marked_as_known_is_no_slip() -> None:
    assert slips(promise({"on": "2026-11-02"})) == ()


def test_the_notice_counts_to_the_date_that_was_promised_then() -> None:
    moved = promise(
        {"known": "2026-11-02", "client_told": "2026-11-04"},
        due="2027-01-15",
        amendments=[{"on": "2026-11-20", "kind": "deadline", "from": "2026-12-18", "to": "2027-01-15"}],
    )

    figures = told_figures([moved], weekdays)

    assert (figures.count, figures.told_first, figures.kept_back) == (1, 1, 0)
    assert figures.median_delay == 2
    assert figures.median_notice == 32  # from 4 November to 18 December


def test_what_the_client_raised_or_heard_after_the_date_was_not_told_first() -> None:
    figures = told_figures(
        [
            promise({"known": "2026-11-02", "client_told": "2026-11-03", "raised_by": "client"}),
            promise({"known": "2026-11-02", "client_told": "2026-11-03"}, due="2026-11-02"),
            promise({"known": "2026-11-02"}),
        ],
        weekdays,
    )

    assert (figures.count, figures.told_first, figures.kept_back) == (3, 0, 1)
    assert figures.notice == (31 + 2, -1)


def test_without_slips_nothing_is_known() -> None:
    figures = told_figures([promise()], weekdays)

    assert (figures.median_delay, figures.median_notice) == (None, None)


@pytest.mark.parametrize(
    ("journal", "more", "escalated", "saved"),
    [
        ({"solved": "2026-11-10"}, {}, (), True),
        ({}, {"delivered": "2026-12-17"}, (), True),
        ({}, {"delivered": "2026-12-21"}, (), False),
        ({}, {"delivered": "2026-12-17", "in_full": "no"}, (), False),
        ({}, {}, (), False),
        ({"solved": "2026-11-10", "client_told": "2026-11-05"}, {}, (), False),
        ({"solved": "2026-11-10", "client_told": "2026-11-12"}, {}, (), True),
        ({"solved": "2026-11-10", "raised_by": "client"}, {}, (), False),
        ({"solved": "2026-11-10"}, {}, (date(2026, 11, 6),), False),
        ({"solved": "2026-11-10"}, {}, (date(2026, 10, 6),), True),
        (
            {"solved": "2026-11-10"},
            {"amendments": [{"on": "2026-11-05", "kind": "deadline", "asked_by": "us"}]},
            (),
            False,
        ),
    ],
)
def test_a_save_is_solved_before_the_client_or_an_escalation_noticed(
    journal: dict[str, Any], more: dict[str, Any], escalated: tuple[date, ...], saved: bool
) -> None:
    found = saves([promise({"known": "2026-11-02"} | journal, **more)], escalated={"P": escalated})

    assert bool(found) is saved


def test_saves_are_counted_by_team_and_need_not_be_told() -> None:
    one = promise({"known": "2026-11-02", "solved": "2026-11-10"})
    two = promise({"known": "2026-11-03", "solved": "2026-11-12"}, team="ops")
    three = promise({"known": "2026-10-03", "solved": "2026-11-11"}, team="ops")

    assert saves_by_team(saves([one, two, three])) == {"ops": 2, "web": 1}
    assert saves_by_team(saves([one, two, three], since=date(2026, 11, 12))) == {"ops": 1}
    assert told_figures([one], weekdays).count == 0


def test_what_lies_ahead_is_not_known_yet() -> None:
    whole = promise({"known": "2026-11-02", "client_told": "2026-11-06", "solved": "2026-11-10"})

    (known,) = known_on(Workspace(commitments=(whole,)), date(2026, 11, 5)).commitments

    (slip,) = slips(known)
    assert (slip.told, slip.solved) == (None, None)
    assert slip.kept_back
