"""The rules about wording over any text: a mail, an offer, a contract (`engage check --text FILE`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engage.model.commitment import Commitment
from engage.model.diagnostic import Diagnostic, Finding, Span
from engage.model.party import Client
from engage.model.policy import Policy
from engage.model.text import Lang, Text
from engage.model.workspace import Workspace
from engage.rules.context import Context
from engage.rules.language.detect import detect
from engage.rules.language.markdown import only_wording
from engage.rules.rule import Rule
from engage.rules.words import both

#: Rules that read words; the others ask about fields, which a text has none of.
WORDING = frozenset(
    [
        "S102",
        "S103",
        "S104",
        "S105",
        "S106",
        "S107",
        "S108",
        "S109",
        "S110",
        "S111",
        "S113",
        "S114",
        "M202",
        "M203",
        "M205",
        "M208",
        "R404",
        "T503",
        "T504",
        "T505",
        "T506",
        "T511",
    ]
)
_FIELD = ("promise", "wording")
_NO_DAY = date(2000, 1, 1)  # no rule about words asks which day it is
_NAMELESS = "\ue000"  # stands for the client's name in messages: a text alone has none
_CLIENT = Text("the client", "le client")


@dataclass(frozen=True, slots=True)
class TextReport:
    """What was found in a text. `lang` is None where it is in no language that is read; `why` says so."""

    diagnostics: tuple[Diagnostic, ...] = ()
    lang: Lang | None = None
    why: Text | None = None


def lint_text(
    text: str,
    lang: Lang | None = None,
    *,
    path: str = "text",
    rules: Iterable[Rule] | None = None,
    policy: Policy | None = None,
) -> TextReport:
    """Judge the wording of a plain or Markdown text.

    Args:
        lang: the language of the text; None: found out by its function words.
        path: what the diagnostics call the text.
        rules: those to apply; default: all about wording that are on.
        policy: `engage.yaml`, for its glossary and its own words.
    """
    shown = only_wording(text)
    known = lang or detect(shown)
    if known is None:
        return TextReport(why=_UNREAD)
    places = _Places(path, [match.end() for match in _BREAK.finditer(text)])
    promise, context = _context(shown, known, policy or Policy())
    found = (
        _diagnostic(rule, finding, text, places)
        for rule in _wanted(rules)
        for finding in _findings(rule, promise, context)
    )
    return TextReport(tuple(sorted(found, key=Diagnostic.sort_key)), known)


_BREAK = re.compile(r"\r\n|\r|\n")
_UNREAD = both(
    "nothing was checked: the text is in neither English nor French, as far as its words tell; "
    "give its language with `--text-lang`",
    "rien n'a été vérifié : le texte n'est ni en anglais ni en français, autant que ses mots le disent ; "
    "donnez sa langue avec `--text-lang`",
)


def _wanted(rules: Iterable[Rule] | None) -> tuple[Rule, ...]:
    if rules is None:
        from engage.rules.registry import all_rules

        rules = (rule for rule in all_rules() if not rule.off)
    return tuple(rule for rule in rules if rule.code in WORDING)


def _context(text: str, lang: Lang, policy: Policy) -> tuple[Commitment, Context]:
    """A promise whose wording is the text, of a client without a name."""
    promise = Commitment.model_validate(
        {"id": "text", "title": "-", "client": "client", "lang": lang, "promise": {"wording": text}}
    )
    client = Client.model_validate({"id": "client", "name": _NAMELESS})
    return promise, Context(Workspace(policy, (promise,), (client,)), _NO_DAY)


def _findings(rule: Rule, promise: Commitment, context: Context) -> Iterator[Finding]:
    for result in rule.each(promise, context) if rule.each else ():
        if isinstance(result, Finding) and result.pointer == _FIELD and result.words:
            yield result


@dataclass(frozen=True, slots=True)
class _Places:
    """Lines and columns of a text."""

    path: str
    breaks: list[int]

    def span(self, start: int, end: int) -> Span:
        """Where characters `start` to `end` stand, counted from 1."""
        return Span(*self._place(start), *self._place(end))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.breaks, at)
        return line + 1, at - (self.breaks[line - 1] if line else 0) + 1


def _diagnostic(rule: Rule, finding: Finding, text: str, places: _Places) -> Diagnostic:
    start, end = finding.words or (0, 0)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=finding.severity or rule.severity,
        path=places.path,
        span=places.span(start, end),
        message=_named(finding.message),
        help=_named(finding.help) if finding.help else None,
        words=finding.words,
        excerpt=text[start:end],
    )


def _named(said: Text) -> Text:
    return Text(said.en.replace(_NAMELESS, _CLIENT.en), said.fr.replace(_NAMELESS, _CLIENT.fr))
