"""Columns of text for a terminal or a file: real cell widths, wrapping, cutting. No table library.

Every function takes text that may hold colour codes; they take no room and are never cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from engage.render.theme import Theme

ELLIPSIS = "…"
_CODE = re.compile("(\x1b\\[[0-9;]*m)")
# What is one cell wide each and common in our texts: Latin, typographic marks, arrows, mathematics, shapes.
_NARROW = re.compile(
    "[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u202f\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u2713\u2717]*"
)


def cells(text: str) -> int:
    """How many terminal cells the text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    plain = _CODE.sub("", text) if "\x1b" in text else text
    if _NARROW.fullmatch(plain):
        return len(plain)
    from rich.cells import cell_len  # only for wide or combining characters

    return cell_len(plain)


def cut(text: str, width: int) -> str:
    """The text, ended by `…` where it does not fit."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    kept, room, open_ = [], width - 1, True
    for part in _CODE.split(text):
        if _CODE.fullmatch(part):
            kept.append(part)
            continue
        if not open_:
            continue
        head = _head(part, room)
        room -= cells(head)
        if head != part:
            head, open_ = head.rstrip(" ") + ELLIPSIS, False
        kept.append(head)
    return "".join(kept)


def _head(text: str, width: int) -> str:
    """As many characters as fit."""
    if _NARROW.fullmatch(text):
        return text[: max(0, width)]
    taken = 0
    for place, character in enumerate(text):
        taken += cells(character)
        if taken > width:
            return text[:place]
    return text


def pad(text: str, width: int, align: Literal["left", "right"] = "left") -> str:
    """The text in exactly so many cells; cut where it is longer."""
    shown = cut(text, width)
    space = " " * (width - cells(shown))
    return space + shown if align == "right" else shown + space


def wrap(text: str, width: int, most: int | None = None) -> list[str]:
    """Lines of at most `width` cells, broken at spaces (never at a no-break one); the last of `most` is cut.

    For text without colour codes: paint the lines.
    """
    lines: list[str] = []
    line, taken = "", 0
    for word in _words(text, width):
        size = cells(word)
        if not line:
            line, taken = word, size
        elif taken + 1 + size <= width:
            line, taken = f"{line} {word}", taken + 1 + size
        else:
            lines.append(line)
            line, taken = word, size
    lines.append(line)
    if most is None or len(lines) <= most:
        return lines
    rest = " ".join(lines[most - 1 :])
    return [*lines[: most - 1], cut(rest, width)]


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while width > 0 and cells(rest) > width:
            head = _head(rest, width) or rest[0]
            yield head
            rest = rest[len(head) :]
        if rest:
            yield rest


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is set. A column with `flex` takes the room that is left, in that proportion.

    `least` is its smallest width in cells and `most` its largest; without `flex` it is as wide as what it
    holds. Where a line would not fit, columns with `drop` are left out, those of the highest first.
    """

    align: Literal["left", "right"] = "left"
    flex: int = 0
    least: int = 0
    most: int = 10_000
    drop: int = 0


_LEFT_OUT = -1  # the width of a column for which there is no room
_SHORTEST = 6  # cells of a text, below which it is not cut to make room for others


def widths(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int, gap: int = 2) -> list[int]:
    """The width of each column, such that a line fits where that is possible at all.

    Columns for which there is no room have a width below 0; `line` leaves them out.
    """
    natural = [column.least for column in columns]
    for row in rows:
        for place, cell in enumerate(row):
            natural[place] = max(natural[place], cells(cell))
    found = [min(wide, column.most) for wide, column in zip(natural, columns, strict=True)]
    _leave_out(columns, found, width, gap)
    _shorten(columns, found, _over(columns, found, width, gap))
    room = width - gap * (sum(wide >= 0 for wide in found) - 1)
    room -= sum(wide for wide, column in zip(found, columns, strict=True) if not column.flex and wide > 0)
    _spread(columns, found, room)
    return found


def _over(columns: Sequence[Column], found: list[int], width: int, gap: int) -> int:
    """By how many cells the narrowest line that these columns allow is too wide."""
    kept = [
        min(wide, column.least) if column.flex else wide
        for wide, column in zip(found, columns, strict=True)
        if wide >= 0
    ]
    return sum(kept) + gap * (len(kept) - 1) - width


def _leave_out(columns: Sequence[Column], found: list[int], width: int, gap: int) -> None:
    for place in sorted(range(len(columns)), key=lambda place: -columns[place].drop):
        if not columns[place].drop or _over(columns, found, width, gap) <= 0:
            return
        found[place] = _LEFT_OUT


def _shorten(columns: Sequence[Column], found: list[int], over: int) -> None:
    """Cut texts, the longest first, by what a line is too wide; numbers stay whole."""
    texts = [place for place, column in enumerate(columns) if column.align == "left" and not column.flex]
    while over > 0 and texts:
        longest = max(texts, key=lambda place: found[place])
        if found[longest] <= _SHORTEST:
            return
        found[longest] -= 1
        over -= 1


def _spread(columns: Sequence[Column], found: list[int], room: int) -> None:
    """Give flexible columns what is left: at most what they hold, at least their least."""
    flexible = [place for place, column in enumerate(columns) if column.flex and found[place] >= 0]
    wanted = {place: found[place] for place in flexible}
    if sum(wanted.values()) <= room:
        return
    for place in sorted(flexible, key=lambda place: wanted[place] / columns[place].flex):
        parts = sum(columns[other].flex for other in flexible)
        share = max(0, room) * columns[place].flex // parts
        found[place] = max(columns[place].least, min(wanted[place], share))
        room -= found[place]
        flexible = [other for other in flexible if other != place]


def line(row: Sequence[str], columns: Sequence[Column], sizes: Sequence[int], gap: int = 2) -> str:
    """One row, without spaces at its end."""
    parts = [
        pad(cell, size, column.align)
        for cell, column, size in zip(row, columns, sizes, strict=True)
        if size >= 0
    ]
    return (" " * gap).join(parts).rstrip(" ")


def listing(
    rows: Sequence[Sequence[str]], columns: Sequence[Column], theme: Theme, most: int = 3
) -> Iterator[str]:
    """Rows whose last cell is a text that goes on below itself, up to `most` lines.

    `columns` are those of the other cells; one without any content takes no room. Where they leave too
    little room beside them, the text stands below.
    """
    used = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    columns = [columns[place] for place in used]
    heads = [[row[place] for place in used] for row in rows]
    sizes = widths(columns, heads, theme.width)
    margin = sum(sizes) + 2 * len(sizes)
    if margin and theme.width - margin < _BESIDE:
        yield from _below(rows, [line(head, columns, sizes) for head in heads], theme, most)
        return
    for row, head in zip(rows, heads, strict=True):
        first, *others = wrap(row[-1], theme.width - margin, most)
        left = line(head, columns, sizes)
        yield left + " " * (margin - cells(left)) + first
        yield from (" " * margin + told for told in others)


_BESIDE = 16  # cells that a text needs to stand beside other columns


def _below(rows: Sequence[Sequence[str]], heads: Sequence[str], theme: Theme, most: int) -> Iterator[str]:
    for row, head in zip(rows, heads, strict=True):
        if head.strip():
            yield cut(head, theme.width)
        yield from (f"  {told}" for told in wrap(row[-1], theme.width - 2, most) if told)
