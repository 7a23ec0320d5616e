"""Where things stand: values, names, words inside texts, and what is not there."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engage.model.diagnostic import Pointer, Span
from engage.store.yaml.reader import parse


def stands(text: str, pointer: Pointer, *, on_key: bool = False, words: tuple[int, int] | None = None) -> str:
    """The stretch of text that is located, with its line."""
    span = parse(text, "f.yaml").locate(pointer, on_key, words)
    return f"{span.line}:{cut(text, span)}"


def cut(text: str, span: Span) -> str:
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, *inner = lines[span.line - 1 : span.end_line - 1]
    return "\n".join([first[span.column - 1 :], *inner, lines[span.end_line - 1][: span.end_column - 1]])


COMMITMENT = """\
# a promise
id: ACME-014   # theirs
title: "Dealer portal"
promise:
  due: 2027-02-26
  value:
  wording: >
    On 26 February
    it is live.
milestones:
  - id: ux
    after: [kickoff, 'x y']
    needs: {lea: 50%, studio: }
  - id: live

  # the end
  -
raci: {responsible: [lea]}
"""


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        (("id",), "2:ACME-014", "2:id"),
        (("title",), '3:"Dealer portal"', "3:title"),
        (("promise", "due"), "5:2027-02-26", "5:due"),
        (("promise", "value"), "6:value", "6:value"),
        (("promise", "wording"), "7:>\n    On 26 February\n    it is live.", "7:wording"),
        (("milestones", 0, "after"), "12:[kickoff, 'x y']", "12:after"),
        (("milestones", 0, "after", 1), "12:'x y'", "12:'x y'"),
        (("milestones", 0, "needs", "lea"), "13:50%", "13:lea"),
        (("milestones", 0, "needs", "studio"), "13:studio", "13:studio"),
        (("milestones", 1), "14:id: live", "14:id: live"),
        (("milestones", 2), "17:-", "17:-"),
        (("raci",), "18:{responsible: [lea]}", "18:raci"),
    ],
)
def test_a_value_and_its_name_are_found(pointer: Pointer, value: str, key: str) -> None:
    assert stands(COMMITMENT, pointer) == value
    assert stands(COMMITMENT, pointer, on_key=True) == key


def test_a_block_ends_with_its_last_value() -> None:
    assert stands(COMMITMENT, ("milestones", 0)).endswith("{lea: 50%, studio: }")
    assert stands(COMMITMENT, ("promise",)).endswith("it is live.")
    assert parse(COMMITMENT, "f").locate(("milestones",)) == Span(11, 3, 17, 4)


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (("owner",), "2:id: ACME-014   # theirs"),
        ((), "2:id: ACME-014   # theirs"),
        (("promise", "made"), "4:promise"),
        (("promise", "made", "by"), "4:promise"),
        (("promise", "due", "by"), "5:due"),
        (("milestones", 0, "title"), "11:id: ux"),
        (("milestones", 7), "10:milestones"),
        (("milestones", -1), "10:milestones"),
        (("milestones", "x"), "10:milestones"),
        (("raci", "accountable"), "18:raci"),
    ],
)
def test_what_is_missing_is_its_parents_name_or_first_line(pointer: Pointer, place: str) -> None:
    assert stands(COMMITMENT, pointer) == place
    assert stands(COMMITMENT, pointer, on_key=True) == place


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("a: as soon as possible\n", "soon", "1:soon"),
        ("a: 'don''t be late'\n", "late", "1:late"),
        ("a: 'don''t be late'\n", "n't", "1:n''t"),
        ('a: "caf\\u00e9 \\"noir\\" soon"\n', "é", "1:\\u00e9"),
        ('a: "caf\\u00e9 \\"noir\\" soon"\n', '"noir"', '1:\\"noir\\"'),
        ('a: "caf\\u00e9 \\"noir\\" soon"\n', "soon", "1:soon"),
        ('a: "\\x41\\U0001F600\\/b soon"\n', "soon", "1:soon"),
        ("ключ: 😀 très bientôt\n", "bientôt", "1:bientôt"),
        ("a: &anchor !!str soon\n", "soon", "1:soon"),
        ("a: as soon\n  as possible\n", "possible", "2:possible"),
        ("a: as soon\n  as possible\n", "soon as", "1:soon\n  as"),
        ('a: "as soon\n\n  as \\\n  possible"\n', "as possible", "3:as \\\n  possible"),
        ("a: >\n  as soon\n  as possible\n", "soon", "2:soon"),
        ("a: >\n  as soon\n  as possible\n", "possible", "3:possible"),
        ("a: >-\n  one\n\n    two\n  three\n", "two", "4:two"),
        ("a: |\n  one\n    two\n", "two", "3:two"),
        ("a: |2-\n   one\n  two\n", "two", "3:two"),
        ("a: |+ # kept\n  one\n  two\n\n", "two", "3:two"),
        ("b:\n  - >\n    one\n    two\na: x two\n", "two", "5:two"),
        ("a: |\r\n  one\r\n  two\r\n", "two", "3:two"),
        ("a: |\r  one\r  two\r", "two", "3:two"),
    ],
)  # fmt: skip
def test_words_of_a_text_are_found_in_any_style(text: str, words: str, place: str) -> None:
    parsed = parse(text, "f.yaml")
    assert parsed.data is not None
    (value,) = [v for k, v in parsed.data.items() if k in ("a", "ключ")]
    assert isinstance(value, str)
    start = value.index(words)
    key = next(k for k in parsed.data if k in ("a", "ключ"))
    assert stands(text, (key,), words=(start, start + len(words))) == place


@given(
    st.text(alphabet=st.sampled_from("ab é'\"\\:#\n-\u00a0😀"), min_size=1),
    st.sampled_from(["'", '"', "|", ">", None]),
    st.integers(10, 60),
    st.data(),
)
def test_each_word_of_a_text_is_found_however_it_is_written(
    value: str, style: str | None, width: int, data: st.DataObject
) -> None:
    text = yaml.dump({"k": {"a": value}}, default_style=style, width=width, allow_unicode=True)
    parsed = parse(text, "f.yaml")
    assert parsed.data == {"k": {"a": value}}
    for match in re.finditer(r"[ab😀]+", value):
        start = data.draw(st.integers(match.start(), match.end() - 1))
        span = parsed.locate(("k", "a"), words=(start, match.end()))
        written = re.sub(r"\\\n *", "", cut(text, span)).replace("\\U0001F600", "😀")
        assert written == value[start : match.end()]


def test_words_beyond_a_text_are_the_whole_of_it() -> None:
    assert stands("a: soon\n", ("a",), words=(9, 12)) == "1:soon"
    assert stands("a: soon\n", ("a",), words=(2, 99)) == "1:on"
    assert stands("a: [soon]\n", ("a",), words=(0, 1)) == "1:[soon]"


def test_an_alias_stands_where_it_is_written_and_its_inside_where_the_anchor_is() -> None:
    text = "a: &x {b: 1}\nc: *x\nd: [*x, e, *x, *x]\nf: &y text\ng: *y\n"
    assert stands(text, ("c",)) == "2:*x"
    assert stands(text, ("c",), on_key=True) == "2:c"
    assert stands(text, ("c", "b")) == "1:1"
    assert parse(text, "f").locate(("d", 0)) == Span(3, 5, 3, 7)
    assert parse(text, "f").locate(("d", 2)) == Span(3, 12, 3, 14)
    assert parse(text, "f").locate(("d", 3)) == Span(3, 16, 3, 18)
    assert stands(text, ("a",)) == "1:{b: 1}"
    assert stands(text, ("f",)) == "4:text"
    assert stands(text, ("g",), words=(0, 2)) == "4:te"


def test_a_merged_field_stands_where_it_was_taken_from() -> None:
    text = "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n"
    assert stands(text, ("d", "b")) == "1:1"
    assert stands(text, ("d", "c")) == "4:3"


def test_circles_do_not_catch_a_search() -> None:
    text = "a: &x\n  b: &y\n    <<: *x\n  <<: *y\n"
    assert stands(text, ("a", "b", "nothing")) == "2:b"


def test_of_two_values_the_first_is_found() -> None:
    assert stands("a: 1\nb: 2\na: 3\n", ("a",)) == "1:1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = "a: b\n\n# c\nd:\n  - e\n  - f\n".replace("\n", end)
    assert parse(text, "f").locate(("d", 1)) == Span(6, 5, 6, 6)


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    text = "a: b\u2028c\nd: e\x85f g\n"
    assert stands(text, ("d",)) == "2:e\x85f g"
    assert stands(text, ("d",), words=(4, 5)) == "2:g"


@pytest.mark.parametrize(
    ("text", "style"),
    [("x", "plain"), ("no", "plain"), ("'x'", "quoted"), ('"x"', "quoted"), ("|\n  x", "block"),
     (">\n  x", "block"), ("[x]", None), ("{x: y}", None), ("", "plain")],
)  # fmt: skip
def test_how_a_scalar_is_written_is_known(text: str, style: str | None) -> None:
    parsed = parse(f"a: {text}\n", "f.yaml")
    assert parsed.style(("a",)) == style
    assert parsed.style(("missing",)) is None
