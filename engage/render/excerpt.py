"""A line of a file with a caret under the place that is meant, aligned whatever its characters."""

from __future__ import annotations

from engage.model.diagnostic import Span
from engage.render.layout import ELLIPSIS, cells
from engage.render.theme import escaped

_TAB = 4
_BEFORE = 24  # cells kept before the caret where a line is too long for the window


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
    skip = _skipped(sizes, start, end, width, cut=first > 0)
    head = ELLIPSIS if skip or first else ""
    at = len(head) + sum(sizes[skip:start])
    shown, used = head, len(head)
    for place in range(skip, len(pieces)):
        if used + sizes[place] > width - 1 and (place + 1 < len(pieces) or first + len(pieces) < len(line)):
            shown += ELLIPSIS
            break
        shown, used = shown + pieces[place], used + sizes[place]
    carets = max(1, min(sum(sizes[start:end]), width - at))
    return shown.rstrip(" "), " " * at + "^" * carets


def _pieces(text: str) -> list[str]:
    """What is shown for each character."""
    found, column = [], 0
    for character in text:
        piece = " " * (_TAB - column % _TAB) if character == "\t" else escaped(character)
        column += len(piece)
        found.append(piece)
    return found


def _skipped(sizes: list[int], start: int, end: int, width: int, *, cut: bool) -> int:
    """How many characters at the beginning are left out, so that the span is in the window."""
    if not cut and sum(sizes[:end]) < width:
        return 0
    skip, room = start, _BEFORE
    while skip > 0 and room >= sizes[skip - 1]:
        skip -= 1
        room -= sizes[skip]
    return skip
