"""Counting and intervals of the wording benchmark, on cases counted by hand."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "benchmarks"))

from wording.gold import Mark
from wording.score import Tally, merged, tallies, together, wilson

FAST = Mark("S102", 10, 14)
SOON = Mark("T504", 20, 24)


def test_a_finding_that_touches_a_label_of_its_rule_is_right() -> None:
    assert tallies([([FAST], [Mark("S102", 13, 30)])]) == {"S102": Tally(1, 1, 1, 1, 0)}


def test_a_finding_next_to_a_label_is_wrong_and_the_label_missed() -> None:
    assert tallies([([FAST], [Mark("S102", 14, 20)])]) == {"S102": Tally(1, 0, 1, 0, 0)}


def test_the_right_words_under_another_rule_are_wrong_and_told_apart() -> None:
    assert tallies([([FAST], [Mark("T504", 10, 14)])]) == {
        "S102": Tally(labels=1),
        "T504": Tally(findings=1, misnamed=1),
    }


def test_two_findings_on_one_label_meet_it_once() -> None:
    counted = tallies([([FAST, SOON], [Mark("S102", 10, 12), Mark("S102", 12, 14)])])

    assert counted == {"S102": Tally(1, 1, 2, 2, 0), "T504": Tally(labels=1)}


def test_labels_of_one_text_are_not_met_by_findings_of_another() -> None:
    assert tallies([([FAST], []), ([], [FAST])]) == {"S102": Tally(labels=1, findings=1)}


def test_a_group_adds_its_rules() -> None:
    counted = tallies([([FAST, SOON], [FAST]), ([SOON], [SOON, Mark("S102", 0, 2)])])

    assert together(counted) == Tally(labels=3, met=2, findings=3, right=2)
    assert together({}) == Tally()


def test_counts_of_two_languages_add_up_rule_by_rule() -> None:
    english = {"S102": Tally(1, 1, 2, 1, 0), "T504": Tally(labels=2)}
    french = {"S102": Tally(3, 2, 2, 2, 0), "M202": Tally(findings=1)}

    assert merged([english, french]) == {
        "M202": Tally(findings=1),
        "S102": Tally(4, 3, 4, 3, 0),
        "T504": Tally(labels=2),
    }


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        # Newcombe 1998 (Statistics in Medicine 17, 857), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_literature(hits: int, of: int, low: float, high: float) -> None:
    share = wilson(hits, of)

    assert share is not None
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_nothing_to_divide_by_is_not_known_rather_than_zero() -> None:
    assert wilson(0, 0) is None
    assert Tally(labels=2).precision is None
    assert Tally(findings=2).recall is None


@given(of=st.integers(1, 500), data=st.data())
def test_an_interval_holds_its_share_and_stays_within_zero_and_one(of: int, data: st.DataObject) -> None:
    share = wilson(data.draw(st.integers(0, of)), of)

    assert share is not None
    assert 0 <= share.low <= share.value <= share.high <= 1
    assert share.low < share.high
