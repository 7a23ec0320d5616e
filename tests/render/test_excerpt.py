"""Source lines with carets: aligned under wide characters, tabs and escapes, cut around the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from engage.model.diagnostic import Span
from engage.render.excerpt import excerpt


def _span(column: int, end: int, lines: int = 0) -> Span:
    return Span(1, column, 1 + lines, end)


@pytest.mark.parametrize(
    ("line", "span", "shown", "carets"),
    [
        ("due: 2027-02-30", _span(6, 16), "due: 2027-02-30", "     ^^^^^^^^^^"),
        ("\tdue: soon", _span(7, 11), "    due: soon", "         ^^^^"),
        ("a\tdue: soon", _span(3, 6), "a   due: soon", "    ^^^"),
        ("名前: 東京", _span(5, 7), "名前: 東京", "      ^^^^"),
        ("note: \u202eevil", _span(7, 8), "note: \\u202eevil", "      ^^^^^^"),
        ("e\u0301te: x", _span(7, 8), "e\u0301te: x", "     ^"),
        ("title: a", _span(9, 9), "title: a", "        ^"),  # nothing there: after the end
        ("text: |", _span(7, 3, lines=2), "text: |", "      ^"),
        (
            "wording: first of several",
            _span(10, 4, lines=3),
            "wording: first of several",
            "         ^^^^^^^^^^^^^^^^",
        ),
        ("", _span(1, 1), "", "^"),
    ],
)
def test_carets_stand_under_the_place(line: str, span: Span, shown: str, carets: str) -> None:
    assert excerpt(line, span, 40) == (shown, carets)


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "FAULT" + "y" * 500
    shown, carets = excerpt(line, _span(501, 506), 60)
    assert cell_len(shown) <= 60
    assert (shown[0], shown[-1]) == ("…", "…")
    at = carets.index("^")
    assert (shown[at : at + 5], carets[at:]) == ("FAULT", "^^^^^")


def test_a_place_longer_than_the_window_is_marked_as_far_as_it_is_seen() -> None:
    shown, carets = excerpt("due: " + "9" * 500, _span(6, 506), 40)
    assert (len(shown), len(carets)) == (40, 40)


TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\n\r"), max_size=120)


@given(TEXTS, st.data(), st.integers(30, 80))
def test_whatever_the_line_it_fits_and_something_is_marked(
    line: str, data: st.DataObject, width: int
) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    end = data.draw(st.integers(column, len(line) + 1))
    shown, carets = excerpt(line, _span(column, end), width)
    assert cell_len(shown) <= width
    assert len(carets) <= width
    assert carets.strip(" ").strip("^") == ""
    assert "^" in carets


@given(TEXTS.filter(lambda text: "¤" not in text))
def test_carets_begin_where_the_marked_character_is_shown(before: str) -> None:
    shown, carets = excerpt(before + "¤", _span(len(before) + 1, len(before) + 2), 4000)
    assert cell_len(shown[: shown.index("¤")]) == carets.index("^")
