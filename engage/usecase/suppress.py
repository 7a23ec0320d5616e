"""Which findings are hidden on purpose, by what, and what is wrong with the hiding itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.model.commitment import Commitment
from engage.model.days import parse_day
from engage.model.diagnostic import Diagnostic, Locate, Pointer, Severity, Span
from engage.model.fault import Fault
from engage.model.fix import Drop, Erase, Fix
from engage.model.suppression import IgnoreComment
from engage.model.text import Lang, Text
from engage.rules.catalogue import x008_suppression_without_reason as x008
from engage.rules.catalogue import x009_stale_suppression as x009
from engage.rules.registry import all_rules, find_rule
from engage.rules.rule import Rule
from engage.rules.scope import is_closed
from engage.rules.words import both, nearest

How = Literal["waiver", "comment", "known"]
_DELETE = both("delete it", "le supprimer")
#: Whether a rule could have found something in a file about a commitment, in this run.
WasJudged = Callable[[Rule, str, "str | None"], bool]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A finding that was hidden, by what, and what was said about it."""

    diagnostic: Diagnostic
    how: How
    reason: str | None = None
    by: str | None = None
    until: date | None = None

    def why(self, lang: Lang) -> str | None:
        """The reason, who gave it, and until when; None where nothing was said."""
        if self.how == "known":
            return Text("known finding", "constat connu").to(lang)
        until = Text(f"until {self.until}", f"jusqu’au {self.until}").to(lang) if self.until else None
        return ", ".join(part for part in (self.reason, self.by, until) if part) or None


@dataclass(frozen=True, slots=True)
class _Cover:
    """A waiver or a comment: the rules it names, and the lines it speaks of."""

    how: How
    path: str
    rules: tuple[str, ...]
    reason: str | None
    by: str | None
    until: date | None
    not_a_date: str | None = None
    lines: tuple[int, int] | None = None  # None: the whole commitment
    pointer: Pointer = ()
    span: Span | None = None


def can_be_hidden(rule: Rule) -> bool:
    """Whether findings of a rule may be hidden: not what reading found, nor faults of the hiding itself."""
    return rule.code != x009.RULE.code and not (rule.while_reading and rule.severity is Severity.ERROR)


class Suppressions:
    """The waivers of promises and the comments in files, as of a day."""

    def __init__(
        self, owners: Mapping[str, Commitment], comments: Sequence[IgnoreComment], today: date
    ) -> None:
        self._owners = owners
        self._today = today
        self._covers = (*_waivers(owners.values()), *map(_commented, comments))
        self._used: set[tuple[_Cover, str]] = set()
        self._by_path: dict[str, list[_Cover]] = {}
        for cover in self._covers:
            self._by_path.setdefault(cover.path, []).append(cover)

    def hides(self, diagnostic: Diagnostic) -> Hidden | None:
        """Whether a finding is hidden, and by what."""
        found = None
        for cover in self._by_path.get(diagnostic.path, ()):
            if self._is_over(cover) or not _covers(cover, diagnostic.span.line):
                continue
            for token in cover.rules:
                rule = find_rule(token)
                if rule and rule.code == diagnostic.code and can_be_hidden(rule):
                    self._used.add((cover, token))
                    found = found or Hidden(diagnostic, cover.how, cover.reason, cover.by, cover.until)
        return found

    def faults(self, was_judged: WasJudged, locate: Locate) -> Iterator[Diagnostic]:
        """What is wrong with the waivers and the comments, after every finding was looked at.

        Those of closed promises are history.
        """
        for cover in self._covers:
            owner = self._owners.get(cover.path)
            if owner is not None and is_closed(owner):
                continue
            for rule, severity, token, (message, advice) in self._wrong(cover, owner, was_judged):
                span = cover.span or locate(cover.path, cover.pointer, False, None)
                name = owner.id if owner else None
                fix = _fix(cover, token) if rule is x009.RULE else None
                yield Diagnostic(
                    rule.code,
                    rule.name,
                    severity,
                    cover.path,
                    span,
                    message,
                    name,
                    advice,
                    cover.pointer,
                    fix=fix,
                )

    def _wrong(
        self, cover: _Cover, owner: Commitment | None, was_judged: WasJudged
    ) -> Iterator[tuple[Rule, Severity, str | None, tuple[Text, Text]]]:
        if not cover.rules:
            yield x008.RULE, Severity.ERROR, None, x008.BLANKET
            return
        if cover.not_a_date:
            yield x008.RULE, Severity.ERROR, None, x008.no_date(cover.not_a_date)
            return
        if not cover.reason:
            yield x008.RULE, Severity.ERROR, None, x008.NO_REASON
        if cover.until and self._is_over(cover):
            yield x009.RULE, Severity.ERROR, None, x009.expired(cover.until)
            return
        for token in cover.rules:
            if said := self._stale(cover, token, owner, was_judged):
                yield x009.RULE, Severity.WARNING, token, said

    def _stale(
        self, cover: _Cover, token: str, owner: Commitment | None, was_judged: WasJudged
    ) -> tuple[Text, Text] | None:
        rule = find_rule(token)
        if rule is None:
            return x009.unknown(token)
        if not can_be_hidden(rule):
            return x009.never_hidden(rule.code)
        name = owner.id if owner else None
        if (cover, token) in self._used or rule.clock or not was_judged(rule, cover.path, name):
            return None
        return x009.hides_nothing(rule.code)

    def _is_over(self, cover: _Cover) -> bool:
        return bool(cover.not_a_date) or (cover.until is not None and cover.until < self._today)


def _covers(cover: _Cover, line: int) -> bool:
    return cover.lines is None or cover.lines[0] <= line <= cover.lines[1]


def _fix(cover: _Cover, token: str | None) -> Fix | None:
    """Deleting what hides nothing: the whole, or one code (`token`) of several."""
    if token and find_rule(token) is None and nearest(token, _names()):
        return None  # mistyped, perhaps: a person knows what was meant
    if cover.how == "waiver":
        return Fix(_DELETE, "safe", (Drop(cover.pointer),))
    if cover.span is None:
        return None
    others = tuple(code for code in cover.rules if code != token) if token else ()
    return Fix(_DELETE, "safe", (Erase(cover.span, _comment(cover, others) if others else ""),), in_file=True)


def _comment(cover: _Cover, rules: tuple[str, ...]) -> str:
    """A comment that hides fewer rules."""
    reason = f" reason: {cover.reason}" if cover.reason else ""
    until = f" until: {cover.until}" if cover.until else ""
    return f"# engage: ignore[{', '.join(rules)}]{reason}{until}"


def _names() -> list[str]:
    return [name for rule in all_rules() for name in (rule.code, rule.name)]


def _waivers(commitments: Iterable[Commitment]) -> Iterator[_Cover]:
    for commitment in commitments:
        for at, waiver in enumerate(commitment.waivers):
            yield _Cover(
                "waiver",
                commitment.path,
                (waiver.rule,),
                waiver.reason,
                waiver.by,
                waiver.until,
                pointer=("waivers", at),
            )


def _commented(comment: IgnoreComment) -> _Cover:
    until, not_a_date = None, None
    try:
        until = parse_day(comment.until) if comment.until else None
    except Fault:
        not_a_date = comment.until
    lines = (comment.first, comment.last)
    return _Cover(
        "comment",
        comment.path,
        comment.rules,
        comment.reason,
        None,
        until,
        not_a_date,
        lines,
        span=comment.span,
    )
