"""libyaml's node tree of a text, made without risk to the process.

libyaml's composer recurses on the C stack: 100,000 opening brackets kill the process, and no
`except` helps. It calls back into Python before each node, so the depth is counted there and
reading stops at `MAX_DEPTH`. That is exact (brackets in quotes, comments and text blocks do not
count) and cheaper than a scan of the text beforehand; and since PyYAML's own callbacks, which
type scalars by YAML 1.1, are replaced, the whole costs less than a plain load.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yaml import MappingNode, Node, YAMLError
from yaml._yaml import CParser
from yaml.events import DocumentStartEvent

MAX_TAG_DIRECTIVES = 100
#: Deeper files are refused. A commitment nests some eight levels.
MAX_DEPTH = 200


class HarmfulError(Exception):
    """A text that would take libyaml too much stack or time; `offset` is where that begins."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class TooDeepError(HarmfulError):
    """A text nests deeper than `MAX_DEPTH`."""


class TooManyTagsError(HarmfulError):
    """A text has more `%TAG` directives than `MAX_TAG_DIRECTIVES`: libyaml compares each with all others."""


def index_of(node: Node | None) -> int:
    """Where a node begins, its anchor and tag counted in."""
    return int(node.start_mark.index) if node is not None and node.start_mark is not None else 0


class _Composer(CParser):
    """The C composer with a depth guard, and with no types for scalars: a tag is given or None."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        levels: list[object] = []

        def descend(parent: Node | None, index: object) -> None:
            levels.append(index)
            if len(levels) > MAX_DEPTH:
                raise TooDeepError(index_of(parent))

        self.descend_resolver = descend
        self.ascend_resolver = levels.pop

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        """Called for every node without a tag."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The first document of a text, None where it holds nothing, and what comes after it."""

    root: Node | None
    goes_on: bool = False
    error: YAMLError | None = None  # what is wrong after the first document


def compose(text: str) -> Composed:
    """The nodes of a text with their marks.

    Raises `yaml.YAMLError` for what libyaml refuses in the first document, and `HarmfulError`.
    Aliases are the very nodes they refer to, so the tree may be circular.
    """
    if text.count("%TAG") > MAX_TAG_DIRECTIVES:
        raise TooManyTagsError(text.find("%TAG"))
    composer: Any = _Composer(text)
    if not composer.check_node():
        return Composed(None)
    root: Node = composer.get_node()
    try:
        return Composed(root, bool(composer.check_node()))
    except YAMLError as error:
        return Composed(root, error=error)


def second_document(text: str) -> int:
    """Where the second document of a text begins, which `compose` has said to be there."""
    parser: Any = CParser(text)
    seen = 0
    while (event := parser.get_event()) is not None:
        if isinstance(event, DocumentStartEvent):
            seen += 1
            if seen == 2:
                return int(event.start_mark.index) if event.start_mark is not None else 0
    return len(text)


def children(node: Node) -> list[Node]:
    """The nodes directly under a node: keys and values, or items; none under a scalar."""
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value if isinstance(node.value, list) else []
