"""New and removed entries of records and lists in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from yaml import MappingNode, SequenceNode

from engage.store.edit.block import predecessor
from engage.store.edit.page import Page, Splice
from engage.store.edit.render import Writer
from engage.store.yaml.reader import Value

_REST = re.compile(r"[ \t]*(?P<comma>,)?[ \t]*(?:(?<=[ \t])#[^\r\n]*)?$")
_BLANKS = re.compile(r"[ \t]*")


def insert_field(
    page: Page, node: MappingNode, name: str, value: Value, order: Sequence[str], writer: Writer
) -> Iterable[Splice]:
    """A new field, behind the one that comes before it in `order`."""
    after = predecessor(page.names(node), name, order) if node.value else None
    return _insert(page, node, after, writer.flow_field(name, value), writer)


def insert_item(page: Page, node: SequenceNode, value: Value, writer: Writer) -> Iterable[Splice]:
    """A new last item."""
    return _insert(page, node, len(node.value) - 1 if node.value else None, writer.flow(value), writer)


def _insert(
    page: Page, node: MappingNode | SequenceNode, after: int | None, entry: str, writer: Writer
) -> Iterable[Splice]:
    if not node.value:
        return _into_empty(page, node, entry)
    first = page.entry_start(node, 0)
    if after is None:
        on_own_line = _stands_alone(page, node, 0)
        gap = page.line_break(first) + " " * page.column(first) if on_own_line else " "
        return [Splice(first, first, f"{entry},{gap}")]
    stop = page.entry_stop(node, after)
    if page.text[stop - 1 : stop] == ":":  # an empty value: the comma needs a blank before it
        blanks = _BLANKS.match(page.text, stop)
        stop = blanks.end() if blanks else stop
    start = page.entry_start(node, after)
    indent = page.line_break(stop) + " " * page.column(first)
    rest = _REST.match(page.text[stop : page.line_end(stop)])
    if _stands_alone(page, node, after) and rest is not None:
        return _on_a_line_of_its_own(page, stop, entry, indent, has_comma=bool(rest["comma"]))
    # On a line that is too long already, a break in the middle of a record helps nobody.
    length = page.column(page.line_end(stop))
    full = length <= writer.habits.width < length + len(entry) + 2
    own_line = _stands_alone(page, node, after) or (full and page.src.line(start) == page.src.line(first))
    return [Splice(stop, stop, f",{indent}{entry}" if own_line else f", {entry}")]


def _on_a_line_of_its_own(
    page: Page, stop: int, entry: str, indent: str, *, has_comma: bool
) -> Iterable[Splice]:
    end = page.line_end(stop)
    if has_comma:
        yield Splice(end, end, f"{indent}{entry},")
    elif end == stop:
        yield Splice(stop, stop, f",{indent}{entry}")
    else:
        yield Splice(stop, stop, ",")
        yield Splice(end, end, f"{indent}{entry}")


def _into_empty(page: Page, node: MappingNode | SequenceNode, entry: str) -> Iterable[Splice]:
    start, end = page.value_place(node)
    inside = page.text[start + 1 : end - 1]
    if "#" in inside:  # a comment stays
        return [Splice(start + 1, start + 1, entry)]
    return [Splice(start + 1, end - 1, entry)]


def _stands_alone(page: Page, node: MappingNode | SequenceNode, number: int) -> bool:
    """Whether an entry begins a line."""
    start = page.entry_start(node, number)
    line_start = page.src.starts[page.src.line(start)]
    return not page.text[line_start:start].strip(" \t") and line_start > node.start_mark.index


def delete(page: Page, node: MappingNode | SequenceNode, number: int) -> Iterable[Splice]:
    """Take an entry out, with the comma that is then one too many."""
    start, stop = page.entry_start(node, number), page.entry_stop(node, number)
    rest = _REST.match(page.text[stop : page.line_end(stop)])
    if _stands_alone(page, node, number) and rest is not None and (rest["comma"] or number):
        line_start = page.src.starts[page.src.line(start)]
        yield Splice(line_start, page.src.starts[page.src.line(stop) + 1], "")
    elif number + 1 < len(node.value):
        yield Splice(start, page.entry_start(node, number + 1), "")
    else:
        yield Splice(page.entry_stop(node, number - 1), stop, "")
