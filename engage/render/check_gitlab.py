"""What `engage check` found as a code quality report of GitLab.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format: of findings with one fingerprint
only the first is shown.
"""

from __future__ import annotations

import json

from engage.model.diagnostic import Severity
from engage.render.check_reader import Reader
from engage.usecase.check_view import CheckView

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def text(view: CheckView, reader: Reader) -> str:
    """A list with an entry a finding."""
    issues = [
        {
            "description": f"{found.code} {found.message.to(reader.lang)}",
            "check_name": found.name,
            "fingerprint": found.fingerprint,
            "severity": _SEVERITIES[found.severity],
            "location": {
                "path": reader.in_repository(found.path),
                "lines": {"begin": found.span.line, "end": found.span.end_line},
            },
        }
        for found in view.diagnostics
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
