"""Read the gold set: promise texts in which a careful reader marked each fault.

The marked text is the truth itself, there is no generated copy (`labelling.md` says how it was labelled):

    en-002 it wording
    We will deliver a [[S102:modern]] booking app by 30 April 2027.

A header line of id, trade and field, one line of text, an empty line. A mark names one rule and holds the
faulty words. Offsets count code points of the text without its marks, `end` exclusive.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Half = Literal["tune", "frozen"]

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr")
FIELDS = ("wording", "what", "how", "criterion", "assumption", "excludes", "exchange")

# Chosen before anything was measured, so that no rule has less than three tenths of its labels in a half.
SALT = 630

_MARK = re.compile(r"\[\[([A-Z]\d{3}):(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that break one rule: a label of the gold set, or a finding to compare with it."""

    rule: str
    start: int
    end: int

    def overlaps(self, other: Mark) -> bool:
        """Whether both share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Promise:
    """One text of the gold set."""

    id: str
    lang: str
    trade: str
    field: str
    text: str
    labels: tuple[Mark, ...]

    @property
    def half(self) -> Half:
        """The half that the id falls into; the frozen one is never looked at while tuning."""
        return half_of(self.id)


def half_of(identity: str) -> Half:
    """The half of an id: the same for ever, and about one to one."""
    digest = hashlib.sha256(f"{SALT}:{identity}".encode()).digest()
    return "frozen" if digest[0] % 2 else "tune"


def fresh(lang: str) -> tuple[Promise, ...]:
    """The texts of other trades that were labelled last; no half of them is for tuning."""
    path = HERE / f"fresh_{lang}.txt"
    return parse(path.read_text(encoding="utf-8"), lang, path.name)


def read(lang: str, folder: Path = HERE) -> tuple[Promise, ...]:
    """All texts of a language, in the order of the file.

    Raises:
        ValueError: a broken header or mark, an id given twice; names the line.
    """
    path = folder / f"gold_{lang}.txt"
    return parse(path.read_text(encoding="utf-8"), lang, path.name)


def parse(source: str, lang: str, name: str = "gold") -> tuple[Promise, ...]:
    """The texts of a gold file's content; `name` is what errors call it."""
    lines = source.split("\n")  # not splitlines(): some texts hold other separators on purpose
    found: dict[str, Promise] = {}
    number = 0
    while number < len(lines):
        if not lines[number]:
            number += 1
            continue
        where = f"{name}:{number + 1}"
        text = lines[number + 1] if number + 1 < len(lines) else ""
        promise = _promise(lines[number], text, lang, where)
        if promise.id in found:
            raise ValueError(f"{where}: {promise.id} is there twice")
        found[promise.id] = promise
        number += 2
    return tuple(found.values())


def _promise(header: str, marked: str, lang: str, where: str) -> Promise:
    words = header.split(" ")
    if len(words) != 3 or not re.fullmatch(rf"{lang}-\d{{3}}", words[0]) or words[2] not in FIELDS:
        raise ValueError(f"{where}: '{header}' is not '{lang}-NNN TRADE FIELD'")
    if not marked:
        raise ValueError(f"{where}: {words[0]} has no text")
    text, labels = unmark(marked, where)
    return Promise(words[0], lang, words[1], words[2], text, labels)


def unmark(marked: str, where: str = "text") -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks with their places in it."""
    text, labels, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        rule, words = mark.groups()
        if not words.strip():
            raise ValueError(f"{where}: a mark of {rule} holds no words")
        labels.append(Mark(rule, len(text), len(text) + len(words)))
        text += words
        last = mark.end()
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"{where}: a mark is broken")
    return text, tuple(labels)
