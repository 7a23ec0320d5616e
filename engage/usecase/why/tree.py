"""The tree behind a figure: each node a value with its source, or a formula over its children."""

from __future__ import annotations

from dataclasses import dataclass

from engage.health.reason import Shade
from engage.model.diagnostic import Span
from engage.model.text import Text


@dataclass(frozen=True, slots=True)
class Source:
    """The line a value is written on."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Node:
    """One value and where it comes from.

    `key` is stable and not translated. A value read from a file has a `source`; a setting that `engage.yaml`
    does not give is a `default`; a computed one has a `formula` with its figures, and the children it is
    made from; a `note` says more of a value. A reason of a colour has that `colour`.
    """

    key: str
    label: Text
    value: Text | None = None
    source: Source | None = None
    formula: Text | None = None
    note: Text | None = None
    default: bool = False
    colour: Shade | None = None
    children: tuple[Node, ...] = ()


def plain(text: str) -> Text:
    """The same in both languages."""
    return Text(text, text)
