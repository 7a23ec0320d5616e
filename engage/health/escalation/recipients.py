"""Who hears of an alert: a role resolved through the promise, its team, the client and the organisation.

Only people of ours are alerted: a role that leads to a contact of the client leads to nobody here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from engage.model.commitment import Commitment
from engage.model.escalation import EscalationRule
from engage.model.people import Directory, Party
from engage.model.workspace import Workspace
from engage.plan.calendar import WorkCalendar
from engage.plan.calendars import Calendars

_RACI = ("responsible", "accountable", "consulted", "informed")


@dataclass(frozen=True, slots=True)
class Rung:
    """Who hears of an alert at one height: a role and the people behind it."""

    role: str
    people: tuple[str, ...]


class Recipients:
    """Resolves roles to people who still work here, and counts in their days."""

    def __init__(self, workspace: Workspace, calendars: Calendars, today: date) -> None:
        self._workspace = workspace
        self._calendars = calendars
        self._today = today
        self._directory = Directory(workspace)

    def resolve(self, role: str, commitment: Commitment) -> tuple[str, ...]:
        """The ids of the people behind a name or role, in order; nobody where it leads to none of ours."""
        if not self._workspace.resources.people:
            return tuple(dict.fromkeys(self._unlisted(role, commitment, frozenset())))
        found = self._people(self._parties(role, commitment))
        return tuple(dict.fromkeys(name for name in found if self._works_here(name)))

    def rungs(self, rule: EscalationRule, commitment: Commitment) -> tuple[Rung, ...]:
        """Who hears of it first, and who next while nobody acknowledges; only first where it informs.

        A rung without anybody, or with nobody new, is left out.
        """
        roles = [rule.to, *self._above(rule)]
        rungs: list[Rung] = []
        known: set[str] = set()
        for role in roles:
            people = self.resolve(role, commitment)
            if set(people) - known:
                rungs.append(Rung(role, people))
                known |= set(people)
                if rule.level == "inform":
                    break
        return tuple(rungs)

    def days_before(self, rule: EscalationRule, commitment: Commitment, on: date, days: float) -> date:
        """So many working days of the first recipient before a date: J−10."""
        rungs = self.rungs(rule, commitment)
        calendar = self.calendar(rungs[0].people[0] if rungs else None)
        try:
            return calendar.shift(on, -ceil(days))
        except LookupError:  # beyond the years that calendars know
            return on - timedelta(days=ceil(days * 7 / 5))

    def calendar(self, person: str | None) -> WorkCalendar:
        """The days of somebody; the organisation's where nobody is named."""
        return (self._calendars.resource(person) if person else None) or self._calendars.organisation

    def _above(self, rule: EscalationRule) -> tuple[str, ...]:
        if rule.then:
            return rule.then
        ladder = self._workspace.policy.alerts.ladder
        return ladder[ladder.index(rule.to) + 1 :] if rule.to in ladder else ladder[1:]

    def _parties(self, role: str, commitment: Commitment) -> Iterable[Party]:
        found = self._directory.find(role, commitment)
        if found:
            return found
        names = _of_raci(role, commitment, self._workspace)
        return [party for name in names for party in self._directory.find(name, commitment)]

    def _unlisted(self, role: str, commitment: Commitment, seen: frozenset[str]) -> Iterator[str]:
        """The ids that a role leads to, in a workspace that lists no people at all."""
        client = self._workspace.client.get(commitment.client)
        roles = {
            **self._workspace.policy.roles,
            **(client.roles if client else {}),
            "owner": (commitment.owner,) if commitment.owner else (),
        }
        contacts = {contact.id for contact in client.contacts} if client else set()
        for name in roles.get(role) or _of_raci(role, commitment, self._workspace):
            if name in roles and name not in seen:
                yield from self._unlisted(name, commitment, seen | {role})
            elif name not in contacts:
                yield name

    def _people(self, parties: Iterable[Party]) -> Iterator[str]:
        for party in parties:
            if party.kind == "person":
                yield party.id
            elif party.kind == "team":
                lead = next((t.lead for t in self._workspace.resources.teams if t.id == party.id), None)
                if lead:
                    yield lead

    def _works_here(self, name: str) -> bool:
        person = self._workspace.person.get(name)
        return person is not None and (person.left is None or person.left >= self._today)


def _of_raci(role: str, commitment: Commitment, workspace: Workspace) -> tuple[str, ...]:
    """`team_lead`, and the roles of a RACI: the promise's, else its type's."""
    if role == "team_lead":
        lead = next((t.lead for t in workspace.resources.teams if t.id == commitment.team), None)
        return (lead,) if lead else ()
    if role not in _RACI:
        return ()
    own: tuple[str, ...] = getattr(commitment.raci, role) if commitment.raci else ()
    kind = workspace.policy.types.get(commitment.type or "")
    typed: tuple[str, ...] = getattr(kind.raci, role) if kind and kind.raci else ()
    return own or typed
