"""T512: weeks in which the client sees nothing of the work."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from engage.model.commitment import Commitment
from engage.model.diagnostic import Pointer, Severity
from engage.model.plan_of_work import Milestone
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.scope import is_running, is_standard
from engage.rules.words import both

LONGEST = 22  # working days: a month without anything to see
_Checkpoint = tuple[date, Pointer]


def check(commitment: Commitment, context: Context) -> Iterator[Result]:
    """One finding for the longest stretch ahead without a gate, if it is too long."""
    due = commitment.due
    if due is None or is_running(commitment) or is_standard(commitment) or commitment.delivered:
        return
    start = commitment.promise.start if commitment.promise else None
    first = max(context.today, start) if start else context.today
    between = context.records.working_days
    if between(first, due) <= LONGEST:  # most promises: no plan is needed
        return
    dated, undated = _gates(commitment, context)
    ahead = sorted(point for point in dated if first < point[0] < due)
    points: list[_Checkpoint] = [(first, ()), *ahead]
    if not (ahead and _ends_all(ahead[-1][0], commitment, context)):
        points.append((due, ("promise", "due")))
    if len(points) < 2:
        return
    before, after = max(pairwise(points), key=lambda pair: between(pair[0][0], pair[1][0]))
    days = between(before[0], after[0])
    if days <= LONGEST:
        return
    if undated:
        yield NotChecked(
            both(
                f"the gaps between the gates of `{commitment.id}`: `{undated[0]}` has no date",
                f"les intervalles entre les jalons de `{commitment.id}` : `{undated[0]}` n'a pas de date",
            ),
            commitment.id,
        )
        return
    yield fault(
        commitment,
        after[1],
        both(
            f"{days} working days without anything that the client can see, from {before[0]} to {after[0]}",
            f"{days} jours ouvrés sans rien que le client puisse voir, du {before[0]} au {after[0]}",
        ),
        help=both(
            "put a gate between: a demonstration, a first version, a review with measured criteria",
            "placez un jalon entre les deux : une démonstration, une première version, une revue mesurée",
        ),
    )


def _ends_all(last: date, commitment: Commitment, context: Context) -> bool:
    """Whether the work is over with the last gate: what follows is the buffer, or the wait for the day."""
    plan = context.schedule.plans.get(commitment.id)
    return plan is not None and plan.finish is not None and plan.finish <= last


def _gates(commitment: Commitment, context: Context) -> tuple[list[_Checkpoint], list[str]]:
    """The gates still ahead with their days, promised or planned; and those that have neither."""
    plan = context.schedule.plans.get(commitment.id)
    dated: list[_Checkpoint] = []
    undated = []
    for place, milestone in enumerate(commitment.milestones):
        if milestone.done or milestone.accepted or not _is_gate(milestone):
            continue
        placed = plan.milestone(milestone.id) if plan else None
        day = milestone.due or (placed.finish if placed else None)
        if day is None:
            undated.append(milestone.id)
        else:
            at = ("milestones", place, "due") if milestone.due else ("milestones", place, "id")
            dated.append((day, at))
    return dated, undated


def _is_gate(milestone: Milestone) -> bool:
    return bool(milestone.due or milestone.critical or milestone.quality)


RULE = Rule(
    code="T512",
    name="long-gap",
    severity=Severity.INFO,
    profile="draft",
    each=check,
    live=True,
    clock=True,
    catches=both(
        f"More than {LONGEST} working days ahead between two checkpoints of a promise: its gates (milestones "
        "with a `due`, with `quality`, or `critical`; by their promised or planned day), its start, and its "
        "own date unless the work is over before.",
        f"Plus de {LONGEST} jours ouvrés à venir entre deux points de contrôle d'un engagement : ses jalons "
        "(avec `due`, avec `quality`, ou `critical` ; à leur jour promis ou prévu), son début, "
        "et sa date sauf si le travail finit avant.",
    ),
    harm=both(
        "What is not seen for a month has drifted by a month when it is seen.",
        "Ce qu'on n'a pas vu pendant un mois a dérivé d'un mois quand on le voit.",
    ),
    instead=both(
        "Show something every few weeks, however small, against criteria agreed beforehand.",
        "Montrez quelque chose toutes les quelques semaines, même petit, face à des critères convenus.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {start: 2026-09-07, due: 2027-02-26}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            promise: {start: 2026-09-07, due: 2026-12-18}
            milestones:
              - {id: ux, due: 2026-09-25, critical: yes}
              - {id: pilot, due: 2026-12-04, critical: yes}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {start: 2026-09-07, due: 2026-11-27}
            milestones:
              - id: boutique
                work: 40d
                quality: [{measure: anomalies bloquantes, target: "= 0 anomalie"}]
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Test report
            client: acme
            promise: {start: 2026-09-07, due: 2026-10-02}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            promise: {start: 2026-09-07, due: 2026-12-18}
            milestones:
              - {id: ux, due: 2026-09-25, critical: yes}
              - {id: beta, due: 2026-10-23, critical: yes}
              - {id: pilot, due: 2026-11-20, critical: yes}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {start: 2026-09-07, due: 2026-10-30}
            milestones:
              - id: boutique
                work: 20d
                quality: [{measure: anomalies bloquantes, target: "= 0 anomalie"}]
            """,
            lang="fr",
        ),
    ),
)
