"""`delivered-late`, `delivered-incomplete`, `delivery-refused`, `acceptance-pending`: not yet over.

`gate-acceptance-pending`: a critical gate was claimed, and the client has not signed it; `gate-refused`.
"""

from __future__ import annotations

from collections.abc import Iterator

from engage.health.acceptance import silent_acceptance
from engage.health.reason import Reason, Shade
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan


def handed_over(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange until the client accepts: delivered late, or not in full."""
    delivered = commitment.delivered
    if delivered is None or commitment.accepted or commitment.status == "broken":
        return
    on = day(delivered, now.today)
    if commitment.due and delivered > commitment.due:
        by = working_days(now.working_days(commitment.due, delivered))
        message = Text(f"Delivered on {on.en}, {by.en} late", f"Livré le {on.fr}, avec {by.fr} de retard")
        yield Reason("delivered-late", "orange", message, ("delivered",), 35)
    if commitment.in_full is False:
        message = Text(f"Delivered on {on.en}, not in full", f"Livré le {on.fr}, incomplet")
        yield Reason("delivered-incomplete", "orange", message, ("in_full",), 40)


def delivery(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange while unsigned past `health.acceptance`; red while refused, until it is delivered again.

    Where the contract lets silence accept, a delivery whose term has passed is no longer pending.
    """
    delivered = commitment.delivered
    if delivered is None or commitment.accepted or commitment.status == "broken":
        return
    refused, waited = commitment.rejected, now.working_days(delivered, now.today)
    if refused and refused.on >= delivered:
        on, why, why_fr = day(refused.on, now.today), *_because(refused.reason)
        message = Text(
            f"The client refused the delivery on {on.en}{why}",
            f"Livraison refusée par le client le {on.fr}{why_fr}",
        )
        yield Reason("delivery-refused", "red", message, ("rejected",), 60)
    elif waited > now.days(now.workspace.policy.health.acceptance) and not silent_acceptance(commitment, now):
        on, for_ = day(delivered, now.today), working_days(waited)
        message = Text(
            f"Delivered on {on.en}, not accepted for {for_.en}",
            f"Livré le {on.fr}, sans recette signée depuis {for_.fr}",
        )
        yield Reason("acceptance-pending", "orange", message, ("accepted",), 45 + min(waited, 99) / 100)


def gate_acceptance(commitment: Commitment, _plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Orange for each critical gate claimed longer ago than `health.acceptance` and not accepted.

    A gate that the client refused is orange, red where it is critical, until it is claimed again or accepted.
    """
    if commitment.delivered or commitment.status not in {"active", "suspended"}:
        return
    for place, milestone in enumerate(commitment.milestones):
        if milestone.done is None or milestone.accepted:
            continue
        title, waited = milestone.title or milestone.id, now.working_days(milestone.done, now.today)
        if refused := milestone.refused:
            on, why, why_fr = day(refused.on, now.today), *_because(refused.reason)
            message = Text(
                f"{title}: refused by the client on {on.en}{why}",
                f"{title}\u00a0: refusé par le client le {on.fr}{why_fr}",
            )
            colour: Shade = "red" if milestone.critical else "orange"
            yield Reason("gate-refused", colour, message, ("milestones", place, "rejected"), 55)
        elif milestone.critical and waited > now.days(now.workspace.policy.health.acceptance):
            on, for_ = day(milestone.done, now.today), working_days(waited)
            message = Text(
                f"{title}: claimed on {on.en}, not accepted by the client for {for_.en}",
                f"{title}\u00a0: déclaré atteint le {on.fr}, sans recette du client depuis {for_.fr}",
            )
            pointer = ("milestones", place, "done")
            yield Reason("gate-acceptance-pending", "orange", message, pointer, 34 + min(waited, 99) / 100)


def _because(reason: str | None) -> tuple[str, str]:
    return (f": {reason}", f"\u00a0: {reason}") if reason else ("", "")
