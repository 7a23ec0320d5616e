"""Findings that were there when an old register was first checked: accepted, and only ever getting fewer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engage.model.diagnostic import Diagnostic, Severity
from engage.model.suppression import KNOWN_FILE, KnownFinding
from engage.model.text import Lang
from engage.rules.catalogue import x009_stale_suppression as x009
from engage.rules.registry import find_rule
from engage.rules.rule import Rule
from engage.usecase.check_view import CheckView
from engage.usecase.found import CheckOptions
from engage.usecase.suppress import Hidden, WasJudged, can_be_hidden

#: Never accepted as known: what the client did not agree to, and what changed after they did.
_NEVER = frozenset({"R406", "R407", "R411"})


def may_be_known(rule: Rule) -> bool:
    """Whether findings of a rule may be accepted as known: never faults of the record, nor of agreement."""
    return can_be_hidden(rule) and not rule.code.startswith("X") and rule.code not in _NEVER


class Known:
    """The known findings, and which of them were met."""

    def __init__(self, entries: Sequence[KnownFinding]) -> None:
        self._entries = entries
        self._accepted = {entry.fingerprint for entry in entries}
        self._met: set[str] = set()

    def hides(self, diagnostic: Diagnostic) -> Hidden | None:
        """Whether a finding is known."""
        rule = find_rule(diagnostic.code)
        if diagnostic.fingerprint not in self._accepted or rule is None or not may_be_known(rule):
            return None
        self._met.add(diagnostic.fingerprint)
        return Hidden(diagnostic, "known")

    def gone(self, was_judged: WasJudged, options: CheckOptions) -> tuple[KnownFinding, ...]:
        """The entries that are no longer found, as far as this run could have found them."""
        if options.paths or options.changed is not None:
            return ()
        return tuple(entry for entry in self._entries if self._is_gone(entry, was_judged))

    def _is_gone(self, entry: KnownFinding, was_judged: WasJudged) -> bool:
        if entry.fingerprint in self._met:
            return False
        rule = find_rule(entry.code)
        if rule is None or not may_be_known(rule):
            return True
        return was_judged(rule, entry.path, entry.commitment)

    def faults(self, gone: Sequence[KnownFinding]) -> Iterator[Diagnostic]:
        """That there are known findings which are no longer found: one fault, at the first of them."""
        if gone:
            rule, (message, advice) = x009.RULE, x009.no_longer_found(len(gone))
            span = min(entry.span for entry in gone)
            yield Diagnostic(rule.code, rule.name, Severity.ERROR, KNOWN_FILE, span, message, help=advice)


@dataclass(frozen=True, slots=True)
class KnownView:
    """What the file of known findings says, and what it would say if it was written now.

    `new` are findings that it does not have; those of rules whose findings cannot be known are `never`.
    """

    entries: tuple[KnownFinding, ...]
    new: tuple[KnownFinding, ...]
    gone: tuple[KnownFinding, ...]
    never: int = 0

    @property
    def kept(self) -> tuple[KnownFinding, ...]:
        """The entries that are still found."""
        gone = {entry.fingerprint for entry in self.gone}
        return tuple(entry for entry in self.entries if entry.fingerprint not in gone)

    @property
    def whole(self) -> tuple[KnownFinding, ...]:
        """All that is found now, in the order of the file."""
        return in_order((*self.kept, *self.new))


def in_order(entries: Sequence[KnownFinding]) -> tuple[KnownFinding, ...]:
    """As the file has them: by path, code and fingerprint, so that changes of it read well."""
    return tuple(sorted(entries, key=lambda entry: (entry.path, entry.code, entry.fingerprint)))


def compare(view: CheckView, entries: Sequence[KnownFinding], lang: Lang) -> KnownView:
    """The known findings beside those found now; messages in the workspace's language."""
    may = {d: (rule := find_rule(d.code)) is not None and may_be_known(rule) for d in view.diagnostics}
    new = (
        KnownFinding(d.fingerprint, d.code, d.commitment, d.path, d.message.to(lang))
        for d, fits in may.items()
        if fits
    )
    never = sum(not fits and d.path != KNOWN_FILE for d, fits in may.items())
    return KnownView(tuple(entries), in_order(tuple(new)), view.gone, never)
