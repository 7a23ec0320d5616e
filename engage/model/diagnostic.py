"""What the tool has to say about a place in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from engage.model.text import Text

#: The way to a value inside a file: field names and list positions (from 0).
Pointer = tuple[str | int, ...]


class Severity(StrEnum):
    """How bad a finding is; `error` fails `engage check` by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: lines and columns from 1, columns in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault found in the records, at a pointer into a file; a place in the text comes later.

    `path` is relative to the workspace, with `/`. `on_key` points at the field's
    name instead of its value. A pointer to a missing field means its parent.
    """

    code: str
    path: str
    pointer: Pointer
    message: Text
    severity: Severity | None = None  # None: the rule's own
    commitment: str | None = None
    help: Text | None = None
    on_key: bool = False
    words: tuple[int, int] | None = None  # code points inside the value's text, end exclusive
    related: tuple[tuple[str, Pointer], ...] = ()  # other places of the same fault


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place in the text, ready to be shown.

    `excerpt` is the words that a rule about wording found. `fingerprint` tells it from all other findings,
    and stays the same while lines move.
    """

    code: str
    name: str
    severity: Severity
    path: str
    span: Span
    message: Text
    commitment: str | None = None
    help: Text | None = None
    pointer: Pointer = ()
    related: tuple[tuple[str, Span], ...] = field(default=())
    words: tuple[int, int] | None = None
    excerpt: str | None = None
    fingerprint: str = ""

    def sort_key(self) -> tuple[str, Span, str, str]:
        """By file, place, code and message."""
        return self.path, self.span, self.code, self.message.en


#: (path, pointer, on_key, words) -> where that stands in the file's text.
Locate = Callable[[str, Pointer, bool, "tuple[int, int] | None"], Span]


def pointer_text(pointer: Pointer) -> str:
    """`milestones/2/due`, as rules and JSON write a pointer."""
    return "/".join(str(step) for step in pointer)
