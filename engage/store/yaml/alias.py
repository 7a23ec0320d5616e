"""What aliases unfold to: bounded, and never in a circle.

Ten lines of aliases to lists of aliases stand for billions of values (a "billion laughs"). The
size of what each node stands for is computed without unfolding it.
"""

from __future__ import annotations

from yaml import MappingNode, Node, ScalarNode

from engage.model.text import Text
from engage.store.yaml import merge
from engage.store.yaml.compose import MAX_DEPTH, children
from engage.store.yaml.flaw import Flaw, shown
from engage.store.yaml.place import child_place, trimmed_end

#: How many values aliases may add to those that a file holds itself.
MAX_ADDED = 100_000
_ENOUGH = 1_000 * MAX_ADDED


class Unfolding:
    """Measures the tree of a text with aliases; cuts circles out of it on the way."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._size: dict[int, int] = {}
        self._depth: dict[int, int] = {}
        self._open: set[int] = set()
        self._circles: list[Flaw] = []

    def flaws(self, root: Node) -> tuple[list[Flaw], bool]:
        """Circles, each replaced by nothing in the tree; and whether the rest is small enough to be read."""
        self._measure(root)
        for measure, limit in ((self._size, len(self._size) + MAX_ADDED), (self._depth, MAX_DEPTH)):
            if measure[id(root)] > limit:
                return [*self._circles, self._too_much(root, measure, limit)], False
        return self._circles, True

    def _measure(self, node: Node) -> None:
        self._open.add(id(node))
        size, depth = 1, 0
        for index, child in enumerate(children(node)):
            if id(child) in self._open:
                self._cut(node, index)
                continue
            if id(child) not in self._size:
                self._measure(child)
            size += self._size[id(child)]
            depth = max(depth, self._depth[id(child)])
        self._size[id(node)], self._depth[id(node)] = min(size, _ENOUGH), depth + 1
        self._open.discard(id(node))

    def _cut(self, parent: Node, index: int) -> None:
        """Put nothing where an alias refers to a value that it stands in itself."""
        start, end = child_place(parent, index, self._text)
        name = shown(self._text[start:end])
        self._circles.append(
            Flaw(
                start,
                end,
                Text(
                    f"`{name}` refers to the value that it stands in, so it never ends",
                    f"`{name}` renvoie à la valeur où il se trouve, et n’a donc pas de fin",
                ),
                Text("write out what is meant", "écrire en toutes lettres ce qui est visé"),
            )
        )
        nothing = ScalarNode(merge.NULL, "", parent.start_mark, parent.start_mark, "")
        if not isinstance(parent, MappingNode):
            parent.value[index] = nothing
        else:
            key, value = parent.value[index // 2]
            parent.value[index // 2] = (key, nothing) if index % 2 else (nothing, value)

    def _too_much(self, root: Node, measure: dict[int, int], limit: int) -> Flaw:
        """The innermost value that aliases make too large."""
        node = root
        while (child := next((c for c in children(node) if measure[id(c)] > limit), None)) is not None:
            node = child
        start = node.start_mark.index
        line_end = min(place for place in (self._text.find("\n", start), len(self._text)) if place >= 0)
        return Flaw(
            start,
            trimmed_end(self._text, start, min(line_end, node.end_mark.index)),
            Text(
                f"aliases unfold this to more than 100,000 values or {MAX_DEPTH} levels; it is not read",
                f"les alias déplient ceci en plus de 100\u202f000 valeurs ou {MAX_DEPTH} niveaux\u202f; "
                "ce n’est pas lu",
            ),
            Text("write out what is meant", "écrire en toutes lettres ce qui est visé"),
        )  # fmt: skip
