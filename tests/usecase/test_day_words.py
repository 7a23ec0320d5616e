"""Days as people say them, on Friday 20 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from engage.model.fault import Fault
from engage.usecase.day_words import find_days, read_day, says_day

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-24", "2026-12-24"),
        ("today", "2026-11-20"),
        ("aujourd’hui", "2026-11-20"),
        ("tomorrow", "2026-11-21"),
        ("après-demain", "2026-11-22"),
        ("Thursday", "2026-11-26"),
        ("on Thursday", "2026-11-26"),
        ("Friday", "2026-11-27"),  # said on a Friday
        ("next Tuesday", "2026-11-24"),
        ("Thu", "2026-11-26"),
        ("jeudi", "2026-11-26"),
        ("Jeudi prochain", "2026-11-26"),
        ("pour lundi", "2026-11-23"),
        ("3 December", "2026-12-03"),
        ("December 3rd, 2027", "2027-12-03"),
        ("the 3rd of December", "2026-12-03"),
        ("le 3 décembre", "2026-12-03"),
        ("le 1er décembre", "2026-12-01"),
        ("d’ici au 4 janvier", "2027-01-04"),
        ("20 novembre", "2026-11-20"),
        ("19 novembre", "2027-11-19"),
        ("jeudi 3 décembre", "2026-12-03"),
        ("Thursday, 3 Dec", "2026-12-03"),
        ("in 3 days", "2026-11-23"),
        ("dans 2 semaines", "2026-12-04"),
    ],
)
def test_a_day_to_come(said: str, day: str) -> None:
    assert read_day(said, TODAY) == date.fromisoformat(day)
    assert says_day(said)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday", "2026-11-19"),
        ("avant-hier", "2026-11-18"),
        ("Thursday", "2026-11-19"),
        ("vendredi", "2026-11-20"),  # today
        ("3 December", "2025-12-03"),
        ("2026-11-02", "2026-11-02"),
    ],
)
def test_a_day_that_has_come(said: str, day: str) -> None:
    assert read_day(said, TODAY, past=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("soon", "is not a date"),
        ("2026-02-30", "February 2026 has 28 days"),
        ("31 février", "February 2026 has 28 days"),
        ("03/12", "can be read in two ways"),
        ("Monday, 3 December", "2026-12-03 is a Thursday, not a Monday"),
    ],
)
def test_what_is_no_day(said: str, why: str) -> None:
    with pytest.raises(Fault) as fault:
        read_day(said, TODAY)
    assert why in fault.value.text.en


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("test report on Thursday", ["on Thursday"]),
        ("rapport d’essais pour le 3 décembre, par courriel", ["pour le 3 décembre"]),
        ("mon rapport", []),
        ("May I have the sun report", []),
        ("report of Monday by Thursday", ["Monday", "by Thursday"]),
    ],
)
def test_days_are_found_in_a_sentence(said: str, words: list[str]) -> None:
    assert [said[found.start : found.end] for found in find_days(said, TODAY)] == words
