"""Does every rule reach somebody? Tried on every live promise, without waiting for the rule to fire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.health.escalation.recipients import Recipients
from engage.health.escalation.rules import rules_of
from engage.health.situation import Situation
from engage.model.commitment import Commitment, open_status
from engage.model.escalation import EscalationRule
from engage.model.text import Text

_SHOWN = 3  # promises named in one fault


@dataclass(frozen=True, slots=True)
class RuleReach:
    """A rule, and whom it reaches first over all live promises; `next` hears of it after them."""

    rule: str
    level: Literal["alert", "inform"]
    role: str
    people: tuple[str, ...]
    next: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that keeps alerts from arriving; `rule` is `None` where it concerns them all."""

    rule: str | None
    message: Text


@dataclass(frozen=True, slots=True)
class ReachView:
    """The rules in effect and what is missing. `default`: `engage.yaml` gives no rules."""

    as_of: date
    rules: tuple[RuleReach, ...]
    missing: tuple[Missing, ...]
    channels: tuple[str, ...]
    default: bool
    left_out: tuple[str, ...]


def reach(
    now: Situation, channels: Iterable[str], unusable: Mapping[str, Text], *, needs_address: bool
) -> ReachView:
    """Resolve every rule on every live promise.

    Args:
        channels: the names of those that are ready; `unusable` says why others are not.
        needs_address: whether only mail is ready, so that people without an address cannot be reached.
    """
    desk = Recipients(now.workspace, now.calendars, now.today)
    rules = rules_of(now.workspace.policy)
    live = [found for found in now.workspace.commitments if open_status(found)]
    missing = [Missing(None, why) for why in unusable.values()]
    missing += [fault for rule in rules for fault in _of_rule(rule, live, desk)]
    reached = [_reach(rule, live, desk, now) for rule in rules]
    if needs_address:
        missing += _without_address(rules, live, desk, now)
    return ReachView(
        now.today,
        tuple(reached),
        tuple(missing),
        tuple(channels),
        now.workspace.policy.escalation is None,
        now.workspace.left_out,
    )


def _reach(rule: EscalationRule, live: Iterable[Commitment], desk: Recipients, now: Situation) -> RuleReach:
    first: dict[str, None] = {}
    after: dict[str, None] = {}
    for commitment in live:
        rungs = desk.rungs(rule, commitment)
        for place, rung in enumerate(rungs):
            (first if place == 0 else after).update(dict.fromkeys(rung.people))
    return RuleReach(rule.name, rule.level, rule.to, _names(first, now), _names(after, now))


def _names(ids: Iterable[str], now: Situation) -> tuple[str, ...]:
    return tuple(_name(name, now) for name in ids)


def _name(person: str, now: Situation) -> str:
    known = now.workspace.person.get(person)
    return (known.name if known else None) or person


def _of_rule(rule: EscalationRule, live: Iterable[Commitment], desk: Recipients) -> Iterator[Missing]:
    lost = [commitment for commitment in live if not desk.resolve(rule.to, commitment)]
    if lost:
        yield Missing(rule.name, _nobody(rule, lost))
    limit = rule.when.exposure_over if rule.when else None
    if limit:
        other = sorted({c.promise.value.currency for c in live if c.promise and c.promise.value})
        if other and limit.currency not in other:
            used = ", ".join(other)
            yield Missing(rule.name, Text(
                f"exposure_over is in {limit.currency}, the promises are in {used}: it never fires",
                f"exposure_over est en {limit.currency}, les engagements en {used}\u00a0: jamais déclenchée",
            ))  # fmt: skip


def _nobody(rule: EscalationRule, lost: list[Commitment]) -> Text:
    shown = ", ".join(commitment.id for commitment in lost[:_SHOWN])
    more = len(lost) - _SHOWN
    en, fr = (f" and {more} more", f" et {more} de plus") if more > 0 else ("", "")
    return Text(
        f"`{rule.to}` leads to nobody of ours who still works here, for {shown}{en}",
        f"`{rule.to}` ne mène à aucune personne encore chez nous, pour {shown}{fr}",
    )


def _without_address(
    rules: Iterable[EscalationRule], live: Iterable[Commitment], desk: Recipients, now: Situation
) -> Iterator[Missing]:
    told = {
        person
        for rule in rules
        for commitment in live
        for rung in desk.rungs(rule, commitment)
        for person in rung.people
    }
    for person in sorted(told):
        known = now.workspace.person.get(person)
        if known is None or not known.email:
            name = _name(person, now)
            yield Missing(
                None,
                Text(
                    f"{name} has no `email`, and only mail is set up",
                    f"{name} n’a pas d’`email`, seul canal prévu",
                ),
            )
