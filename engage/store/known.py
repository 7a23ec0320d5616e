"""The file of known findings: one line an entry, so that a change of it reads well."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.suppression import KNOWN_FILE, KnownFinding
from engage.model.text import Text
from engage.store.yaml.files import read_file
from engage.store.yaml.parse import Parsed, parse

_HEAD = """\
# Findings that were there when this file was written, accepted for now: `engage check` does not count them.
# They may only get fewer: `engage known prune` takes out those that are no longer found.
"""
_SPACES = "\u00a0\u202f"  # of French sentences
_REQUIRED = ("fingerprint", "code", "path")


def read_known(root: Path) -> tuple[tuple[KnownFinding, ...], tuple[Diagnostic, ...], str | None]:
    """The known findings of a workspace, what is wrong with their file, and its text; None without a file.

    A faulty entry is reported and left out.
    """
    if not os.path.lexists(root / KNOWN_FILE):
        return (), (), None
    text, faults = read_file(root, KNOWN_FILE)
    if text is None:
        return (), faults, None
    parsed = parse(text, KNOWN_FILE)
    if parsed.data is None:
        return (), parsed.diagnostics, text
    found = parsed.data.get("known")
    items = found if isinstance(found, list) else []
    entries, wrong = [], []
    if found is not None and not isinstance(found, list):
        wrong.append(_fault(parsed, ("known",)))
    for at, item in enumerate(items):
        entry = _entry(item, parsed, at)
        if entry:
            entries.append(entry)
        else:
            wrong.append(_fault(parsed, ("known", at)))
    return tuple(entries), (*parsed.diagnostics, *wrong), text


def _entry(item: Any, parsed: Parsed, at: int) -> KnownFinding | None:
    if not isinstance(item, dict) or not all(isinstance(item.get(name), str) for name in _REQUIRED):
        return None
    commitment, message = item.get("commitment"), item.get("message")
    return KnownFinding(
        item["fingerprint"],
        item["code"],
        commitment if isinstance(commitment, str) else None,
        item["path"],
        message if isinstance(message, str) else "",
        _line(parsed, at, item["fingerprint"]),
    )


def _line(parsed: Parsed, at: int, fingerprint: str) -> Span:
    """Where an entry's fingerprint stands: found by its text, since to locate thousands takes long."""
    start = parsed.text.find(fingerprint)
    if start < 0:
        return parsed.locate(("known", at))
    line = parsed.text.count("\n", 0, start) + 1
    column = start - parsed.text.rfind("\n", 0, start)
    return Span(line, column, line, column + len(fingerprint))


def _fault(parsed: Parsed, pointer: tuple[str | int, ...]) -> Diagnostic:
    message = Text(
        "not an entry of known findings: it has no `fingerprint`, `code` and `path`",
        "pas une entrée de constats connus\u00a0: il y manque `fingerprint`, `code` ou `path`",
    )
    span = parsed.locate(pointer)
    return Diagnostic("X003", "schema", Severity.ERROR, KNOWN_FILE, span, message, pointer=pointer)


def known_text(entries: Sequence[KnownFinding]) -> str:
    """The file's text, in the order given."""
    lines = [f"  - {{{', '.join(_fields(entry))}}}" for entry in entries]
    return _HEAD + ("known:\n" + "\n".join(lines) if lines else "known: []") + "\n"


def _fields(entry: KnownFinding) -> list[str]:
    fields = {
        "code": entry.code,
        "commitment": entry.commitment,
        "path": entry.path,
        "message": entry.message,
        "fingerprint": entry.fingerprint,
    }
    return [f"{name}: {'null' if value is None else _quoted(value)}" for name, value in fields.items()]


def _quoted(value: str) -> str:
    """A text in double quotes of YAML; what cannot be seen is written as an escape."""
    return '"' + "".join(map(_character, value)) + '"'


def _character(ch: str) -> str:
    if ch in '"\\':
        return f"\\{ch}"
    if ch.isprintable() or ch in _SPACES:
        return ch
    code = ord(ch)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
