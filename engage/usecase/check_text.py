"""Is a text plain about what it promises? What `engage check --text` answers for a mail or an offer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from engage.model.diagnostic import Diagnostic
from engage.model.policy import Policy
from engage.model.text import Lang, Text
from engage.model.workspace import Workspace
from engage.rules.language.lint import WORDING, TextReport, lint_text
from engage.rules.registry import by_code
from engage.rules.rule import NotChecked, Rule
from engage.rules.select import Selection, severity
from engage.rules.words import both
from engage.usecase.check import refusals, selection
from engage.usecase.check_view import CheckView
from engage.usecase.fingerprint import fingerprinted
from engage.usecase.found import CheckOptions

_NO_RULE = both(
    "nothing was checked: none of the rules asked for reads texts; `engage rule` lists them all",
    "rien n'a été vérifié : aucune des règles demandées ne lit de texte ; `engage rule` les donne toutes",
)
_EMPTY = both("nothing was checked: there is no text", "rien n'a été vérifié : il n'y a pas de texte")


def check_texts(
    texts: Mapping[str, str],
    today: date,
    *,
    lang: Lang | None = None,
    policy: Policy | None = None,
    options: CheckOptions | None = None,
) -> CheckView:
    """Judge the wording of texts.

    Args:
        texts: by the names that the report gives them.
        today: the day of the report; no rule about words depends on it.
        lang: the language of the texts; None: found out, each by itself.
        policy: the settings of a workspace, for its words, its glossary and its choice of rules.
        options: which rules.
    """
    wanted, settings = options or CheckOptions(), policy or Policy()
    if refused := tuple(refusals(wanted, settings.rules)):
        return CheckView(today, refused=refused)
    chosen = selection(wanted, settings.rules)
    rules = tuple(rule for rule in chosen.rules() if rule.code in WORDING)
    reports = {name: _report(text, name, lang, rules, settings) for name, text in texts.items()}
    read = [report for report in reports.values() if report.lang]
    if not rules or not read:
        return CheckView(today, refused=tuple(_why_not(rules, reports)))
    found = [each for report in read for each in report.diagnostics]
    levelled = list(_levelled(found, chosen))
    return CheckView(
        as_of=today,
        diagnostics=fingerprinted(levelled, Workspace(settings)),
        files=len(read),
        not_checked=tuple(_unread(reports)),
    )


def _report(text: str, name: str, lang: Lang | None, rules: tuple[Rule, ...], policy: Policy) -> TextReport:
    if not text.strip():
        return TextReport(why=_EMPTY)
    return lint_text(text, lang, path=name, rules=rules, policy=policy)


def _why_not(rules: tuple[Rule, ...], reports: Mapping[str, TextReport]) -> Iterator[Text]:
    if not rules:
        yield _NO_RULE
        return
    for name, report in reports.items():
        if report.why:
            yield Text(f"{name}: {report.why.en}", f"{name}\u00a0: {report.why.fr}")


def _unread(reports: Mapping[str, TextReport]) -> Iterator[NotChecked]:
    """Texts in no language that is read, where others were: told under the first rule about words."""
    for name, report in reports.items():
        if report.why:
            why = Text(f"{name}: {report.why.en}", f"{name}\u00a0: {report.why.fr}")
            yield NotChecked(why, code=min(WORDING))


def _levelled(found: list[Diagnostic], chosen: Selection) -> Iterator[Diagnostic]:
    """The findings with the severity that options and settings give them."""
    for diagnostic in found:
        rule = by_code()[diagnostic.code]
        level = severity(
            rule, diagnostic.path, diagnostic.severity, chosen.overrides, named=chosen.names(rule)
        )
        if level:
            yield replace(diagnostic, severity=level)
