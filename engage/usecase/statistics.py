"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from engage.rules.registry import all_rules
from engage.rules.rule import Rule
from engage.usecase.check_view import CheckView


@dataclass(frozen=True, slots=True)
class Counted:
    """A rule, and how many findings of it count."""

    rule: Rule
    count: int


def statistics(view: CheckView) -> tuple[Counted, ...]:
    """The rules that found something, the most frequent first."""
    counts = Counter(found.code for found in view.diagnostics)
    counted = (Counted(rule, counts[rule.code]) for rule in all_rules() if counts[rule.code])
    return tuple(sorted(counted, key=lambda each: -each.count))
