"""What people and machines may put into a file: awkward YAML, huge things, text that attacks terminals."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from processes import REPOSITORY

DATA = Path(os.environ.get("ENGAGE_TEST_DATA", REPOSITORY.parent / "shared" / "data"))

GOOD = """\
id: GOOD-1
title: Report handed over
client: acme
type: standard-delivery
status: active
owner: lea
promise: {made: 2026-09-01, start: 2026-09-07, due: 2026-12-18, excludes: []}
agreed: {on: 2026-09-02, by: J. Martin}
deliverables:
  - what: Report
    how: Two interviews, one draft, one review
    acceptance: [{measure: open remarks, target: "= 0", method: review}]
milestones:
  - id: report
    title: Report handed over
    work: 5d
    needs: {lea: 20%}
    due: 2026-12-18
    quality: [{measure: open remarks, target: "= 0", method: review}]
raci: {responsible: [lea], accountable: claire}
journal: [{on: 2026-11-19, by: lea, note: first interview held}]
"""
#: The same with a fault that only a reader who gets this far can find.
FAULTY = GOOD.replace("GOOD-1", "GOOD-2").replace("due: 2026-12-18\n", "due: 2026-02-30\n")
FAULTY_LINE = FAULTY.splitlines().index("    due: 2026-02-30") + 1
RESOURCES = "people: [{id: lea, name: Léa Martin}, {id: claire, name: Claire Roy}]\n"


def workspace(root: Path, **files: str | bytes) -> Path:
    """A workspace with a good commitment, one with a fault at `FAULTY_LINE`, and these commitments beside."""
    texts = {
        "engage.yaml": "organisation: Test\n",
        "clients/acme.yaml": "id: acme\nname: Acme\n",
        "resources.yaml": RESOURCES,
        "commitments/good.yaml": GOOD,
        "commitments/good2.yaml": FAULTY,
    } | {f"commitments/{name}.yaml": text for name, text in files.items()}
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def suite(name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a public test suite, by a name that a file can have."""
    folder, pattern = {
        "yaml-test-suite": ("yaml-test-suite", "**/in.yaml"),
        "json-test-suite": ("json-test-suite/test_parsing", "*.json"),
        "yaml-bombs": ("yaml-bombs", "*.yaml"),
    }[name]
    for path in sorted((DATA / folder).glob(pattern)):
        case = path.parent if path.name == "in.yaml" else path
        yield str(case.relative_to(DATA / folder)).replace("/", "-"), path.read_bytes()


def naughty_strings() -> list[str]:
    """The Big List of Naughty Strings."""
    strings: list[str] = json.loads((DATA / "naughty-strings" / "blns.json").read_text(encoding="utf-8"))
    return strings


def quoted(text: str) -> str:
    """The text as a YAML scalar in double quotes, everything but plain ASCII escaped."""
    return '"' + "".join(_escape(character) for character in text) + '"'


def _escape(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if " " <= character <= "~":
        return character
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


def dangerous(text: str) -> list[str]:
    """The characters of a text that control a terminal or turn its direction; line ends are fine."""
    return sorted({
        f"U+{ord(character):04X}"
        for character in text
        if character != "\n" and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    })  # fmt: skip


def deep(depth: int = 100_000) -> dict[str, str | bytes]:
    """Files nested deep enough to overflow the stack of a reader that does not count."""
    indented = "".join(" " * level + "a:\n" for level in range(1500))
    return {
        "brackets": "[" * depth,
        "brackets-closed": "[" * depth + "]" * depth,
        "braces": "{a: " * depth,
        "braces-closed": "{a: " * depth + "1" + "}" * depth,
        "dashes": "- " * depth + "a",
        "question-marks": "? " * depth + "a",
        "mixed": "[{a: " * (depth // 2),
        "field": "id: D\ntitle: " + "[" * depth,
        "indented": indented,
        "indented-list": "".join(" " * level + "-\n" for level in range(1500)),
        "quoted-first": 'id: "[[[["\ntitle: ' + "- " * depth,
    }


def large() -> dict[str, str | bytes]:
    """Files that are long, repeat themselves, or refer to themselves."""
    laughs = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    merges = ["m0: &m0 {k: v}"]
    merges += [f"m{n}: &m{n} {{<<: [{', '.join([f'*m{n - 1}'] * 9)}]}}" for n in range(1, 12)]
    return {
        "laughs": "\n".join(laughs),
        "laughs-in-a-field": "id: L\ntitle: L\nclient: acme\n" + "\n".join(laughs),
        "merges": "\n".join(merges),
        "merges-in-a-field": "id: L\ntitle: L\nclient: acme\n" + "\n".join(merges),
        "circle": "&a [1, *a]",
        "circle-in-a-field": "id: C\ntitle: C\nclient: acme\nmilestones: &a [*a]",
        "circle-of-keys": "&a {*a : 1}",
        "circle-of-merges": "&a\n<<: *a\nid: C",
        "many-keys": "".join(f"k{n}: 1\n" for n in range(50_000)),
        "one-key-again": "k: 1\n" * 50_000,
        "many-anchors": "".join(f"- &a{n} x\n" for n in range(50_000)),
        "many-documents": "---\na: 1\n" * 20_000,
        "long-line": "id: " + "x" * 3_000_000,
        "long-line-with-a-fault": "id: [" + "x, " * 300_000 + "}",
        "long-unknown-field": "x" * 500_000 + ": 1\nid: L\ntitle: L\nclient: acme\n",
        "many-faults": "id: M\ntitle: M\nclient: acme\nmilestones:\n"
        + "  - {id: ä, due: 2026-02-30}\n" * 5_000,
        "many-milestones": _chain(3_000),
        "comments": "# nothing\n" * 200_000,
        "blank": " " * 1_000_000,
        "line-ends": "\n" * 1_000_000,
    }


def _chain(length: int) -> str:
    head = "id: M\ntitle: M\nclient: acme\nstatus: active\npromise: {start: 2026-09-07, due: 2027-02-26}\n"
    gate = "quality: [{measure: a, target: '= 0'}]"
    steps = [
        f"  - {{id: m{n}, work: 1d, after: [{f'm{n - 1}' if n else ''}], {gate}}}\n" for n in range(length)
    ]
    return head + "milestones:\n" + "".join(steps)


def odd() -> dict[str, str | bytes]:
    """Files that are not what their name says, in encoding, syntax or kind of document."""
    good = GOOD.replace("GOOD-1", "ODD")
    return {
        "empty": "",
        "only-a-mark": "\ufeff",
        "with-a-mark": "\ufeff" + good,
        "windows": good.replace("\n", "\r\n"),
        "old-mac": good.replace("\n", "\r"),
        "utf-16": good.encode("utf-16"),
        "utf-16-without-mark": good.encode("utf-16-le"),
        "utf-32": good.encode("utf-32"),
        "latin-1": good.replace("report", "été").encode("latin-1"),
        "overlong": b"id: \xc0\xaf\n",
        "lone-half": b"id: S\ntitle: \xed\xa0\x80",
        "lone-half-escaped": 'id: S\ntitle: "\\ud800"\nclient: acme\n',
        "nul": b"id: N\x00\n",
        "control": b"id: N\ntitle: \x1b[31mred\x07\n",
        "control-escaped": 'id: N\ntitle: "\\e[31mred\\a"\nclient: acme\n',
        "binary": bytes(range(256)) * 8,
        "executable": b"\x7fELF" + bytes(2000),
        "python-object": "!!python/object/apply:os.system ['touch owned']",
        "python-name": "id: !!python/name:os.system\n",
        "unknown-tag": "id: !secret x\n",
        "binary-tag": "id: !!binary aGVsbG8=\n",
        "directive": "%YAML 9.9\n---\nid: x\n",
        "tag-directive": "%TAG ! tag:example.org,2000:\n---\nid: !x y\n",
        "reserved": "id: @x\n",
        "tab": "id: T\n\ttitle: x\n",
        "list": "- a\n- b\n",
        "text": "just a text",
        "number": "12",
        "null-document": "~",
        "null-fields": "id:\ntitle:\nclient:\npromise:\nmilestones:\nraci:\n",
        "wrong-kinds": "id: [a]\ntitle: {a: b}\nclient: acme\nmilestones: 12\npromise: [x]\nraci: no\n",
        "list-as-key": "? [a, b]\n: c\nid: K\n",
        "mapping-as-key": "? {a: b}\n: c\nid: K\n",
        "null-key": "~: c\n: d\nid: K\n",
        "unknown-alias": "id: *nobody\n",
        "two-documents": good + "---\n" + good,
        "open-quote": 'id: "x\ntitle: y\n',
        "merge": "base: &b {id: X}\n<<: *b\ntitle: y\nclient: acme\n",
    }


def extreme() -> dict[str, str | bytes]:
    """Commitments whose values are right in form and beyond all reason."""
    changes = {
        "first-day": ("start: 2026-09-07", "start: 0001-01-01"),
        "last-day": ("due: 2026-12-18, ex", "due: 9999-12-31, ex"),
        "made-first-day": ("made: 2026-09-01", "made: 0001-01-01"),
        "start-last-day": ("start: 2026-09-07", "start: 9999-12-31"),
        "not-before-last-day": ("    work: 5d", "    work: 5d\n    not_before: 9999-12-31"),
        "work-of-ages": ("work: 5d", "work: 99999999999999999999999d"),
        "work-of-a-century": ("work: 5d", "work: 26000d"),
        "work-of-weeks": ("work: 5d", "work: 999999999w"),
        "no-work": ("work: 5d", "work: 0d"),
        "tiny-work": ("work: 5d", "work: 0.0000000000000000001d"),
        "wide-work": ("work: 5d", "work: {low: 0d, likely: 1d, high: 99999999999d}"),
        "long-number": ("work: 5d", f"work: {'9' * 5000}d"),
        "need-of-all": ("lea: 20%", "lea: 99999999999999999999%"),
        "need-of-nothing": ("lea: 20%", "lea: 0%"),
        "need-of-digits": ("lea: 20%", f"lea: {'9' * 400}"),
        "done-long-ago": ("    work: 5d", "    work: 5d\n    started: 0001-01-01\n    done: 0001-01-02"),
        "started-long-ago": ("    work: 5d", "    work: 5d\n    started: 0001-01-01"),
        "progress-beyond": ("    work: 5d", "    work: 5d\n    started: 2026-11-02\n    progress: 900%"),
        "remaining-ages": (
            "    work: 5d",
            "    work: 5d\n    started: 2026-11-02\n    remaining: 9999999999d",
        ),
        "lag-back": ("    needs:", "    after: [{milestone: report, lag: -99999999d}]\n    needs:"),
        "buffer-of-ages": ("raci:", "buffer: 99999999999d\nraci:"),
        "buffer-share": ("raci:", "buffer: 99%\nraci:"),
        "buffer-whole": ("raci:", "buffer: 100%\nraci:"),
        "pause-forever": ("raci:", "pauses: [{from: 0001-01-01, to: 9999-12-31, waiting_on: client}]\nraci:"),
        "pause-backwards": ("raci:", "pauses: [{from: 9999-12-31, to: 0001-01-01}]\nraci:"),
        "baseline-far": (
            "raci:",
            "baseline: {on: 0001-01-01, start: 0001-01-01, finish: 9999-12-31, buffer: 9d}\nraci:",
        ),
        "money": ("excludes: []", f"excludes: [], value: {'9' * 60}.{'9' * 60} EUR"),
        "negative-money": ("excludes: []", "excludes: [], value: -1 EUR"),
        "target": (
            '"= 0", method: review}]\nraci',
            f'"= {"9" * 5000}", method: review, actual: 1e999}}]\nraci',
        ),
        "risk": (
            "raci:",
            "risks: [{id: R, what: x, probability: 100%, impact: {delay: 9999999999d}}]\nraci:",
        ),
        "journal-last-day": ("on: 2026-11-19, by", "on: 9999-12-31, by"),
        "journal-first-day": ("on: 2026-11-19, by", "on: 0001-01-01, by"),
        "itself": ("    needs:", "    after: [report]\n    needs:"),
        "another-that-is-not": ("    needs:", "    after: [NOBODY/nothing]\n    needs:"),
    }
    files: dict[str, str | bytes] = {}
    for name, (old, new) in changes.items():
        assert old in GOOD, name
        files[name] = GOOD.replace("GOOD-1", f"X-{name}").replace(old, new, 1)
    return files
