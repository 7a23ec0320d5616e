"""What `engage check` found as SARIF 2.1.0, for code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/: places are relative to the repository, columns count code
points, and hidden findings are there with their justification.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from engage import __version__
from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.text import Lang
from engage.render.check_reader import Reader
from engage.rules.registry import all_rules
from engage.rules.rule import Rule
from engage.usecase.check_view import CheckView
from engage.usecase.fingerprint import VERSION
from engage.usecase.suppress import Hidden

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: What a comment or a waiver in the file is to SARIF, and what a file beside it.
_KINDS = {"comment": "inSource", "waiver": "inSource", "known": "external"}


def text(view: CheckView, reader: Reader) -> str:
    """One run, with the rules that found something."""
    found = [*view.diagnostics, *(hidden.diagnostic for hidden in view.hidden)]
    codes = {diagnostic.code for diagnostic in found}
    rules = [rule for rule in all_rules() if rule.code in codes]
    results = [_result(diagnostic, rules, reader) for diagnostic in view.diagnostics]
    results += [
        {**_result(hidden.diagnostic, rules, reader), "suppressions": [_suppression(hidden, reader.lang)]}
        for hidden in view.hidden
    ]
    driver = {
        "name": "engage",
        "version": __version__,
        "rules": [_rule(rule, reader.lang) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "language": reader.lang,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    told = f"{rule.harm.to(lang)}\n\n{rule.instead.to(lang)}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.catches.to(lang)},
        "help": {"text": told, "markdown": told},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"precision": "very-high" if rule.confidence == "high" else rule.confidence},
    }


def _result(found: Diagnostic, rules: Sequence[Rule], reader: Reader) -> dict[str, Any]:
    said = found.message.to(reader.lang)
    advice = f"\n{found.help.to(reader.lang)}" if found.help else ""
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": [rule.code for rule in rules].index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": said + advice},
        "locations": [_location(found.path, found.span, reader)],
        "partialFingerprints": {f"engage/v{VERSION}": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [_location(path, span, reader) for path, span in found.related]
    return result


def _location(path: str, span: Span, reader: Reader) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    artifact = {"uri": quote(reader.in_repository(path)), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _suppression(hidden: Hidden, lang: Lang) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": _KINDS[hidden.how], "status": "accepted"}
    if justification := hidden.why(lang):
        found["justification"] = justification
    return found
