"""What `engage check` found as workflow commands of GitHub Actions, which show it beside the lines.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from engage.model.diagnostic import Diagnostic, Severity
from engage.render.check_reader import Reader
from engage.render.theme import escaped
from engage.usecase.check_view import CheckView

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def text(view: CheckView, reader: Reader) -> str:
    """A command a finding; nothing where nothing was found."""
    return "".join(f"{_command(found, reader)}\n" for found in view.diagnostics)


def _command(found: Diagnostic, reader: Reader) -> str:
    span = found.span
    place = {"file": reader.in_repository(found.path), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # columns are refused where there are several lines
        place |= {"col": span.column, "endColumn": span.end_column}
    place["title"] = f"{found.code} {found.name}"
    said = found.message.to(reader.lang) + (f"\n{found.help.to(reader.lang)}" if found.help else "")
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_COMMANDS[found.severity]} {properties}::{_data(said)}"


def _data(said: str) -> str:
    """A message; what could end the command or begin another one is written as its code."""
    lines = (escaped(line) for line in said.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
