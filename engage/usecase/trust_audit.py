"""The audit of trust: is what we said true, do we answer in time, are we the same everywhere? Never of a
person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from engage.health.slips import slips
from engage.learn.intervals import wilson
from engage.learn.kpi_facts import Fact, facts, working
from engage.learn.moves import deadline_moves, deadline_of
from engage.learn.trust_events import told_before
from engage.model.commitment import Commitment
from engage.model.policy_learning import KpiPolicy
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.usecase.trust import unanswered

_YEAR = timedelta(days=365)
_WEEK = 5  # working days


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with Wilson's 95 % interval; `cases` name those that failed."""

    name: str
    good: int
    of: int
    cases: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """The share; `None` where there is nothing to count."""
        return self.good / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares the true one lies."""
        return wilson(self.good, self.of)


@dataclass(frozen=True, slots=True)
class Answers:
    """How fast messages of clients were answered over one channel.

    `waiting` are not answered yet; of `unlinked` ones no answer is on record, though we wrote later: perhaps
    they wanted none.
    """

    channel: str | None
    days: tuple[int, ...]
    waiting: int
    unlinked: int

    @property
    def middle(self) -> float | None:
        """The median in working days; 0 is the same day."""
        return median(self.days) if self.days else None

    @property
    def longest(self) -> int | None:
        """The longest, in working days."""
        return max(self.days, default=None)


@dataclass(frozen=True, slots=True)
class Spread:
    """On-time shares of the groups of one kind; `span` from the lowest to the highest that is not too few."""

    by: str
    groups: tuple[Share, ...]
    few: int

    @property
    def span(self) -> tuple[Share, Share] | None:
        """The lowest and the highest group, of those with cases enough; `None` with fewer than two."""
        enough = sorted((g for g in self.groups if g.of >= self.few), key=lambda g: (g.value or 0.0, g.name))
        return (enough[0], enough[-1]) if len(enough) > 1 else None

    @property
    def differs(self) -> bool:
        """Whether the intervals of the two do not even touch: more than chance."""
        span = self.span
        low, high = (span[0].interval, span[1].interval) if span else (None, None)
        return bool(low and high and low[1] < high[0])


@dataclass(frozen=True, slots=True)
class AuditView:
    """Authenticity, timeliness, reliability; of the last twelve months."""

    as_of: date
    said: tuple[Share, ...]
    answers: tuple[Answers, ...]
    spreads: tuple[Spread, ...]
    left_out: tuple[str, ...]


def audit(workspace: Workspace, today: date) -> AuditView:
    """The audit as known on a day."""
    since = today - _YEAR
    decided = [fact for fact in facts(workspace, today) if fact.decided >= since]
    few = (workspace.policy.kpi or KpiPolicy()).few
    return AuditView(
        as_of=today,
        said=tuple(_said(workspace, decided, since)),
        answers=_answers(workspace, today, since),
        spreads=tuple(_spread(by, decided, few) for by in ("region", "team")),
        left_out=workspace.left_out,
    )


def _said(workspace: Workspace, decided: Sequence[Fact], since: date) -> Iterable[Share]:
    """What was said, against what was delivered."""
    known = workspace.commitment
    claimed = [fact for fact in decided if fact.outcome in {"kept", "claimed"}]
    yield _share("proved", [(fact.id, fact.kept) for fact in claimed])
    seen = [
        (fact.id, feedback.kept_for_client)
        for fact in claimed
        for feedback in known[fact.id].feedback
        if feedback.kept_for_client is not None
    ]
    yield _share("client_agrees", [(name, bool(kept)) for name, kept in seen])
    breaches = [fact for fact in decided if not fact.on_time]
    yield _share("told_before", [(fact.id, told_before(known[fact.id], fact.due)) for fact in breaches])
    moves = [(c, a) for c in workspace.commitments for a in deadline_moves(c.amendments) if a.on >= since]
    yield _share("moved_in_time", [(c.id, _before(a.client_told, deadline_of(a.from_))) for c, a in moves])
    slipped = [slip for c in workspace.commitments for slip in slips(c) if slip.known >= since]
    yield _share("heard_from_us", [(slip.commitment, slip.raised_by != "client") for slip in slipped])


def _before(told: date | None, due: date | None) -> bool:
    return told is not None and (due is None or told <= due)


def _share(name: str, cases: Sequence[tuple[str, bool]]) -> Share:
    failed = tuple(dict.fromkeys(case for case, good in cases if not good))
    return Share(name, sum(good for _, good in cases), len(cases), failed)


def _answers(workspace: Workspace, today: date, since: date) -> tuple[Answers, ...]:
    """Answer times by channel of the message: to the answer that names its day, else to our next message.

    A next message more than a week later is taken for no answer.
    """
    days = Calendars(workspace, today).organisation
    taken: dict[str | None, list[int]] = defaultdict(list)
    waiting: dict[str | None, int] = defaultdict(int)
    unlinked: dict[str | None, int] = defaultdict(int)
    for commitment in workspace.commitments:
        open_ = set(map(id, unanswered(commitment)))
        for asked in commitment.exchanges:
            if asked.direction != "in" or asked.on < since:
                continue
            answer, named = _answered(commitment, asked.on)
            took = max(0, working(days, asked.on, answer)) if answer else None
            if id(asked) in open_:
                waiting[asked.channel] += 1
            elif took is None or (took > _WEEK and not named):
                unlinked[asked.channel] += 1
            else:
                taken[asked.channel].append(took)
    channels = sorted({*taken, *waiting, *unlinked}, key=lambda channel: (channel is None, channel or ""))
    return tuple(Answers(c, tuple(sorted(taken[c])), waiting[c], unlinked[c]) for c in channels)


def _answered(commitment: Commitment, asked: date) -> tuple[date | None, bool]:
    """The day of the answer, and whether it names the message that it answers."""
    out = [e for e in commitment.exchanges if e.direction != "in" and e.on >= asked]
    named = [e.on for e in out if e.answers == asked]
    return min(named or [e.on for e in out], default=None), bool(named)


def _spread(by: str, decided: Sequence[Fact], few: int) -> Spread:
    groups: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for fact in decided:
        groups[getattr(fact.groups, by) or ""].append((fact.id, fact.on_time))
    return Spread(by, tuple(_share(name, groups[name]) for name in sorted(groups)), few)
