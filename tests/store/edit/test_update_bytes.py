"""Each kind of update in files of each style: what need not change keeps its bytes."""

from __future__ import annotations

import difflib
import re
from datetime import date
from decimal import Decimal

import pytest

from engage.model.commitment import Commitment
from engage.model.quantity import Duration, Unit
from engage.model.workspace import Workspace
from engage.store.edit import Append, Remove, Set, apply
from engage.store.edit.save import new_faults
from engage.store.schema import read_record
from engage.store.yaml.parse import parse
from engage.usecase.change import Change
from engage.usecase.update import facts
from engage.usecase.update.facts import Fact
from engage.usecase.update.record import Updated, update

TODAY = date(2026, 11, 20)
PATH = "commitments/p.yaml"

BLOCK = """\
# a promise with comments everywhere
id: P-1
title: "Report: no, really"   # said in a meeting
client: acme
status: active  # since September
promise:
  made: 2026-09-01
  # agreed with legal
  due: 2026-12-18
  value: 18000 EUR
  wording: >
    On 18 December the report
    is handed over.
  excludes:
    - translation
deliverables:
  - what: Report
    acceptance:
      - measure: open remarks   # counted twice
        target: "= 0"
milestones:

  # the only gate
  - id: report
    title: 'It''s handed over'
    work: 5d
    started: 2026-11-02
    remaining: 3d      # optimistic
    progress: 40%
    quality:
      - {measure: open remarks, target: "<= 3", method: review}
      - measure: 'pages'
        target: ">= 20"
risks:
  - id: R1
    what: Nobody answers
pauses:
  - {from: 2026-11-03, cause: waits}
needs_from_client:
  - what: Logo
    by: 2026-11-10
    received: null  # asked twice
actions:
  - {id: A1, what: Call, who: lea, due: 2026-11-18}
journal:
  - {on: 2026-11-19, by: lea, note: "first: interview", known: 2026-11-18}
# the end
"""
FLOW = """\
{id: P-1, title: Report, client: acme, status: active, # here
 promise: {made: 2026-09-01, due: 2026-12-18, value: 18000 EUR, wording: On time., excludes: [translation]},
 deliverables: [{what: Report, acceptance: [{measure: open remarks, target: "= 0"}]}],
 milestones: [
   {id: report, work: 5d, started: 2026-11-02, remaining: 3d, progress: 40%, # optimistic
    quality: [{measure: open remarks, target: "<= 3"}, {measure: pages, target: ">= 20"}]},
 ],
 risks: [{id: R1, what: Nobody answers}], pauses: [{from: 2026-11-03, cause: waits}],
 needs_from_client: [{what: Logo, by: 2026-11-10, received: null}],
 actions: [{id: A1, what: Call, who: lea, due: 2026-11-18}],
 journal: [{on: 2026-11-19, by: lea, note: first, known: 2026-11-18}]}
"""


def _quoted(text: str, quote: str) -> str:
    """Every plain value between quotes; names of fields too."""
    return re.sub(
        r"(?<=[:{,] )(?!null|no\b)([A-Za-z0-9-]+(?: [A-Z]+)?)(?=[,}\n])", rf"{quote}\1{quote}", text
    )


def _wide(text: str) -> str:
    """Twice the indent, also behind a dash."""
    lines = re.sub(r"^( *)- ", r"\1-   ", text, flags=re.MULTILINE).splitlines(keepends=True)
    wide = ((len(re.match(" *", line)[0]), line) for line in lines)  # type: ignore[index]
    return "".join(" " * indent + line for indent, line in wide)


STYLES = {
    "block": BLOCK,
    "flow": FLOW,
    "double quotes": _quoted(BLOCK, '"'),
    "single quotes": _quoted(FLOW, "'"),
    "wide": _wide(BLOCK),
    "crlf": BLOCK.replace("\n", "\r\n"),
    "mark": "\ufeff" + BLOCK,
    "no last break": BLOCK.removesuffix("\n"),
    "document": f"%YAML 1.2\n---\n{BLOCK}...\n",
}
D2 = Duration(Decimal(2), Unit.DAY)
#: A fact, the names of the fields whose lines may go, and how many lines may come at most.
KINDS: dict[str, tuple[Fact, set[str], int]] = {
    "remaining": (facts.Work("report", remaining=D2), {"remaining", "progress"}, 1),
    "progress": (facts.Work("report", progress="60%"), {"remaining", "progress"}, 1),
    "spent": (facts.Work("report", spent=D2), set(), 1),
    "done": (facts.Work("report", done=TODAY), {"remaining", "progress"}, 3),
    "actual": (facts.Measured("report", "open remarks", "1"), set(), 1),
    "evidence": (facts.Measured("report", "pages", None, "https://x.example/?a=b#c"), set(), 1),
    "actual of a deliverable": (facts.Measured(None, "open remarks", "0"), set(), 1),
    "accepted": (
        facts.Accepted("report", TODAY, "J. Martin", "PV 3", (facts.Reserved("Icons", "lea", TODAY),)),
        set(), 10,
    ),
    "delivered": (facts.Delivered(TODAY, True), {"status"}, 3),
    "note": (facts.Noted(TODAY, 'It\'s "late": yes # no', "lea", TODAY, None, "us"), set(), 5),
    "told": (facts.Told(TODAY), set(), 1),
    "message": (facts.Message(TODAY, "Two\nlines", "j.martin", "email", "out"), set(), 8),
    "action": (facts.NewAction("Write: it", "lea", TODAY), set(), 4),
    "action done": (facts.ActionDone("A1", TODAY), set(), 1),
    "received": (facts.Received("logo", TODAY), {"received"}, 1),
    "pause over": (facts.PauseOver(TODAY), {"from"}, 1),
    "struck": (facts.Struck("R1", TODAY), set(), 1),
    "status": (facts.NewStatus("suspended"), {"status"}, 1),
    "deadline": (
        facts.Amended("deadline", TODAY, "2027-01-15", "more pages", "client", "J. Martin", TODAY),
        {"due"}, 11,
    ),
    "price": (
        facts.Amended("price", TODAY, "20000 EUR", "more pages", "client", "J. Martin", TODAY),
        {"value"}, 11,
    ),
    "target": (
        facts.Amended("target", TODAY, "<= 5", "agreed", "client", "J. Martin", TODAY, "report", "open"),
        {"target"}, 11,
    ),
    "scope": (
        facts.Amended("scope", TODAY, None, "agreed", "us", "J. Martin", TODAY, exclude="printing"),
        set(), 11,
    ),
}  # fmt: skip


def edited(text: str, fact: Fact) -> str:
    data = parse(text.removeprefix("\ufeff"), PATH).data
    assert data is not None
    record, reading = read_record(Commitment, data)
    assert record is not None
    assert not reading.faults
    found = update(Workspace(commitments=(record,)), record, (fact,), TODAY)
    assert isinstance(found, Updated), found
    assert found.changes
    return apply(text, PATH, map(_edit, found.changes))


def _edit(change: Change) -> Append | Remove | Set:
    if change.how == "remove":
        return Remove(change.pointer)
    return (Append if change.how == "append" else Set)(change.pointer, change.value)


def _comments(text: str) -> list[str]:
    return re.findall(r"#[^\r\n]*", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("style", STYLES)
def test_an_update_changes_only_the_lines_that_it_must(style: str, kind: str) -> None:
    fact, may_go, may_come = KINDS[kind]
    old = STYLES[style]
    new = edited(old, fact)

    assert new_faults(old.removeprefix("\ufeff"), new.removeprefix("\ufeff"), PATH) == ()
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    gone = [line for line in difflib.ndiff(before, after) if line.startswith("- ")]
    come = [line for line in difflib.ndiff(before, after) if line.startswith("+ ")]
    assert len(come) <= may_come + len(gone)
    if "flow" not in style and style != "single quotes":
        for line in gone:  # a changed line, or one to which only the last break was added
            kept = any(each[2:].rstrip("\r\n").startswith(line[2:].rstrip("\r\n} ")) for each in come)
            name = line[2:].strip().lstrip("- ").split(":")[0].strip("\"'{ ")
            assert kept or name in may_go or any(f"{each}:" in line for each in may_go), line
    assert set(_comments(old)) <= set(_comments(new)) or may_go  # a comment goes only with its own line
    assert ("\r\n" in new) == ("\r\n" in old)
    assert not re.search(r"(?<!\r)\n", new) or "\r\n" not in old
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    assert new.endswith("\n") == old.endswith("\n")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"pause over", "told", "message"}])
def test_the_same_update_told_twice_changes_nothing_more(kind: str) -> None:
    fact = KINDS[kind][0]
    once = edited(BLOCK, fact)
    record, _ = read_record(Commitment, parse(once, PATH).data or {})
    assert record is not None
    again = update(Workspace(commitments=(record,)), record, (fact,), TODAY)
    assert isinstance(again, Updated)
    assert again.changes == ()
