"""How clients saw it: the answers, our view beside theirs, the causes named, and what is done about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from engage.learn.feedback import Nps, nps
from engage.model.aftermath import Feedback
from engage.model.causes import cause_id, cause_words
from engage.model.commitment import Commitment
from engage.model.outcome import Outcome, standing
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.terms import tacit_acceptance
from engage.usecase.folded import folded

Moment = Literal["gate", "delivery", "later"]
MOMENTS: tuple[Moment, ...] = ("gate", "delivery", "later")
#: What we call kept; a claim is not yet one, but it is our view.
_OURS_KEPT: frozenset[Outcome] = frozenset({"kept", "claimed"})
_OURS_BROKEN: frozenset[Outcome] = frozenset({"broken", "late", "partial"})
_SOURCE = "feedback"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a client. `gap`: whether our view and theirs differ; `None` where one is not known."""

    commitment: str
    title: str
    client: str
    client_name: str
    on: date
    moment: Moment | None
    milestone: str | None
    nps: int | None
    kept_for_client: bool | None
    outcome: Outcome
    gap: bool | None
    causes: tuple[str, ...]
    by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How often a cause was named, and of which promises; `known`: it is in the taxonomy."""

    id: str
    words: Text
    count: int
    commitments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """A step of the improvement plan: an action like any other, whose source is feedback."""

    commitment: str
    id: str | None
    what: str
    who_name: str | None
    due: date | None
    done: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The answers, newest first, with what they say together."""

    as_of: date
    answers: tuple[Answer, ...]
    overall: Nps | None
    by_moment: tuple[tuple[Moment, Nps | None], ...]
    causes: tuple[CauseCount, ...]
    plan: tuple[Improvement, ...]
    left_out: tuple[str, ...]

    @property
    def gaps(self) -> tuple[Answer, ...]:
        """Where we say kept and the client does not, or the other way round."""
        return tuple(answer for answer in self.answers if answer.gap)


def feedback(workspace: Workspace, today: date, client: str | None = None) -> FeedbackView:
    """All answers of the clients, or of one."""
    chosen = [c for c in workspace.commitments if _of_client(workspace, c, client)]
    calendars = Calendars(workspace, today)
    answers = sorted(
        (answer for c in chosen for answer in _answers(workspace, c, calendars, today)),
        key=lambda answer: (-answer.on.toordinal(), answer.commitment),
    )
    given = [(answer.moment, answer.nps) for answer in answers if answer.nps is not None]
    return FeedbackView(
        as_of=today,
        answers=tuple(answers),
        overall=nps(score for _, score in given),
        by_moment=tuple((moment, nps(s for m, s in given if m == moment)) for moment in MOMENTS),
        causes=_causes(workspace, chosen),
        plan=tuple(sorted(_plan(workspace, chosen, today), key=_plan_key)),
        left_out=workspace.left_out,
    )


def _of_client(workspace: Workspace, commitment: Commitment, client: str | None) -> bool:
    names = (commitment.client, workspace.client_name(commitment.client))
    return client is None or folded(client) in {folded(name) for name in names}


def _answers(
    workspace: Workspace, commitment: Commitment, calendars: Calendars, today: date
) -> Iterator[Answer]:
    if not commitment.feedback:
        return
    tacit = tacit_acceptance(commitment, workspace, calendars, today)
    outcome = standing(commitment, tacit).outcome
    for entry in commitment.feedback:
        yield Answer(
            commitment=commitment.id,
            title=commitment.title,
            client=commitment.client,
            client_name=workspace.client_name(commitment.client),
            on=entry.on,
            moment=entry.moment,
            milestone=entry.milestone,
            nps=entry.nps,
            kept_for_client=entry.kept_for_client,
            outcome=outcome,
            gap=_gap(entry, outcome),
            causes=tuple(cause_id(cause) for cause in entry.causes),
            by=workspace.named(commitment, entry.by),
            note=entry.note,
        )


def _gap(entry: Feedback, outcome: Outcome) -> bool | None:
    if entry.kept_for_client is None or entry.moment == "gate":
        return None
    if outcome in _OURS_KEPT:
        return not entry.kept_for_client
    return entry.kept_for_client if outcome in _OURS_BROKEN else None


def _causes(workspace: Workspace, chosen: Iterable[Commitment]) -> tuple[CauseCount, ...]:
    """Most frequent first; a cause counts once an answer, and the same promise is listed once."""
    count: Counter[str] = Counter()
    where: dict[str, list[str]] = {}
    for commitment in chosen:
        for entry in commitment.feedback:
            for cause in {cause_id(each) for each in entry.causes}:
                count[cause] += 1
                if commitment.id not in where.setdefault(cause, []):
                    where[cause].append(commitment.id)
    ranked = sorted(count.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        CauseCount(cause, cause_words(workspace.policy, cause), times, tuple(where[cause]))
        for cause, times in ranked
    )


def _plan(workspace: Workspace, chosen: Iterable[Commitment], today: date) -> Iterator[Improvement]:
    for commitment in chosen:
        for action in commitment.actions:
            if (action.source or "").split(" ")[0].split(":")[0].casefold() != _SOURCE:
                continue
            name = workspace.named(commitment, action.who)
            late = bool(action.due and action.due < today and not action.done)
            yield Improvement(commitment.id, action.id, action.what, name, action.due, action.done, late)


def _plan_key(step: Improvement) -> tuple[bool, date, str]:
    return step.done is not None, step.due or date.max, step.commitment
