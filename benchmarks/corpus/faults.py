"""One fault in a file, of the kinds that people make."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Fault = Callable[[str], str]


def _first(pattern: str, new: str) -> Fault:
    def spoil(text: str) -> str:
        spoilt, found = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
        assert found, pattern
        return spoilt

    return spoil


FAULTS: dict[str, Fault] = {
    "unknown field": _first(r"^deliverables:", "delivrables:"),
    "day that is none": _first(r"^  due: (\d{4})-\d\d-\d\d", r"  due: \1-02-30"),
    "client that is none": _first(r"^client: (.+)$", r"client: \1-sa"),
    "field given twice": _first(r"^owner: (.+)$", r"owner: \1\nowner: \1"),
    "bracket left open": _first(r"^  excludes: \[(.*)\]$", r"  excludes: [\1"),
    "tab as indentation": _first(r"^  made: ", "\tmade: "),
    "no such status": _first(r"^status: .+$", "status: activ"),
    "no unit": _first(r"^    work: .*$", "    work: 12"),
    "link to nothing": _first(r"^    after: \[.*\]$", "    after: [kick-off-meeting]"),
    "no criterion": _first(r"^    acceptance:\n      - .*$", "    acceptance: []"),
    "two accountable": _first(r"accountable: ([^,]+),", r"accountable: [\1, \1],"),
    "no due date": _first(r"^  due: .*\n", ""),
}


def spoil(text: str, source: random.Random) -> tuple[str, str]:
    """The text with one fault in it, and which."""
    name = source.choice(tuple(FAULTS))
    return FAULTS[name](text), name
