"""The tree behind an outcome (`model/outcome.py`): kept, claimed, late, …, and the lines that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from engage.health.acceptance import silence_accepts, standing_of
from engage.health.situation import Situation
from engage.health.words import day, plural, working_days
from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer
from engage.model.outcome import Judged, Lack, Standing, criteria_of, criteria_of_gate, gate_standing
from engage.model.plan_of_work import Acceptance, Milestone, Rejection
from engage.model.text import Text
from engage.usecase.why.places import Places
from engage.usecase.why.tree import Node, plain

_OUTCOME = {
    "draft": Text("not promised yet", "pas encore promis"),
    "dropped": Text("dropped", "abandonné"),
    "open": Text("open", "en cours"),
    "claimed": Text("claimed, not proved", "déclaré, pas prouvé"),
    "kept": Text("kept", "tenu"),
    "late": Text("late", "en retard"),
    "partial": Text("not in full", "incomplet"),
    "broken": Text("broken", "rompu"),
}
_RULE = {
    "draft": Text("by its status", "selon son statut"),
    "dropped": Text("by its status", "selon son statut"),
    "broken": Text("by its status", "selon son statut"),
    "open": Text("nothing is handed over", "rien n’est livré"),
    "late": Text("handed over after the promised day", "livré après le jour promis"),
    "partial": Text("not all that was promised was delivered", "tout ce qui était promis n’est pas livré"),
    "kept": Text("in time, accepted, and each criterion met and shown",
                 "à temps, accepté, et chaque critère atteint et montré"),
}  # fmt: skip
_LACKS: dict[Lack, Text] = {
    "acceptance": Text("the client has not accepted", "le client n’a pas accepté"),
    "value": Text("never measured", "jamais mesuré"),
    "failed": Text("misses its target", "manque sa cible"),
    "evidence": Text("nothing shows it", "rien ne le montre"),
}
_NOT_SAID = Text("not said", "non dit")


class Outcomes:
    """Explains what became of a promise, or of one of its gates."""

    def __init__(self, now: Situation, places: Places, commitment: Commitment) -> None:
        self._now = now
        self._places = places
        self._commitment = commitment

    def whole(self) -> Node:
        """Of the promise."""
        commitment = self._commitment
        children = (
            self._value("status", Text("status", "statut"), plain(commitment.status), ("status",)),
            self._promised(commitment),
            self._day("delivered", Text("delivered", "livré"), commitment.delivered, ("delivered",)),
            *self._in_full(),
            *self._acceptance(commitment, ()),
            *self._criteria(criteria_of(commitment)),
        )
        return self._root(standing_of(commitment, self._now), commitment.delivered, commitment.due, children)

    def _promised(self, commitment: Commitment) -> Node:
        """The date as it stands, and the amendments that moved it."""
        moves = tuple(
            self._value(
                "amendment",
                Text("moved by an amendment of", "reporté par un avenant du"),
                self._on(move.on),
                ("amendments", place),
                plain(f"{move.from_ or '–'} → {move.to or '–'}"),
            )
            for place, move in enumerate(commitment.amendments)
            if move.moves_promise
        )
        due = self._day("due", Text("promised", "promis"), commitment.due, ("promise", "due"))
        return replace(due, children=moves)

    def gate(self, place: int) -> Node:
        """Of a gate, by its place."""
        milestone, at = self._commitment.milestones[place], ("milestones", place)
        children = (
            self._day("due", Text("promised", "promis"), milestone.due, (*at, "due")),
            self._day("done", Text("claimed", "déclaré atteint"), milestone.done, (*at, "done")),
            *self._acceptance(milestone, at),
            *self._criteria(criteria_of_gate(milestone, place)),
        )
        return self._root(gate_standing(self._commitment, place), milestone.done, milestone.due, children)

    def _root(
        self, found: Standing, handed: date | None, due: date | None, children: tuple[Node, ...]
    ) -> Node:
        rule = _RULE.get(found.outcome) or self._missing(found)
        late = None
        if found.outcome == "late" and handed and due:
            by = working_days(self._now.working_days(due, handed))
            late = Text(f"by {by.en}", f"de {by.fr}")
        label = Text("outcome", "issue")
        return Node("outcome", label, _OUTCOME[found.outcome], None, rule, late, children=children)

    @staticmethod
    def _missing(found: Standing) -> Text:
        count = plural(len(found.missing), Text("thing", "élément"), Text("things", "éléments"))
        return Text(f"{count.en} missing to be kept", f"il manque {count.fr} pour être tenu")

    def _in_full(self) -> Iterator[Node]:
        given = self._commitment.in_full
        if given is not None:
            value = Text("yes" if given else "no", "oui" if given else "non")
            yield self._value("in_full", Text("in full", "au complet"), value, ("in_full",))

    def _acceptance(self, of: Commitment | Milestone, at: Pointer) -> Iterator[Node]:
        if of.accepted:
            yield self._accepted(of.accepted, (*at, "accepted"))
        elif refused := self._refused(of):
            words = self._on(refused.on)
            note = plain(refused.reason) if refused.reason else None
            yield self._value("rejected", Text("refused", "refusé"), words, (*at, "rejected"), note)
        elif isinstance(of, Commitment) and (last := silence_accepts(of, self._now)):
            yield self._silence(last)
        elif isinstance(of, Milestone) or of.delivered:
            yield Node("accepted", Text("accepted", "accepté"), Text("not yet", "pas encore"))

    @staticmethod
    def _refused(of: Commitment | Milestone) -> Rejection | None:
        if isinstance(of, Milestone):
            return of.refused
        stands = of.rejected and of.delivered and of.rejected.on >= of.delivered
        return of.rejected if stands else None

    def _accepted(self, accepted: Acceptance, at: Pointer) -> Node:
        held = [
            self._value(
                "reservation",
                Text("reservation", "réserve"),
                plain(reservation.what),
                (*at, "reservations", place),
                self._lifted(reservation.lifted),
            )
            for place, reservation in enumerate(accepted.reservations)
        ]
        by = Text(f"by {accepted.by}", f"par {accepted.by}") if accepted.by else None
        label = Text("accepted", "accepté")
        source = self._places.of(self._commitment, at)
        return Node("accepted", label, self._on(accepted.on), source, None, by, children=tuple(held))

    def _lifted(self, on: date | None) -> Text:
        if on is None:
            return Text("not lifted", "à lever")
        lifted = self._on(on)
        return Text(f"lifted on {lifted.en}", f"levée le {lifted.fr}")

    def _silence(self, last: date) -> Node:
        """The contract's term, over or running."""
        term = self._value(
            "tacit_acceptance",
            Text("term of the contract", "délai du contrat"),
            plain(str(self._commitment.contract and self._commitment.contract.tacit_acceptance)),
            ("contract", "tacit_acceptance"),
        )
        on, label = self._on(last), Text("accepted by silence", "accepté par silence")
        value = on if last < self._now.today else Text(f"not before {on.en}", f"pas avant le {on.fr}")
        return Node("accepted", label, value, children=(term,))

    def _criteria(self, found: Iterable[Judged]) -> Iterator[Node]:
        for judged in found:
            criterion, lack = judged.criterion, judged.lack
            value = plain(str(criterion.actual)) if criterion.actual else _LACKS["value"]
            if criterion.target:
                aim = str(criterion.target).replace(">=", "≥").replace("<=", "≤")
                value = Text(f"{value.en}, target {aim}", f"{value.fr}, cible {aim}")
            note = _LACKS[lack] if lack and lack != "value" else None
            if lack is None and criterion.evidence:
                note = Text(f"shown by {criterion.evidence}", f"montré par {criterion.evidence}")
            at: Pointer = (*judged.pointer, "actual") if criterion.actual else judged.pointer
            label, source = plain(criterion.measure), self._places.of(self._commitment, at)
            yield Node("criterion", label, value, source, None, note)

    def _day(self, key: str, label: Text, on: date | None, pointer: Pointer) -> Node:
        return self._value(key, label, self._on(on), pointer) if on else Node(key, label, _NOT_SAID)

    def _value(self, key: str, label: Text, value: Text, pointer: Pointer, note: Text | None = None) -> Node:
        return Node(key, label, value, self._places.of(self._commitment, pointer), None, note)

    def _on(self, on: date) -> Text:
        return day(on, self._now.today)
