"""What stands above one promise shown in full: id, title, client, lifecycle, owner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from engage.model.commitment import Status
from engage.render.layout import cells, wrap
from engage.render.shades import LIFECYCLE
from engage.render.theme import Theme, escaped


class Headed(Protocol):
    """A promise as a view names it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def client_name(self) -> str: ...
    @property
    def owner_name(self) -> str | None: ...
    @property
    def lifecycle(self) -> Status: ...


def heading(row: Headed, theme: Theme) -> Iterator[str]:
    """The title beside the id, then whose it is."""
    left = f"{escaped(row.id)}  "
    first, *others = wrap(escaped(row.title), max(12, theme.width - cells(left)))
    yield left + theme.paint(first, "bold")
    yield from (" " * cells(left) + theme.paint(part, "bold") for part in others)
    parts = [row.client_name, theme.say(LIFECYCLE[row.lifecycle])]
    parts += [row.owner_name] if row.owner_name else []
    yield from (theme.paint(part, "dim") for part in wrap(escaped(" · ".join(parts)), theme.width))
