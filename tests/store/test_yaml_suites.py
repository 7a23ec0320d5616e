"""The reader against the YAML test suite and the JSON test suite, case by case.

libyaml follows YAML 1.1 and is lenient in places: it takes some cases that the suite calls
invalid, and refuses some that it calls valid. Each is judged below. The tests fail when one comes or goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from yaml_data import agrees, folder

from engage.model.diagnostic import Diagnostic, Severity
from engage.store.yaml.reader import Parsed, parse, read_text
from engage.store.yaml.reading import read

_ONLY_OURS = ("a second document begins here", "the file says that it is YAML")

#: Invalid by the suite, yet without a fault of syntax here: what is said of it instead (None: nothing),
#: and why that does no harm.
TAKEN = {
    "9C9N": (None, "the list is the same; many close their brackets in the first column"),
    "9HCY": ("a second document", "the directive ends the first document; two are refused"),
    "9JBA": ("a file holds", "not a mapping; in one, `]#` is told: faults/yaml/comment-touches-quotes"),
    "CVW2": ("a file holds", "not a mapping; in one, `,#` is told"),
    "DK95/01": (None, "a tab before a line of a quoted text is folded away, as spaces are"),
    "EB22": ("a second document", "as 9HCY"),
    "G5U8": ("a file holds", "not a mapping; `-` in a list in brackets is read as the text that it is"),
    "MUS6/00": ("the file says that it is YAML 1.1", "told already"),
    "MUS6/01": ("a second document", "told already"),
    "QB6E": ("this text opens quotes that are closed only on line 4", "told by a check of our own"),
    "QLJ7": ("a second document", "the fault is in the second document, which is not read"),
    "RHX7": ("a second document", "as 9HCY"),
    "S98Z": (None, "the text block is empty either way"),
    "SU5Z": ("a comment needs a space", "told by a check of our own"),
    "X4QW": ("a comment needs a space", "told by a check of our own"),
    "Y79Y/000": (None, "a line of blanks with a tab is an empty line, in a text block too"),
    "Y79Y/003": ("a file holds", "not a mapping; a tab inside brackets means nothing"),
    "YJV2": ("a file holds", "as G5U8"),
}

_NO_NAME = "a field without a name is a fault here, whatever YAML says"
_COLON = "libyaml wants a name and its colon on one line; nobody writes it otherwise"
_EARLY_COLON = "libyaml reads no text that begins with a colon in brackets; told with the quotes it needs"
_TAB = "libyaml takes no tab there; told where it is"
_DIRECTIVE = "a directive that nobody knows has no place in a record"
_ANCHOR = "libyaml's anchors are of letters, digits, `_` and `-`"
_BARE = "the root is a text, so that nothing is lost; libyaml takes no such text in the first column"

#: Valid by the suite, and refused here.
REFUSED = {
    "2JQS": _NO_NAME, "2LFX": _DIRECTIVE, "2SXE": _ANCHOR,
    "3GZX": "one anchor name twice is a trap for whoever reads it; told with both places",
    "4ABK": _EARLY_COLON, "4MUZ/00": _COLON, "4MUZ/01": _COLON, "4MUZ/02": _COLON, "58MP": _EARLY_COLON,
    "5MUD": _COLON, "5T43": _EARLY_COLON, "6BCT": _TAB, "6CA3": _TAB, "6LVF": _DIRECTIVE, "6M2F": _NO_NAME,
    "7Z25": "libyaml wants `---` before a second document; the file has two, which is told",
    "8XYN": _ANCHOR, "96NN/00": _TAB, "96NN/01": _TAB, "9SA2": _COLON, "A2M4": _TAB,
    "BEC7": "YAML 1.3 does not exist", "CFD4": _NO_NAME, "DBG4": _EARLY_COLON, "DK3J": _BARE, "DK95/00": _TAB,
    "FP8R": _BARE, "FRK4": _NO_NAME, "HM87/00": _EARLY_COLON, "K3WX": _COLON, "M2N8/00": _NO_NAME,
    "M7A3": "several documents", "MUS6/05": _DIRECTIVE, "MUS6/06": _DIRECTIVE, "NHX8": _NO_NAME,
    "NJ66": _COLON, "NKF9": _NO_NAME, "PW8X": "as 3GZX", "Q5MG": _TAB, "S3PD": _NO_NAME, "SM9W/01": _NO_NAME,
    "UKK6/00": _NO_NAME, "UT92": _COLON, "VJP3/01": _COLON,
    "W4TN": "a text in the first column that begins with `%` is a directive to libyaml", "W5VH": _ANCHOR,
    "Y79Y/010": _TAB,
}  # fmt: skip

#: Valid, accepted, one mapping, and read as something else than the suite says.
DIFFERENT = {
    "652Z": ("this `?` is dropped", "libyaml takes `{?a: b}` for `{? a: b}`; told"),
    "L24T/01": (None, "spaces at the very end of a text block that ends the file"),
    "Y2GN": ("`&an` is not part of the text", "an anchor with a colon in it; told"),
    "Y79Y/001": (None, "a tab alone on a line of a text block: blanks are lost"),
}


def cases(invalid: bool) -> Iterator[tuple[str, Path]]:
    root = folder("yaml-test-suite")
    for path in sorted(root.rglob("in.yaml")):
        if (path.parent / "error").exists() == invalid:
            yield str(path.parent.relative_to(root)), path.parent


def parsed(case: Path) -> Parsed:
    text, found = read_text((case / "in.yaml").read_bytes(), "in.yaml")
    assert text is not None, found
    return parse(text, "in.yaml")


def faults_of_syntax(case: Path) -> list[str]:
    text, _ = read_text((case / "in.yaml").read_bytes(), "in.yaml")
    return [f.message.en for f in read(text or "").flaws if not f.message.en.startswith(_ONLY_OURS)]


def begins(found: tuple[Diagnostic, ...], start: str | None) -> bool:
    return any(d.message.en.startswith(start) for d in found) if start else not found


def test_the_suite_is_whole() -> None:
    assert (len(list(cases(invalid=True))), len(list(cases(invalid=False)))) == (94, 308)


def test_what_yaml_forbids_is_refused_but_for_these() -> None:
    taken = {name for name, case in cases(invalid=True) if not faults_of_syntax(case)}
    assert taken == TAKEN.keys()


@pytest.mark.parametrize("name", TAKEN)
def test_of_what_is_taken_this_is_said(name: str) -> None:
    found = parsed(folder("yaml-test-suite") / name).diagnostics
    start, reason = TAKEN[name]
    assert begins(found, start), (reason, found)


def test_what_yaml_allows_is_read_but_for_these() -> None:
    refused = {name for name, case in cases(invalid=False) if faults_of_syntax(case)}
    assert refused == REFUSED.keys()


def test_what_is_read_is_what_the_suite_says_but_for_these() -> None:
    different = {}
    compared = 0
    for name, case in cases(invalid=False):
        expected = _expected(case)
        if name in REFUSED or not isinstance(expected, dict):
            continue
        compared += 1
        result = parsed(case)
        if not agrees(result.data, expected):
            different[name] = result.diagnostics
    assert compared > 100
    assert different.keys() == DIFFERENT.keys()
    for name, (start, reason) in DIFFERENT.items():
        assert begins(different[name], start), (reason, different[name])


def test_a_sound_mapping_of_the_suite_is_refused_only_for_what_the_contract_forbids() -> None:
    allowed = ("the tag ", "the tag of the field name", "this `?` is dropped", "a field name is a text",
               "a second document begins here", "the file says that it is YAML", "a field has no name",
               "`null` as a field name")  # fmt: skip
    for name, case in cases(invalid=False):
        if name in REFUSED:
            continue
        result = parsed(case)
        errors = [d.message.en for d in result.diagnostics if d.severity is Severity.ERROR]
        if isinstance(result.data, dict):
            assert all(error.startswith(allowed) for error in errors), (name, errors)


def _expected(case: Path) -> object:
    """The data of a case; None where it has several documents, or JSON has no word for it."""
    path = case / "in.json"
    try:
        return json.loads(path.read_bytes()) if path.exists() else None
    except json.JSONDecodeError:
        return None


#: Valid JSON that is refused, or read as something else.
JSON_REFUSED = {
    "y_object_duplicated_key.json": "given twice",
    "y_object_duplicated_key_and_value.json": "given twice",
    "y_string_nonCharacterInUTF-8_U+FFFF.json": "control character",
    "y_string_unescaped_char_delete.json": "control character",
    "y_string_with_del_character.json": "control character",
}


def test_json_is_read_as_it_is_but_for_these() -> None:
    refused = {}
    count = 0
    for path in sorted((folder("json-test-suite") / "test_parsing").glob("y_*.json")):
        count += 1
        expected = json.loads(path.read_bytes())
        text, found = read_text(path.read_bytes(), path.name)
        whole = text if isinstance(expected, dict) else f'{{"value":{text}}}'
        result = parse(whole or "", path.name)
        said = " ".join(d.message.en for d in (*found, *result.diagnostics))
        if said or not agrees(result.data, expected if isinstance(expected, dict) else {"value": expected}):
            refused[path.name] = said
    assert count == 95
    assert refused.keys() == JSON_REFUSED.keys()
    assert all(JSON_REFUSED[name] in said for name, said in refused.items())
