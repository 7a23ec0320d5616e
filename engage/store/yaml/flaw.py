"""A flaw of one text, at offsets, before it becomes a diagnostic of a file."""

from __future__ import annotations

from dataclasses import dataclass

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.text import Text

SYNTAX = "X001"
DUPLICATE = "X002"
NAMES = {SYNTAX: "yaml-syntax", DUPLICATE: "duplicate-key"}


@dataclass(frozen=True, slots=True)
class Patch:
    """A change that lets reading go on behind a flaw.

    `new` replaces the text from `start` to `end`; None hides one character, so
    that it no longer means anything to YAML and comes back in the value.
    """

    start: int
    end: int
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong from `start` to `end`, and the patches with which the rest can still be read."""

    start: int
    end: int
    message: Text
    help: Text | None = None
    code: str = SYNTAX
    severity: Severity = Severity.ERROR
    related: tuple[tuple[int, int], ...] = ()
    patches: tuple[Patch, ...] = ()

    @property
    def is_told(self) -> bool:
        """False for what only libyaml minds: it is cured without a word."""
        return bool(self.message.en)


def untold(start: int, end: int, new: str) -> Flaw:
    """Sound YAML that libyaml refuses, and what it takes instead."""
    return Flaw(start, end, Text("", ""), patches=(Patch(start, end, new),))


def hide(offset: int) -> Patch:
    """Take from one character its meaning in YAML."""
    return Patch(offset, offset + 1)


def file_diagnostic(
    path: str, message: Text, hint: Text | None = None, span: Span | None = None
) -> Diagnostic:
    """A diagnostic of a whole file; without a span it stands at its very start."""
    return Diagnostic(
        SYNTAX, NAMES[SYNTAX], Severity.ERROR, path, span or Span(), message, help=hint
    )  # fmt: skip


def shown(text: str, limit: int = 48) -> str:
    """A piece of a file as a message quotes it: on one line, and shortened."""
    flat = " ".join(text[: 4 * limit].split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def visible(text: str) -> str:
    """A message with every character in it escaped that would not be seen, or would upset a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u00a0\u202f" else escaped(c) for c in text)


def escaped(char: str) -> str:
    """One character as an escape: `\\x00`, `\\u2028`."""
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def quoted(text: str) -> str:
    """A text as it is written in quotes in YAML."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
