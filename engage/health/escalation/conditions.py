"""Which rules fire on which promises.

Of a rule with several conditions all must hold: the hits are those of the condition that tells subjects
apart (milestones, people, steps), every `why` is said, and the worst counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from engage.health.escalation.amounts import (
    exposure_over,
    forecast_delay_over,
    quality_incidents,
    saturation_over,
)
from engage.health.escalation.firing import Firing, Hit
from engage.health.escalation.gates import milestone, status
from engage.health.escalation.owed import action_overdue, recovery_overdue, silence, untold
from engage.health.escalation.recipients import Recipients
from engage.health.escalation.state import worse_of
from engage.health.escalation.watch import Watch
from engage.model.commitment import Commitment, open_status
from engage.model.escalation import EscalationRule, EscalationWhen
from engage.model.text import Text

Condition = Callable[[Commitment, EscalationWhen, Watch], Iterator[Hit]]

#: By the field of `when`, those that tell subjects apart first.
CONDITIONS: dict[str, Condition] = {
    "milestone": milestone,
    "saturation_over": saturation_over,
    "recovery_overdue": recovery_overdue,
    "action_overdue": action_overdue,
    "untold": untold,
    "exposure_over": exposure_over,
    "forecast_delay_over": forecast_delay_over,
    "quality_incidents": quality_incidents,
    "silence": silence,
    "status": status,
}


def firings(rules: Iterable[EscalationRule], watch: Watch, recipients: Recipients) -> tuple[Firing, ...]:
    """Every rule on every live promise; each key once."""
    found: dict[str, Firing] = {}
    for rule in rules:
        for commitment in watch.now.workspace.commitments:
            if not open_status(commitment):
                continue
            for hit in _hits(rule, commitment, watch):
                if timed := _in_time(rule, commitment, hit, watch, recipients):
                    firing = Firing(rule.name, commitment.id, timed)
                    found.setdefault(firing.key, firing)
    return tuple(found.values())


def _hits(rule: EscalationRule, commitment: Commitment, watch: Watch) -> Iterator[Hit]:
    when = rule.when or EscalationWhen()
    kinds = [kind for kind in CONDITIONS if kind in when.kinds]
    if "milestone" in kinds and "status" in kinds:
        kinds.remove("status")  # the colour is asked of the milestone
    if not kinds:
        if rule.before and commitment.due:
            yield Hit("due", watch.severity(commitment), _due_words(commitment), on=commitment.due)
        return
    others: list[Hit] = []
    for kind in kinds[1:]:
        hits = list(CONDITIONS[kind](commitment, when, watch))
        if not hits:
            return
        others += hits[:1]
    for hit in CONDITIONS[kinds[0]](commitment, when, watch):
        yield _as_sentence(_joined(hit, others))


def _due_words(commitment: Commitment) -> Text:
    return Text(f"Promised for {commitment.due}", f"Promis pour le {commitment.due}")


def _joined(hit: Hit, others: list[Hit]) -> Hit:
    """A hit that says what the other conditions found too."""
    if not others:
        return hit
    every = (hit, *others)
    severity = hit.severity
    for other in others:
        severity = worse_of(severity, other.severity) or severity
    why = Text("; ".join(each.why.en for each in every), "\u202f; ".join(each.why.fr for each in every))
    return replace(hit, why=why, severity=severity)


def _as_sentence(hit: Hit) -> Hit:
    en, fr = hit.why.en, hit.why.fr
    return replace(hit, why=Text(en[:1].upper() + en[1:], fr[:1].upper() + fr[1:]))


def _in_time(
    rule: EscalationRule, commitment: Commitment, hit: Hit, watch: Watch, recipients: Recipients
) -> Hit | None:
    """The hit, once the day has come: so many working days of the recipient before its date."""
    if rule.before is None:
        return hit
    if hit.on is None:
        return None
    starts = recipients.days_before(rule, commitment, hit.on, watch.now.days(rule.before))
    if starts > watch.now.today:
        return None
    return replace(hit, since=hit.since or starts)
