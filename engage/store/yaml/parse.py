"""The text of one file to plain data, diagnostics and positions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from yaml import MappingNode, Node, ScalarNode

from engage.model.diagnostic import Diagnostic, Pointer, Span
from engage.model.text import Text
from engage.store.yaml import locate as places
from engage.store.yaml.alias import Unfolding
from engage.store.yaml.convert import Converter, Mapping
from engage.store.yaml.flaw import NAMES, Flaw
from engage.store.yaml.flaws import document
from engage.store.yaml.flaws.keys import NULLS
from engage.store.yaml.flaws.lost import lost_words
from engage.store.yaml.reading import Reading, at_origin, read
from engage.store.yaml.source import Source
from engage.store.yaml.working import Working

#: Beyond these a file is told once that there are more; nobody reads the rest.
MAX_FLAWS = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file holds.

    `data` is its mapping, every scalar of it a text as written (quotes and escapes resolved) or
    None for nothing; None as a whole where the file cannot be read. With `repaired`, `data`
    comes from a text whose flaws of syntax were put right in memory: good enough to check the
    rest of the file, not to plan with.
    """

    path: str
    text: str
    data: Mapping | None
    diagnostics: tuple[Diagnostic, ...]
    repaired: bool = False
    working: Working | None = None  # the text libyaml was given, where it is another

    def locate(self, pointer: Pointer, on_key: bool = False, words: tuple[int, int] | None = None) -> Span:
        """Where a value stands in the file.

        `on_key`: the field's name instead. `words`: these code points of the scalar's text (end
        exclusive); the whole scalar where they cannot be traced. A missing or empty value is its
        field's name; a missing field is its parent's name, or the parent's first line.
        """
        working = self.working or Working(self.text)
        start, end = places.locate(working, pointer, on_key, words)
        return _source(self.text).span(working.original(start), working.original(end))

    def style(self, pointer: Pointer) -> places.Style | None:
        """Whether a scalar is plain, quoted or a text block; None where there is no scalar."""
        return places.style(self.working or Working(self.text), pointer)


@lru_cache(maxsize=4)
def _source(text: str) -> Source:
    return Source.of(text)


def parse(text: str, path: str) -> Parsed:
    """Read the text of one file, which should be one mapping."""
    reading = read(text)
    working = reading.working
    data, found = (None, []) if reading.broken else _content(reading)
    ordered = _in_order(found)
    flaws = [*reading.flaws, *(at_origin(flaw, working) for flaw in ordered[:MAX_FLAWS])]
    return Parsed(
        path,
        text,
        data,
        _diagnostics(flaws, len(ordered[MAX_FLAWS:]), Source.of(text), path) if flaws else (),
        repaired=data is not None and reading.repaired,
        working=working if working.text != text else None,
    )


def _content(reading: Reading) -> tuple[Mapping | None, list[Flaw]]:
    """The data of the nodes, and what is wrong with them though the syntax holds."""
    text, root = reading.working.text, reading.root
    if root is None or (isinstance(root, ScalarNode) and root.style == "" and root.value in NULLS):
        return None, [document.empty(text)]
    if not isinstance(root, MappingNode):
        return None, [document.no_mapping(root, text)]
    flaws: list[Flaw] = []
    aliased = "*" in text
    if aliased:
        flaws, bounded = Unfolding(text).flaws(root)
        if not bounded:
            return None, flaws
    if reading.working.plane is not None:
        _reveal(root, reading.working)
    converter = Converter(text, aliased=aliased)
    data = converter.value(root, root)
    lost = lost_words(text, repaired=reading.repaired)
    return data if isinstance(data, dict) else None, [*flaws, *converter.flaws, *lost]


def _reveal(node: Node, working: Working) -> None:
    """Bring hidden characters back in all scalars below a node."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            node.value = working.revealed(node.value)
        else:
            for child in node.value:
                waiting += child if isinstance(child, tuple) else [child]


def _in_order(flaws: list[Flaw]) -> list[Flaw]:
    """Each flaw once, by its place."""
    return sorted(dict.fromkeys(flaws), key=lambda flaw: (flaw.start, flaw.code, flaw.message.en))


def _diagnostics(flaws: list[Flaw], left_out: int, src: Source, path: str) -> tuple[Diagnostic, ...]:
    ordered = _in_order(flaws)
    kept = ordered[:MAX_FLAWS]
    left_out += len(ordered[MAX_FLAWS:])
    if left_out:
        kept.append(_more(kept[-1], left_out))
    return tuple(_diagnostic(flaw, src, path) for flaw in kept)


def _diagnostic(flaw: Flaw, src: Source, path: str) -> Diagnostic:
    return Diagnostic(
        flaw.code,
        NAMES[flaw.code],
        flaw.severity,
        path,
        src.span(flaw.start, flaw.end),
        flaw.message,
        help=flaw.help,
        related=tuple((path, src.span(start, end)) for start, end in flaw.related),
    )


def _more(last: Flaw, count: int) -> Flaw:
    return replace(last, message=more_of_this_kind(count), help=None, related=())


def more_of_this_kind(count: int) -> Text:
    """What is said in place of the faults beyond `MAX_FLAWS`."""
    return Text(
        f"there are {count} more faults of this kind in the file",
        f"le fichier contient encore {count} fautes de ce genre",
    )
