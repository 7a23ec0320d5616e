"""What `engage check` found as one JSON document (contract, `check`)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from engage.model.diagnostic import Diagnostic, Severity, pointer_text
from engage.model.fix import Change, Erase, Fix
from engage.model.text import Lang
from engage.rules.registry import by_code
from engage.rules.rule import NotChecked
from engage.usecase.check_view import CheckView
from engage.usecase.statistics import Counted, statistics
from engage.usecase.suppress import Hidden


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
            "known": view.known,
        },
        "statistics": [_count(counted) for counted in statistics(view)],
        "suppressed": [_hidden(hidden, lang) for hidden in view.hidden],
        "fixed": [_diagnostic(found, lang) for found in view.fixed],
    }


def _hidden(hidden: Hidden, lang: Lang) -> dict[str, Any]:
    """A finding that does not count, and why it does not."""
    why = {
        "kind": hidden.how,
        "reason": hidden.reason,
        "by": hidden.by,
        "until": hidden.until.isoformat() if hidden.until else None,
    }
    return {**_diagnostic(hidden.diagnostic, lang), "suppressed": why}


def _count(counted: Counted) -> dict[str, Any]:
    return {"code": counted.rule.code, "name": counted.rule.name, "count": counted.count}


def _diagnostic(found: Diagnostic, lang: Lang) -> dict[str, Any]:
    rule = by_code()[found.code]
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
        "fix": _fix(found.fix, lang) if found.fix else None,
        "letter": found.code[0],
        "confidence": rule.confidence,
        "excerpt": found.excerpt,
        "why_it_matters": rule.harm.to(lang),
        "suggestion": found.help.to(lang) if found.help else None,
        "fingerprint": found.fingerprint,
        "suppressed": None,
    }


def _fix(fix: Fix, lang: Lang) -> dict[str, Any]:
    """What can be changed; pointers as those of the finding, `start` and `end` in the value's text."""
    return {
        "safety": fix.safety,
        "message": fix.said.to(lang),
        "changes": [_change(change) for change in fix.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    """A change with its kind: `put`, `drop`, `rename`, `quote`, `reword`, `erase`."""
    kind = {"kind": type(change).__name__.lower()}
    if isinstance(change, Erase):
        span = change.span
        return {**kind, "line": span.line, "column": span.column, "new": change.new}
    rest = {field.name: getattr(change, field.name) for field in fields(change)}
    return {**kind, **rest, "pointer": pointer_text(change.pointer)}


def _skipped(result: NotChecked, lang: Lang) -> dict[str, Any]:
    return {
        "code": result.code,
        "name": by_code()[result.code].name,
        "why": result.why.to(lang),
        "commitment": result.commitment,
    }
