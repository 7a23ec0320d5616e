"""`nothing-to-compute`: why no signal says green; `due-soon`: all that can be said of a small promise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engage.health.reason import Reason
from engage.health.situation import Situation
from engage.health.words import day, working_days
from engage.model.commitment import Commitment, is_small
from engage.model.diagnostic import Pointer
from engage.model.text import Text
from engage.plan.schedule_types import CommitmentPlan

NOTHING, DUE_SOON = "nothing-to-compute", "due-soon"
_CYCLE = Text(
    "Its milestones wait for each other: no date can be computed",
    "Ses jalons s’attendent l’un l’autre\u00a0: aucune date calculable",
)


def unknown(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> Iterator[Reason]:
    """Unknown where neither dates nor facts could say that the promise holds; never an empty pass.

    Milestones that wait for each other are no record to believe, also once all is said to be delivered.
    """
    if _in_cycle(commitment, now):
        yield Reason(NOTHING, "unknown", _CYCLE, ("milestones",))
        return
    if commitment.status != "active" or commitment.delivered:
        return
    if commitment.sla and not commitment.milestones:
        return  # measured by its incidents, not by dates: see `error_budget`
    if is_small(commitment) and commitment.due:
        yield from _due_soon(commitment.due, now)
        return
    if missing := _missing(commitment, plan, now):
        pointer, message = missing
        yield Reason(NOTHING, "unknown", message, pointer)


def _due_soon(due: date, now: Situation) -> Iterator[Reason]:
    """A small promise has no plan: it is green until its day is near, and then asks to be looked at."""
    left = now.working_days(now.today, due)
    if 0 <= left <= now.days(now.workspace.policy.health.due_soon):
        on, in_ = day(due, now.today), working_days(left)
        message = Text(
            f"Due on {on.en}, in {in_.en}, and not delivered",
            f"À livrer le {on.fr}, dans {in_.fr}, et pas livré",
        )
        if not left:
            message = Text("Due today, and not delivered", "À livrer aujourd’hui, et pas livré")
        yield Reason(DUE_SOON, "orange", message, ("promise", "due"), 15 - left)


def _in_cycle(commitment: Commitment, now: Situation) -> bool:
    return any(commitment.id == member for cycle in now.schedule.cycles for member, _ in cycle)


def _missing(commitment: Commitment, plan: CommitmentPlan, now: Situation) -> tuple[Pointer, Text] | None:
    if not commitment.milestones:
        return _no_milestones(commitment, now)
    left = [placed for placed in plan.milestones if placed.state != "done"]
    if left and all(placed.remaining_days is None for placed in left):
        return ("milestones",), Text(
            "None of the remaining work is estimated: no date to judge it by",
            "Aucun travail restant n’est estimé\u00a0: pas de date pour en juger",
        )
    if plan.finish is None:
        return ("milestones",), _no_date(plan)
    if commitment.due is None:
        return ("promise",), Text(
            "No promised date to hold the plan against", "Pas de date promise à comparer au plan"
        )
    return None


def _no_date(plan: CommitmentPlan) -> Text:
    """Said with what the schedule could not know, where it names something."""
    if not plan.unknown:
        return Text("No date could be computed", "Aucune date n’a pu être calculée")
    why = plan.unknown[-1]
    return Text(f"No date could be computed: {why.en}", f"Aucune date n’a pu être calculée\u00a0: {why.fr}")


def _no_milestones(commitment: Commitment, now: Situation) -> tuple[Pointer, Text]:
    if commitment.due is None:
        return (), Text("Neither milestones nor a promised date", "Ni jalons ni date promise")
    due = day(commitment.due, now.today)
    return (), Text(
        f"No milestones: nothing says whether {due.en} holds",
        f"Pas de jalons\u00a0: rien ne dit si le {due.fr} tient",
    )
