"""Columns of text: real cell widths, wrapping, cutting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.render.layout import Column, cells, cut, line, listing, pad, widths, wrap
from engage.render.theme import Theme

RED, END = "\x1b[31m", "\x1b[0m"
words = st.text(st.sampled_from("ab é’ …日本\u0301\u00a0 "), max_size=40)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plain", 5),
        ("Léa’s – 82\u202f%", 12),
        ("■ ▲ ● ━─", 8),
        ("日本語", 6),
        ("e\u0301te\u0301", 3),
        (f"{RED}red{END}", 3),
        ("", 0),
    ],
)
def test_a_text_takes_the_cells_that_a_terminal_gives_it(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("promise", 7, "promise"),
        ("promise", 6, "promi…"),
        ("a promise", 3, "a…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("promise", 1, "…"),
        ("promise", 0, ""),
        (f"{RED}promise{END} kept", 5, f"{RED}prom…{END}"),
    ],
)
def test_what_does_not_fit_ends_with_an_ellipsis(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


def test_padding_counts_cells_not_characters() -> None:
    assert pad("日", 4) == "日  "
    assert pad("日", 4, "right") == "  日"
    assert pad(f"{RED}x{END}", 3) == f"{RED}x{END}  "


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 80, ["one two three"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("used 82\u202f% at 41\u202f%", 8, ["used", "82\u202f% at", "41\u202f%"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_at_spaces_but_not_at_no_break_ones(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width) == expected


def test_the_last_line_allowed_is_cut() -> None:
    assert wrap("one two three four", 8, 2) == ["one two", "three f…"]


@given(words, st.integers(2, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cells(shown) <= width for shown in wrap(text, width))
    assert cells(cut(text, width)) <= width


@given(words, st.integers(2, 30))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


def test_columns_are_as_wide_as_what_they_hold_and_lines_end_without_spaces() -> None:
    columns = (Column(), Column("right"), Column())
    rows = [("a", "10", ""), ("bcd", "5", "x")]
    sizes = widths(columns, rows, 80)
    assert [line(row, columns, sizes) for row in rows] == ["a    10", "bcd   5  x"]


def test_a_flexible_column_gives_way() -> None:
    columns = (Column(), Column(flex=1), Column("right"))
    rows = [("A-1", "a title that is far too long", "26 Feb")]
    sizes = widths(columns, rows, 24)
    assert line(rows[0], columns, sizes) == "A-1  a title th…  26 Feb"


def test_a_short_flexible_column_leaves_its_room_to_the_other() -> None:
    columns = (Column(flex=1), Column(flex=1))
    assert widths(columns, [("ab", "x" * 50)], 40) == [2, 36]


def test_a_column_is_never_wider_than_its_most() -> None:
    assert widths((Column(most=5),), [("abcdefgh",)], 80) == [5]


def test_the_text_of_a_list_goes_on_below_itself() -> None:
    rows = [("18 Nov", "", "Add a second tester to the team"), ("4 Dec", "", "Ask")]
    shown = list(listing(rows, (Column("right"), Column()), Theme(width=26)))
    assert shown == ["18 Nov  Add a second", "        tester to the team", " 4 Dec  Ask"]


NUMBER = Column("right")
TITLE, LEAST_WANTED = Column(flex=1, least=6, drop=1), Column("right", drop=2)
ROW = ["ACME-014", "Dealer portal", "87%", "26 Feb 27"]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, "ACME-014  Dealer portal  87%  26 Feb 27"),
        (32, "ACME-014  Deale…  87%  26 Feb 27"),
        (31, "ACME-014  Dealer portal  87%"),
        (20, "ACME-014  87%"),
        (12, "ACME-0…  87%"),
    ],
)
def test_columns_without_room_are_left_out_before_any_number_is_cut(width: int, shown: str) -> None:
    columns = [Column(), TITLE, NUMBER, LEAST_WANTED]
    assert line(ROW, columns, widths(columns, [ROW], width)) == shown


def test_a_text_without_room_beside_stands_below() -> None:
    rows = [("16 Nov", "ACME-014", "the supplier is late again"), ("", "", "and so are we")]
    columns = (NUMBER, Column())
    assert [*listing(rows, columns, Theme(width=30))] == [
        "16 Nov  ACME-014",
        "  the supplier is late again",
        "  and so are we",
    ]
    assert next(listing(rows, columns, Theme(width=40))) == "16 Nov  ACME-014  the supplier is late"
