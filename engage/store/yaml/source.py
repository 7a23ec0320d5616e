"""A text seen as lines: offsets to lines and columns, and what stands on one line.

Offsets count code points from 0. Line breaks are those of YAML 1.2: LF, CRLF and a lone CR.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from engage.model.diagnostic import Span

_BREAK = re.compile(r"\r\n|\r|\n")
_INDENT = re.compile(r"[ \t]*")
_COMMENT = re.compile(r"(?:^|[ \t])#")
#: `- - name : ` at the start of a line; the name is quoted, or plain without a colon in it.
_FIELD = re.compile(
    r"""[ \t]*(?:-[ \t]+)*(?:\?[ \t]+)?
    (?P<key> "(?:[^"\\]|\\.)*"[ \t]* | '(?:[^']|'')*'[ \t]* | [^\s\#"':][^:]* )
    (?P<colon>:)(?:[ \t]+|$)""",
    re.VERBOSE,
)
#: Longer lines are no record that a person wrote; nothing is guessed about them.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Field:
    """Where the parts of a `name: value` line stand; the value ends before a comment."""

    key: int
    colon: int
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the offsets at which its lines begin."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Source:
        """Find the lines of a text."""
        return cls(text, (0, *(match.end() for match in _BREAK.finditer(text))))

    def line(self, offset: int) -> int:
        """The line of an offset, from 0."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends, its break left out."""
        start = self.starts[line]
        stop = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return start, start + len(self.text[start:stop].rstrip("\r\n"))

    def content(self, line: int) -> str:
        """A line's text without its break."""
        start, end = self.bounds(line)
        return self.text[start:end]

    def indent(self, line: int) -> int:
        """How many spaces and tabs a line begins with."""
        match = _INDENT.match(self.content(line))
        return match.end() if match else 0

    def span(self, start: int, end: int) -> Span:
        """Offsets as lines and columns from 1, the end exclusive; line breaks do not count."""
        first, last = self.line(start), self.line(end)
        return Span(first + 1, self._column(start, first), last + 1, self._column(end, last))

    def _column(self, offset: int, line: int) -> int:
        begin, end = self.bounds(line)
        return min(offset, end) - begin + 1

    def is_comment(self, line: int) -> bool:
        """Whether a line holds nothing but a comment."""
        return self.content(line).lstrip(" \t").startswith("#")

    def above(self, line: int) -> int | None:
        """The nearest line above that holds more than blanks and a comment."""
        for number in range(line - 1, -1, -1):
            if self.content(number).strip(" \t") and not self.is_comment(number):
                return number
        return None

    def below(self, line: int) -> int | None:
        """The nearest line below that holds more than blanks and a comment."""
        for number in range(line + 1, len(self.starts)):
            if self.content(number).strip(" \t") and not self.is_comment(number):
                return number
        return None

    def end_of_content(self, line: int, start: int) -> int:
        """Where a line's text ends from `start` on, without blanks and a comment."""
        _, end = self.bounds(line)
        rest = self.text[start:end]
        comment = _COMMENT.search(rest) if len(rest) < _LONGEST else None
        kept = rest[: comment.start()] if comment else rest
        return start + len(kept.rstrip(" \t"))

    def field(self, line: int) -> Field | None:
        """The parts of a line that reads `name: value` or `- name: value`."""
        start, end = self.bounds(line)
        match = _FIELD.match(self.text[start : min(end, start + _LONGEST)])
        if match is None:
            return None
        value = start + match.end()
        return Field(start + match.start("key"), start + match.start("colon"), value,
                     max(value, self.end_of_content(line, value)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stop:
    """Where libyaml gave up: at `at`, inside something that began at `since`; `problem` is what it said."""

    src: Source
    at: int
    since: int
    problem: str
