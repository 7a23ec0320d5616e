"""The rules in effect: those of `engage.yaml`, or the ones that ship; told first always."""

from __future__ import annotations

from engage.model.escalation import EscalationRule
from engage.model.policy import Policy

#: Where `engage.yaml` has no `escalation`: two gates, two exposures, recoveries and actions left lying. A
#: rule to a role that nobody plays is left out.
DEFAULTS: tuple[EscalationRule, ...] = tuple(
    EscalationRule.model_validate(rule)
    for rule in (
        {"name": "gate-j10", "when": {"milestone": "critical", "status": ["orange", "red"]}, "before": "10d",
         "to": "owner", "level": "alert"},
        {"name": "gate-j5", "when": {"milestone": "critical", "status": ["orange", "red"]}, "before": "5d",
         "to": "department_head", "level": "inform"},
        {"name": "exposure", "when": {"exposure_over": "50000 EUR"}, "to": "account_director",
         "level": "alert"},
        {"name": "exposure-high", "when": {"exposure_over": "250000 EUR"}, "to": "executive_committee",
         "level": "inform"},
        {"name": "recovery-late", "when": {"recovery_overdue": "yes"}, "to": "owner", "level": "alert"},
        {"name": "action-late", "when": {"action_overdue": "5d"}, "to": "owner", "level": "inform"},
    )
)  # fmt: skip

TOLD_FIRST = "told-first"


def rules_of(policy: Policy) -> tuple[EscalationRule, ...]:
    """The rules in effect, in order.

    A slip that is known and not told for longer than `health.untold` allows is always an alert to the project
    lead, unless a rule of the workspace says itself what happens then (`when: {untold: …}`).
    """
    given = policy.escalation
    rules = given if given is not None else tuple(rule for rule in DEFAULTS if _played(rule, policy))
    if any(rule.when and rule.when.untold for rule in rules) or given == ():
        return rules
    untold = {"untold": policy.health.untold[0]}
    return (
        *rules,
        EscalationRule.model_validate({"name": TOLD_FIRST, "when": untold, "to": "owner", "level": "alert"}),
    )


def _played(rule: EscalationRule, policy: Policy) -> bool:
    return rule.to == "owner" or rule.to in policy.roles
