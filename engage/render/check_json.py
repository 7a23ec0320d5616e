"""What `engage check` found as one JSON document (contract, `check`)."""

from __future__ import annotations

from typing import Any

from engage.model.diagnostic import Diagnostic, Severity, pointer_text
from engage.model.text import Lang
from engage.rules.registry import by_code
from engage.rules.rule import NotChecked
from engage.usecase.check import CheckView


def document(view: CheckView, lang: Lang) -> dict[str, Any]:
    """The whole view; sentences in the reader's language, codes and values never translated."""
    return {
        "schema": "engage/check/1",
        "as_of": view.as_of.isoformat(),
        "left_out": list(view.left_out),
        "diagnostics": [_diagnostic(found, lang) for found in view.diagnostics],
        "rules_skipped": [_skipped(result, lang) for result in view.not_checked],
        "summary": {
            "files": view.files,
            "errors": view.count(Severity.ERROR),
            "warnings": view.count(Severity.WARNING),
            "infos": view.count(Severity.INFO),
            "suppressed": view.suppressed,
        },
    }


def _diagnostic(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.value,
        "path": found.path,
        "line": found.span.line,
        "column": found.span.column,
        "end_line": found.span.end_line,
        "end_column": found.span.end_column,
        "message": found.message.to(lang),
        "help": found.help.to(lang) if found.help else None,
        "commitment": found.commitment,
        "pointer": pointer_text(found.pointer),
        "related": [{"path": path, "line": span.line, "column": span.column} for path, span in found.related],
        "fix": None,
    }


def _skipped(result: NotChecked, lang: Lang) -> dict[str, Any]:
    return {
        "code": result.code,
        "name": by_code()[result.code].name,
        "why": result.why.to(lang),
        "commitment": result.commitment,
    }
