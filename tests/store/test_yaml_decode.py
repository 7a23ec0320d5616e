"""Bytes to text: UTF-8, and what is said of everything else."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.model.diagnostic import Span
from engage.store.yaml.reader import parse, read_text


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    text, found = read_text(codecs.BOM_UTF8 + "id: é\n".encode(), "f.yaml")
    assert (text, found) == ("id: é\n", ())
    assert parse(text or "", "f.yaml").locate(("id",)) == Span(1, 5, 1, 6)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32")],
)
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_wide_encoding_is_named(encoding: str, name: str, mark: str) -> None:
    text, (found,) = read_text(f"{mark}id: été\n".encode(encoding), "f.yaml")
    assert text is None
    assert name in found.message.en
    assert found.span == Span(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("data", "span", "hint"),
    [
        ("id: x\nété: y\n".encode("latin-1"), Span(2, 1, 2, 2), "Latin-1 (ISO 8859-1), where it is `é`"),
        ("id: x\r\nab’s\n".encode("cp1252"), Span(2, 3, 2, 4), "Windows-1252, where it is `’`"),
        ("é€: ".encode() + b"\xe9t", Span(1, 5, 1, 6), "Latin-1 (ISO 8859-1), where it is `é`"),
        (b"a: b\rc: \xff\n", Span(2, 4, 2, 5), "Latin-1 (ISO 8859-1), where it is `ÿ`"),
    ],
)
def test_the_first_byte_that_is_not_utf8_is_shown_with_the_likely_encoding(
    data: bytes, span: Span, hint: str
) -> None:
    text, (found,) = read_text(data, "f.yaml")
    assert text is None
    assert found.span == span
    assert found.message.en.endswith(hint)


def test_control_characters_are_each_told_and_the_rest_is_read() -> None:
    text, found = read_text(b"a: b\x00c\nd: \x1b[31m\n", "f.yaml")
    assert [(d.span.line, d.span.column) for d in found] == [(1, 5), (2, 4)]
    assert ["`\\x00`" in found[0].message.en, "`\\x1b`" in found[1].message.fr] == [True, True]
    assert parse(text or "", "f.yaml").data == {"a": "b\ufffdc", "d": "\ufffd[31m"}


def test_a_file_full_of_control_characters_is_no_text() -> None:
    text, (found,) = read_text(b"\x7fELF\x02\x01" + bytes(200), "f.yaml")
    assert text is None
    assert "not a text file" in found.message.en


def test_control_characters_given_to_the_parser_itself_are_a_diagnostic() -> None:
    for text in ("a: b\x07", "a: \ud800", "\ufffe"):
        parsed = parse(text, "f.yaml")
        assert [d.code for d in parsed.diagnostics] == ["X001"], ascii(text)
        assert parsed.data is None


@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    text, found = read_text(data, "f.yaml")
    assert (text is not None) or found
    if text is not None:
        parse(text, "f.yaml")


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#\\ \n\t\r\u00a0\u2028é😀1~<=", max_size=60))
def test_any_text_gives_data_or_a_reason_at_a_place_inside_it(text: str) -> None:
    parsed = parse(text, "f.yaml")
    assert (parsed.data is not None) or parsed.diagnostics
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in parsed.diagnostics:
        span = diagnostic.span
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
        assert diagnostic.message.en
        assert diagnostic.message.fr
