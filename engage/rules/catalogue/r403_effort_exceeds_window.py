"""R403: the work and its buffer do not fit before the promised day."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.plan.schedule_types import CommitmentPlan
from engage.rules.context import Context
from engage.rules.planned import not_estimated
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.scope import is_running, is_standard
from engage.rules.words import both, listed

_HELP = both(
    "agree a later date, promise less, or add people; `engage forecast` says how likely the day is",
    "convenez d'une date plus tardive, promettez moins, ou ajoutez du monde ; `engage forecast` dit si le "
    "jour est probable",
)


def check(context: Context) -> Iterator[Result]:
    """One finding for each promise whose plan ends after its day; then those that have no plan to judge."""
    unknown, undated = [], []
    for commitment in context.live:
        plan = context.schedule.plans.get(commitment.id)
        if plan is None or not _is_ahead(commitment, context) or commitment.due is None:
            continue
        if plan.finish is not None and commitment.due < plan.finish:
            yield _work_too_long(commitment, plan)
        elif not_estimated(commitment, context):
            unknown.append(commitment.id)
        elif plan.finish is None:
            undated.append(commitment.id)
        elif plan.safe_date is not None and commitment.due < plan.safe_date:
            yield _no_room(commitment, plan)
    if unknown:
        who = listed(unknown)
        yield NotChecked(
            both(
                f"whether the work fits before the promised day: it is not all estimated in {who.en}",
                f"si le travail tient avant le jour promis : il n'est pas tout estimé dans {who.fr}",
            )
        )
    if undated:
        who = listed(undated)
        yield NotChecked(
            both(
                "whether the work fits before the promised day: `engage schedule` finds no dates for "
                f"{who.en}",
                "si le travail tient avant le jour promis : `engage schedule` ne trouve pas de dates pour "
                f"{who.fr}",
            )
        )


def _is_ahead(commitment: Commitment, context: Context) -> bool:
    """Whether there is a stretch of time to judge: not over, nor written the wrong way round."""
    if is_running(commitment) or (is_standard(commitment) and not commitment.milestones):
        return False
    start = commitment.promise.start if commitment.promise else None
    due = commitment.due
    if due is None or due < context.today or (start and due < start):
        return False
    return not (commitment.delivered or commitment.status in {"delivered", "broken"})


def _work_too_long(commitment: Commitment, plan: CommitmentPlan) -> Finding:
    return fault(
        commitment,
        ("promise", "due"),
        both(
            f"the work alone ends on {plan.finish}, after the promised day, with these people and days",
            f"le travail seul finit le {plan.finish}, après le jour promis, avec ces personnes et ces jours",
        ),
        help=_HELP,
    )


def _no_room(commitment: Commitment, plan: CommitmentPlan) -> Finding:
    """Too tight from the beginning is an error; a buffer being used up is what it is there for."""
    begun = bool(plan.progress) or any(m.state != "todo" for m in plan.milestones)
    return fault(
        commitment,
        ("promise", "due"),
        both(
            f"the work ends on {plan.finish}, its buffer on {plan.safe_date}: the promised day holds only if "
            "nothing goes wrong",
            f"le travail finit le {plan.finish}, son tampon le {plan.safe_date} : le jour promis ne tient "
            "que si rien ne va de travers",
        ),
        help=_HELP,
        severity=Severity.WARNING if begun else None,
    )


RULE = Rule(
    code="R403",
    name="effort-exceeds-window",
    severity=Severity.ERROR,
    profile="promise",
    whole=check,
    clock=True,
    catches=both(
        "A promise whose work, planned on the days that its people have, and the buffer left to hold, end "
        "after the promised day. Once the work has begun, a buffer that no longer fits is a warning.",
        "Un engagement dont le travail, planifié sur les jours qu'ont les personnes, et le tampon à garder "
        "finissent après le jour promis. Une fois le travail commencé, un tampon qui ne tient plus est un "
        "avertissement.",
    ),
    harm=both(
        "The client was given a date that our own figures deny. It can only be kept by taking time from "
        "another client.",
        "Le client a une date que nos propres chiffres démentent. Elle ne se tient qu'en prenant du temps à "
        "un autre client.",
    ),
    instead=both(
        "Say the earliest date that holds now, while the client can still plan with it.",
        "Dites dès maintenant la première date qui tienne, tant que le client peut encore s'organiser.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {start: 2026-09-07, due: 2026-09-18}
            milestones: [{id: build, work: 12d}]
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            promise: {start: 2026-09-07, due: 2026-09-25}
            milestones: [{id: build, work: 14d}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-07-06, due: 2026-10-02}
            milestones: [{id: recette, remaining: 25d}]
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {start: 2026-09-07, due: 2026-10-30}
            milestones: [{id: build, work: 12d}]
        """),
        example("""
            id: ACME-016
            title: Certificate renewed
            client: acme
            type: standard-delivery
            promise: {due: 2026-09-11}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: active
            promise: {start: 2026-07-06, due: 2026-12-18}
            milestones: [{id: recette, remaining: 25d}]
            """,
            lang="fr",
        ),
    ),
)
