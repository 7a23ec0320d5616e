"""From the characters of a value to those of the text that it was read from.

`word_place` follows the rules by which YAML folds lines and resolves escapes, and so gives for each
code point of a value the stretch of text that it came from. Where it does not arrive at the
value itself it says that it does not know.
"""

from __future__ import annotations

import re
from itertools import pairwise

#: (where a code point of the value begins, where it ends) in the text
Places = list[tuple[int, int]]

_BREAK = r"(?:\r\n|\r|\n)"
_FOLD = re.compile(rf"[ \t]*{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*")
_ESCAPED_BREAK = re.compile(rf"\\{_BREAK}(?:[ \t]*{_BREAK})*[ \t]*")
_ANY_BREAK = re.compile(_BREAK)
_QUOTES = ("'", '"')
_BLOCKS = ("|", ">")
#: Longer texts are not traced, unless they stand in the file as they are.
_LONGEST = 50_000
_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_HEADER = re.compile(r"[>|](?:([-+])?([1-9])?|([1-9])[-+])[^\r\n]*")


def word_place(
    text: str, extent: tuple[int, int], style: str, value: str, words: tuple[int, int]
) -> tuple[int, int] | None:
    """Where code points of a value stand, given the extent of its scalar without anchor and tag.

    `style` is that of the scalar node: empty for a plain one, or its indicator. None where there
    are no such words, or where they cannot be traced.
    """
    first, last = max(0, words[0]), min(words[1], len(value))
    if first >= last:
        return None
    start, end = (extent[0] + 1, extent[1] - 1) if style in _QUOTES else extent
    if style not in _BLOCKS and end - start == len(value) and text.startswith(value, start):
        return start + first, start + last
    if end - start > _LONGEST:
        return None
    found = _block(text, start, end, style, value) if style in _BLOCKS else _flow(text, start, end, style)
    if found is None or (style not in _BLOCKS and len(found) != len(value)) or first >= len(found):
        return None
    return found[first][0], found[min(last, len(found)) - 1][1]


def _flow(text: str, start: int, end: int, style: str) -> Places:
    found: Places = []
    at = start
    while at < end:
        length, stop = _flow_piece(text, at, end, style)
        found += [(at, stop)] * length
        at = stop
    return found


def _flow_piece(text: str, at: int, end: int, style: str) -> tuple[int, int]:
    """How many characters the next piece of a plain or quoted scalar stands for, and where it ends."""
    char = text[at]
    if char in " \t\r\n" and (fold := _FOLD.match(text, at, end)) is not None:
        return max(1, len(_ANY_BREAK.findall(fold[0])) - 1), fold.end()
    if char == "'" and style == "'":
        return 1, at + 2
    if char == "\\" and style == '"':
        if (cut := _ESCAPED_BREAK.match(text, at, end)) is not None:
            return len(_ANY_BREAK.findall(cut[0])) - 1, cut.end()
        return 1, at + _ESCAPE_LENGTHS.get(text[at + 1], 2)
    return 1, at + 1


def _block(text: str, start: int, end: int, style: str, value: str) -> Places | None:
    header = _HEADER.match(text, start, end)
    if header is None:
        return None
    lines = _lines(text, header.end(), end)
    filled = [line for line in lines if text[line[0] : line[1]].strip(" ")]
    if not filled:
        return None
    first = text[filled[0][0] : filled[0][1]]
    own = len(first) - len(first.lstrip(" "))
    sized = header[2] or header[3]
    for indent in range(own + 1) if sized else (own,):
        made, found = _unfolded(text, lines, indent, style)
        kept = value.rstrip("\n")
        if made[: len(kept)] == kept and not made[len(kept) :].strip("\n"):
            return found[: len(value)]
    return None


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the lines below a header begin and end, their breaks left out."""
    breaks = [match.span() for match in _ANY_BREAK.finditer(text, start, end)]
    return [(after, before) for (_, after), (before, _) in pairwise([*breaks, (end, end)])]


def _unfolded(text: str, lines: list[tuple[int, int]], indent: int, style: str) -> tuple[str, Places]:
    """The value of a text block: its lines without the indent, joined by breaks or, folded, by spaces."""
    made: list[str] = []
    found: Places = []
    pending: list[tuple[int, int]] = []  # the breaks since the last line with text
    was_deeper = False
    for begin, stop in lines:
        content = text[begin + indent : stop]
        if not content:
            pending.append((stop, stop + 1))
            continue
        deeper = content[0] in " \t"
        if made and style == ">" and not was_deeper and not deeper:
            made.append("\n" * (len(pending) - 1) or " ")
            found += pending[1:] or pending
        else:
            made.append("\n" * len(pending))
            found += pending
        made.append(content)
        found += [(place, place + 1) for place in range(begin + indent, stop)]
        pending, was_deeper = [(stop, stop + 1)], deeper
    made.append("\n" * len(pending))
    return "".join(made), found + pending
