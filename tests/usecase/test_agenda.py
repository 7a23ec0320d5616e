"""What comes first on the agenda, who must be there, what is left for another meeting."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from agency import friday, friday_before

from engage.health.reason import Reason
from engage.model.quantity import Money
from engage.model.text import Text
from engage.usecase.agenda import agenda
from engage.usecase.promise_row import PromiseRow
from engage.usecase.review import ReviewOptions, review

NOW = friday()
ROW = next(row for row in review(NOW, None).rows if row.id == "BELL-3")


def row(id_: str = "BELL-3", **more: Any) -> PromiseRow:
    """An orange standard promise, with nothing at stake and no date near."""
    reason = Reason("buffer-burn", "orange", Text("w", "w"))
    plain = replace(
        ROW, id=id_, status="orange", importance="standard", reasons=(reason,), exposure=None,
        promised=None, next_milestone=None, previous_status=None,
    )  # fmt: skip
    return replace(plain, **more)


def order(*rows: PromiseRow) -> list[str]:
    return [item.commitment for item in agenda(rows, 45, NOW).items]


@pytest.mark.parametrize(
    "weightier",
    [
        {"status": "red"},
        {"importance": "major"},
        {"previous_status": "green"},
        {"exposure": Money(Decimal(1000), "EUR")},
        {"promised": NOW.today},
    ],
)
def test_colour_importance_worsening_money_and_nearness_each_come_first(weightier: dict[str, Any]) -> None:
    assert order(row("BELL-3"), row("BELL-4", **weightier)) == ["BELL-4", "BELL-3"]


def test_what_does_not_fit_is_named_for_another_meeting() -> None:
    found = agenda([row("BELL-3"), row("BELL-4"), row("CAFE-1")], 7, NOW)
    assert [item.commitment for item in found.items] == ["BELL-3", "BELL-4"]
    assert found.left == ("CAFE-1",)
    assert found.minutes <= 7


def test_green_promises_with_a_reason_to_tell_are_no_item() -> None:
    drift = Reason("drift", "green", Text("w", "w"))
    assert order(row(status="green", reasons=(drift,))) == []


def test_the_lead_must_attend_and_who_answers_for_the_promise() -> None:
    view = review(friday(), friday_before())
    assert view.agenda.items[0].attend == ("Léa Marchand",)
    (lea, *_) = view.agenda.attendees
    assert lea.name == "Léa Marchand"
    assert lea.minutes == sum(i.minutes for i in view.agenda.items if "Léa Marchand" in i.attend)


def test_watermelons_are_listed_with_what_is_inside() -> None:
    (found,) = review(friday(), friday_before()).watermelons
    assert (found.commitment, found.declared, found.computed) == ("ACME-014", "green", "red")
    assert found.by == "Léa Marchand"
    assert found.why.en.startswith("Ordering interface: due 13 Nov")


def test_silent_promises_are_listed_with_their_days() -> None:
    assert [(each.commitment, each.days) for each in review(friday(), None).silent] == [("BELL-3", 12)]


def test_what_the_work_waits_for_on_the_client_s_side_is_apart() -> None:
    (found,) = review(friday(), None).waiting
    assert (found.commitment, found.what, found.days, found.stopped) == ("ACME-014", "Test tenant", 4, False)


def test_messages_to_prepare_are_those_of_orange_and_red_promises() -> None:
    found = review(friday(), None).messages
    assert [each.commitment for each in found] == ["ACME-014", "BELL-3", "CAFE-1"]


def test_green_standard_promises_are_a_count_unless_all_are_asked_for() -> None:
    shown = review(friday(), None)
    bellevue = next(group for group in shown.groups if group.id == "bellevue")
    assert [each.id for each in bellevue.rows] == ["BELL-3"]
    assert bellevue.counted == 1
    for options in (ReviewOptions(everything=True), ReviewOptions(client="bellevue")):
        group = next(g for g in review(friday(), None, options).groups if g.id == "bellevue")
        assert [each.id for each in group.rows] == ["BELL-3", "BELL-4"]
    assert shown.summary.green == 1


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("client", ["acme", "bellevue", "cafe"]),
        ("owner", ["lea", "marc"]),
        ("team", ["web", ""]),
        ("product-line", [""]),
    ],
)
def test_promises_are_grouped_as_asked_those_of_nobody_last(by: Any, expected: list[str]) -> None:
    view = review(friday(), None, ReviewOptions(by=by))
    assert [group.id for group in view.groups] == expected
    assert [group.id for group in view.clients] == ["acme", "bellevue", "cafe"]


def test_importance_means_at_least_so_much() -> None:
    view = review(friday(), None, ReviewOptions(importance="major"))
    assert [each.id for each in view.rows] == ["ACME-014", "BELL-3"]


def test_an_action_of_an_earlier_review_has_its_age_in_weeks() -> None:
    from engage.usecase.open_actions import open_actions

    commitment = NOW.workspace.commitment["ACME-014"]
    actions = tuple(a.model_copy(update={"source": "review 2026-W45"}) for a in commitment.actions)
    found = open_actions([commitment.model_copy(update={"actions": actions})], NOW)
    assert {each.weeks for each in found} == {2}
