"""Nodes to plain data: texts, None, lists and mappings.

No scalar is given a type here: a date, a number, a yes or no is what the field says it is.
"""

from __future__ import annotations

from sys import intern
from typing import TypeAlias

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from engage.store.yaml import merge
from engage.store.yaml.flaw import Flaw
from engage.store.yaml.flaws import keys, surprise
from engage.store.yaml.flaws.anchors import tag_not_allowed
from engage.store.yaml.place import tag_place

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Mapping: TypeAlias = "dict[str, Value]"

_NULLS = keys.NULLS
_ODD_KEYS = _NULLS | {merge.KEY}
_CORE = "tag:yaml.org,2002:"
_TAGS: dict[type[Node], frozenset[str]] = {
    ScalarNode: frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null")),
    SequenceNode: frozenset({_CORE + "seq"}),
    MappingNode: frozenset({_CORE + "map"}),
}


class Converter:
    """Makes data of one text's nodes and collects the flaws it meets on the way."""

    __slots__ = ("_made", "_text", "flaws")

    def __init__(self, text: str, *, aliased: bool) -> None:
        self.flaws: list[Flaw] = []
        self._text = text
        # An alias is its anchor's node again: made once, then referred to.
        self._made: dict[int, Value] | None = {} if aliased else None

    def mapping(self, node: MappingNode) -> Mapping:
        """The fields of a mapping. Of several values with one key the first is kept."""
        data: Mapping = {}
        merged: list[Node] = []
        for key_node, value_node in node.value:
            key = key_node.value
            odd = type(key_node) is not ScalarNode or key_node.tag is not None or key in _ODD_KEYS
            if (odd and not self._usable(key_node, value_node, merged)) or key in data:
                continue
            value = value_node.value
            # The commonest values are unfolded here from `value()`: this loop is most of the time spent.
            if type(value_node) is not ScalarNode or value_node.style != "" or value_node.tag is not None:
                value = self.value(value_node, node)
            elif value in _NULLS:
                value = None
            elif " - " in value:
                self.flaws += surprise.swallowed_item(value_node, self._text)
            if not key.isascii() or (value is None and ":" in key):
                key, value = self._meant(key_node, value_node, node, value)
            data[intern(key)] = value
        if len(data) < len(node.value):
            self.flaws += keys.repeated(node)
        if merged:
            self._merge(merged[0], data)
        return data

    def _usable(self, key: Node, value: Node, merged: list[Node]) -> bool:
        """Whether an odd key names a field. A merge key does not; its value joins `merged`."""
        if merge.is_merge(key):
            merged.append(value)
            return False
        if (flaw := keys.unfit(key, self._text)) is not None:
            self.flaws.append(flaw)
            return False
        return True

    def _meant(self, key: ScalarNode, value: Node, parent: MappingNode, read: Value) -> tuple[str, Value]:
        """A name and its value as they were meant where a space is wrong."""
        found = keys.odd_spaces(key, value, parent)
        if found is None:
            return key.value, read
        name, meant, flaw = found
        self.flaws.append(flaw)
        return name, read if meant is None else meant

    def value(self, node: Node, parent: Node) -> Value:
        """What a node stands for."""
        if node.tag is not None:
            self._check_tag(node)
        if type(node) is ScalarNode:
            return self._scalar(node, parent)
        if self._made is None:
            return self._collection(node)
        if id(node) not in self._made:
            self._made[id(node)] = self._collection(node)
        return self._made[id(node)]

    def _collection(self, node: Node) -> Value:
        return (
            self.mapping(node) if isinstance(node, MappingNode) else [self.value(n, node) for n in node.value]
        )

    def _scalar(self, node: ScalarNode, parent: Node) -> str | None:
        text: str = node.value
        style = node.style
        if style == "":
            if text in _NULLS and node.tag != _CORE + "str":
                return None
            if " - " in text:
                self.flaws += surprise.swallowed_item(node, self._text)
        elif style in "\"'":
            if node.end_mark.line != node.start_mark.line:
                self.flaws += surprise.runaway_quote(node, parent, self._text)
        elif not text:
            self.flaws += surprise.empty_block(node, self._text)
        return text

    def _merge(self, value: Node, data: Mapping) -> None:
        """Put in the fields of `<<`; those written out win, then the first in its list."""
        sources, flaw = merge.sources(value)
        if flaw is not None:
            self.flaws.append(flaw)
        for source in sources:
            fields = self.value(source, value)
            if isinstance(fields, dict):
                for key, field in fields.items():
                    data.setdefault(key, field)

    def _check_tag(self, node: Node) -> None:
        if node.tag not in _TAGS[type(node)]:
            self.flaws.append(tag_not_allowed(node.tag, *tag_place(node, self._text)))
