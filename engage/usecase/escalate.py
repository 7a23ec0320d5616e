"""Who is to be told of what now: the alerts of a workspace against what was sent before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from engage.health.escalation.conditions import firings
from engage.health.escalation.firing import Firing
from engage.health.escalation.inhibition import inhibited
from engage.health.escalation.machine import Due, Terms, decide, is_acknowledged, is_silent
from engage.health.escalation.recipients import Rung
from engage.health.escalation.state import AlertState
from engage.health.situation import Situation
from engage.model.alert import AlertEntry
from engage.model.commitment import Commitment
from engage.model.escalation import EscalationRule
from engage.model.text import Text
from engage.usecase.alert_desk import Desk
from engage.usecase.alert_views import AlertRow, Digest, EscalateView, Recipient, State, ToSend
from engage.usecase.briefing import Briefing, briefing

_OVER = Text("No longer so", "Ce n’est plus le cas")


def escalate(now: Situation, moment: datetime, entries: Sequence[AlertEntry]) -> EscalateView:
    """What is to be sent now, and where every alert stands; nothing is sent, nothing written.

    Args:
        now: the situation as known on the day of `moment`.
        moment: the time, in the workspace's zone.
        entries: the record so far; lines dated after `moment` are not known yet.
    """
    desk = Desk(now, moment, tuple(entries))
    fired = firings(desk.rules, desk.watch, desk.recipients)
    waits = inhibited(fired, desk.rules)
    rows = [row for firing in fired if (row := _row(firing, waits.get(firing.key), desk))]
    keys = {firing.key for firing in fired}
    rows += [
        _over(state, desk) for key, state in desk.states.items() if key not in keys and _is_news(state, desk)
    ]
    ordered = tuple(sorted(rows, key=AlertRow.sort_key))
    return EscalateView(
        now.today, moment, ordered, _digests(ordered), now.workspace.left_out, tuple(desk.unheard)
    )


def _row(firing: Firing, waits_for: str | None, desk: Desk) -> AlertRow | None:
    commitment, rule = desk.now.workspace.commitment[firing.commitment], desk.by_name[firing.rule]
    rungs = desk.recipients.rungs(rule, commitment)
    if not rungs:
        desk.unheard.append((rule.name, commitment.id))
        return None
    state = desk.states.get(firing.key, AlertState(firing.key))
    terms = desk.terms(rule, len(rungs))
    silent = is_silent(state, desk.moment)
    due = None if waits_for else decide(
        state, firing.hit.severity, desk.moment, desk.hours.elapsed, terms
    )  # fmt: skip
    rung = min(due.rung if due else max(state.rung, 1), len(rungs))
    step = due.step if due else state.step
    hears = _people(rungs, rung, step, rule, desk)
    sending = _sending(() if waits_for or silent else hears, state, due, desk)
    pending = due is not None or bool(sending)
    told = due.step if due else state.step if sending else None
    return AlertRow(
        key=firing.key,
        rule=rule.name,
        level=rule.level,
        commitment=commitment.id,
        title=commitment.title,
        client_name=desk.now.workspace.client_name(commitment.client),
        subject=firing.hit.subject,
        milestone=firing.hit.milestone,
        severity=firing.hit.severity,
        why=firing.hit.why,
        since=firing.hit.since or (state.since.date() if state.open and state.since else desk.now.today),
        on=firing.hit.on,
        state=_state(state, pending, bool(waits_for) or silent, terms, desk),
        step=told or None,  # type: ignore[arg-type]  # a step, as the record has it
        episode=due.episode if due else state.episode or 1,
        notice=due.notice if due else state.notice,
        rung=rung,
        to=hears,
        next=_next(rungs, rung, rule, hears, desk),
        sending=sending,
        inhibited_by=waits_for,
        acknowledged=state.acknowledged,
        silenced=state.silenced if silent else None,
        failed=_failure(state),
        briefing=_briefing(commitment, firing, rungs[rung - 1], rule, desk) if pending else None,
    )


def _people(
    rungs: Sequence[Rung], rung: int, step: str | None, rule: EscalationRule, desk: Desk
) -> tuple[Recipient, ...]:
    """Who hears of a step: the rung's people, those below where it climbs or worsens, the next while away."""
    heard = list(rungs[:rung] if step in {"escalate", "worse"} else rungs[rung - 1 : rung])
    heard.reverse()
    if rung < len(rungs) and all(_is_away(person, rule, desk) for person in rungs[rung - 1].people):
        heard.append(rungs[rung])
    found: dict[str, Recipient] = {}
    for each in heard:
        for person in each.people:
            found.setdefault(person, desk.person(person, each.role))
    return tuple(found.values())


def _is_away(person: str, rule: EscalationRule, desk: Desk) -> bool:
    """Whether somebody is back only after the grace has passed."""
    grace = desk.now.days((rule.grace or desk.policy.alerts.grace or (desk.policy.alerts.repeat,))[0])
    own, ours = desk.recipients.calendar(person), desk.calendars.organisation
    try:
        return own.roll(desk.now.today) > ours.shift(desk.now.today, max(1, round(grace)))
    except LookupError:  # no day of theirs is left
        return True


def _sending(
    people: Iterable[Recipient], state: AlertState, due: Due | None, desk: Desk
) -> tuple[ToSend, ...]:
    if due is None and not state.open:
        return ()
    notice = due.notice if due else state.notice
    return tuple(sent for person in people if (sent := desk.to_send(person, state, notice)))


def _next(
    rungs: Sequence[Rung], rung: int, rule: EscalationRule, hears: Sequence[Recipient], desk: Desk
) -> tuple[Recipient, ...]:
    if rule.level != "alert" or rung >= len(rungs):
        return ()
    known = {person.id for person in hears}
    above = rungs[rung]
    return tuple(desk.person(person, above.role) for person in above.people if person not in known)


def _state(state: AlertState, pending: bool, muted: bool, terms: Terms, desk: Desk) -> State:
    if muted:
        return "silenced"
    if pending:
        return "due"
    acknowledged = is_acknowledged(state, desk.moment, desk.hours.elapsed, terms.acknowledged_for)
    return "acknowledged" if acknowledged else "sent"


def _failure(state: AlertState) -> str | None:
    """Why the last message did not reach somebody."""
    fared = ((key, found) for key, found in (state.deliveries or {}).items() if key[1] == state.notice)
    return next((found.reason for _, found in fared if found.reason and not found.sent), None)


def _briefing(
    commitment: Commitment, firing: Firing, rung: Rung, rule: EscalationRule, desk: Desk
) -> Briefing | None:
    """What somebody above the project lead needs to decide."""
    if rung.role == "owner":
        return None
    grace = desk.now.days((rule.grace or desk.policy.alerts.grace)[0])
    return briefing(commitment, desk.now, firing.hit.on, grace, desk.calendars.organisation)


def _is_news(state: AlertState, desk: Desk) -> bool:
    """Whether an alert that does not hold any more is still to be said, or was said today."""
    if state.open:
        return not is_silent(state, desk.moment)
    return state.resolved is not None and (
        state.resolved.astimezone(desk.moment.tzinfo).date() == desk.now.today
        or bool(_late_words(state, desk))
    )


def _late_words(state: AlertState, desk: Desk) -> tuple[str, ...]:
    """Whom the word that it is over has not reached yet, though it was tried."""
    return tuple(
        person
        for person, notice in state.deliveries or ()
        if notice > state.notice and desk.to_send(desk.person(person, ""), state, notice)
    )


def _over(state: AlertState, desk: Desk) -> AlertRow:
    """An alert that does not hold any more: said once to those who were told."""
    commitment = desk.now.workspace.commitment.get(state.commitment)
    rule = desk.by_name.get(state.rule)
    names = state.told if state.open else _late_words(state, desk)
    people = tuple(desk.person(name, rule.to if rule else "") for name in names)
    notice = state.notice + 1
    sending = [sent for person in people if (sent := desk.to_send(person, state, notice))]
    return AlertRow(
        key=state.key,
        rule=state.rule,
        level=rule.level if rule else "inform",
        commitment=state.commitment,
        title=commitment.title if commitment else state.commitment,
        client_name=desk.now.workspace.client_name(commitment.client) if commitment else "",
        subject=state.subject,
        milestone=state.subject
        if (state.commitment, state.subject) in desk.now.workspace.milestone
        else None,
        severity=state.severity or "orange",
        why=_OVER,
        since=state.since.date() if state.since else None,
        on=None,
        state="resolved",
        step="resolved" if state.open or sending else None,
        episode=state.episode,
        notice=notice,
        rung=state.rung,
        to=tuple(desk.person(name, rule.to if rule else "") for name in state.told),
        sending=tuple(sending),
        closes=state.open,
    )


def _digests(rows: Iterable[AlertRow]) -> tuple[Digest, ...]:
    """One message a person with all that is due to them now; what quiet hours hold is not in it."""
    people: dict[str, Recipient] = {}
    found: Mapping[str, list[AlertRow]] = defaultdict(list)
    again: set[str] = set()
    for row in rows:
        for each in row.sending:
            if each.held_until is None:
                people.setdefault(each.recipient.id, each.recipient)
                found[each.recipient.id].append(row)
                again |= {each.recipient.id} if each.again else set()
    ordered = sorted(people.values(), key=lambda person: (person.name, person.id))
    return tuple(Digest(person, tuple(found[person.id]), person.id in again) for person in ordered)
