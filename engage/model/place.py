"""Places in files: pointers to values, stretches of text."""

from __future__ import annotations

from dataclasses import dataclass

#: The way to a value inside a file: field names and list positions (from 0).
Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: lines and columns from 1, columns in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @property
    def start(self) -> tuple[int, int]:
        """Line and column of the first character."""
        return self.line, self.column

    @property
    def end(self) -> tuple[int, int]:
        """Line and column behind the last character."""
        return self.end_line, self.end_column


def pointer_text(pointer: Pointer) -> str:
    """`milestones/2/due`, as rules and JSON write a pointer."""
    return "/".join(str(step) for step in pointer)
