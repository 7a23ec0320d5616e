"""What `engage check` found as JUnit XML: a suite a file, a case a finding.

What fails the command is a failure; other findings pass, with their text as output; hidden ones are skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from engage.model.diagnostic import Diagnostic
from engage.render.check_reader import Reader
from engage.render.theme import escaped
from engage.usecase.check_view import CheckView, fails
from engage.usecase.suppress import Hidden

_Case = tuple[Diagnostic, "Hidden | None"]


def text(view: CheckView, reader: Reader) -> str:
    """All suites; one with a passed case where nothing was found."""
    cases: list[_Case] = [(found, None) for found in view.diagnostics]
    cases += [(hidden.diagnostic, hidden) for hidden in view.hidden]
    cases.sort(key=lambda case: case[0].sort_key())
    suites = [
        line
        for path, of_file in groupby(cases, key=lambda case: case[0].path)
        for line in _suite(path, list(of_file), reader)
    ]
    if not suites:
        suites = ['  <testsuite name="engage" tests="1" failures="0" skipped="0">']
        suites += ['    <testcase name="check" classname="engage"/>', "  </testsuite>"]
    failures = sum(fails(found, reader.fail_on) for found in view.diagnostics)
    head = f'<testsuites name="engage check" tests="{len(cases) or 1}" failures="{failures}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _suite(path: str, cases: Sequence[_Case], reader: Reader) -> list[str]:
    failures = sum(hidden is None and fails(found, reader.fail_on) for found, hidden in cases)
    skipped = sum(hidden is not None for _, hidden in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" skipped="{skipped}"'
    lines = [f"  <testsuite name={_attribute(reader.in_repository(path))} {counts}>"]
    for found, hidden in cases:
        lines += _case(found, hidden, reader)
    return [*lines, "  </testsuite>"]


def _case(found: Diagnostic, hidden: Hidden | None, reader: Reader) -> list[str]:
    said = found.message.to(reader.lang)
    name = _attribute(f"{found.code} {found.name}, {found.span.line}:{found.span.column}")
    place = f"{reader.in_repository(found.path)}:{found.span.line}:{found.span.column}"
    advice = f"\n{found.help.to(reader.lang)}" if found.help else ""
    told = escape("\n".join(map(escaped, f"{place}: {said}{advice}".split("\n"))))
    if hidden:
        result = f"<skipped message={_attribute(hidden.why(reader.lang) or hidden.how)}/>"
    elif fails(found, reader.fail_on):
        result = (
            f"<failure type={_attribute(found.severity.value)} message={_attribute(said)}>{told}</failure>"
        )
    else:
        result = f"<system-out>{told}</system-out>"
    classname = _attribute(found.commitment or found.path)
    return [f"    <testcase name={name} classname={classname}>", f"      {result}", "    </testcase>"]


def _attribute(value: str) -> str:
    """A value in its quotes; characters that XML does not know are written as escapes."""
    return quoteattr(escaped(value))
