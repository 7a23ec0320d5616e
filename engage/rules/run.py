"""Running rules over a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engage.model.diagnostic import Finding, Pointer
from engage.rules.context import Context
from engage.rules.rule import Result, Rule

#: By path, the pointers of what was written but could not be read.
Unread = Mapping[str, tuple[Pointer, ...]]


def run(rules: Iterable[Rule], context: Context, unread: Unread) -> Iterator[tuple[Rule, Result]]:
    """What each rule finds, with its code; rule by rule, in the order of the records."""
    for rule in rules:
        for result in _results(rule, context):
            if isinstance(result, Finding) and rule.absence and _was_given(result, unread):
                continue  # the field is there; that it cannot be read is reported already
            yield rule, replace(result, code=rule.code)


def _results(rule: Rule, context: Context) -> Iterator[Result]:
    if rule.whole:
        yield from rule.whole(context)
    if rule.each:
        for commitment in context.live if rule.live else context.workspace.commitments:
            yield from rule.each(commitment, context)


def _was_given(finding: Finding, unread: Unread) -> bool:
    """Whether the field said to be missing, or a part of it, is one that could not be read."""
    missing = finding.pointer
    for faulty in unread.get(finding.path, ()):
        shared = min(len(faulty), len(missing))
        if shared and faulty[:shared] == missing[:shared]:
            return True
        if len(faulty) == len(missing) and faulty[:-1] == missing[:-1] and _alike(faulty[-1], missing[-1]):
            return True
    return False


def _alike(written: str | int, missing: str | int) -> bool:
    """Whether an unknown field is the missing one, mistyped."""
    from difflib import get_close_matches

    return bool(get_close_matches(str(written), [str(missing)], 1, 0.75))
