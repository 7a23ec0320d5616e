"""Another value in the place of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from engage.store.edit.page import Page, Splice
from engage.store.edit.render import Body, Writer
from engage.store.yaml.compose import children
from engage.store.yaml.reader import Value

_HEADER_COMMENT = re.compile(r"[>|][-+1-9]*([ \t]+#[^\r\n]*)?")


def replace(
    page: Page, parent: MappingNode | SequenceNode, index: int, value: Value, writer: Writer
) -> Iterable[Splice]:
    """Put a value in the place of a child of a node (see `compose.children`)."""
    child = children(parent)[index]
    keep = (child.style or "") if isinstance(child, ScalarNode) else ""
    start, stop = page.value_place(child)
    if parent.flow_style:
        new = writer.flow(value, keep)
        return [Splice(start, stop, new if start < stop else _apart(page.text, start, new))]
    number = index // 2 if isinstance(parent, MappingNode) else index
    entry = page.entry_start(parent, number)
    if isinstance(parent, SequenceNode) and value and isinstance(value, dict | list):
        return _item(
            page, entry, start, stop, value, writer, in_flow=bool(getattr(child, "flow_style", True))
        )
    return _value(page, parent, index, child, value, writer, keep)


def _value(
    page: Page, parent: Node, index: int, child: Node, value: Value, writer: Writer, keep: str
) -> Iterable[Splice]:
    start, stop = page.value_place(child)
    column = page.column(page.entry_start(parent, index // 2 if isinstance(parent, MappingNode) else index))
    mark = _mark(page, parent, index)
    beside = page.src.line(start) == page.src.line(mark)
    used = page.column(start if beside and start > mark else mark + 1)
    in_flow = _prefers_flow(parent, index, child, value, writer)
    old = _body(page, start, stop) if keep in {"|", ">"} else None
    head, below = writer.value(value, column, used, in_flow, keep, old)
    if not beside or not head or start == mark:
        start, head = mark, f" {head}" if head else ""
    lines = "".join(page.line_break(mark) + line for line in below)
    if keep in {"|", ">"}:
        comment = _HEADER_COMMENT.match(page.text, page.value_place(child)[0])
        yield Splice(start, stop, head + ((comment[1] if comment else "") or "") + lines)
        return
    yield Splice(start, stop, head)
    if lines:
        end = page.line_end(stop)
        yield Splice(end, end, lines)


def _mark(page: Page, parent: Node, index: int) -> int:
    """Just behind the colon of a field or the dash of an item."""
    if isinstance(parent, MappingNode):
        return page.text.index(":", page.place(parent, index - 1)[1]) + 1
    return page.entry_start(parent, index) + 1


def _body(page: Page, start: int, stop: int) -> Body | None:
    """The lines of a text block; None where it has none."""
    numbers = range(page.src.line(start) + 1, page.src.line(stop) + 1)
    lines = [page.src.content(number) for number in numbers]
    indent = next((page.src.indent(number) for number in numbers if page.src.content(number).strip()), None)
    return None if indent is None else Body(indent, tuple(line[indent:] for line in lines))


def _prefers_flow(parent: Node, index: int, child: Node, value: Value, writer: Writer) -> bool:
    """Brackets for a record where it has, or others of its name have, some already."""
    if isinstance(parent, MappingNode) and isinstance(parent.value[index // 2][0], ScalarNode):
        name = parent.value[index // 2][0].value
        if isinstance(value, dict) and getattr(child, "flow_style", False) and name not in writer.habits.flow:
            return True
        return writer.prefers_flow(name, value)
    return bool(getattr(child, "flow_style", True))


def _item(
    page: Page, dash: int, start: int, stop: int, value: Value, writer: Writer, *, in_flow: bool
) -> Iterable[Splice]:
    column = page.column(dash)
    gap = start - dash if start > dash + 1 and page.src.line(start) == page.src.line(dash) else 2
    lines = writer.item(value, column, gap, in_flow)
    yield Splice(dash, stop, page.line_break(dash).join(lines)[column:])


def _apart(text: str, at: int, new: str) -> str:
    """A value behind a name without one: between a colon and it stands a blank."""
    return f" {new}" if text[at - 1 : at] == ":" else new
