"""Merge keys: `<<: *base`, `<<: [*base, *more]`.

YAML 1.2 dropped them, but whoever uses anchors expects them. Fields written out win over merged
ones, earlier mappings of a list over later ones (https://yaml.org/type/merge.html).
"""

from __future__ import annotations

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from engage.model.text import Text
from engage.store.yaml.flaw import Flaw

KEY = "<<"
#: The tag of an explicit null.
NULL = "tag:yaml.org,2002:null"


def is_merge(key: Node) -> bool:
    """Whether a key is an unquoted `<<`."""
    return type(key) is ScalarNode and key.value == KEY and key.style == "" and key.tag is None


def sources(value: Node) -> tuple[list[MappingNode], Flaw | None]:
    """The mappings that a merge key takes in, and what is wrong with its value.

    An explicit null is nothing to take in; a circle of aliases was cut there (`alias.py`).
    """
    items = value.value if isinstance(value, SequenceNode) else [value]
    items = [item for item in items if item.tag != NULL]
    good = [item for item in items if isinstance(item, MappingNode)]
    if len(good) == len(items):
        return good, None
    bad = next(item for item in items if not isinstance(item, MappingNode))
    flaw = Flaw(
        bad.start_mark.index,
        bad.end_mark.index,
        Text(
            "`<<` takes in the fields of another block, and this is not one",
            "`<<` reprend les champs d’un autre bloc, et ceci n’en est pas un",
        ),
        Text(
            "write `<<: *name`, where `&name` stands at a block of fields",
            "écrire `<<: *nom`, où `&nom` se trouve à un bloc de champs",
        ),
    )
    return good, flaw
