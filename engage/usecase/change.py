"""What a command wants to change in a file, and why it cannot: values, made without touching any file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from engage.model.diagnostic import Pointer
from engage.model.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """A value for a field of a record; or a new last item of the list there; or a field that goes.

    `pointer` leads into the record's file; changes are made one after the other, each in what those before
    it left.
    """

    pointer: Pointer
    value: Any = None
    how: Literal["set", "append", "remove"] = "set"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing is recorded."""

    reason: Text


class NotPossible(Exception):
    """Raised inside a use case where a wish cannot be met; the use case ends it, and answers `Refused`."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def put(pointer: Pointer, value: Any) -> Change:
    """A value for a field."""
    return Change(pointer, value)


def append(pointer: Pointer, record: Any) -> Change:
    """A new last item of a list; the fields of a record that are None are left out."""
    return Change(pointer, given(record) if isinstance(record, dict) else record, "append")


def take_out(pointer: Pointer) -> Change:
    """A field that goes."""
    return Change(pointer, None, "remove")


def given(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record that have a value."""
    return {name: value for name, value in fields.items() if value is not None}
