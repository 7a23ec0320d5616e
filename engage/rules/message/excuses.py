"""Words that excuse, blame or make small: what a client reads as not being taken seriously.

Kinds: `beyond` (nobody's doing), `blame` (somebody else's), `inside` (our own household), `small` (made
little of), `plea` (the client is asked to understand).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from engage.model.text import Lang
from engage.rules.language.wordsets import data_lines

Kind = Literal["beyond", "blame", "inside", "small", "plea"]


@cache
def _patterns(lang: Lang) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in data_lines("excuses.tsv"))
    return tuple(
        (cast("Kind", kind), re.compile(rf"(?<![\w'-])(?:{words})(?![\w-])", re.IGNORECASE))
        for of, kind, words in rows
        if of == lang
    )


@dataclass(frozen=True, slots=True)
class Excuse:
    """Words that excuse: where they stand, and of which kind they are."""

    kind: Kind
    start: int
    end: int


def excuses(text: str, lang: Lang) -> Iterator[Excuse]:
    """The excuses of a text, in order; typographic apostrophes are read as plain ones."""
    plain = text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    found = [
        Excuse(kind, match.start(), match.end())
        for kind, pattern in _patterns(lang)
        for match in pattern.finditer(plain)
    ]
    end = -1
    for excuse in sorted(found, key=lambda each: (each.start, -each.end)):
        if excuse.start >= end:
            yield excuse
            end = excuse.end
