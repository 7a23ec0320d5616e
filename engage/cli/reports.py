"""The reports of `check`: one on standard output, and as many files as are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from engage.cli import out
from engage.cli.refusal import Refusal
from engage.render.check_formats import FOR_PEOPLE, FORMATS, report
from engage.render.check_reader import Reader
from engage.usecase.check_view import CheckView

#: (format, file)
Wanted = tuple[str, Path]


def wanted_reports(given: Sequence[str], main: str, *, people_only: bool) -> tuple[Wanted, ...]:
    """The values of `--report`, read.

    Raises:
        Refusal: a format that does not exist, no file, or an option that the format has no place for.
    """
    if people_only and main not in FOR_PEOPLE:
        raise Refusal(
            f"--statistics and --show-suppressed go with text, full and concise; {main} has its own form",
            f"--statistics et --show-suppressed vont avec text, full et concise\u202f; {main} a sa forme",
        )
    return tuple(map(_wanted, given))


def _wanted(given: str) -> Wanted:
    name, _, file = given.partition("=")
    if name not in FORMATS or not file:
        known = ", ".join(FORMATS)
        raise Refusal(
            f"--report {given}: write it as FORMAT=FILE, such as sarif=out.sarif; formats are {known}",
            f"--report {given}\u00a0: écrivez FORMAT=FILE, par exemple sarif=out.sarif\u202f; "
            f"les formats sont {known}",
        )
    return name, Path(file)


def publish(view: CheckView, reader: Reader, main: str, output: Path | None, files: Sequence[Wanted]) -> None:
    """Write the files, then the main report; where nothing was checked, people are told on stderr."""
    for reason in view.refused:
        out.message(reason.to(reader.lang))
    for name, file in files if not view.refused else ():
        plain = replace(reader, theme=out.theme(reader.lang, file))
        put = out.add if name == "github-summary" else out.emit
        put(report(view, name, plain), file)
    if main in FOR_PEOPLE and view.exit_code("never"):
        if not view.refused:
            out.message(report(view, main, reader).rstrip("\n"))
    elif main == "json" or not view.refused:
        out.emit(report(view, main, reader), output)
