"""What `engage why` answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from engage.health.judge import judge
from engage.health.reason import Shade
from engage.health.situation import Situation
from engage.model.commitment import Commitment, open_status
from engage.model.diagnostic import Locate
from engage.model.text import Text
from engage.plan.draws import SAMPLES, SEED
from engage.plan.linked import around
from engage.usecase.why.chain import Step, causal_chain
from engage.usecase.why.changes import Remedy, remedies
from engage.usecase.why.dates import Dates, milestone_at
from engage.usecase.why.figures import Figures
from engage.usecase.why.inputs import Inputs
from engage.usecase.why.outcome import Outcomes
from engage.usecase.why.places import Places
from engage.usecase.why.tree import Node, plain

Topic = Literal[
    "colour", "date", "safe_date", "slack", "buffer", "progress", "on_time", "exposure", "outcome"
]
TOPICS: tuple[Topic, ...] = get_args(Topic)


@dataclass(frozen=True, slots=True)
class Why:
    """The answer to one question. `status` and `reasons` are those of the promise, or of the milestone asked
    about; `chain` and `remedies` belong to dates, and are given with a colour that dates decide."""

    as_of: date
    id: str
    title: str
    milestone: str | None
    topic: Topic
    status: Shade | None
    tree: tuple[Node, ...]
    chain: tuple[Step, ...]
    remedies: tuple[Remedy, ...]
    left_out: tuple[str, ...]


def why(
    now: Situation,
    locate: Locate,
    commitment: Commitment,
    milestone: str | None = None,
    topic: Topic = "colour",
) -> Why:
    """Explain one promise, or a milestone of it. `now` are the records known on its day, with the
    probabilities where they are to be explained; `locate` leads from these to the lines of the files."""
    asked = _Asked(now, Places(now.workspace, locate), commitment)
    health = judge(commitment, now) if open_status(commitment) else None
    status = health.status if health else None
    if milestone is not None:
        gate = next((g for g in health.gates if g.id == milestone), None) if health else None
        status = gate.status if gate else None
    tree = asked.milestone(milestone) if milestone is not None else asked.topic(topic)
    dated = milestone is None and topic in {"colour", "date", "safe_date", "slack", "on_time"}
    return Why(
        as_of=now.today,
        id=commitment.id,
        title=commitment.title,
        milestone=milestone,
        topic=topic,
        status=status,
        tree=tree,
        chain=causal_chain(commitment, now, asked.places) if dated and _runs(commitment) else (),
        remedies=remedies(commitment, now) if dated and _runs(commitment) else (),
        left_out=now.workspace.left_out,
    )


def _runs(commitment: Commitment) -> bool:
    return commitment.delivered is None and commitment.status in {"draft", "proposed", "active", "suspended"}


class _Asked:
    """Makes the trees of one promise."""

    def __init__(self, now: Situation, places: Places, commitment: Commitment) -> None:
        self.now = now
        self.places = places
        self.commitment = commitment
        self.dates = Dates(now, places)
        self.figures = Figures(self.dates)
        self.inputs = Inputs(self.figures, self.chance)
        self.outcomes = Outcomes(now, places, commitment)

    def topic(self, topic: Topic) -> tuple[Node, ...]:
        """The trees of a topic."""
        commitment, dates, figures = self.commitment, self.dates, self.figures
        match topic:
            case "colour":
                return self._reasons()
            case "date":
                return (dates.due(commitment), dates.finish(commitment))
            case "safe_date":
                return (dates.safe(commitment),)
            case "slack":
                return (figures.slack(commitment),)
            case "buffer":
                return (figures.buffer(commitment),)
            case "progress":
                return (figures.progress(commitment),)
            case "on_time":
                return (self.chance(commitment),)
            case "exposure":
                return (figures.exposure(commitment),)
            case "outcome":
                return (self.outcomes.whole(),)

    def milestone(self, milestone_id: str) -> tuple[Node, ...]:
        """Its dates, then the reasons that point into it."""
        found = milestone_at(self.commitment, milestone_id)
        planned = self.now.plan(self.commitment).milestone(milestone_id)
        if found is None or planned is None:
            return ()
        place = ("milestones", found[0])
        health = judge(self.commitment, self.now) if open_status(self.commitment) else None
        reasons = [r for r in health.reasons if r.pointer[:2] == place] if health else []
        dates = self.dates.milestone(self.commitment, planned)
        ended = (self.outcomes.gate(found[0]),) if found[1].done or found[1].accepted else ()
        return (dates, *ended, *(self.inputs.of(self.commitment, reason) for reason in reasons))

    def chance(self, commitment: Commitment) -> Node:
        """The simulated probability; what decides it is simulated here."""
        from engage.plan.forecast import forecast

        part = around(self.now.workspace, {commitment.id})
        found = forecast(part, self.now.today, explained=commitment.id).promises.get(commitment.id)
        return self.figures.chance(commitment, found, SAMPLES, SEED)

    def _reasons(self) -> tuple[Node, ...]:
        if not open_status(self.commitment):
            words = Text("only live promises have a colour", "seuls les engagements en cours ont une couleur")
            source = self.places.of(self.commitment, ("status",))
            status = Node("status", words, plain(self.commitment.status), source)
            return (status, self.outcomes.whole())
        health = judge(self.commitment, self.now)
        return tuple(self.inputs.of(self.commitment, reason) for reason in health.reasons)
