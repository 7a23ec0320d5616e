"""The trees behind dates: a milestone's, a promise's end, its safe date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.plan_of_work import Milestone
from engage.model.text import Text
from engage.plan.figures import days, percent
from engage.plan.schedule_types import CommitmentPlan, MilestonePlan
from engage.usecase.why.lost import lost_days
from engage.usecase.why.places import Places
from engage.usecase.why.tree import Node, plain

_UNKNOWN = Text("not known", "inconnu")
_ALL = Text("all of it", "la totalité")


def milestone_at(commitment: Commitment, milestone_id: str) -> tuple[int, Milestone] | None:
    """A milestone by its id, with its place."""
    found = ((at, each) for at, each in enumerate(commitment.milestones) if each.id == milestone_id)
    return next(found, None)


class Dates:
    """Explains dates of one situation."""

    def __init__(self, now: Situation, places: Places) -> None:
        self.now = now
        self.places = places

    def _day(self, on: date) -> Text:
        return day(on, self.now.today)

    def due(self, commitment: Commitment) -> Node:
        """The date promised."""
        due = commitment.due
        source = self.places.of(commitment, ("promise", "due")) if due else None
        return Node("due", Text("promised", "promis"), self._day(due) if due else _UNKNOWN, source)

    def finish(self, commitment: Commitment) -> Node:
        """The end of the work without buffer, and the chain of milestones that sets it, last first."""
        plan = self.now.plan(commitment)
        label = Text("the work ends", "fin du travail")
        if plan.finish is None:
            notes = tuple(Node("unknown", note) for note in plan.unknown)
            return Node("finish", label, _UNKNOWN, None, children=notes)
        chain = chain_of(commitment, self.now)
        children = tuple(self.milestone(owner, planned, last=False) for owner, planned in reversed(chain))
        formula = Text("the last day of the chain", "dernier jour de la chaîne")
        return Node("finish", label, self._day(plan.finish), None, formula, children=children)

    def safe(self, commitment: Commitment) -> Node:
        """The projected end with the buffer still to be held."""
        plan = self.now.plan(commitment)
        label = Text("safe date", "date sûre")
        if plan.safe_date is None or plan.finish is None or plan.buffer is None:
            return Node("safe_date", label, _UNKNOWN, children=(self.finish(commitment),))
        left, end = days(plan.buffer.left), self._day(plan.finish)
        formula = Text(
            f"{end.en} + {left.en} of buffer left to hold", f"{end.fr} + {left.fr} de tampon à tenir"
        )
        children = (self.finish(commitment), self.left(commitment, plan))
        return Node("safe_date", label, self._day(plan.safe_date), None, formula, children=children)

    def left(self, commitment: Commitment, plan: CommitmentPlan) -> Node:
        """The part of the buffer that is still to be held."""
        buffer = plan.buffer
        label = Text("buffer left to hold", "tampon à tenir")
        if buffer is None:
            return Node("buffer_left", label, _UNKNOWN)
        whole = days(buffer.days)
        frozen = commitment.baseline
        pointer = ("baseline", "buffer") if frozen else ("buffer",)
        given = frozen is not None or "buffer" in commitment.model_fields_set
        source = self.places.of(commitment, pointer) if given else None
        part = percent(buffer.left / buffer.days if buffer.days else 0.0)
        formula = Text(
            f"{whole.en} × the {part.en} of the chain that remains, whole days up",
            f"{whole.fr} × les {part.fr} de la chaîne qui restent, en jours entiers",
        )
        child = Node("buffer", Text("whole buffer", "tampon entier"), whole, source)
        return Node("buffer_left", label, days(buffer.left), None, formula, children=(child,))

    def milestone(self, commitment: Commitment, planned: MilestonePlan, *, last: bool = True) -> Node:
        """When a milestone's work is done, what set its start, what is left of it, which days are lost."""
        found = milestone_at(commitment, planned.id)
        if found is None:
            return Node("milestone", plain(planned.id), _UNKNOWN)
        place, milestone = found
        source = self.places.of(commitment, ("milestones", place, "id"))
        children = (
            *self._begins(commitment, place, milestone, planned),
            *self._work(commitment, place, milestone, planned),
            *lost_days(commitment, milestone, planned, self.now, self.places),
            *(self._after(commitment, place, milestone, planned) if last else ()),
        )
        value, formula = self._span(planned), None
        if planned.finish and planned.state != "done" and planned.remaining_days is not None:
            left = days(planned.remaining_days)
            formula = Text(f"its start + {left.en} of work left", f"son début + {left.fr} de travail restant")
        name = milestone.title or planned.id
        label = Text(f"{planned.id}, {name}", f"{planned.id}, {name}") if name != planned.id else plain(name)
        return Node("milestone", label, value, source, formula, children=children)

    def _span(self, planned: MilestonePlan) -> Text:
        if planned.finish is None:
            return _UNKNOWN
        end = self._day(planned.finish)
        if planned.start is None or planned.start == planned.finish:
            return end
        start = self._day(planned.start)
        return Text(f"{start.en} to {end.en}", f"du {start.fr} au {end.fr}")

    def _begins(
        self, commitment: Commitment, place: int, milestone: Milestone, planned: MilestonePlan
    ) -> Iterator[Node]:
        label = Text("begins", "commence")
        if planned.state == "done":
            if milestone.done:
                source = self.places.of(commitment, ("milestones", place, "done"))
                yield Node("done", Text("done", "fait"), self._day(milestone.done), source)
            return
        if milestone.started:
            source = self.places.of(commitment, ("milestones", place, "started"))
            yield Node("started", Text("started", "commencé"), self._day(milestone.started), source)
        yield from self._driver(commitment, place, milestone, planned, label)

    def _driver(
        self, commitment: Commitment, place: int, milestone: Milestone, planned: MilestonePlan, label: Text
    ) -> Iterator[Node]:
        driver = planned.driver
        if driver == "not_before":
            source = self.places.of(commitment, ("milestones", place, "not_before"))
            on = milestone.not_before
            yield Node(
                "begins", label, self._day(on) if on else None, source, note=Text("not before", "pas avant")
            )
        elif driver == "start":
            start = commitment.promise.start if commitment.promise else None
            source = self.places.of(commitment, ("promise", "start")) if start else None
            words = Text("the start of the promise", "le début de l’engagement")
            yield Node("begins", label, self._day(start) if start else None, source, note=words)
        elif driver in {"status_date", None}:
            words = Text("what is left goes on from today", "le reste continue à partir d’aujourd’hui")
            yield Node("begins", label, self._day(self.now.today), note=words)
        else:
            yield self._waits(commitment, place, milestone, planned, label)

    def _waits(
        self, commitment: Commitment, place: int, milestone: Milestone, planned: MilestonePlan, label: Text
    ) -> Node:
        driver = str(planned.driver)
        at = next((n for n, link in enumerate(milestone.after) if link.milestone == driver), None)
        pointer = ("milestones", place, "after") + (() if at is None else (at,))
        source = self.places.of(commitment, pointer)
        other = planned_of(commitment, driver, self.now)
        when = self._day(planned.start) if planned.start and not milestone.started else None
        return Node("begins", label, when, source, note=self._link(milestone, at, driver, other))

    def _link(
        self,
        milestone: Milestone,
        at: int | None,
        driver: str,
        other: tuple[Commitment, MilestonePlan] | None,
    ) -> Text:
        """What it waits for: the end of other work, or its beginning."""
        link = milestone.after[at] if at is not None else None
        words = waits_words(link.type if link else "FS", driver, str(link.lag) if link and link.lag else None)
        starts = link is not None and link.type in {"SS", "SF"}
        on = (other[1].start if starts else other[1].finish) if other else None
        if on is None:
            return words
        day_ = self._day(on)
        return Text(f"{words.en} ({day_.en})", f"{words.fr} ({day_.fr})")

    def _work(
        self, commitment: Commitment, place: int, milestone: Milestone, planned: MilestonePlan
    ) -> Iterator[Node]:
        """What is left, by the first of the fields that says it (`engage.plan.remaining`)."""
        if planned.state == "done":
            return
        label = Text("work left", "travail restant")
        if planned.remaining_days is None:
            yield Node(
                "remaining", label, _UNKNOWN, self.places.of(commitment, ("milestones", place)),
                Text("not estimated: placed with no length", "non estimé\u00a0: placé sans durée"),
            )  # fmt: skip
            return
        field, formula = _left_by(milestone, planned)
        source = self.places.of(commitment, ("milestones", place, field))
        note = None if formula else Text("as written", "comme écrit") if field != "work" else _ALL
        yield Node("remaining", label, days(planned.remaining_days), source, formula, note)

    def _after(
        self, commitment: Commitment, place: int, milestone: Milestone, planned: MilestonePlan
    ) -> Iterator[Node]:
        """The date told to the client, and the float."""
        if milestone.due:
            source = self.places.of(commitment, ("milestones", place, "due"))
            late = self.now.working_days(milestone.due, planned.finish) if planned.finish else 0
            late_words = working_days(late)
            words = Text(f"{late_words.en} late", f"{late_words.fr} de retard") if late > 0 else None
            yield Node(
                "due", Text("told to the client", "dit au client"), self._day(milestone.due), source, words
            )
        if planned.float_days is not None:
            yield Node("float", Text("float", "marge"), days(planned.float_days))
        other = planned_of(commitment, planned.driver, self.now) if planned.driver else None
        if other:
            yield self.milestone(*other)


def _left_by(milestone: Milestone, planned: MilestonePlan) -> tuple[str, Text | None]:
    total = days(planned.duration_days) if planned.duration_days is not None else Text("?", "?")
    if milestone.remaining is not None:
        return "remaining", None
    if milestone.progress:
        done = percent(milestone.progress)
        return "progress", Text(f"{total.en} × (1 − {done.en})", f"{total.fr} × (1 − {done.fr})")
    if milestone.spent is not None and milestone.spent.amount:
        return "spent", Text(
            f"{total.en} − {milestone.spent} spent, at least a day",
            f"{total.fr} − {milestone.spent} passés, au moins un jour",
        )
    return "work", None


def waits_words(kind: str, name: str, lag: str | None) -> Text:
    """`after ux`, `5d after ux has begun`, `4d before the end of ux`, by the type of the link and its lag."""
    lead = lag[1:] if lag and lag.startswith("-") else None
    more = f"{lag} " if lag and not lead else ""
    if kind in {"SS", "SF"}:
        if lead:
            return Text(f"{lead} before {name} begins", f"{lead} avant le début de {name}")
        return Text(f"{more}after {name} has begun", f"{more}après le début de {name}")
    if lead:
        return Text(f"{lead} before the end of {name}", f"{lead} avant la fin de {name}")
    if kind == "FF":
        return Text(f"ending {more}after {name}", f"pour finir {more}après {name}")
    return Text(f"{more}after {name}", f"{more}après {name}")


def planned_of(commitment: Commitment, ref: str, now: Situation) -> tuple[Commitment, MilestonePlan] | None:
    """The plan of a milestone named as links name it."""
    owner, slash, name = ref.partition("/")
    other = now.workspace.commitment.get(owner) if slash else commitment
    plan = now.plan(other).milestone(name if slash else owner) if other else None
    return (other, plan) if other and plan else None


def chain_of(commitment: Commitment, now: Situation) -> tuple[tuple[Commitment, MilestonePlan], ...]:
    """The milestones that set a promise's end, first work first, back to what a date or a fact drives.

    It follows what drives each start from the work that finishes last, through other promises too.
    """
    placed = [each for each in now.plan(commitment).milestones if each.finish]
    if not placed:
        return ()
    last = max(placed, key=lambda each: (each.finish or date.min, each.state != "done"))
    chain, seen = [(commitment, last)], {(commitment.id, last.id)}
    while chain[-1][1].state != "done" and chain[-1][1].driver:
        found = planned_of(chain[-1][0], chain[-1][1].driver or "", now)
        if found is None or (found[0].id, found[1].id) in seen or found[1].state == "done":
            break
        seen.add((found[0].id, found[1].id))
        chain.append(found)
    return tuple(reversed(chain))
