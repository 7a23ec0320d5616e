"""What decides about the alerts of a workspace at a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from engage.health.escalation.hours import WorkingHours, held_until
from engage.health.escalation.machine import Terms
from engage.health.escalation.recipients import Recipients
from engage.health.escalation.rules import rules_of
from engage.health.escalation.state import AlertState, states
from engage.health.escalation.watch import Watch
from engage.health.situation import Situation
from engage.model.alert import AlertEntry
from engage.model.escalation import EscalationRule
from engage.usecase.alert_views import Recipient, ToSend

MOST_CUT_OFF = 2  # runs cut off in the middle of one message, after which it is not tried again


@dataclass
class Desk:
    """What decides about the alerts of a workspace at a moment; built once a run."""

    now: Situation
    moment: datetime
    entries: tuple[AlertEntry, ...]
    rules: tuple[EscalationRule, ...] = ()
    unheard: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        workspace = self.now.workspace
        self.policy = workspace.policy
        self.rules = rules_of(self.policy)
        self.calendars = self.now.calendars
        self.recipients = Recipients(workspace, self.calendars, self.now.today)
        self.watch = Watch(self.now)
        first = min((entry.at.date() for entry in self.entries), default=self.now.today)
        self.hours = WorkingHours(
            self.policy, self.calendars.organisation, first - timedelta(1), self.now.today
        )
        self.states = states(self.entries, self.moment)
        self.by_name = {rule.name: rule for rule in self.rules}

    def terms(self, rule: EscalationRule, rungs: int) -> Terms:
        """How alerts of a rule are handled, in seconds of working time."""
        alerts, wants_word = self.policy.alerts, rule.level == "alert"
        repeat = rule.repeat or (alerts.repeat if wants_word else None)
        grace = (rule.grace or alerts.grace) if wants_word else ()
        return Terms(
            repeat=self.hours.seconds(repeat) if repeat else None,
            grace=tuple(self.hours.seconds(each) for each in grace),
            acknowledged_for=self.hours.seconds(alerts.acknowledged_for),
            rungs=rungs,
            attempts=alerts.attempts,
        )

    def person(self, name: str, role: str) -> Recipient:
        """Somebody of ours."""
        known = self.now.workspace.person.get(name)
        return Recipient(name, (known.name if known else None) or name, role, known.email if known else None)

    def to_send(self, person: Recipient, state: AlertState, notice: int) -> ToSend | None:
        """A message to somebody whom it has not reached yet, and may still; `None` for others."""
        fared = (state.deliveries or {}).get((person.id, notice))
        if fared and (
            fared.sent or fared.tries >= self.policy.alerts.attempts or fared.cut_off >= MOST_CUT_OFF
        ):
            return None
        held = held_until(self.moment, self.recipients.calendar(person.id), self.policy.alerts)
        return ToSend(person, bool(fared and fared.cut_off), held)
