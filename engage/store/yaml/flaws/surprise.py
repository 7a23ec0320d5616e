"""What YAML accepts and nobody means: the text is there, and reads as something else."""

from __future__ import annotations

import re

from yaml import Node, ScalarNode

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.store.yaml.flaw import Flaw, shown
from engage.store.yaml.flaws.quoting import needs_quotes
from engage.store.yaml.place import content_start
from engage.store.yaml.source import Source

_ITEM = re.compile(r"(?:\r\n|\r|\n)[ \t]*(-[ \t][^\r\n]*)")
_CONTINUED = re.compile(r"(?:\r\n|\r|\n)( *)(?=[^\s])")
_SIZED_HEADER = re.compile(r"[>|][-+]?[1-9]")


def swallowed_item(node: ScalarNode, text: str) -> list[Flaw]:
    """`- item` below a text, deeper than its list: YAML reads it as part of the text above."""
    if node.start_mark.line == node.end_mark.line:
        return []
    return [
        Flaw(
            match.start(1),
            match.end(1),
            Text(
                f"`{shown(match[1])}` is read as part of the text above, not as a list item",
                f"`{shown(match[1])}` est lu comme la suite du texte du dessus, "
                "non comme un élément de liste",
            ),
            Text(
                "indent it like the other items; if it belongs to the text, put the text in quotes",
                "l’aligner sur les autres éléments\u202f; s’il fait partie du texte, "
                "mettre le texte entre guillemets",
            ),
            severity=Severity.WARNING,
        )
        for match in _ITEM.finditer(text, node.start_mark.index, node.end_mark.index)
    ]


def runaway_quote(node: ScalarNode, parent: Node, text: str) -> list[Flaw]:
    """A quoted text that goes on at or left of its field: the quote was not closed, and swallowed fields.

    YAML forbids it, libyaml lets it pass.
    """
    if getattr(parent, "flow_style", True):
        return []
    start = content_start(node, text)
    for match in _CONTINUED.finditer(text, start, node.end_mark.index):
        closing = match.end() + 1 == node.end_mark.index
        if len(match[1]) <= parent.start_mark.column and not closing:
            return [_runaway(node, start, match.start(), text)]
    return []


def _runaway(node: ScalarNode, start: int, line_end: int, text: str) -> Flaw:
    breaks = [place for place in (text.find("\n", start), text.find("\r", start)) if place >= 0]
    line = node.end_mark.line + 1
    return Flaw(
        start,
        min(line_end, *breaks),
        Text(
            f"this text opens quotes that are closed only on line {line}; the fields between are lost",
            f"ce texte ouvre des guillemets qui ne se ferment qu’à la ligne {line}\u202f; "
            "les champs entre les deux sont perdus",
        ),
        Text(
            "close the quotes on this line, or indent what follows more than the field",
            "fermer les guillemets sur cette ligne, ou mettre la suite plus en retrait que le champ",
        ),
    )


def empty_block(node: ScalarNode, text: str) -> list[Flaw]:
    """`target: >5`: to YAML the head of a text block indented by five, and the block is empty."""
    start = content_start(node, text)
    return [needs_quotes(Source.of(text), start)] if _SIZED_HEADER.match(text, start) else []
