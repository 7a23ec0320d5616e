"""The rules there are: one module each in `engage/rules/catalogue/`, found by its file's name."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from engage.rules import catalogue
from engage.rules.rule import Rule

#: The groups: the record itself, specific, measurable, achievable, realistic, time-bound.
LETTERS = "XSMART"


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule: the record first, then the letters of SMART; by code."""
    modules = [module.name for module in pkgutil.iter_modules(catalogue.__path__)]
    rules: list[Rule] = [importlib.import_module(f"{catalogue.__name__}.{name}").RULE for name in modules]
    return tuple(sorted(rules, key=lambda rule: (LETTERS.index(rule.code[0]), rule.code)))


@cache
def by_code() -> dict[str, Rule]:
    """Rules by code."""
    return {rule.code: rule for rule in all_rules()}


def find_rule(query: str) -> Rule | None:
    """The rule of a code or a name, in any case."""
    wanted = query.strip().casefold()
    return next((r for r in all_rules() if wanted in {r.code.casefold(), r.name}), None)


def matching(token: str) -> tuple[Rule, ...]:
    """The rules that a token of `select` or `ignore` means: a code, the beginning of one, or a name."""
    named = find_rule(token)
    if named:
        return (named,)
    start = token.strip().upper()
    return tuple(rule for rule in all_rules() if start and rule.code.startswith(start))
