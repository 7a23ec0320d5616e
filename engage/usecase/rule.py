"""What a rule of `check` is about: what `engage rule` answers."""

from __future__ import annotations

from dataclasses import dataclass

from engage.model.text import Text
from engage.rules.registry import all_rules, matching
from engage.rules.rule import Rule
from engage.rules.select import unknown_token


@dataclass(frozen=True, slots=True)
class RuleView:
    """The rules asked for: one to explain, or several to list. `unknown` says why there are none."""

    rules: tuple[Rule, ...]
    unknown: Text | None = None

    @property
    def explained(self) -> bool:
        """Whether it is one rule, explained in full."""
        return len(self.rules) == 1


def rule(query: str | None) -> RuleView:
    """The rule of a code or a name, in any case; those whose code begins so; without a query, all."""
    if query is None:
        return RuleView(all_rules())
    found = matching(query)
    return RuleView(found, None if found else unknown_token(query))
