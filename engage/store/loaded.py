"""A workspace as read from its files, and where things stand in them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from engage.model.asof import later_entries
from engage.model.diagnostic import Diagnostic, Pointer, Severity, Span
from engage.model.workspace import Workspace
from engage.store.discover import Files
from engage.store.incidents import CsvTable, read_table
from engage.store.schema import Reading
from engage.store.yaml.parse import Parsed
from engage.store.yaml.source import Source


@dataclass(frozen=True)
class Loaded:
    """A workspace as read, what is wrong with its files, and where things stand in them.

    `checked` has all records that could be read. `workspace` has those to plan with: without the
    files whose syntax is broken, which are read only as far as checks can go on behind the fault.
    """

    root: Path
    files: Files
    workspace: Workspace
    checked: Workspace
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]
    readings: dict[str, Reading] = field(default_factory=dict)
    parsed: dict[str, Parsed] = field(default_factory=dict)  # without their data: what `locate` needs

    @property
    def partly_read(self) -> tuple[str, ...]:
        """Files of which some fields were left out."""
        left_out = set(self.workspace.left_out)
        return tuple(sorted({d.path for d in self.diagnostics if d.severity is Severity.ERROR} - left_out))

    def as_known(self, today: date) -> Loaded:
        """The same, where pointers are those of the records as known on a day (`model/asof.py`)."""
        hidden = {c.path: later for c in self.checked.commitments if (later := later_entries(c, today))}
        if not hidden:
            return self
        readings = {path: self.readings.get(path, Reading()).without(gone) for path, gone in hidden.items()}
        return dataclasses.replace(self, readings={**self.readings, **readings})

    def locate(self, path: str, pointer: Pointer, on_key: bool, words: tuple[int, int] | None) -> Span:
        """Where a record's field stands in its file."""
        if path not in self.texts:
            return Span()
        place = self.parsed.get(path) or table_of(self.texts[path], path)
        return place.locate(self.in_file(path, pointer), on_key, words)

    def in_file(self, path: str, pointer: Pointer) -> Pointer:
        """A pointer into a record as one into its file, where faulty items of lists were left out."""
        reading = self.readings.get(path)
        return reading.in_file(pointer) if reading else pointer

    def source_line(self, path: str, line: int) -> str | None:
        """A line of a file, from 1, without its break."""
        lines = _lines(self.texts.get(path, ""))
        return lines[line - 1] if 0 < line <= len(lines) else None


@lru_cache(maxsize=8)
def table_of(text: str, path: str) -> CsvTable:
    """The rows of a CSV file; the last ones read are kept."""
    return read_table(text, path)


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    """The lines as the reader counts them: other separators than LF, CRLF and CR are text."""
    source = Source.of(text)
    return tuple(source.content(line) for line in range(len(source.starts)))
