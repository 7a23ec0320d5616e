"""From a pointer (`milestones/2/due`) to the place in the text where that value stands."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError

from engage.model.diagnostic import Pointer
from engage.store.yaml import merge
from engage.store.yaml.alias import Unfolding
from engage.store.yaml.compose import HarmfulError, compose
from engage.store.yaml.place import Kin, child_place, content_end, content_start, trimmed_end
from engage.store.yaml.scalar import word_place
from engage.store.yaml.working import Working

Style = Literal["plain", "quoted", "block"]
#: A node and which of its `compose.children` is meant; None: the root.
_Spot = tuple[Node, int] | None


@lru_cache(maxsize=4)
def _tree(text: str) -> Node | None:
    """The nodes of a text, made again when they are asked for: kept, they would fill the memory."""
    try:
        root = compose(text).root
    except (YAMLError, HarmfulError):
        return None
    if root is None or "*" not in text:
        return root
    _, bounded = Unfolding(text).flaws(root)
    return root if bounded else None


def locate(
    working: Working, pointer: Pointer, on_key: bool, words: tuple[int, int] | None
) -> tuple[int, int]:
    """Where a value, its name, or words of it stand in the working text, the end exclusive."""
    root = _tree(working.text)
    if root is None:
        return 0, 0
    spot, node, found = _walk(root, pointer, working)
    if not found or spot is None:
        return _name_or_first_line(spot, node, working.text)
    parent, index = spot
    if on_key and isinstance(parent, MappingNode):
        return _place(parent, index - 1, working.text)
    if words is not None and isinstance(node, ScalarNode) and (exact := _words(node, words, working)):
        return exact
    start, end = _place(parent, index, working.text)
    if start == end:
        return _of_nothing(parent, index, start, working.text)
    if start == node.start_mark.index:
        start = content_start(node, working.text)
    return start, end


def style(working: Working, pointer: Pointer) -> Style | None:
    """How a scalar is written; None where there is no scalar."""
    root = _tree(working.text)
    if root is None:
        return None
    _, node, found = _walk(root, pointer, working)
    if not found or not isinstance(node, ScalarNode):
        return None
    return "plain" if not node.style else "block" if node.style in "|>" else "quoted"


def _walk(root: Node, pointer: Pointer, working: Working) -> tuple[_Spot, Node, bool]:
    """The last value on the way that exists, and whether the way was gone to its end."""
    spot: _Spot = None
    node = root
    for step in pointer:
        if step == 0 and isinstance(node, ScalarNode):
            continue  # the only value of a list, written without brackets
        following = _child(node, step, working)
        if following is None:
            return spot, node, False
        spot = following
        node = _kin(following[0]).nodes[following[1]]
    return spot, node, True


def _child(node: Node, step: str | int, working: Working) -> _Spot:
    if isinstance(node, SequenceNode):
        return (node, step) if isinstance(step, int) and 0 <= step < len(node.value) else None
    if not isinstance(node, MappingNode):
        return None
    at, taken_in = _fields(node, working)
    if step in at:
        return node, at[step]
    for source in taken_in:
        if source is not node and (spot := _child(source, step, working)) is not None:
            return spot
    return None


@lru_cache(maxsize=64)
def _fields(node: MappingNode, working: Working) -> tuple[dict[str, int], tuple[MappingNode, ...]]:
    """Where each field's value is among the children, and the mappings that are merged in.

    Asked for once for each fault: a file of many faults would otherwise take time by their square.
    """
    at: dict[str, int] = {}
    taken_in: list[MappingNode] = []
    for number, (key, value) in enumerate(node.value):
        if merge.is_merge(key):
            taken_in = taken_in or merge.sources(value)[0]
        elif isinstance(key, ScalarNode):
            at.setdefault(working.revealed(key.value), 2 * number + 1)
    return at, tuple(taken_in)


@lru_cache(maxsize=64)
def _kin(parent: Node) -> Kin:
    return Kin.of(parent)


def _place(parent: Node, index: int, text: str) -> tuple[int, int]:
    return child_place(parent, index, text, _kin(parent))


def _name_or_first_line(spot: _Spot, node: Node, text: str) -> tuple[int, int]:
    """The place of what is missing in a value: the value's name, or the first line of it."""
    if spot is not None and isinstance(spot[0], MappingNode):
        return _place(spot[0], spot[1] - 1, text)
    start = content_start(node, text)
    breaks = [place for place in (text.find("\n", start), text.find("\r", start)) if place >= 0]
    end = min(content_end(node, text), *breaks) if breaks else content_end(node, text)
    return start, max(start, trimmed_end(text, start, end))


def _of_nothing(parent: Node, index: int, start: int, text: str) -> tuple[int, int]:
    """The place of an empty value: its name, or the dash of its item."""
    if isinstance(parent, MappingNode) and index % 2:
        return _place(parent, index - 1, text)
    return (start - 1, start) if text[start - 1 : start] == "-" else (start, start)


def _words(node: ScalarNode, words: tuple[int, int], working: Working) -> tuple[int, int] | None:
    """The place of code points `words` of a scalar's value."""
    text = working.text
    start = content_start(node, text)
    end = trimmed_end(text, start, node.end_mark.index)
    return word_place(text, (start, end), node.style or "", node.value, words)
