"""A CSV of deliveries as rows: the separator is that of its header, whatever spreadsheet wrote it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from engage.learn.table import COLUMNS, Row
from engage.model.fault import Fault

_MOST_BYTES = 64 << 20
_BINARY = "\0"


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a file; those without any text are left out.

    Raises:
        Fault: it is no table of deliveries.
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Fault(
            "larger than 64 MB: no table of deliveries", "plus de 64 Mo : pas une table de livraisons"
        )
    text = content.decode("utf-8-sig", "replace")
    if _BINARY in text:
        raise Fault("not a text", "pas un texte")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check(header)
        return tuple(
            Row({name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}, line)
            for cells in reader
            for line in (reader.line_num,)
            if any(cell.strip() for cell in cells)
        )
    except csv.Error as error:
        raise Fault(f"line {reader.line_num}: {error}", f"ligne {reader.line_num} : {error}") from None


def _check(header: list[str]) -> None:
    missing = [name for name in ("planned", "ended") if name not in header]
    if missing:
        names = ", ".join(COLUMNS)
        raise Fault(
            f"no column `{missing[0]}` in its first line; columns: {names}",
            f"aucune colonne `{missing[0]}` dans sa première ligne ; colonnes : {names}",
        )
