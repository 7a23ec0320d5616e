"""What each signal looked at: for every reason code, the values and thresholds behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engage.health.reason import Reason
from engage.health.recorded import last_recorded
from engage.health.signals.action_overdue import actions
from engage.health.signals.error_budget import used
from engage.health.slips import last_told
from engage.health.words import day
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.figures import days, figure, percent
from engage.usecase.why.figures import Figures
from engage.usecase.why.tree import Node, plain

#: The settings of `health` (or of another section) that each signal reads.
SETTINGS: dict[str, tuple[tuple[str, ...], ...]] = {
    "unlikely": (("health", "on_time"),),
    "milestone-late": (("health", "milestone_grace"),),
    "milestone-not-begun": (("health", "not_begun"),),
    "due-soon": (("health", "due_soon"),),
    "quality-unmeasured": (("health", "unmeasured"),),
    "buffer-burn": (("health", "fever"),),
    "drift": (("health", "drift"),),
    "risk-struck": (("health", "risk_answer"),),
    "acceptance-pending": (("health", "acceptance"),),
    "gate-acceptance-pending": (("health", "acceptance"),),
    "overload-ahead": (("capacity", "plan_to"), ("health", "severe_overload")),
    "single-holder": (("health", "single_holder"),),
    "action-overdue": (("health", "action_grace"),),
    "slip-untold": (("health", "untold"),),
    "client-silence": (("health", "client_silence"),),
    "stale-record": (("health", "stale"),),
    "error-budget": (("health", "error_budget"),),
}
_MOST_LATE = 5


class Inputs:
    """Explains the reasons of one situation."""

    def __init__(self, figures: Figures, chance: Callable[[Commitment], Node]) -> None:
        self.figures = figures
        self.dates = figures.dates
        self.places = figures.places
        self.now = figures.now
        self._chance = chance
        self._of: dict[str, Callable[[Commitment, Reason], Iterator[Node]]] = {
            "overdue": self._due,
            "promise-out-of-reach": self._out_of_reach,
            "promise-too-early": self._too_early,
            "unlikely": self._unlikely,
            "milestone-late": self._gate,
            "milestone-not-begun": self._gate,
            "quality-failed": self._criterion,
            "quality-unmeasured": self._unmeasured,
            "buffer-burn": self._burn,
            "drift": self._drift,
            "risk-struck": self._risk,
            "overload-ahead": self._overload,
            "single-holder": self._holder,
            "action-overdue": self._actions,
            "client-silence": self._silence,
            "slip-untold": self._silence,
            "stale-record": self._stale,
            "error-budget": self._budget,
        }

    def of(self, commitment: Commitment, reason: Reason) -> Node:
        """A reason with what it was made from."""
        found = self._of.get(reason.code)
        children = tuple(found(commitment, reason)) if found else ()
        settings = tuple(self.places.setting(*pointer) for pointer in SETTINGS.get(reason.code, ()))
        source = self.places.of(commitment, reason.pointer)
        below = (*children, *settings)
        return Node(reason.code, reason.message, None, source, colour=reason.colour, children=below)

    def _due(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        yield self.dates.due(commitment)

    def _out_of_reach(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        yield self.dates.due(commitment)
        yield self.dates.finish(commitment)

    def _too_early(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        yield self.dates.due(commitment)
        yield self.dates.safe(commitment)

    def _unlikely(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        yield self._chance(commitment)

    def _gate(self, commitment: Commitment, reason: Reason) -> Iterator[Node]:
        milestone = commitment.milestones[int(reason.pointer[1])]
        planned = self.now.plan(commitment).milestone(milestone.id)
        if planned:
            yield self.dates.milestone(commitment, planned)

    def _criterion(self, commitment: Commitment, reason: Reason) -> Iterator[Node]:
        kind, place, field, at, _ = reason.pointer
        owner = (commitment.milestones if kind == "milestones" else commitment.deliverables)[int(place)]
        criterion = getattr(owner, str(field))[int(at)]
        for name, words in (("target", Text("target", "cible")), ("actual", Text("measured", "mesuré"))):
            pointer = (kind, place, field, at, name)
            yield Node(name, words, plain(str(getattr(criterion, name))), self.places.of(commitment, pointer))

    def _unmeasured(self, commitment: Commitment, reason: Reason) -> Iterator[Node]:
        milestone = commitment.milestones[int(reason.pointer[1])]
        if milestone.done:
            source = self.places.of(commitment, (*reason.pointer[:2], "done"))
            yield Node(
                "done", Text("claimed", "déclaré atteint"), day(milestone.done, self.now.today), source
            )

    def _burn(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        plan = self.now.plan(commitment)
        slope, offset, red = self.now.workspace.policy.health.fever
        done = plan.progress or 0.0
        x, low, base, high = map(percent, (done, slope * done, offset, offset + red * done))
        m, n = figure(slope, 2), figure(red, 2)
        lines = Text(
            f"orange above {m.en} × {x.en} = {low.en}, red above {base.en} + {n.en} × {x.en} = {high.en}",
            f"orange au-dessus de {m.fr} × {x.fr} = {low.fr}, rouge au-dessus de {base.fr} + {n.fr} × "
            f"{x.fr} = {high.fr}",
        )
        yield Node("fever", Text("fever chart", "courbe de fièvre"), None, formula=lines)
        yield self.figures.consumed(commitment)
        yield self.figures.progress(commitment)

    def _drift(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        yield self.dates.finish(commitment)

    def _risk(self, commitment: Commitment, reason: Reason) -> Iterator[Node]:
        risk = commitment.risks[int(reason.pointer[1])]
        for place, action in enumerate(commitment.actions):
            if action.source and (risk.id in action.source or action.source.startswith("risk")):
                source = self.places.of(commitment, ("actions", place))
                yield Node("answer", Text("answered by", "réponse"), plain(action.what), source)

    def _overload(self, commitment: Commitment, reason: Reason) -> Iterator[Node]:
        need = str(reason.pointer[3]) if len(reason.pointer) == 4 else None
        loads = [load for load in self.now.loads(commitment) if load.resource == need and load.ratio]
        for load in sorted(loads, key=lambda load: (-(load.ratio or 0), load.week))[:3]:
            asked, capacity, week = (
                figure(load.load_days),
                figure(load.capacity_days),
                day(load.week, self.now.today),
            )
            formula = Text(
                f"{asked.en} days asked / {capacity.en} there",
                f"{asked.fr} jours demandés / {capacity.fr} là",
            )
            by = tuple(
                Node("asks", plain(name), days(share)) for name, share in load.commitments[:4] if share > 0
            )
            label = Text(f"week of {week.en}", f"semaine du {week.fr}")
            yield Node("week", label, percent(load.ratio or 0), None, formula, children=by)
        person = self.now.workspace.person.get(need or "")
        if person:
            source = self.places.at(person)
            yield Node("person", plain(person.name or person.id), plain(person.criticality), source)

    def _holder(self, _commitment: Commitment, reason: Reason) -> Iterator[Node]:
        alone = self.now.holders.alone(str(reason.pointer[3]))
        person = self.now.workspace.person.get(alone.holder) if alone else None
        if alone and person:
            source = self.places.at(person, ("skills",))
            words = Text("the only one here with", "seul ici à savoir")
            yield Node("skills", words, plain(", ".join(alone.skills)), source)

    def _actions(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        for pointer, action in actions(commitment):
            if action.due and action.due < self.now.today and not action.done:
                source = self.places.of(commitment, (*pointer, "due"))
                yield Node("action", plain(action.what), day(action.due, self.now.today), source)

    def _silence(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        last = last_told(commitment, self.now.today)
        label = Text("the client last heard from us", "dernier mot au client")
        if last is None:
            yield Node("last_told", label, Text("never, on record", "jamais, d’après le dossier"))
            return
        told = next(
            (n for n, e in enumerate(commitment.exchanges) if e.on == last and e.direction != "in"), None
        )
        source = self.places.of(commitment, ("exchanges", told)) if told is not None else None
        yield Node("last_told", label, day(last, self.now.today), source)

    def _stale(self, commitment: Commitment, _reason: Reason) -> Iterator[Node]:
        last = last_recorded(commitment, self.now)
        if last:
            place = next((n for n, e in enumerate(commitment.journal) if e.on == last), None)
            source = self.places.of(commitment, ("journal", place)) if place is not None else None
            yield Node(
                "last_recorded",
                Text("last fact on record", "dernier fait consigné"),
                day(last, self.now.today),
                source,
            )

    def _budget(self, commitment: Commitment, reason: Reason) -> Iterator[Node]:
        track = self.now.sla.tracks(commitment)[int(reason.pointer[1])]
        tally = track.current
        if tally is None:
            return
        allowed = figure(tally.allowed or 0.0, 2)
        burnt, passed, goal = (
            percent(min(used(tally), 99.0)),
            percent(tally.elapsed),
            percent(tally.target, 2),
        )
        formula = Text(
            f"{tally.bad:g} missed / {allowed.en} allowed: (1 − {goal.en}) × {tally.total:g} so far / "
            f"{passed.en} of the period gone",
            f"{tally.bad:g} manqués / {allowed.fr} permis\u00a0: (1 − {goal.fr}) × {tally.total:g} à ce "
            f"jour / {passed.fr} de la période écoulés",
        )
        label = Text("error budget used", "marge d’erreur consommée")
        yield Node("budget", label, burnt, self.places.of(commitment, reason.pointer), formula)
        incidents = {incident.id: incident for incident in self.now.workspace.incidents}
        late = [case for case in track.cases if case.state == "missed"]
        for case in late[:_MOST_LATE]:
            incident = incidents.get(case.record.id)
            source = self.places.at(incident) if incident else None
            yield Node("incident", plain(case.record.id), Text("not in time", "pas à temps"), source)
        values = {(value.path, value.pointer): value for value in self.now.workspace.series}
        for off in [value for value in track.values if not value.met][:_MOST_LATE]:
            found = values.get((off.path, off.pointer))
            source = self.places.at(found) if found else None
            yield Node("value", day(off.on, self.now.today), plain(off.shown), source)
