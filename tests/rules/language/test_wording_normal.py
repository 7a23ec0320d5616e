"""Texts in one form, with the way back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.rules.language.normal import lowered, normalise

LETTERS = st.one_of(
    st.sampled_from("aeéxﬁﬂﬃ’\u00a0\u202f\u2011\u2212\u00ad\u200bİßΣ1 -\n😀한"),
    st.sampled_from(["e\u0301", "c\u0327", "o\u0302\u0301"]),
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("d’environ", "d'environ"),
        ("99,9\u00a0%", "99,9 %"),
        ("99,9\u202f%", "99,9 %"),
        ("12\u2009000", "12 000"),
        ("non\u2011contractuel", "non-contractuel"),
        ("\u22125 °C", "-5 °C"),
        ("ﬁable et ﬂuide", "fiable et fluide"),
        ("e\u0301volutif", "évolutif"),
        ("envi\u00adron", "environ"),
        ("envi\u200bron", "environ"),
        ("plain", "plain"),
    ],
)
def test_texts_are_written_in_one_way(source: str, text: str) -> None:
    assert normalise(source).text == text


@given(st.lists(LETTERS, max_size=40).map("".join))
def test_each_character_leads_back_to_the_ones_it_was_made_of(source: str) -> None:
    normal = normalise(source)
    for place in range(len(normal.text)):
        start, end = normal.source(place, place + 1)
        assert 0 <= start < end <= len(source)
        assert normalise(source[start:end]).text.find(normal.text[place]) >= 0


@given(st.lists(LETTERS, max_size=40).map("".join))
def test_the_places_of_following_characters_do_not_go_back(source: str) -> None:
    normal = normalise(source)
    places = [normal.source(place, place + 1) for place in range(len(normal.text))]
    assert places == sorted(places)


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(source: str) -> None:
    once = normalise(source).text
    assert normalise(once).text == once


@given(st.text(alphabet="aéèêçôe\u0301\u0302\u0327", max_size=30))
def test_accents_are_composed_as_unicode_composes_them(source: str) -> None:
    assert normalise(source).text == unicodedata.normalize("NFC", source)


@given(st.text(max_size=60))
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)
