"""The account of trust with every client: events, balance, trend, warning signs, what is at stake."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from engage.learn.kpi_facts import facts, working
from engage.learn.trust import Balance, TrustEvent, balance
from engage.learn.trust_events import promise_events, sla_events
from engage.model.commitment import Commitment, Exchange
from engage.model.party import Client
from engage.model.quantity import Money
from engage.model.workspace import Workspace
from engage.plan.calendars import Calendars
from engage.plan.sla import SlaReader

#: `falling`: the balance fell in a quarter; `unanswered`: a message waits for us; `gap`: kept for us, not
#: for the client; `detractor`: a recommendation of 6 or less; `less-business`: less than half of what it
#: was.
SignKind = Literal["falling", "unanswered", "gap", "detractor", "less-business"]
TREND_DAYS = 90
_FELL = -0.03
_YEAR = timedelta(days=365)
_SLA_PERIODS = 8


@dataclass(frozen=True, slots=True)
class Sign:
    """A warning sign: since when, and its figure (points fallen, working days, a score, a share)."""

    kind: SignKind
    on: date
    commitment: str | None
    value: float


@dataclass(frozen=True, slots=True)
class TrustRow:
    """The account of one client. `trend` is the change of the balance in ninety days."""

    client: str
    name: str
    events: tuple[TrustEvent, ...]
    balance: Balance
    trend: float
    signs: tuple[Sign, ...]
    lifetime_value: Money | None

    @property
    def good(self) -> int:
        """How many events count for us."""
        return sum(event.weight > 0 for event in self.events)

    @property
    def at_stake(self) -> Money | None:
        """What the client is worth over the years, where there is a warning sign."""
        return self.lifetime_value if self.signs else None


@dataclass(frozen=True, slots=True)
class TrustView:
    """The clients asked for, those with warning signs first, the lowest balance in front."""

    as_of: date
    half_life: float
    recovery_returns: float
    rows: tuple[TrustRow, ...]
    one: bool
    left_out: tuple[str, ...]


def trust(workspace: Workspace, today: date, now: float, client: str | None = None) -> TrustView:
    """The accounts as known on a day; of one client (id or name) where asked."""
    by_client: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in workspace.commitments:
        by_client[commitment.client].append(commitment)
    names = sorted({*by_client, *(found.id for found in workspace.clients)})
    wanted = [name for name in names if client is None or _is(workspace, name, client)]
    book = _Book(workspace, today, now)
    rows = [book.row(name, by_client[name]) for name in wanted]
    return TrustView(
        as_of=today,
        half_life=book.half_life,
        recovery_returns=workspace.policy.trust.recovery_returns,
        rows=tuple(sorted(rows, key=lambda row: (not row.signs, row.balance.expected, row.client))),
        one=client is not None,
        left_out=workspace.left_out,
    )


def _is(workspace: Workspace, name: str, asked: str) -> bool:
    return asked.casefold() in {name.casefold(), workspace.client_name(name).casefold()}


class _Book:
    """Makes the account of a client."""

    def __init__(self, workspace: Workspace, today: date, now: float) -> None:
        self._workspace, self._today = workspace, today
        self._policy = workspace.policy.trust
        self._facts = {fact.id: fact for fact in facts(workspace, today)}
        self._reader = SlaReader(workspace, now, today, _SLA_PERIODS)
        self._days = Calendars(workspace, today).organisation
        self.half_life = float(self._policy.half_life.days())

    def row(self, name: str, commitments: list[Commitment]) -> TrustRow:
        events = [event for found in commitments for event in self._events(found)]
        events = [event for event in events if event.on <= self._today]
        events.sort(key=lambda event: (event.on, event.commitment, event.kind))
        now = balance(events, self._today, self.half_life)
        before = self._today - timedelta(days=TREND_DAYS)
        trend = now.expected - balance(events, before, self.half_life).expected
        client = self._workspace.client.get(name)
        return TrustRow(
            client=name,
            name=self._workspace.client_name(name),
            events=tuple(events),
            balance=now,
            trend=trend,
            signs=tuple(self._signs(commitments, trend)),
            lifetime_value=_worth(client),
        )

    def _events(self, commitment: Commitment) -> list[TrustEvent]:
        found = list(promise_events(commitment, self._facts.get(commitment.id), self._policy))
        if commitment.sla:
            found += sla_events(commitment, self._reader, self._today, self._policy)
        return found

    def _signs(self, commitments: list[Commitment], trend: float) -> list[Sign]:
        found: list[Sign] = []
        if trend <= _FELL:
            found.append(Sign("falling", self._today - timedelta(days=TREND_DAYS), None, trend))
        allowed = self._workspace.policy.health.client_silence.days(
            float(self._workspace.policy.calendar.hours.amount)
        )
        for commitment in commitments:
            for asked in unanswered(commitment):
                waited = working(self._days, asked.on, self._today)
                if waited > allowed:
                    found.append(Sign("unanswered", asked.on, commitment.id, waited))
            found += self._feedback(commitment)
        if (less := self._less(commitments)) is not None:
            found.append(less)
        return found

    def _feedback(self, commitment: Commitment) -> list[Sign]:
        """What the client said in the last year that does not fit what we think, or is a warning itself."""
        found = []
        fact = self._facts.get(commitment.id)
        for feedback in commitment.feedback:
            if feedback.on < self._today - _YEAR:
                continue
            if feedback.kept_for_client is False and fact and not fact.breach:
                found.append(Sign("gap", feedback.on, commitment.id, 0))
            elif feedback.nps is not None and feedback.nps <= 6:
                found.append(Sign("detractor", feedback.on, commitment.id, feedback.nps))
        return found

    def _less(self, commitments: list[Commitment]) -> Sign | None:
        """Promises made in the last year against the year before: worth less than half."""
        last = _made(commitments, self._today - _YEAR, self._today)
        before = _made(commitments, self._today - 2 * _YEAR, self._today - _YEAR)
        if before and last < before / 2:
            return Sign("less-business", self._today - _YEAR, None, float(last / before))
        return None


def _made(commitments: list[Commitment], after: date, until: date) -> Decimal:
    """What was promised after a day and until another: by value, by number where no value is given.

    Running promises are left out: one contract of three years is no loss of business in the second.
    """
    dated = [
        (c.promise.made, c.promise.value) for c in commitments if c.promise and c.promise.made and not c.sla
    ]
    chosen = [value for made, value in dated if after < made <= until]
    values = [value.amount for value in chosen if value]
    return sum(values, Decimal(0)) if values else Decimal(len(chosen))


def unanswered(commitment: Commitment) -> tuple[Exchange, ...]:
    """Messages of the client after which we said nothing."""
    last_out = max((e.on for e in commitment.exchanges if e.direction != "in"), default=date.min)
    return tuple(e for e in commitment.exchanges if e.direction == "in" and e.on > last_out)


def _worth(client: Client | None) -> Money | None:
    return client.lifetime_value if client else None
