"""Edits byte for byte, over each way in which people write."""

from __future__ import annotations

from pathlib import Path

import pytest
from processes import EXAMPLES

from engage.store.edit import Append, Edit, EditRefused, Remove, Set, apply, diff

A = "commitments/a.yaml"
HEAD = "id: A\ntitle: T\nclient: acme\n"

#: what is shown, the file before, the edit, the file after
CASES: list[tuple[str, str, Edit, str]] = [
    ("a bare value", "id: A\ntitle: Old   # why\n", Set(("title",), "New"), "id: A\ntitle: New   # why\n"),
    (
        "a bare value that needs quotes",
        "title: Old # c\n",
        Set(("title",), ">= 95 %"),
        'title: ">= 95 %" # c\n',
    ),
    ("double quotes stay", 'title: "Old"\n', Set(("title",), "New"), 'title: "New"\n'),
    ("single quotes stay", "title: 'Old'\n", Set(("title",), "l’été: «chaud»"), "title: 'l’été: «chaud»'\n"),
    ("a quote in single quotes", "title: 'Old'\n", Set(("title",), "it's"), 'title: "it\'s"\n'),
    ("quotes in quotes", 'title: "Old"\n', Set(("title",), 'a "b"'), "title: 'a \"b\"'\n"),
    ("a tag stays", "title: !!str 5 # c\n", Set(("title",), "6"), "title: !!str 6 # c\n"),
    ("an empty value", "title:\nid: A\n", Set(("title",), "T"), "title: T\nid: A\n"),
    ("an empty value with a comment", "title:  # soon\n", Set(("title",), "T"), "title: T  # soon\n"),
    (
        "a null",
        "delivered: null  # date\n",
        Set(("delivered",), "2026-11-20"),
        "delivered: 2026-11-20  # date\n",
    ),
    ("back to null", "delivered: 2026-11-20 # d\n", Set(("delivered",), None), "delivered: null # d\n"),
    (
        "a quoted text over lines",
        'title: "one\n  two" # c\nid: A\n',
        Set(("title",), "x"),
        'title: "x" # c\nid: A\n',
    ),
    (
        "a folded block",
        "promise:\n  wording: >  # as read\n    On time.\n\n    Or not.\n\n  due: 2027-01-01\n",
        Set(("promise", "wording"), "In time.\n"),
        "promise:\n  wording: >  # as read\n    In time.\n\n  due: 2027-01-01\n",
    ),
    (
        "a literal block keeps the lines that stay",
        "notes: |\n  one\n  two\n  three\nid: A\n",
        Set(("notes",), "one\n2\nthree\n"),
        "notes: |\n  one\n  2\n  three\nid: A\n",
    ),
    (
        "a folded block keeps the lines that stay",
        "notes: >\n  one two\n  three four\n  five\n\n  six\n  seven\nid: A\n",
        Set(("notes",), "one two 3 four five\nsix seven\n"),
        "notes: >\n  one two\n  3 four\n  five\n\n  six\n  seven\nid: A\n",
    ),
    (
        "a folded block grows and shrinks at its end",
        "notes: >-\n  one two\n  three\nid: A\n",
        Set(("notes",), "one two four"),
        "notes: >-\n  one two\n  four\nid: A\n",
    ),
    (
        "a literal block keeps its indent",
        "notes: |\n      one\n      two\nid: A\n",
        Set(("notes",), "one\n2\n"),
        "notes: |\n      one\n      2\nid: A\n",
    ),
    (
        "a block that a block cannot hold",
        "notes: |\n  one\nid: A\n",
        Set(("notes",), " a\tb "),
        'notes: " a\\tb "\nid: A\n',
    ),
    (
        "a value in brackets",
        "m: {a: 1, b: '2' , c: 3} # c\n",
        Set(("m", "b"), "x, y"),
        "m: {a: 1, b: 'x, y' , c: 3} # c\n",
    ),
    ("an empty value in brackets", "m: {a: , b: 2}\n", Set(("m", "a"), "1"), "m: {a: 1, b: 2}\n"),
    ("an item in brackets", "after: [a, b]  # c\n", Set(("after", 1), "x"), "after: [a, x]  # c\n"),
    (
        "an item of a block list",
        "after:\n- a # one\n- b # two\n",
        Set(("after", 1), "x"),
        "after:\n- a # one\n- x # two\n",
    ),
    ("an empty item", "after:\n  - a\n  -  # gap\n", Set(("after", 1), "x"), "after:\n  - a\n  - x  # gap\n"),
    (
        "a new field stands where the model has it",
        HEAD + "# the plan\nmilestones:\n  - id: m\n",
        Set(("owner",), "lea"),
        HEAD + "owner: lea\n# the plan\nmilestones:\n  - id: m\n",
    ),
    (
        "a new field behind a comment of the line above",
        "id: A  # c\n       # more of c\n# about milestones\nmilestones: []\n",
        Set(("title",), "T"),
        "id: A  # c\n       # more of c\ntitle: T\n# about milestones\nmilestones: []\n",
    ),
    ("a new first field", "title: T\n", Set(("id",), "A"), "id: A\ntitle: T\n"),
    (
        "a new first field behind a dash",
        "actions:\n  - what: x\n    due: 2026-11-20\n",
        Set(("actions", 0, "id"), "A1"),
        "actions:\n  - id: A1\n    what: x\n    due: 2026-11-20\n",
    ),
    (
        "a new field of a milestone",
        "milestones:\n  - id: m\n    work: 3d  # est.\n  - id: n\n",
        Set(("milestones", 0, "done"), "2026-11-20"),
        "milestones:\n  - id: m\n    work: 3d  # est.\n    done: 2026-11-20\n  - id: n\n",
    ),
    (
        "a new field in brackets",
        "milestones:\n  - {id: m, work: 3d, done: null} # c\n",
        Set(("milestones", 0, "started"), "2026-11-20"),
        "milestones:\n  - {id: m, work: 3d, started: 2026-11-20, done: null} # c\n",
    ),
    (
        "padded brackets",
        "agreed: { on: 2026-11-20 }\n",
        Set(("agreed", "by"), "J. Martin"),
        "agreed: { on: 2026-11-20, by: J. Martin }\n",
    ),
    (
        "brackets over lines",
        "agreed: {\n  on: 2026-11-20, # the day\n  ref: mail # which\n}\n",
        Set(("agreed", "by"), "J"),
        "agreed: {\n  on: 2026-11-20, # the day\n  by: J,\n  ref: mail # which\n}\n",
    ),
    (
        "brackets over lines, at the end",
        "agreed: {\n  on: 2026-11-20, # the day\n  by: J # who\n}\n",
        Set(("agreed", "ref"), "x"),
        "agreed: {\n  on: 2026-11-20, # the day\n  by: J, # who\n  ref: x\n}\n",
    ),
    ("a missing parent", HEAD, Set(("promise", "due"), "2027-01-01"), HEAD + "promise:\n  due: 2027-01-01\n"),
    (
        "an empty parent",
        HEAD + "promise:  # soon\nbuffer: auto\n",
        Set(("promise", "due"), "2027-01-01"),
        HEAD + "promise:  # soon\n  due: 2027-01-01\nbuffer: auto\n",
    ),
    (
        "an empty parent in brackets",
        HEAD + "accepted: {}  # c\n",
        Set(("accepted", "on"), "2027-01-01"),
        HEAD + "accepted: {on: 2027-01-01}  # c\n",
    ),
    (
        "an indent of four",
        "promise:\n    due: 2027-01-01\nrecovery:\n",
        Set(("recovery", "acknowledged", "on"), "2027-01-02"),
        "promise:\n    due: 2027-01-01\nrecovery:\n    acknowledged:\n        on: 2027-01-02\n",
    ),
    (
        "a list without indent",
        "journal:\n- on: 2026-11-20\n  note: x\nid: A\n",
        Append(("journal",), {"on": "2026-11-21", "note": "a: b"}),
        'journal:\n- on: 2026-11-20\n  note: x\n- on: 2026-11-21\n  note: "a: b"\nid: A\n',
    ),
    (
        "a list of records in brackets",
        "journal:\n  - {on: 2026-11-20, note: x}  # c\n  # - {old}\nid: A\n",
        Append(("journal",), {"on": "2026-11-21", "note": "a, b"}),
        (
            'journal:\n  - {on: 2026-11-20, note: x}  # c\n  - {on: 2026-11-21, note: "a, b"}\n'
            "  # - {old}\nid: A\n"
        ),
    ),
    (
        "a list with wide dashes",
        "journal:\n  -   on: 2026-11-20\n      note: x\n",
        Append(("journal",), {"on": "1", "note": "z"}),
        "journal:\n  -   on: 2026-11-20\n      note: x\n  -   on: 1\n      note: z\n",
    ),
    (
        "a list with empty lines",
        "milestones:\n\n  - id: a\n\n  - id: b\n\nbuffer: auto\n",
        Append(("milestones",), {"id": "c"}),
        "milestones:\n\n  - id: a\n\n  - id: b\n\n  - id: c\n\nbuffer: auto\n",
    ),
    ("a list in brackets", "after: [a, b]  # c\n", Append(("after",), "c"), "after: [a, b, c]  # c\n"),
    (
        "an empty list",
        "journal: []  # none\nid: A\n",
        Append(("journal",), {"on": "1", "note": "z"}),
        "journal:  # none\n  - on: 1\n    note: z\nid: A\n",
    ),
    (
        "a null list",
        "journal:\nid: A\n",
        Append(("journal",), {"on": "1", "note": "z"}),
        "journal:\n  - on: 1\n    note: z\nid: A\n",
    ),
    (
        "a missing list",
        "id: A\nbuffer: auto\n",
        Append(("journal",), {"on": "1", "note": "z"}),
        "id: A\nbuffer: auto\njournal:\n  - on: 1\n    note: z\n",
    ),
    (
        "one value where a list may stand",
        "after: ux  # c\n",
        Append(("after",), "api"),
        "after: [ux, api]  # c\n",
    ),
    (
        "an item gone",
        "after:\n  - a  # one\n  # about b\n  - b\n  - c\n",
        Remove(("after", 1)),
        "after:\n  - a  # one\n  # about b\n  - c\n",
    ),
    (
        "a record gone",
        "m:\n  - id: a\n    x:\n      - 1\n  - id: b\nid: A\n",
        Remove(("m", 0)),
        "m:\n  - id: b\nid: A\n",
    ),
    (
        "the field behind the dash gone",
        "m:\n  - id: a  # c\n    # about x\n    x: 1\n",
        Remove(("m", 0, "id")),
        "m:\n  - # about x\n    x: 1\n",
    ),
    (
        "a field gone",
        "id: A\nnotes: |\n  one\n\n  two\n\ntitle: T\n",
        Remove(("notes",)),
        "id: A\n\ntitle: T\n",
    ),
    ("a field in brackets gone", "m: {a: 1, b: 2, c: 3}\n", Remove(("m", "b")), "m: {a: 1, c: 3}\n"),
    ("the last in brackets gone", "m: {a: 1, b: 2 } # c\n", Remove(("m", "b")), "m: {a: 1 } # c\n"),
    ("the only item gone", "m:\n  - a\nid: A\n", Remove(("m", 0)), "m: []\nid: A\n"),
    (
        "no break at the end stays none",
        "id: A\ntitle: T",
        Set(("owner",), "lea"),
        "id: A\ntitle: T\nowner: lea",
    ),
    ("no break, the last line gone", "id: A\ntitle: T", Remove(("title",)), "id: A"),
    (
        "line ends of Windows",
        "id: A\r\njournal:\r\n  - {on: 1, note: x}\r\n",
        Append(("journal",), {"on": "2", "note": "z"}),
        "id: A\r\njournal:\r\n  - {on: 1, note: x}\r\n  - {on: 2, note: z}\r\n",
    ),
    ("a byte order mark", "\ufeffid: A\n", Set(("title",), "T"), "\ufeffid: A\ntitle: T\n"),
    (
        "old line breaks are characters",
        "title: a\u2028b # c\nid: A\n",
        Set(("id",), "B"),
        "title: a\u2028b # c\nid: B\n",
    ),
    (
        "kept empty lines belong to their text",
        "notes: |+\n  x\n\n# end\n",
        Set(("id",), "B"),
        "id: B\nnotes: |+\n  x\n\n# end\n",
    ),
    (
        "a field behind kept empty lines",
        "owner: |+\n  x\n\n# end\n",
        Set(("team",), "web"),
        "owner: |+\n  x\n\nteam: web\n# end\n",
    ),
    (
        "only what differs in a record",
        "raci: {responsible: [lea], accountable: marc}  # c\n",
        Set(("raci",), {"accountable": "paul", "responsible": ["lea", "ines"]}),
        "raci: {responsible: [lea, ines], accountable: paul}  # c\n",
    ),
    (
        "only what differs in a list",
        "after:\n  - a # 1\n  - b # 2\n  - c # 3\n",
        Set(("after",), ["a", "c"]),
        "after:\n  - a # 1\n  - c # 3\n",
    ),
    ("nothing to do", "title:   'T'   # c\n", Set(("title",), "T"), "title:   'T'   # c\n"),
    (
        "names in quotes",
        '{"id": "A", "title": "T"}\n',
        Set(("owner",), "lea"),
        '{"id": "A", "title": "T", "owner": lea}\n',
    ),
    ("what other readers mistake", "id: A\n", Set(("owner",), "no"), 'id: A\nowner: "no"\n'),
    ("yes and no where they are meant", "id: A\n", Set(("in_full",), True), "id: A\nin_full: yes\n"),
    (
        "an anchor elsewhere",
        "m: &m {a: 1}\nn: *m\ntitle: T\n",
        Set(("title",), "U"),
        "m: &m {a: 1}\nn: *m\ntitle: U\n",
    ),
    (
        "a merged record gets a field of its own",
        "m: &m\n  a: 1\nn:\n  <<: *m\n  b: 2\n",
        Set(("n", "c"), "3"),
        "m: &m\n  a: 1\nn:\n  <<: *m\n  b: 2\n  c: 3\n",
    ),
]


@pytest.mark.parametrize(
    ("old", "edit", "new"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_only_the_lines_that_must_change_do(old: str, edit: Edit, new: str) -> None:
    assert apply(old, A, [edit]) == new


def test_a_long_text_is_folded_below_its_name() -> None:
    note = "The identity provider slips two weeks, because the contract of the client ends in December. " * 2
    new = apply(HEAD, A, [Append(("journal",), {"on": "2026-11-12", "note": note.strip()})])
    assert new == HEAD + (
        "journal:\n"
        "  - on: 2026-11-12\n"
        "    note: >-\n"
        "      The identity provider slips two weeks, because the contract of the client ends in December.\n"
        "      The identity provider slips two weeks, because the contract of the client ends in December.\n"
    )


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*/commitments/**/*.yaml")), ids=lambda file: file.stem)
def test_an_entry_of_the_journal_only_adds_lines_to_every_example(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    new = apply(
        text, f"commitments/{file.name}", [Append(("journal",), {"on": "2026-11-21", "note": "One: two"})]
    )
    before, after = text.splitlines(), new.splitlines()
    assert [line for line in after if line in before] == before
    assert 1 <= len(after) - len(before) <= 3


def test_edits_follow_each_other() -> None:
    edits = (
        Append(("actions",), {"what": "x"}),
        Set(("actions", 0, "done"), "2026-11-20"),
        Remove(("client",)),
    )
    assert apply(HEAD, A, edits) == "id: A\ntitle: T\nactions:\n  - what: x\n    done: 2026-11-20\n"


@pytest.mark.parametrize(
    ("text", "edit", "message"),
    [
        ("m: &m {a: 1}\nn: *m\n", Set(("n", "a"), "2"), "`n` is shared through an anchor"),
        ("m: &m {a: 1}\nn: *m\n", Set(("m", "a"), "2"), "`m` is shared through an anchor"),
        ("m: &m\n  a: 1\nn:\n  <<: *m\n", Set(("n", "a"), "2"), "`n/a` is shared through an anchor"),
        ("m:\n  - &x a\n  - b\nn: *x\n", Remove(("m", 0)), "`m/0` is shared through an anchor"),
        ("m:\n  k: [&x a]\n  l: 1\nn: *x\n", Remove(("m", "k")), "`m/k` is shared through an anchor"),
        ("title: T\n", Remove(("owner",)), "there is no `owner`"),
        ("title: T\n", Set(("title", "x"), "y"), "there is no `title/x`"),
        ("after: [a]\n", Set(("after", 3), "y"), "there is no `after/3`"),
        ("title: T\n", Remove(("title",)), "`/` is written in a way"),
        ("target: >= 95 %\n", Set(("title",), "T"), "faults of syntax"),
        ("", Set(("title",), "T"), "faults of syntax"),
    ],
)  # fmt: skip
def test_what_cannot_be_changed_without_harm_is_refused(text: str, edit: Edit, message: str) -> None:
    with pytest.raises(EditRefused, match=message.replace("(", r"\(")):
        apply(text, A, [edit])


def test_the_difference_is_shown_as_git_does() -> None:
    assert diff("a: 1\nb: 2\r\nc: 3", "a: 1\nb: 3\r\nc: 3", A) == (
        "--- a/commitments/a.yaml\n+++ b/commitments/a.yaml\n@@ -1,3 +1,3 @@\n"
        " a: 1\n-b: 2\r\n+b: 3\r\n c: 3\n"
        "\\ No newline at end of file\n"
    )
    assert diff("a: 1\n", "a: 1\n", A) == ""
