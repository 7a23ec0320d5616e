"""What a sound file becomes: texts, None, lists and mappings; anchors, aliases, merges."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.store.yaml.alias import MAX_ADDED
from engage.store.yaml.reader import Value, parse


def data(text: str) -> Value:
    parsed = parse(text, "f.yaml")
    assert parsed.diagnostics == ()
    assert not parsed.repaired
    return parsed.data


@pytest.mark.parametrize(
    "text",
    ["no", "No", "NO", "n", "on", "off", "yes", "true", "oui", "1:30", "09:00-12:30", "010", "0o10", "0x1F",
     "1e3", "1_000", "12", "-5", ".5", ".inf", ".nan", "2026-02-30", "2026-11-20", "2026-11-20T09:00:00Z",
     "=", "50 %", "<= 800 ms", "= 0 critical defects", "http://example.org/a#b", "it's", "R&D", "a*b", "x, y",
     "C:\\data", "nULL", "NUll", "none", "a:b", "«\u00a0oui\u00a0»", "\u00e9t\u00e9", "😀", ":x", "a b"],
)  # fmt: skip
def test_a_scalar_arrives_as_the_text_that_was_written(text: str) -> None:
    assert data(f"a: {text}\n") == {"a": text}
    assert data(f"a: [{text}]\n" if not set(text) & set(",:\\") else f"a:\n  - {text}\n") == {"a": [text]}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL", "# nothing"])
def test_a_plain_null_is_nothing(text: str) -> None:
    assert data(f"a: {text}\nb: [x]\n") == {"a": None, "b": ["x"]}
    assert data(f"a:\n  - {text}\n") == {"a": [None]}


@pytest.mark.parametrize("text", ['""', "''", '"~"', "'null'", '"Null"', "!!str", "!!str null", "!!str ~"])
def test_a_quoted_or_tagged_null_is_a_text(text: str) -> None:
    assert data(f"a: {text}\n") == {"a": text.removeprefix("!!str").strip(" \"'")}


def test_quotes_escapes_and_blocks_are_resolved() -> None:
    assert data('a: "t\\tn\\u00e9\\x41\\U0001F600"\n') == {"a": "t\tné\x41😀"}
    assert data("a: 'don''t'\n") == {"a": "don't"}
    assert data("a: >\n  one\n  two\n\n  three\n") == {"a": "one two\nthree\n"}
    assert data("a: |-\n  one\n    two\n") == {"a": "one\n  two"}
    assert data("a: one\n  two\n") == {"a": "one two"}


def test_keys_keep_their_text() -> None:
    assert data('no: a\n12: b\n"null": c\n? on\n: d\n"<<": e\n') == {
        "no": "a", "12": "b", "null": "c", "on": "d", "<<": "e",
    }  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_fine(end: str) -> None:
    assert data("a: b\n\nc:\n  - d\n  - |\n    e\n    f\n".replace("\n", end)) == {
        "a": "b",
        "c": ["d", "e\nf\n"],
    }


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_only_in_old_yaml_is_a_letter(char: str) -> None:
    assert data(f"a: b{char}c\ne: \"f{char}\"\n# g{char}h: i\nj: >\n  k{char}l\n") == {
        "a": f"b{char}c", "e": f"f{char}", "j": f"k{char}l\n",
    }  # fmt: skip


def test_private_characters_of_a_text_survive_beside_hidden_ones() -> None:
    own = "\U000f2028\U000f0041"
    assert data(f"a: {own}\u2028\n") == {"a": f"{own}\u2028"}
    parsed = parse(f"a: {own}\nb: @x\n", "f.yaml")
    assert parsed.data == {"a": own, "b": "@x"}


def test_core_tags_are_accepted_and_give_no_type() -> None:
    assert data("a: !!int 010\nb: !!bool no\nc: !!float 1\nd: !!seq [x]\ne: !!map {f: g}\n") == {
        "a": "010", "b": "no", "c": "1", "d": ["x"], "e": {"f": "g"},
    }  # fmt: skip


def test_a_foreign_tag_is_refused_and_its_value_kept_as_text() -> None:
    parsed = parse("a: !!python/object/apply:os.system ['echo x']\n", "f.yaml")
    assert parsed.data == {"a": ["echo x"]}
    assert [d.code for d in parsed.diagnostics] == ["X001"]


def test_an_alias_stands_for_its_anchor() -> None:
    assert data("a: &x {b: [c]}\nd: *x\ne: [*x]\n") == {
        "a": {"b": ["c"]}, "d": {"b": ["c"]}, "e": [{"b": ["c"]}],
    }  # fmt: skip
    assert data("a: &x b\n*x : c\n") == {"a": "b", "b": "c"}


def test_merged_fields_give_way_to_written_ones_and_the_first_mapping_wins() -> None:
    text = (
        "base: &b {owner: lea, team: web, lang: en}\nmore: &m {team: ops, region: north}\n"
        "one: {<<: *b, owner: marc}\ntwo: {owner: marc, <<: *b}\nboth:\n  <<: [*b, *m]\n  lang: fr\n"
        "inline: {<<: {a: b}}\n"
    )
    read = data(text)
    assert isinstance(read, dict)
    assert read["one"] == read["two"] == {"owner": "marc", "team": "web", "lang": "en"}
    assert read["both"] == {"owner": "lea", "team": "web", "lang": "fr", "region": "north"}
    assert read["inline"] == {"a": "b"}


def test_of_two_values_with_one_key_the_first_is_kept() -> None:
    parsed = parse("a: 1\nb: {c: 2, c: 3}\na: 4\n", "f.yaml")
    assert parsed.data == {"a": "1", "b": {"c": "2"}}
    assert [d.code for d in parsed.diagnostics] == ["X002", "X002"]


def test_a_circle_is_cut_and_the_rest_is_read() -> None:
    parsed = parse("a: &x\n  b: *x\n  c: d\ne: f\n", "f.yaml")
    assert parsed.data == {"a": {"b": None, "c": "d"}, "e": "f"}
    assert [d.span.line for d in parsed.diagnostics] == [2]


def test_aliases_unfold_up_to_a_limit() -> None:
    many = 400
    inner = f"a: &a [{', '.join(['x'] * many)}]\n"
    fits, bursts = MAX_ADDED // (many + 1) - 1, MAX_ADDED // (many + 1) + 2
    assert isinstance(data(inner + f"b: [{', '.join(['*a'] * fits)}]\n"), dict)
    parsed = parse(inner + f"b: [{', '.join(['*a'] * bursts)}]\n", "f.yaml")
    assert parsed.data is None
    assert parsed.diagnostics[0].span.line == 2


def test_aliases_may_not_nest_deeper_than_brackets() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 300))
    parsed = parse(chain, "f.yaml")
    assert parsed.data is None
    assert "200 levels" in parsed.diagnostics[0].message.en


def test_a_hundred_levels_are_fine_whatever_the_style() -> None:
    for text in (
        "a: " + "[" * 99 + "]" * 99,
        "{a: " * 99 + "b" + "}" * 99,
        "".join("  " * n + "a:\n" for n in range(99)),
        "a:\n  " + "- " * 98 + "x",
    ):
        assert not parse(text, "f.yaml").diagnostics, text[:20]


def test_brackets_that_are_only_text_do_not_count_as_depth() -> None:
    many = "[" * 5000
    text = f"a: \"{many}\"\nb: '{many}'\n# {many}\nc: |\n  {many}\nd: x{many}\n"
    assert data(text) == {"a": many, "b": many, "c": many + "\n", "d": "x" + many}


def as_json(value: Value) -> str:
    """A value in JSON, everything outside ASCII as escapes of YAML, which has one for each code point."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[^ -~]", lambda match: f"\\U{ord(match[0]):08x}", text)


# Keys are short: YAML takes none beyond 1,024 characters in a line, and each may be an escape of ten.
@given(
    st.recursive(
        st.none() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=80), inner, max_size=4),
        max_leaves=12,
    )
)
def test_json_is_read_as_what_it_says(value: Value) -> None:
    assert data(as_json({"value": value})) == {"value": value}


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"))
)
def test_a_text_in_quotes_is_read_as_it_is(text: str) -> None:
    assert data(f"a: '{text.replace(chr(39), chr(39) * 2)}'\n") == {"a": text}
