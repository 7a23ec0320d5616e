"""The risk register: what may still strike, ranked by what it is expected to cost in days and in money.

Exposure is probability times impact: the mean delay of the estimate (Swanson's rule, as everywhere), and the
cost. Bands of a matrix are only for looking at: ordinal scores can rank risks the other way round than their
expected loss (Cox, 2008), so nothing is ranked by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from engage.model.commitment import Commitment, open_status
from engage.model.people import Directory
from engage.model.plan_of_work import RiskRecord
from engage.model.quantity import Money
from engage.model.risk import SharedRisk
from engage.model.workspace import Workspace
from engage.plan.estimate import moments
from engage.plan.risks import concerns
from engage.plan.types import commitment_type
from engage.usecase.folded import folded

State = Literal["open", "struck", "closed"]
Rank = Literal["days", "money"]
#: Upper ends of the bands of the matrix: probability, and mean delay in working days; the last is open.
LIKELY = (0.1, 0.3, 0.5, 0.7, 1.0)
LONG = (2.0, 5.0, 10.0, 20.0, float("inf"))
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk of a promise, or one shared by several; what is not known is `None`.

    `delay_days` and `cost` are what it costs a promise when it strikes; `exposure_days` and `exposure_money`
    those times its probability, times the number of live promises that a shared one concerns. `trigger_late`:
    the last day to see its sign has passed, and nothing was recorded.
    """

    id: str
    commitment: str | None
    commitments: tuple[str, ...]
    what: str
    hits: tuple[str, ...]
    owner: str | None
    owner_name: str | None
    probability: float | None
    delay_days: float | None
    cost: Money | None
    exposure_days: float | None
    exposure_money: Money | None
    state: State
    struck: date | None
    trigger: str | None
    trigger_by: date | None
    trigger_late: bool
    steps: int
    overdue: int

    @property
    def name(self) -> str:
        """`ACME-014/R1`, or the id of a shared one."""
        return f"{self.commitment}/{self.id}" if self.commitment else self.id

    @property
    def cell(self) -> tuple[int, int] | None:
        """Its row and column in the matrix; `None` where it cannot be placed."""
        if self.probability is None or self.delay_days is None:
            return None
        row = next(n for n, most in enumerate(LIKELY) if self.probability <= most or n == len(LIKELY) - 1)
        return row, next(n for n, most in enumerate(LONG) if self.delay_days <= most)


@dataclass(frozen=True, slots=True)
class Register:
    """The risks, heaviest first: those that struck, those that may, those nobody assessed."""

    as_of: date
    rows: tuple[RiskRow, ...]
    days: float
    money: tuple[Money, ...]
    unassessed: int
    left_out: tuple[str, ...]


def register(workspace: Workspace, today: date, client: str | None = None, by: Rank = "days") -> Register:
    """All risks of live promises, and those of the register that concern one.

    Args:
        workspace: as known today.
        today: the day that counts as today.
        client: an id or name: only its promises, with what they share.
        by: which exposure ranks.
    """
    live = [c for c in workspace.commitments if open_status(c) and _of_client(workspace, c, client)]
    rows = [
        row for c in live for risk in c.risks if (row := _own(workspace, c, risk, today)).state != "closed"
    ]
    rows += [row for risk in workspace.risks if (row := _shared(workspace, risk, live, today)).commitments]
    ranked = tuple(sorted(rows, key=lambda row: _key(row, by)))
    open_ = [row for row in ranked if row.state == "open"]
    return Register(
        as_of=today,
        rows=ranked,
        days=sum(row.exposure_days or 0.0 for row in open_),
        money=tuple(_sums(row.exposure_money for row in open_)),
        unassessed=sum(row.exposure_days is None and row.exposure_money is None for row in open_),
        left_out=workspace.left_out,
    )


def _of_client(workspace: Workspace, commitment: Commitment, client: str | None) -> bool:
    names = (commitment.client, workspace.client_name(commitment.client))
    return client is None or folded(client) in {folded(name) for name in names}


def _key(row: RiskRow, by: Rank) -> tuple[int, float, float, str]:
    days = row.exposure_days or 0.0
    money = float(row.exposure_money.amount) if row.exposure_money else 0.0
    known = row.exposure_days is not None or row.exposure_money is not None
    order = 0 if row.state == "struck" else 1 if known else 2
    first, second = (money, days) if by == "money" else (days, money)
    return order, -first, -second, row.name


def _sums(parts: Iterator[Money | None] | Sequence[Money | None]) -> Iterator[Money]:
    totals: dict[str, Decimal] = {}
    for part in parts:
        if part:
            totals[part.currency] = totals.get(part.currency, Decimal(0)) + part.amount
    for currency, amount in sorted(totals.items()):
        yield Money(amount, currency)


def _own(workspace: Workspace, commitment: Commitment, risk: RiskRecord, today: date) -> RiskRow:
    return _row(workspace, risk, (commitment,), today, commitment)


def _shared(workspace: Workspace, risk: SharedRisk, live: Sequence[Commitment], today: date) -> RiskRow:
    """One row for all promises that it concerns and that have no risk of the same id of their own."""
    concerned = [
        c for c in live if concerns(workspace, risk, c) and risk.id not in {own.id for own in c.risks}
    ]
    return _row(workspace, risk, tuple(concerned), today, None)


def _row(
    workspace: Workspace,
    risk: RiskRecord,
    concerned: tuple[Commitment, ...],
    today: date,
    commitment: Commitment | None,
) -> RiskRow:
    impact, count = risk.impact, len(concerned)
    delay = _delay(workspace, risk, concerned)
    cost = impact.cost if impact else None
    share = risk.probability
    trigger = risk.contingency.trigger if risk.contingency else None
    state: State = "closed" if risk.closed else "struck" if risk.struck else "open"
    owner = risk.owner
    return RiskRow(
        id=risk.id,
        commitment=commitment.id if commitment else None,
        commitments=tuple(c.id for c in concerned),
        what=risk.what,
        hits=risk.hits,
        owner=owner,
        owner_name=_name(workspace, owner, concerned),
        probability=share,
        delay_days=delay,
        cost=cost,
        exposure_days=None if share is None or delay is None else share * delay * count,
        exposure_money=None if share is None or cost is None else _times(cost, share * count),
        state=state,
        struck=risk.struck,
        trigger=trigger.when if trigger else None,
        trigger_by=trigger.by if trigger else None,
        trigger_late=bool(state == "open" and trigger and trigger.by and trigger.by < today),
        steps=len(risk.contingency.plan) if risk.contingency else 0,
        overdue=sum(_overdue(commitment, risk, today)) if commitment else 0,
    )


def _delay(workspace: Workspace, risk: RiskRecord, concerned: Sequence[Commitment]) -> float | None:
    """The mean delay in working days; the spread of a single value is that of the promises' type."""
    if risk.impact is None or risk.impact.delay is None or not concerned:
        return None
    hours = float(workspace.policy.calendar.hours.amount)
    spread = commitment_type(workspace.policy, concerned[0].type).spread
    return moments(risk.impact.delay, spread, hours).mean


def _name(workspace: Workspace, owner: str | None, concerned: Sequence[Commitment]) -> str | None:
    if owner is None or not concerned:
        return owner
    found = Directory(workspace).find(owner, concerned[0])
    return workspace.name_of(concerned[0], found[0].id if len(found) == 1 else owner)


def _times(money: Money, factor: float) -> Money:
    return Money((money.amount * Decimal(str(factor))).quantize(_CENT, ROUND_HALF_UP), money.currency)


def _overdue(commitment: Commitment, risk: RiskRecord, today: date) -> Iterator[bool]:
    """The actions of its plan that are late."""
    for action in commitment.actions:
        words = (action.source or "").replace("/", " ").replace(":", " ").split()
        yield bool(risk.id in words and action.due and action.due < today and not action.done)
