"""New and removed entries of records and lists that are written with a line for each entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yaml import MappingNode, SequenceNode

from engage.store.edit.page import Page, Splice
from engage.store.edit.render import Writer
from engage.store.yaml.reader import Value


def insert_field(
    page: Page, node: MappingNode, name: str, value: Value, order: Sequence[str], writer: Writer
) -> Iterable[Splice]:
    """A new field, behind the one that comes before it in `order`."""
    first = page.entry_start(node, 0)
    column = page.column(first)
    lines = writer.field(name, value, column)
    after = predecessor(page.names(node), name, order)
    if after is None:
        ending = page.line_break(first)
        yield Splice(first, first, ending.join(lines)[column:] + ending + " " * column)
    else:
        yield from _behind(page, node, after, lines)


def predecessor(names: Sequence[str], name: str, order: Sequence[str]) -> int | None:
    """Behind which of a record's fields a new one comes; None: before all of them.

    That is the last one in `order` of those that precede it there; a name without a place comes last.
    """
    rank = {known: at for at, known in enumerate(order)}
    if name not in rank:
        return len(names) - 1
    before = [at for at, each in enumerate(names) if rank.get(each, len(order)) < rank[name]]
    if not before:
        return None if any(each in rank for each in names) else len(names) - 1
    return max(before, key=lambda at: rank[names[at]])


def insert_item(page: Page, node: SequenceNode, value: Value, writer: Writer) -> Iterable[Splice]:
    """A new last item, written like the last one, with an empty line above where the items have one."""
    last = len(node.value) - 1
    dash = page.entry_start(node, last)
    column = page.column(dash)
    start = page.place(node, last)[0]
    gap = start - dash if page.src.line(start) == page.src.line(dash) and start > dash + 1 else 2
    sibling = node.value[last]
    in_flow = bool(
        getattr(sibling, "flow_style", None) or not isinstance(sibling, MappingNode | SequenceNode)
    )
    lines = writer.item(value, column, gap, in_flow)
    if last and not page.src.content(page.src.line(dash) - 1).strip():
        lines.insert(0, "")
    yield from _behind(page, node, last, lines)


def _behind(page: Page, node: MappingNode | SequenceNode, number: int, lines: list[str]) -> Iterable[Splice]:
    end = page.entry_end(node, number)
    ending = page.line_break(end)
    yield Splice(end, end, "".join(ending + line for line in lines))


def delete(page: Page, node: MappingNode | SequenceNode, number: int) -> Iterable[Splice]:
    """Take an entry's lines out; comments above them stay."""
    start, end = page.entry_start(node, number), page.entry_end(node, number)
    line_start = page.src.starts[page.src.line(start)]
    ending = len(page.text[end : end + 2]) - len(page.text[end : end + 2].lstrip("\r\n"))
    ending = min(ending, len(page.line_break(end)))
    if page.text[line_start:start].strip(" "):
        # The entry stands behind a dash, on the dash's line: the next one takes its place.
        following = page.src.starts[page.src.line(end) + 1]
        indent = page.src.indent(page.src.line(following))
        yield Splice(start, following + indent, "")
    elif ending or not line_start:
        yield Splice(line_start, end + ending, "")
    else:  # the last line of a file that does not end with a break
        above = page.src.bounds(page.src.line(start) - 1)[1]
        yield Splice(above, end, "")
