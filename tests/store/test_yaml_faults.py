"""Each kind of fault: where it is reported, what is said of it, and that the rest is still read.

`tests/faults/yaml/NAME.yaml` is a faulty file; `NAME.expected` beside it has one line for each
diagnostic, in order: `line:column code beginning of the English message`. To add a case, add both.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.store.yaml.reader import Parsed, parse, read_text

FOLDER = Path(__file__).parent.parent / "faults" / "yaml"
CASES = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def diagnose(data: bytes) -> list[Diagnostic]:
    text, found = read_text(data, "case.yaml")
    return sorted([*found, *(parse(text, "case.yaml").diagnostics if text is not None else ())],
                  key=Diagnostic.sort_key)  # fmt: skip


def one(text: str) -> Diagnostic:
    (found,) = parse(text, "f.yaml").diagnostics
    return found


def test_every_faulty_file_has_what_is_expected_of_it() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.expected")) == CASES
    assert len(CASES) > 100


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_reported_where_it_is(name: str) -> None:
    found = diagnose((FOLDER / f"{name}.yaml").read_bytes())
    expected = (FOLDER / f"{name}.expected").read_text(encoding="utf-8").splitlines()
    said = [f"{d.span.line}:{d.span.column} {d.code} {d.message.en}" for d in found]
    assert len(said) == len(expected), said
    for line, start in zip(said, expected, strict=True):
        assert line.startswith(start), line


@pytest.mark.parametrize("name", CASES)
def test_a_message_can_be_read_in_both_languages_on_any_terminal(name: str) -> None:
    for diagnostic in diagnose((FOLDER / f"{name}.yaml").read_bytes()):
        assert diagnostic.message.en != diagnostic.message.fr
        for text in (diagnostic.message, diagnostic.help):
            for words in (text.en, text.fr) if text else ():
                assert words
                assert all(c.isprintable() or c in "\u00a0\u202f" for c in words), ascii(words)


@pytest.mark.parametrize("name", CASES)
def test_french_puts_its_spaces_before_high_punctuation(name: str) -> None:
    for diagnostic in diagnose((FOLDER / f"{name}.yaml").read_bytes()):
        for text in (diagnostic.message, diagnostic.help):
            outside_code = "".join((text.fr if text else "").split("`")[::2])
            for sign in ";!?:":
                assert f" {sign}" not in outside_code, outside_code
            assert "'" not in outside_code, outside_code


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("target: >= 95 %", 'target: ">= 95 %"'),
        ("target: >= 95 %  # agreed", 'target: ">= 95 %"'),
        ("- target: > 5", 'target: "> 5"'),
        ("note: *important* call", 'note: "*important* call"'),
        ("owner: @lea", 'owner: "@lea"'),
        ("note: Call: back", 'note: "Call: back"'),
        ('title: "Portal" live', "title: '\"Portal\" live'"),
        ("title: 'don't'", 'title: "don\'t"'),
        ("title: 'don't \"go\"'", "title: 'don''t \"go\"'"),
        ("owner:lea\nteam: web", "owner: lea"),
        ("owner = lea\nteam: web", "owner: lea"),
        ("a: {b: >= 5, c: d}", '">= 5"'),
        ("actions:\n  - id: A1, what: x, who: y", "- {id: A1, what: x, who: y}"),
        ("due: [2027-03-01\nowner: lea", "[2027-03-01]"),
    ],
)
def test_the_help_says_what_to_write_instead(line: str, written: str) -> None:
    parsed = parse(f"id: X\n{line}\n" if not line.startswith("- ") else f"id: X\nq:\n{line}\n", "f.yaml")
    (diagnostic,) = parsed.diagnostics
    assert diagnostic.help is not None
    assert diagnostic.help.en == f"write `{written}`"
    assert diagnostic.help.fr == f"écrire `{written}`"
    if line.count("\n") == 0 and "{" not in line:
        corrected = f"id: X\n{written}\n"
        assert not parse(corrected, "f.yaml").diagnostics


def test_the_span_is_that_of_the_words_to_change() -> None:
    assert one("id: X\ntarget: >= 95 %   # agreed\n").span == Span(2, 9, 2, 16)
    assert one("id: X\nowner:lea\nteam: web\n").span == Span(2, 1, 2, 10)
    assert one("id: X\nid: Y\n").span == Span(2, 1, 2, 3)
    assert one("id: X\nafter: [a, b}\n").span == Span(2, 13, 2, 14)


def test_a_duplicate_key_shows_both_places() -> None:
    found = one("promise:\n  due: 2027-02-26\n  due: 2027-03-26\n")
    assert (found.code, found.name) == ("X002", "duplicate-key")
    assert found.related == (("f.yaml", Span(2, 3, 2, 6)),)


def test_a_merge_conflict_shows_all_its_lines() -> None:
    found = one("<<<<<<< HEAD\nowner: lea\n=======\nowner: marc\n>>>>>>> topic\n")
    assert [span.line for _, span in found.related] == [3, 5]


def test_what_may_be_meant_is_only_a_warning() -> None:
    for text in ("after:\n  - a\n    - b\n", "refs: {x: y}\norder: PO #12\n", "note: &x call\n"):
        assert one(text).severity is Severity.WARNING, text
    assert one("note: !x call\n").severity is Severity.ERROR


def test_all_faults_that_can_be_put_right_are_told_in_one_run_and_the_rest_is_read() -> None:
    parsed = parse(
        "id: X\ntarget: >= 95 %\nowner:lea\nowner: marc\nafter: [a\nnote: 'don't'\npercent: %5\n", "f.yaml"
    )
    assert [d.span.line for d in parsed.diagnostics] == [2, 3, 4, 5, 6, 7]
    assert parsed.repaired
    assert parsed.data == {
        "id": "X", "target": ">= 95 %", "owner": "lea", "after": ["a"], "note": "don't", "percent": "%5",
    }  # fmt: skip


def test_places_in_a_repaired_file_are_those_of_the_file() -> None:
    parsed = parse("a:1\nb: {c: >= 5, d: x}\nafter: [p, q\ne: f\n", "f.yaml")
    assert parsed.data == {"a": "1", "b": {"c": ">= 5", "d": "x"}, "after": ["p", "q"], "e": "f"}
    assert parsed.locate(("a",)) == Span(1, 3, 1, 4)
    assert parsed.locate(("b", "c")) == Span(2, 8, 2, 12)
    assert parsed.locate(("b", "c"), words=(3, 4)) == Span(2, 11, 2, 12)
    assert parsed.locate(("after", 1)) == Span(3, 12, 3, 13)
    assert parsed.locate(("e",)) == Span(4, 4, 4, 5)


def test_a_file_that_cannot_be_put_right_has_no_data() -> None:
    parsed: Parsed = parse("promise:\n  made: 2026-09-01\n due: 2027-02-26\n", "f.yaml")
    assert parsed.data is None
    assert not parsed.repaired
    assert parsed.locate(("promise", "due")) == Span(1, 1, 1, 1)


def test_more_faults_than_anyone_reads_are_counted() -> None:
    found = parse("k: 1\n" * 1000, "f.yaml").diagnostics
    assert len(found) == 201
    assert found[-1].message.en == "there are 799 more faults of this kind in the file"


def test_the_same_text_gives_the_same_diagnostics() -> None:
    text = "a: &x 1\nb: {c: >= 5, c: 1}\nd: PO #5\ne: *y\n"
    assert parse(text, "f.yaml").diagnostics == parse(text, "f.yaml").diagnostics
