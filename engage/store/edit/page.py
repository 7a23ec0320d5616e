"""A file's text with its nodes: where the entries of its records and lists begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from engage.model.diagnostic import Pointer
from engage.store.edit.refused import no_place, shared, unreadable
from engage.store.yaml import merge
from engage.store.yaml.compose import children
from engage.store.yaml.parse import Parsed
from engage.store.yaml.place import child_place, content_end, content_start
from engage.store.yaml.reading import read
from engage.store.yaml.source import Source
from engage.store.yaml.working import Working

_KEEP = re.compile(r"[>|](?:\+|[1-9]\+)")
_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Splice:
    """`new` in the place of the text from `start` to `end`."""

    start: int
    end: int
    new: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """A text with some stretches replaced, which do not overlap."""
    for splice in sorted(splices, key=lambda each: (each.start, each.end), reverse=True):
        text = text[: splice.start] + splice.new + text[splice.end :]
    return text


@dataclass(frozen=True, slots=True)
class Page:
    """A text that can be read, and its nodes; offsets are those of the text."""

    text: str
    src: Source
    working: Working
    root: MappingNode

    @classmethod
    def of(cls, parsed: Parsed) -> Page:
        """The page of a parsed text.

        Raises:
            EditRefused: its syntax has faults, so that what stands where is a guess.
        """
        reading = read(parsed.text)
        if parsed.data is None or parsed.repaired or reading.working.text != Working.of(parsed.text).text:
            raise unreadable()
        assert isinstance(reading.root, MappingNode)  # noqa: S101  # else it had no data
        return cls(parsed.text, Source.of(parsed.text), reading.working, reading.root)

    def node(self, pointer: Pointer) -> Node:
        """The node at a pointer, not reached through an alias nor itself an anchor.

        Raises:
            EditRefused: nothing is there, or it is shared.
        """
        node: Node = self.root
        self._own(node, pointer)
        for step in pointer:
            index = self.index(node, step)
            if index is None:
                raise shared(pointer) if self._merges(node) else no_place(pointer)
            child = children(node)[index]
            if child.start_mark.index != child_place(node, index, self.text)[0]:
                raise shared(pointer)
            node = child
            self._own(node, pointer)
        return node

    def own_whole(self, node: Node, pointer: Pointer) -> None:
        """Make sure that what goes holds no anchor, which the rest of the file may refer to."""
        for index, child in enumerate(children(node)):
            if child.start_mark.index == self.place(node, index)[0]:  # else an alias: it may go
                self._own(child, pointer)
                self.own_whole(child, pointer)

    def index(self, node: Node, step: str | int) -> int | None:
        """Which of a node's children (see `compose.children`) a step of a pointer means."""
        if isinstance(node, SequenceNode):
            return step if isinstance(step, int) and 0 <= step < len(node.value) else None
        if isinstance(node, MappingNode):
            for number, (key, _) in enumerate(node.value):
                named = isinstance(key, ScalarNode) and not merge.is_merge(key)
                if named and self.working.revealed(key.value) == step:
                    return 2 * number + 1
        return None

    def names(self, node: MappingNode) -> list[str]:
        """The names of a record's fields, in the order of the file."""
        return [self.working.revealed(key.value) for key, _ in node.value if isinstance(key, ScalarNode)]

    def place(self, parent: Node, index: int) -> tuple[int, int]:
        """Where a child stands in the text; start and end are the same for an empty value."""
        return child_place(parent, index, self.text)

    def value_place(self, node: Node) -> tuple[int, int]:
        """Where a value stands, without its tag."""
        return content_start(node, self.text), content_end(node, self.text)

    def entry_start(self, parent: Node, number: int) -> int:
        """Where an entry begins: a field's name, the dash of a block list's item, a flow list's item."""
        if isinstance(parent, MappingNode):
            return self.place(parent, 2 * number)[0]
        if getattr(parent, "flow_style", False):
            return self.place(parent, number)[0]
        if number == 0:
            return content_start(parent, self.text)
        return self._dash_below(self.place(parent, number - 1)[1], self.column(self.entry_start(parent, 0)))

    def entry_stop(self, parent: Node, number: int) -> int:
        """Where the value of an entry ends."""
        return self.place(parent, 2 * number + 1 if isinstance(parent, MappingNode) else number)[1]

    def entry_end(self, parent: Node, number: int) -> int:
        """Where the lines of a block's entry end, before the last break.

        What follows the value on its line belongs to it, and so do the lines of comment directly
        below that stand deeper than the entry; after a text that keeps its empty lines, those too.
        """
        stop = self.entry_stop(parent, number)
        kept = self._kept_lines(parent, number)
        if kept is not None:
            return kept
        column = self.column(self.entry_start(parent, number))
        line = self.src.line(stop)
        while line + 1 < len(self.src.starts) and self._continues(line + 1, column):
            line += 1
        return self.src.bounds(line)[1]

    def column(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.src.starts[self.src.line(offset)]

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its break."""
        return self.src.bounds(self.src.line(offset))[1]

    def line_break(self, offset: int) -> str:
        """The line break that is used around an offset."""
        at = self.line_end(offset)
        match = _BREAK.match(self.text, at) or _BREAK.search(self.text)
        return match[0] if match else "\n"

    def _own(self, node: Node, pointer: Pointer) -> None:
        start = node.start_mark.index
        if "&" in self.text[start : content_start(node, self.text)]:
            raise shared(pointer)

    @staticmethod
    def _merges(node: Node) -> bool:
        return isinstance(node, MappingNode) and any(merge.is_merge(key) for key, _ in node.value)

    def _dash_below(self, offset: int, column: int) -> int:
        for line in range(self.src.line(offset) + 1, len(self.src.starts)):
            content = self.src.content(line)
            if content[column : column + 1] == "-" and not content[:column].strip(" "):
                return self.src.starts[line] + column
        return offset

    def _continues(self, line: int, column: int) -> bool:
        return self.src.is_comment(line) and self.src.indent(line) > column

    def _kept_lines(self, parent: Node, number: int) -> int | None:
        """The end of a text block that keeps the empty lines below it, where an entry ends with one."""
        node = children(parent)[2 * number + 1 if isinstance(parent, MappingNode) else number]
        if node.start_mark.index < self.entry_start(parent, number):
            return None  # an alias
        while not isinstance(node, ScalarNode) and (inner := children(node)):
            node = inner[-1]
        if not _KEEP.match(self.text, content_start(node, self.text)):
            return None
        end = int(node.end_mark.index)
        match = re.search(r"(?:\r\n|\r|\n)\Z", self.text[:end])
        return match.start() if match else end
