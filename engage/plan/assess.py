"""Can we promise it? A promise against everything live: whether, when, at whose cost, and what else to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import sqrt
from typing import Final

from engage.model.commitment import Commitment, Verdict
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan import unknown
from engage.plan.alternatives import alternatives, resequenced
from engage.plan.assess_types import Assessment, Assessments, Binding, Gate
from engage.plan.assess_unknown import RUNNING, cannot_be_assessed, not_checked, not_counted
from engage.plan.calendars import Calendars
from engage.plan.candidates import Situation
from engage.plan.changes import with_commitment
from engage.plan.draws import SAMPLES, SEED, Draws
from engage.plan.fitting import Fitting
from engage.plan.money import Ledger, Paid, paid
from engage.plan.placing import NOT_PLANNED, Placing, place
from engage.plan.pressing import Pressure, press, pushed
from engage.plan.room import RoomBook

_HAIR: Final = 1e-9
_LEAST_WAIT: Final = 0.5  # days; less is nobody's reason
_TEAM_DAYS: Final = 84  # twelve weeks, as `capacity` shows
_LEAST_AWAY: Final = 3  # days; less is a long weekend


def assess(
    workspace: Workspace,
    today: date,
    drafts: Sequence[str],
    *,
    gives_way: Sequence[str] = (),
    with_alternatives: bool = True,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Assessments:
    """The assessments of some promises of a workspace, each with those before it already made.

    Facts dated after `today` must have been taken out before (`engage.model.asof.known_on`). `gives_way`
    names promises that are served after the ones assessed.

    Raises:
        KeyError: a promise that is not there.
    """
    found: dict[str, Assessment] = {}
    draws = Draws(samples, seed)
    for at, name in enumerate(drafts):
        later = frozenset(drafts[at:]) | frozenset(gives_way)
        judge = _Judge(workspace, today, draws, later)
        found[name] = judge.assess(workspace.commitment[name], with_alternatives=with_alternatives)
        made = workspace.commitment[name].model_copy(update={"status": "active"})
        workspace = with_commitment(workspace, made) if len(drafts) > 1 else workspace
    return Assessments(today, samples, seed, found)


@dataclass
class _Judge:
    """Judges one promise."""

    workspace: Workspace
    today: date
    draws: Draws
    without: frozenset[str]

    def __post_init__(self) -> None:
        self.calendars = Calendars(self.workspace, self.today)
        self.placing: Placing = place(self.workspace, self.calendars, self.today)
        self.room = RoomBook(self.workspace, self.calendars, self.placing, self.today, self.without)
        self.ledger = Ledger(self.workspace, self.calendars, self.placing, self.today, self.without)

    def assess(self, commitment: Commitment, *, with_alternatives: bool) -> Assessment:
        """The answer for one promise."""
        start = commitment.promise.start if commitment.promise else None
        confidence = self.workspace.policy.buffer.confidence
        blank = Assessment(commitment.id, commitment.due, start, "refuse", confidence)
        why_not = cannot_be_assessed(self.workspace, self.placing, commitment)
        if commitment.status in NOT_PLANNED:
            return replace(blank, why_not=why_not)
        notes = unknown.of_milestones(self.workspace, self.placing, self.calendars, commitment)
        notes += not_checked(self.room, commitment)
        notes += not_counted(self.room, self.placing, commitment)
        if why_not is not None:
            blank = replace(blank, why_not=why_not, unknown=_unless_said(notes, why_not))
            return self._running(blank, commitment) if why_not == RUNNING else blank
        given = paid(self.workspace, commitment.id, self.room, self.ledger, self.today, self.draws)
        fit = given.fit
        found = self._fitted(blank, given, notes)
        if found.verdict == "promise":
            return self._pressed(found, Pressure(self.room, commitment, fit.asked_beyond()))
        pressure = press(self.placing, self.calendars, self.room, commitment)
        found = self._pressed(found, pressure)
        return self._with_alternatives(found, fit, pressure) if with_alternatives else found

    def _running(self, blank: Assessment, commitment: Commitment) -> Assessment:
        """A promise without milestones: how full its team is in the next weeks."""
        team = commitment.team or commitment.owner
        capacity = self.room.capacity(team) if team else None
        there = 0.0 if capacity is None else float(capacity[:_TEAM_DAYS].sum())
        load = None
        if team and there:
            firm, soft = self.room.booked(team)
            load = float((firm + soft)[:_TEAM_DAYS].sum()) / there
        return replace(blank, verdict="renegotiate", is_running=True, team=team, team_load=load)

    def _pressed(self, found: Assessment, pressure: Pressure) -> Assessment:
        return replace(
            found,
            overloads=pressure.overloads(),
            pushed=pushed(self.workspace, pressure, self.today, self.draws, found.confidence),
        )

    def _fitted(self, blank: Assessment, given: Paid, notes: tuple[Text, ...]) -> Assessment:
        wanted, confidence, fit = blank.wanted, blank.confidence, given.fit
        on_time = None if wanted is None else 0.0 if given.unpayable else fit.on_time(wanted)
        earliest = None if given.unpayable else fit.date_at(confidence)
        gates = fit.gates(confidence)
        return replace(
            blank,
            verdict=self._verdict(on_time, earliest, confidence, gates),
            gates=gates,
            short=given.short,
            money_waits=given.waits,
            on_time=on_time,
            standard_error=None if on_time is None else _error(on_time, self.draws.samples),
            earliest=earliest,
            likely=fit.planned,
            endless=fit.endless,
            run_out=fit.run_out(),
            unhindered_on_time=None if wanted is None else fit.on_time(wanted, fit.unhindered),
            unhindered_date=fit.date_at(confidence, fit.unhindered),
            binding=self._binding(fit),
            unknown=notes,
        )

    def _verdict(
        self, on_time: float | None, earliest: date | None, confidence: float, gates: Sequence[Gate]
    ) -> Verdict:
        """`promise` at the service level; `refuse` without any date, or where the one wanted is hopeless.

        A gate is promised too: where one of them does not hold, its date is to be renegotiated.
        """
        if on_time is not None and on_time >= confidence - _HAIR:
            return "promise" if all(gate.holds for gate in gates) else "renegotiate"
        hopeless = on_time is not None and on_time < self.workspace.policy.assess.refuse_below
        return "refuse" if earliest is None or hopeless else "renegotiate"

    def _binding(self, fit: Fitting) -> tuple[Binding, ...]:
        """Who has no room, summed over the milestones that wait; the most days first."""
        never = {out.resource for out in fit.run_out() if out.cause in {"short", "taken"}}
        waits = [wait for wait in fit.waits() if wait.resource not in never]
        found = []
        for name in dict.fromkeys(wait.resource for wait in waits):
            of_name = [wait for wait in waits if wait.resource == name]
            days, away = sum(wait.days for wait in of_name), sum(wait.away for wait in of_name)
            if days < _LEAST_WAIT and away < _LEAST_AWAY:
                continue
            first, last = min(wait.first for wait in of_name), max(wait.last for wait in of_name)
            found.append(
                Binding(
                    resource=name,
                    first=self.today + timedelta(first),
                    last=self.today + timedelta(last),
                    days=days,
                    milestones=tuple(dict.fromkeys(wait.milestone for wait in of_name)),
                    booked_by=self._booked_by(name, first, last) if days >= _LEAST_WAIT else (),
                    away=away,
                )
            )
        return tuple(sorted(found, key=lambda each: (-each.days - each.away, each.resource)))

    def _booked_by(self, name: str, first: int, last: int) -> tuple[str, ...]:
        """Who asks for it between two days, most first."""
        asked: dict[str, float] = {}
        for entry in self.room.asked(name):
            days = slice(max(0, first - entry.first), max(0, last + 1 - entry.first))
            if entry.first <= last and entry.last >= first:
                load = float(self.room.load(entry)[days].sum())
                asked[entry.commitment.id] = asked.get(entry.commitment.id, 0.0) + load
        return tuple(sorted((c for c, days in asked.items() if days > 0), key=lambda c: (-asked[c], c)))

    def _with_alternatives(self, found: Assessment, fit: Fitting, pressure: Pressure) -> Assessment:
        case = Situation(self.workspace, self.today, self.draws, self.room, self.ledger, found, fit, pressure)
        others = alternatives(case)
        return replace(found, alternatives=others, resequenced=resequenced(case, others))


def _error(share: float, samples: int) -> float:
    """The standard error of a share of so many samples, never zero (Laplace)."""
    held = (share * samples + 1) / (samples + 2)
    return sqrt(held * (1 - held) / (samples + 2))


def _unless_said(notes: Sequence[Text], said: Text) -> tuple[Text, ...]:
    return tuple(note for note in notes if note != said)
