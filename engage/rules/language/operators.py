"""What people write around a number to say how it binds: `at most`, `≥`, `au moins`, `± 2 %`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from engage.model.text import Lang
from engage.rules.language.wordsets import data_lines

_SIGNS = {
    "<=": "<=",
    "≤": "<=",
    "=<": "<=",
    ">=": ">=",
    "≥": ">=",
    "=>": ">=",
    "<": "<",
    ">": ">",
    "=": "=",
    "==": "=",
}
_TOLERANCE = re.compile(
    r"\s?(?:(?:±|\+ ?/ ?-|\+-)\s?\d[\d.,]*\s?(?:%|[^\W\d_]{1,3}\b)?|à \d[\d.,]*\s?(?:%|[^\W\d_]{1,3}) près)"
)
_BEFORE = r"(?<!\w)(?P<op>{})\s?(?:of |a |de |d'|to |les |the )?$"
_BEHIND = r"\s(?P<op>{})(?![^\W_])"
_REACH = 30


@cache
def _known(lang: Lang, side: Literal["before", "behind"]) -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = dict(_SIGNS) if side == "before" else {}
    for line in data_lines("operators.tsv"):
        of, where, sign, words = line.split("\t")
        if (of, where) == (lang, side):
            meaning |= dict.fromkeys(words.split("|"), sign)
    choice = "|".join(re.escape(word) for word in sorted(meaning, key=lambda word: (-len(word), word)))
    frame = _BEFORE if side == "before" else _BEHIND
    return re.compile(frame.format(choice), re.IGNORECASE), meaning


def operator_before(text: str, start: int, lang: Lang) -> tuple[str | None, int]:
    """The sign that binds a number from the left, and where it begins."""
    pattern, meaning = _known(lang, "before")
    first = max(0, start - _REACH)
    match = pattern.search(text[first:start])
    return (meaning[match["op"].lower()], first + match.start("op")) if match else (None, start)


def operator_after(text: str, end: int, lang: Lang) -> tuple[str | None, int]:
    """The sign that binds it from the right, and where it ends."""
    pattern, meaning = _known(lang, "behind")
    match = pattern.match(text, end)
    return (meaning[match["op"].lower()], match.end()) if match else (None, end)


def tolerance_after(text: str, end: int) -> tuple[str | None, int]:
    """`± 0.5 mm`, `à 2 % près`, and where it ends."""
    match = _TOLERANCE.match(text, end)
    return (match[0].strip(), match.end()) if match else (None, end)
