"""Which rules apply, and how severe their findings are: all decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engage.model.commitment import Commitment
from engage.model.diagnostic import Severity
from engage.model.policy_rules import RuleOverride
from engage.model.text import Text
from engage.rules.globs import matches
from engage.rules.registry import all_rules, find_rule, matching
from engage.rules.rule import PROFILES, Profile, Rule
from engage.rules.words import both, nearest

_CODE = re.compile(r"[XSMART]\d{3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules wanted: those of the profile, or those of `select`; less those of `ignore`.

    A token is a code, the beginning of one, or a name. Where `select` and `ignore` both mean a rule, the
    longer token wins, so that `--select S101 --ignore S` leaves S101. Rules that are off run where `select`
    names them, or where one of the `overrides` gives them a severity.
    """

    profile: Profile = "promise"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    overrides: tuple[RuleOverride, ...] = ()

    def rules(self) -> tuple[Rule, ...]:
        """The rules wanted, by code."""
        return tuple(rule for rule in all_rules() if self._wants(rule))

    def names(self, rule: Rule) -> bool:
        """Whether `select` asks for this very rule."""
        return any(find_rule(token) is rule for token in self.select)

    def _wants(self, rule: Rule) -> bool:
        if rule.off and not self.names(rule) and not self._switched_on(rule):
            return False
        wanted = _closest(self.select, rule)
        if not self.select and PROFILES.index(rule.profile) <= PROFILES.index(self.profile):
            wanted = 0
        unwanted = _closest(self.ignore, rule)
        return wanted is not None and (unwanted is None or wanted > unwanted)

    def _switched_on(self, rule: Rule) -> bool:
        levels = [
            level for o in self.overrides for token, level in o.rules.items() if find_rule(token) is rule
        ]
        return any(level != "off" for level in levels)


def _closest(tokens: Iterable[str], rule: Rule) -> int | None:
    """How exactly the tokens mean the rule, in characters of its code; None where none does."""
    return max((_exactness(token, rule) for token in tokens if rule in matching(token)), default=None)


def _exactness(token: str, rule: Rule) -> int:
    return len(rule.code) if find_rule(token) is rule else len(token.strip())


def unknown_token(token: str, *, of_file: bool = False) -> Text | None:
    """Why a token means no rule; None where it means one.

    In a file, a code that this version does not know is accepted: it may be another version's.
    """
    if matching(token) or (of_file and _CODE.fullmatch(token.strip())):
        return None
    near = nearest(token, [name for rule in all_rules() for name in (rule.code, rule.name)])
    digits = find_rule(token.upper().replace("O", "0").replace("I", "1"))  # `S1O1`
    near = digits.code if digits else near
    if near:
        return both(
            f"there is no rule `{token}`: did you mean `{near}`?",
            f"il n'y a pas de règle `{token}` : vouliez-vous dire `{near}` ?",
        )
    return both(
        f"there is no rule `{token}`; `engage rule` lists them",
        f"il n'y a pas de règle `{token}` ; `engage rule` en donne la liste",
    )


def severity(
    rule: Rule,
    path: str,
    found: Severity | None,
    overrides: Iterable[RuleOverride],
    *,
    reading: bool = False,
    named: bool = False,
    signed: bool = False,
) -> Severity | None:
    """How severe a finding in a file is; None where it is switched off. The last override that fits wins.

    What `reading` the files found cannot be switched off, only lowered: what was not read was not checked.
    A rule that is off stays so, unless the reader `named` it or an override switches it on; only one that
    means this rule alone does. `signed`: the promise lies before the client, and the profile is that strict.
    """
    shielded = rule.off and not named
    level = "off" if shielded else _own_level(rule, found, signed=signed)
    for override in overrides:
        if any(matches(pattern, path) for pattern in override.paths):
            for token, wanted in override.rules.items():
                if find_rule(token) is rule or (not shielded and rule in matching(token)):
                    level = wanted
    if level == "off":
        return Severity.INFO if reading else None
    return Severity(level)


def _own_level(rule: Rule, found: Severity | None, *, signed: bool) -> str:
    level = found or rule.severity
    return rule.signed if signed and rule.signed and level is Severity.WARNING else level


def lies_before_the_client(commitment: Commitment | None) -> bool:
    """Whether a promise was proposed: from then on the `signed` profile is strict with its warnings."""
    return commitment is not None and commitment.status != "draft"
