"""What a rule offers to change in a file, as values at pointers; the text is edited elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from engage.model.place import Pointer, Span
from engage.model.text import Text

#: `safe`: nothing that was promised, or is found, changes. `unsafe`: read the difference before you keep it.
Safety = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Put:
    """Give a field a value."""

    pointer: Pointer
    value: Any


@dataclass(frozen=True, slots=True)
class Drop:
    """Take a field or an item out; a list that has no other items goes with it."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a field another name; its value and place stay."""

    pointer: Pointer
    name: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Put a value in quotes; it stays the same."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Reword:
    """Write other words in a text: code points `start` to `end` (exclusive) of the value become `new`."""

    pointer: Pointer
    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Take a comment out, or write another one in its place."""

    span: Span
    new: str = ""


Change: TypeAlias = Put | Drop | Rename | Quote | Reword | Erase


@dataclass(frozen=True, slots=True)
class Fix:
    """What can be done about a finding without asking anybody.

    `in_file` says that the pointers are those of the file already, not of the record read from it: the two
    differ where faulty items of lists were left out.
    """

    said: Text
    safety: Safety
    changes: tuple[Change, ...]
    in_file: bool = False
