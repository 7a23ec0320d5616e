"""`delivered-late`, `delivered-incomplete`, `acceptance-pending`: handed over, and not yet over."""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.acceptance import silent_acceptance
from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan


def delivery(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange until the client accepts: late, not in full, refused, or unsigned past `health.acceptance`.

    Where the contract lets silence accept, a delivery whose term has passed is no longer pending.
    """
    delivered = commitment.delivered
    if delivered is None or commitment.accepted or commitment.status == "broken":
        return
    on, waited = day(delivered, now.today), now.working_days(delivered, now.today)
    if commitment.due and delivered > commitment.due:
        by = working_days(now.working_days(commitment.due, delivered))
        yield Reason(
            "delivered-late",
            "orange",
            Text(f"Delivered on {on.en}, {by.en} late", f"Livré le {on.fr}, avec {by.fr} de retard"),
            ("delivered",),
            35,
        )
    if commitment.in_full is False:
        yield Reason(
            "delivered-incomplete",
            "orange",
            Text(f"Delivered on {on.en}, not in full", f"Livré le {on.fr}, incomplet"),
            ("in_full",),
            40,
        )
    refused = commitment.rejected
    if refused and refused.on >= delivered:
        since, reason = day(refused.on, now.today), refused.reason
        why, why_fr = (f": {reason}", f"\u00a0: {reason}") if reason else ("", "")
        yield Reason(
            "delivery-refused",
            "red",
            Text(
                f"The client refused the delivery on {since.en}{why}",
                f"Livraison refusée par le client le {since.fr}{why_fr}",
            ),
            ("rejected",),
            60,
        )
    elif waited > now.days(now.workspace.policy.health.acceptance) and not silent_acceptance(commitment, now):
        for_ = working_days(waited)
        message = Text(
            f"Delivered on {on.en}, not accepted for {for_.en}",
            f"Livré le {on.fr}, sans recette signée depuis {for_.fr}",
        )
        yield Reason("acceptance-pending", "orange", message, ("accepted",), 45 + min(waited, 99) / 100)
