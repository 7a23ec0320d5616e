"""A line of a file with a caret under the place that is meant, aligned whatever its characters."""

from __future__ import annotations

from engage.model.diagnostic import Span
from engage.render.layout import ELLIPSIS, cells
from engage.render.theme import escaped

_TAB = 4
_BEFORE = 16  # cells kept before the caret where a line is too long for the window


def excerpt(line: str, span: Span, width: int) -> tuple[str, str]:
    """The line as it can be shown in `width` cells, and the carets below it.

    Tabs become spaces, characters that control a terminal their escapes. Of a long line the part around the
    span is shown. A span over several lines is marked to the end of its first.
    """
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - width)  # of a line of megabytes only what may be shown is looked at
    pieces = _pieces(line[first : start + width])
    sizes = [cells(piece) for piece in pieces]
    start, end = start - first, max(start + 1, end) - first
    whole = first == 0 and len(pieces) == len(line) and sum(sizes) + (start == len(pieces)) <= width
    skip = 0 if whole else _skipped(sizes, start)
    head = ELLIPSIS if skip or first else ""
    kept = len(pieces) if whole else _kept(sizes, skip, width - len(head) - 1)
    tail = ELLIPSIS if first + kept < len(line) else ""
    at = len(head) + sum(sizes[skip:start])
    carets = max(1, min(sum(sizes[start:end]), width - at))
    return f"{head}{''.join(pieces[skip:kept])}{tail}".rstrip(" "), " " * at + "^" * carets


def _pieces(text: str) -> list[str]:
    """What is shown for each character."""
    found, column = [], 0
    for character in text:
        piece = " " * (_TAB - column % _TAB) if character == "\t" else escaped(character)
        column += len(piece)
        found.append(piece)
    return found


def _skipped(sizes: list[int], start: int) -> int:
    """How many characters at the beginning are left out, so that the place is in the window."""
    skip, room = start, _BEFORE
    while skip > 0 and room >= sizes[skip - 1]:
        skip -= 1
        room -= sizes[skip]
    return skip


def _kept(sizes: list[int], skip: int, room: int) -> int:
    """Up to which character the line is shown from `skip` on."""
    kept = skip
    while kept < len(sizes) and sizes[kept] <= room:
        room -= sizes[kept]
        kept += 1
    return kept
