"""What `engage check` found as Markdown for the summary of a job in GitHub Actions.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary: a step's
summary holds 1 MiB at most, so only the worst findings are listed, and how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.model.diagnostic import Diagnostic, Severity
from engage.model.text import Lang, Text
from engage.render.check import summary
from engage.render.check_reader import Reader
from engage.render.review_markdown import plain
from engage.render.theme import Theme
from engage.rules.words import both
from engage.usecase.check_view import CheckView

_MOST = 100
_LONGEST = 400  # characters of a cell
_MARKS = {
    Severity.ERROR: Text("❌ error", "❌ erreur"),
    Severity.WARNING: Text("⚠️ warning", "⚠️ avertissement"),
    Severity.INFO: Text("ℹ️ remark", "ℹ️ remarque"),
}
_ORDER = list(_MARKS)
_COLUMNS = both(
    "| | rule | where | what is wrong | what to do |", "| | règle | où | ce qui ne va pas | que faire |"
)


def text(view: CheckView, reader: Reader) -> str:
    """The result in a line, then a table of the findings, errors first, and what could not be checked."""
    lang = reader.lang
    lines = [f"## {_verdict(view, reader).to(lang)}", "", plain(summary(view, Theme(lang=lang))), ""]
    if view.diagnostics:
        lines += _table(view.diagnostics, reader)
    if view.not_checked:
        lines += _not_checked(view, lang)
    return "\n".join(lines).rstrip("\n") + "\n"


def _verdict(view: CheckView, reader: Reader) -> Text:
    if view.exit_code(reader.fail_on):
        return both("❌ engage check: to be corrected", "❌ engage check : à corriger")
    return both("✅ engage check: passed", "✅ engage check : réussi")


def _table(found: Sequence[Diagnostic], reader: Reader) -> Iterator[str]:
    ordered = sorted(found, key=lambda each: (_ORDER.index(each.severity), each.sort_key()))
    yield _COLUMNS.to(reader.lang)
    yield "| --- | --- | --- | --- | --- |"
    for each in ordered[:_MOST]:
        place = plain(f"{reader.in_repository(each.path)}:{each.span.line}")
        advice = each.help.to(reader.lang) if each.help else ""
        cells = (
            _MARKS[each.severity].to(reader.lang),
            f"{each.code} {each.name}",
            place,
            _cell(each.message.to(reader.lang)),
            _cell(advice),
        )
        yield f"| {' | '.join(cells)} |"
    more = len(ordered) - _MOST
    if more > 0:
        told = both(f"{more} more are not listed.", f"{more} autres ne sont pas listés.")
        yield from ("", told.to(reader.lang))
    yield ""


def _cell(said: str) -> str:
    short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return plain(short)


def _not_checked(view: CheckView, lang: Lang) -> Iterator[str]:
    yield f"**{both('Not checked', 'Non vérifié').to(lang)}**"
    yield ""
    for result in view.not_checked[:_MOST]:
        yield f"- {result.code}{both(':', ' :').to(lang)} {_cell(result.why.to(lang))}"
