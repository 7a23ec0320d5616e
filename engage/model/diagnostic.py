"""What the tool has to say about a place in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from engage.model.fix import Fix
from engage.model.place import Pointer, Span, pointer_text
from engage.model.text import Text

__all__ = ["Diagnostic", "Finding", "Locate", "Pointer", "Severity", "Span", "pointer_text"]


class Severity(StrEnum):
    """How bad a finding is; `error` fails `engage check` by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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
    fix: Fix | None = None


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
    fix: Fix | None = None

    def sort_key(self) -> tuple[str, Span, str, str]:
        """By file, place, code and message."""
        return self.path, self.span, self.code, self.message.en


#: (path, pointer, on_key, words) -> where that stands in the file's text.
Locate = Callable[[str, Pointer, bool, "tuple[int, int] | None"], Span]
