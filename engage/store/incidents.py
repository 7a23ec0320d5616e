"""Records in CSV, incidents and values of series: rows as the data of a file, with the place of each cell."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

from engage.model.diagnostic import Diagnostic, Pointer, Severity, Span
from engage.model.text import Text


@dataclass(frozen=True)
class CsvTable:
    """A table as `{"incidents": [row, …]}`, or `values` of a series; empty cells are left out."""

    data: dict[str, Any] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    header: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    text: str = ""
    cut_off: frozenset[int] = frozenset()  # positions of rows that are too short: read, but not to be used

    def locate(self, pointer: Pointer, on_key: bool, words: tuple[int, int] | None) -> Span:
        """Where a cell stands; a missing one means its row, a wrong column name the header."""
        del words  # a cell is a word
        if len(pointer) < 2 or not isinstance(pointer[1], int) or pointer[1] >= len(self.lines):
            return Span()
        line = 1 if on_key else self.lines[pointer[1]]
        column = self.header.index(pointer[2]) if len(pointer) > 2 and pointer[2] in self.header else 0
        return _cell(self.text.splitlines()[line - 1], line, column)


def list_of(path: str) -> str:
    """The name of the list that the rows of a file are."""
    return "values" if path.startswith("records/series/") else "incidents"


def _cell(row: str, line: int, wanted: int) -> Span:
    """The span of a cell of a row that stands on one line."""
    start = 0
    for _ in range(wanted):
        start = _end(row, start) + 1
    end = _end(row, start)
    return Span(line, start + 1, line, max(end, start + 1) + 1)


def _end(row: str, start: int) -> int:
    """Where the cell that begins at `start` ends: at a comma outside quotes, or with the row."""
    quoted = False
    for at in range(start, len(row)):
        if row[at] == '"':
            quoted = not quoted
        elif row[at] == "," and not quoted:
            return at
    return len(row)


def read_table(text: str, path: str) -> CsvTable:
    """The rows of a CSV text with a header.

    A row too short or too long is reported. The cells that a short one has are still read, for their own
    faults; in a long one nobody knows which text the comma too many stands in, so it is left out.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    found: list[Diagnostic] = []
    header: tuple[str, ...] = ()
    short: set[int] = set()
    before = 0
    try:
        header = tuple(cell.strip() for cell in next(reader, ()))
        before = reader.line_num
        for row in reader:
            if row and len(row) != len(header):
                found.append(_fault(path, before + 1, *_width(len(row), len(header))))
            if len(row) < len(header):
                short.add(len(rows))
            if len(row) <= len(header) and any(cell.strip() for cell in row):
                rows.append({name: cell for name, cell in zip(header, row, strict=False) if cell.strip()})
                lines.append(before + 1)
            before = reader.line_num
    except csv.Error as error:
        found.append(_fault(path, before + 1, f"not a CSV row: {error}", f"pas une ligne CSV : {error}"))
    if not header:
        found.append(_fault(path, 1, "the file has no header row", "le fichier n’a pas de ligne d’en-tête"))
        return CsvTable(None, tuple(found))
    return CsvTable({list_of(path): rows}, tuple(found), header, tuple(lines), text, frozenset(short))


def _width(given: int, wanted: int) -> tuple[str, str]:
    en, fr = (
        f"this row has {given} cells, the header {wanted}",
        f"cette ligne a {given} cellules, l’en-tête {wanted}",
    )
    if given > wanted:
        return (
            f"{en}: put texts with commas in quotes",
            f"{fr}\u00a0: mettez les textes à virgules entre guillemets",
        )
    return (
        f"{en}: write a comma for each empty cell; the row is not used until then",
        f"{fr}\u00a0: écrivez une virgule par cellule vide\u202f; d’ici là, la ligne ne sert pas",
    )


def _fault(path: str, line: int, en: str, fr: str) -> Diagnostic:
    return Diagnostic("X001", "yaml-syntax", Severity.ERROR, path, Span(line, 1, line, 2), Text(en, fr))
