"""Where the recovery of a promise stands; which are open; which promises want one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.health.recovery import RecoveryStep, is_open, recovery_steps, wants_recovery
from engage.health.situation import Situation
from engage.model.commitment import Commitment
from engage.model.quantity import Money


@dataclass(frozen=True, slots=True)
class RecoveryView:
    """One recovery. `cost` is what it costs us so far by currency; `next` the first step that is not done."""

    commitment: str
    title: str
    client_name: str
    opened: date | None
    closed: date | None
    closed_by: str | None
    steps: tuple[tuple[RecoveryStep, str | None], ...]
    cost: tuple[Money, ...]
    causes: tuple[str, ...]

    @property
    def next(self) -> RecoveryStep | None:
        """What comes next: what is overdue first, else the first open step."""
        left = [step for step, _ in self.steps if not step.is_done]
        late = [step for step in left if step.overdue]
        return min(late, key=lambda step: step.due or date.max) if late else left[0] if left else None

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.is_done for step, _ in self.steps)


@dataclass(frozen=True, slots=True)
class RecoveriesView:
    """The recoveries that are open, most overdue first, and the broken promises that have none."""

    as_of: date
    open: tuple[RecoveryView, ...]
    wanted: tuple[tuple[str, str, str], ...]
    left_out: tuple[str, ...]


def recovery_view(commitment: Commitment, now: Situation) -> RecoveryView:
    """The steps of one recovery with the names of those who take them."""
    recovery = commitment.recovery
    closed = recovery.closed if recovery else None
    names = now.workspace.name_of
    steps = recovery_steps(commitment, now)
    totals: dict[str, Money] = {}
    for entry in recovery.compensation if recovery else ():
        if entry.cost:
            before = totals.get(entry.cost.currency)
            amount = entry.cost.amount + (before.amount if before else 0)
            totals[entry.cost.currency] = Money(amount, entry.cost.currency)
    return RecoveryView(
        commitment=commitment.id,
        title=commitment.title,
        client_name=now.workspace.client_name(commitment.client),
        opened=recovery.opened if recovery else None,
        closed=closed.on if closed else None,
        closed_by=names(commitment, closed.by) if closed and closed.by else None,
        steps=tuple((step, names(commitment, step.who) if step.who else None) for step in steps),
        cost=tuple(totals[currency] for currency in sorted(totals)),
        causes=tuple(cause.cause for cause in recovery.causes) if recovery else (),
    )


def recoveries(now: Situation) -> RecoveriesView:
    """All that are open, and the promises that want one."""
    views = [recovery_view(c, now) for c in now.workspace.commitments if is_open(c)]
    wanted = [
        (c.id, c.title, now.workspace.client_name(c.client))
        for c in now.workspace.commitments
        if wants_recovery(c)
    ]
    ranked = sorted(views, key=lambda view: (_next_due(view), view.commitment))
    return RecoveriesView(now.today, tuple(ranked), tuple(wanted), now.workspace.left_out)


def _next_due(view: RecoveryView) -> date:
    step = view.next
    return step.due if step and step.due else date.max
