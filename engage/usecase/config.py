"""Which settings hold for a file, and where each comes from: what `engage config --explain` answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engage.model.diagnostic import Locate, Pointer, Span
from engage.model.policy_rules import RulePolicy
from engage.model.workspace import Workspace
from engage.rules.globs import matches
from engage.rules.registry import all_rules, find_rule, matching
from engage.rules.rule import Rule
from engage.rules.select import Selection, severity

#: Why a rule is as it is: as shipped, not in the profile, off unless asked for, ignored, by an override.
Because = Literal["default", "profile", "off", "ignore", "override"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting is written."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting's value for the file; without an origin it is the default."""

    name: str
    value: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How severe a rule's findings are in the file (`off`: it does not apply), and why."""

    rule: Rule
    severity: str
    because: Because
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class ConfigView:
    """The settings for one file. `policy` is the file they come from; None where all are defaults."""

    path: str
    policy: str | None
    settings: tuple[Setting, ...]
    rules: tuple[RuleSetting, ...]

    @property
    def changed(self) -> tuple[RuleSetting, ...]:
        """The rules that a setting changes."""
        return tuple(rule for rule in self.rules if rule.because in {"ignore", "override"})


def explain(workspace: Workspace, path: str, locate: Locate) -> ConfigView:
    """The settings for a file of the workspace, by its path there."""
    places = _Places(workspace, locate)
    policy = workspace.policy.rules
    selection = Selection(policy.profile, (), policy.ignore, policy.overrides)
    applied = frozenset(rule.code for rule in selection.rules())
    return ConfigView(
        path,
        workspace.policy.path or None,
        (
            Setting("profile", policy.profile, places.given(("rules", "profile"))),
            _language(workspace, path, places),
        ),
        tuple(_rule(rule, path, policy, applied, places) for rule in all_rules()),
    )


class _Places:
    """Where settings are written."""

    def __init__(self, workspace: Workspace, locate: Locate) -> None:
        self._policy = workspace.policy
        self._locate = locate

    def at(self, path: str, pointer: Pointer) -> Origin:
        """The place of a value that is there."""
        return Origin(path, self._locate(path, pointer, False, None))

    def policy(self, pointer: Pointer) -> Origin:
        """The place of a setting of `engage.yaml`."""
        return self.at(self._policy.path, pointer)

    def given(self, pointer: tuple[str, ...]) -> Origin | None:
        """The same of a setting that may be the default."""
        record: object = self._policy
        for name in pointer:
            if name not in getattr(record, "model_fields_set", ()):
                return None
            record = getattr(record, name)
        return self.policy(pointer)


def _language(workspace: Workspace, path: str, places: _Places) -> Setting:
    """The language of the texts in the file: its own, else the client's, else the workspace's."""
    commitment = next((c for c in workspace.commitments if c.path == path), None)
    client = workspace.client.get(commitment.client) if commitment else None
    for record in (commitment, client):
        if record is not None and record.lang:
            return Setting("lang", record.lang, places.at(record.path, (*record.pointer, "lang")))
    return Setting("lang", workspace.policy.lang, places.given(("lang",)))


def _rule(rule: Rule, path: str, policy: RulePolicy, applied: frozenset[str], places: _Places) -> RuleSetting:
    ignored = _ignored(rule, policy)
    if rule.code not in applied:
        if ignored is not None:
            return RuleSetting(rule, "off", "ignore", places.policy(("rules", "ignore", ignored)))
        return RuleSetting(rule, "off", "off" if rule.off else "profile")
    level = severity(rule, path, None, policy.overrides)
    said = level.value if level else "off"
    override = _last_override(rule, path, policy)
    if override:
        return RuleSetting(rule, said, "override", places.policy(override))
    return RuleSetting(rule, said, "off" if rule.off else "default")


def _ignored(rule: Rule, policy: RulePolicy) -> int | None:
    """The entry of `ignore` that means the rule."""
    return next((at for at, token in enumerate(policy.ignore) if rule in matching(token)), None)


def _last_override(rule: Rule, path: str, policy: RulePolicy) -> Pointer | None:
    """The place of the override that counts for the rule in the file: the last one that fits."""
    return next(reversed([*_overrides(rule, path, policy)]), None)


def _overrides(rule: Rule, path: str, policy: RulePolicy) -> Iterator[Pointer]:
    for at, override in enumerate(policy.overrides):
        if any(matches(pattern, path) for pattern in override.paths):
            for token in override.rules:
                if find_rule(token) is rule or (not rule.off and rule in matching(token)):
                    yield "rules", "overrides", at, "rules", token
