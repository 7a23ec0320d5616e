"""Faults of fields as diagnostics of a file."""

from __future__ import annotations

from engage.model.diagnostic import Diagnostic, Severity
from engage.store.incidents import CsvTable
from engage.store.schema import FieldFault
from engage.store.yaml.parse import Parsed

_NAMES = {"X003": "schema", "T502": "invalid-date"}


def field_diagnostic(
    parsed: Parsed | CsvTable, path: str, fault: FieldFault, owner: str | None = None
) -> Diagnostic:
    """A fault of a field with its place; `owner` is the commitment whose file it is."""
    return Diagnostic(
        code=fault.code,
        name=_NAMES[fault.code],
        severity=Severity.ERROR,
        path=path,
        span=parsed.locate(fault.pointer, fault.on_key, None),
        message=fault.message,
        commitment=owner,
        pointer=fault.pointer,
        fix=fault.fix,
    )
