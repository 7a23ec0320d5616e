"""A colour set by hand stands beside the computed one, never instead."""

from __future__ import annotations

import pytest
from promise_case import health, plan, promise

LATE = plan("2027-03-05", "2027-04-02")  # computed red


def test_a_hand_set_colour_never_replaces_the_computed_one() -> None:
    found = health(promise(colour={"set": "green", "by": "lea", "until": "2026-11-27"}), LATE)
    assert found.status == "red"
    assert found.declared is not None
    assert (found.declared.colour, found.declared.by) == ("green", "lea")


@pytest.mark.parametrize(("declared", "watermelon"), [("green", True), ("orange", True), ("red", False)])
def test_better_than_computed_is_a_watermelon(declared: str, watermelon: bool) -> None:
    found = health(promise(colour={"set": declared}), LATE)
    assert found.declared is not None
    assert found.declared.watermelon is watermelon


def test_worse_than_computed_is_shown_and_is_no_watermelon() -> None:
    found = health(promise(colour={"set": "orange", "reason": "Tester ill", "until": "2026-12-04"}))
    assert found.status == "green"
    assert found.declared is not None
    assert not found.declared.watermelon


def test_nothing_is_better_than_unknown() -> None:
    found = health(promise(milestones=[], colour={"set": "green"}), plan(None, None))
    assert found.declared is not None
    assert not found.declared.watermelon


@pytest.mark.parametrize(("until", "expired"), [("2026-11-20", False), ("2026-11-19", True)])
def test_a_hand_set_colour_expires_after_its_last_day(until: str, expired: bool) -> None:
    found = health(promise(colour={"set": "green", "until": until}), LATE)
    assert found.declared is not None
    assert found.declared.expired is expired
    assert found.declared.watermelon is not expired
