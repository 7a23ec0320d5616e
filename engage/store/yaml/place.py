"""Where the parts of a node stand in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import Node, ScalarNode

from engage.store.yaml.compose import children

_BLANK = r"(?:[ \t]|\r\n|\r|\n|(?<=[ \t\r\n])#[^\r\n]*)*"
#: `&name ` and `!tag ` before a value, in any order; comments and line breaks may stand between.
_PROPERTIES = re.compile(rf"(?:(?:!<[^>\s]*>|[&!][^\s,\[\]{{}}]*){_BLANK})+")
_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_ALIAS_OR_COMMENT = re.compile(r"(?<=\s)#[^\r\n]*|\*([^\s,\[\]{}]+)")


def content_start(node: Node, text: str) -> int:
    """Where a value itself begins, behind its anchor and its tag."""
    start: int = node.start_mark.index
    if text[start : start + 1] not in ("&", "!"):
        return start
    match = _PROPERTIES.match(text, start)
    return min(match.end(), max(start, node.end_mark.index)) if match else start


def tag_place(node: Node, text: str) -> tuple[int, int]:
    """Where the tag of a node stands that has one."""
    match = _TAG.search(text, node.start_mark.index)
    return match.span() if match else (node.start_mark.index, node.end_mark.index)


def trimmed_end(text: str, start: int, end: int) -> int:
    """The end of a value without the blanks and line breaks that libyaml counts in."""
    return start + len(text[start:end].rstrip(" \t\r\n"))


def content_end(node: Node, text: str) -> int:
    """Where a value ends; libyaml ends a block only where the next one begins."""
    end = node.end_mark.index
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False):
        return trimmed_end(text, node.start_mark.index, end)
    inner = children(node)
    if not inner:
        return trimmed_end(text, node.start_mark.index, end)
    _, stop = child_place(node, len(inner) - 1, text)
    return max(stop, node.start_mark.index)


@dataclass(frozen=True, slots=True)
class Kin:
    """The children of a node; for each, where it may begin, and how many aliases stand in between."""

    nodes: tuple[Node, ...]
    floors: tuple[int, ...]
    skipped: tuple[int, ...]

    @classmethod
    def of(cls, parent: Node) -> Kin:
        """Look at the children of a node once (see `compose.children`)."""
        floor, skip = parent.start_mark.index, 0
        floors, skipped = [], []
        nodes = tuple(children(parent))
        for child in nodes:
            floors.append(floor)
            skipped.append(skip)
            if _stands_elsewhere(child, parent, floor):
                skip += 1
            else:
                floor, skip = max(floor, child.end_mark.index), 0
        return cls(nodes, tuple(floors), tuple(skipped))


def child_place(parent: Node, index: int, text: str, kin: Kin | None = None) -> tuple[int, int]:
    """Where a child of a node stands (see `compose.children`); an alias stands where `*name` does.

    The composer puts the very node of the anchor in the place of an alias: it begins before
    the place where a child could. `kin` spares whoever asks for many children the looking for them.
    """
    kin = kin or Kin.of(parent)
    child, floor = kin.nodes[index], kin.floors[index]
    if not _stands_elsewhere(child, parent, floor):
        start = child.start_mark.index
        return start, max(start, content_end(child, text))
    return _alias_after(text, floor, kin.skipped[index]) or (floor, floor)


def _stands_elsewhere(child: Node, parent: Node, floor: int) -> bool:
    return child is parent or bool(child.start_mark.index < floor)


def _alias_after(text: str, start: int, skip: int) -> tuple[int, int] | None:
    for match in _ALIAS_OR_COMMENT.finditer(text, start):
        if match[1] is None:
            continue
        if not skip:
            return match.start(), match.end()
        skip -= 1
    return None
