"""Where values and settings stand in the files."""

from __future__ import annotations

from typing import Any

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Locate, Pointer
from engage.model.quantity import Duration
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.figures import percent
from engage.usecase.why.tree import Node, Source, plain


class Places:
    """Leads from the records, as known on a day, to the lines of the files as they were read."""

    def __init__(self, known: Workspace, locate: Locate) -> None:
        self._known = known
        self._locate = locate

    def of(self, commitment: Commitment, pointer: Pointer) -> Source | None:
        """The line of a field of a promise; that of the nearest field around it where it is not given."""
        return self.at(commitment, pointer)

    def at(self, record: FileRecord, pointer: Pointer = ()) -> Source | None:
        """The line of a field of any record; `None` for one that no file holds."""
        if not record.path:
            return None
        return Source(record.path, self._locate(record.path, (*record.pointer, *pointer), False, None))

    def setting(self, *pointer: str) -> Node:
        """A setting with its value, from `engage.yaml` or by default."""
        policy, record, given = self._known.policy, self._known.policy, True
        value: Any = record
        for name in pointer:
            given = given and name in getattr(value, "model_fields_set", ())
            value = getattr(value, name)
        source = self.at(policy, pointer) if given else None
        return Node(
            ".".join(pointer), plain(".".join(pointer)), _value(value), source, default=source is None
        )


def _value(value: Any) -> Text:
    if isinstance(value, tuple):
        parts = [_value(part) for part in value]
        return Text(", ".join(part.en for part in parts), ", ".join(part.fr for part in parts))
    if isinstance(value, Duration):
        return plain(str(value))
    return percent(value) if isinstance(value, float) else plain(str(value))
