"""One text as YAML writes it: bare, in quotes, or as a text block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from unicodedata import category

from engage.store.edit.habits import Quote
from engage.store.yaml.flaws.keys import NULLS
from engage.store.yaml_surprise import is_surprising

_SPACE_TO_BREAK_AT = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_OUTER_BLANK = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)
_FIRST_NOT_PLAIN = frozenset("?:,[]{}#&*!|>'\"%@`=")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
#: Shorter texts stay on the line of their name, however far right it begins.
_TOO_SHORT_TO_FOLD = 50


class Care(Enum):
    """How much is put in quotes: what must be, also what other readers of YAML mistake, or all."""

    PLAIN = 0
    WARY = 1
    QUOTED = 2


def scalar(text: str | None, *, in_flow: bool, quote: Quote, keep: str = "", care: Care = Care.PLAIN) -> str:
    """A text on one line; `keep` is the quote it had."""
    if text is None:
        return "null"
    if care is Care.QUOTED:
        return _double(text)
    if care is Care.WARY and not keep and is_surprising(text):
        return _quoted(text, quote)
    if keep in {"'", '"'}:
        return _quoted(text, keep)
    return text if _is_plain(text, in_flow) else _quoted(text, quote)


def _is_plain(text: str, in_flow: bool) -> bool:
    """Whether a text without quotes is read as itself."""
    if text in NULLS or text != text.strip() or not _is_visible(text):
        return False
    if text[0] in _FIRST_NOT_PLAIN or text.startswith(("---", "...")):
        return False
    if text[0] == "-" and not text[1:2].isalnum():
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (in_flow and any(char in text for char in ",[]{}"))


def _is_visible(text: str) -> bool:
    """Whether all characters may stand in a text as they are: no controls, no breaks, nothing unseen."""
    return text.isprintable() or all(char.isprintable() or category(char) == "Zs" for char in text)


def _quoted(text: str, quote: str) -> str:
    if not _is_visible(text):
        return _double(text)
    other = {'"': "'", "'": '"'}[quote]
    needs_care = '"' in text or "\\" in text if quote == '"' else "'" in text
    fits_other = "'" not in text if quote == '"' else '"' not in text and "\\" not in text
    if needs_care and fits_other:
        quote = other
    return _double(text) if quote == '"' else "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() or category(char) == "Zs":
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def block(
    text: str, *, indent: int, width: int, style: str = "", old: Sequence[str] = ()
) -> tuple[str, list[str]] | None:
    """A text block: its header, and its lines with their indent.

    `style` is the one wanted (`|` or `>`), `old` the lines of the block that it replaces; None where a
    block cannot hold the text.
    """
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    pieces = body.split("\n")
    if not body or ends > 1 or not all(_is_visible(piece) for piece in pieces):
        return None
    if pieces[0].strip(" ") == "" or _OUTER_BLANK.search(body):
        return None
    room = max(20, width - indent)
    style = style or ("|" if len(pieces) > 1 and all(len(piece) <= room for piece in pieces) else ">")
    lines = pieces if style == "|" else folded(pieces, room, old)
    return style + ("" if ends else "-"), [" " * indent + line if line else "" for line in lines]


def folded(pieces: Sequence[str], room: int, old: Sequence[str] = ()) -> list[str]:
    """The lines of a folded block: an empty one more for each break that the text holds.

    Lines of the `old` block stay where the text begins or ends with them still.
    """
    before = [] if any(line != line.strip() for line in old) else _paragraphs(old)
    lines: list[str] = []
    for number, piece in enumerate(pieces):
        if number:
            lines.append("")
        if piece:
            known = next((each for each in before if " ".join(each) == piece), None)
            at = sum(map(bool, pieces[:number]))
            lines += known or _rewrapped(piece, room, before[at] if at < len(before) else [])
    return lines


def _paragraphs(lines: Sequence[str]) -> list[list[str]]:
    groups = groupby(lines, key=bool)
    return [list(group) for filled, group in groups if filled]


def _rewrapped(text: str, room: int, old: Sequence[str]) -> list[str]:
    """A paragraph in lines; those of the old one that it still begins or ends with stay."""
    head = 0
    while head < len(old) and text.startswith(f"{old[head]} "):
        text = text.removeprefix(f"{old[head]} ")
        head += 1
    tail = len(old)
    while tail > head and text.endswith(f" {old[tail - 1]}"):
        text = text.removesuffix(f" {old[tail - 1]}")
        tail -= 1
    return [*old[:head], *wrapped(text, room), *old[tail:]]


def wrapped(text: str, room: int) -> list[str]:
    """A text cut at single spaces into lines of at most `room` characters, where words allow it."""
    lines: list[str] = []
    for word in _SPACE_TO_BREAK_AT.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def wants_block(text: str, used: int, width: int) -> bool:
    """Whether a text is better read as a block than on a line of which `used` columns are taken."""
    if "\n" in text.rstrip("\n"):
        return True
    return len(text) > _TOO_SHORT_TO_FOLD and used + len(text) > width
