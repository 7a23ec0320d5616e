"""A305: work that nobody estimated."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.required import required_fields
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running, is_standard
from engage.rules.words import both, listed

_HELP = both(
    "estimate it with those who will do it, in working days: `work: {low: 4d, likely: 6d, high: 9d}`; a gate "
    "without work has `work: 0d`",
    "estimez-le avec ceux qui le feront, en jours ouvrés : `work: {low: 4d, likely: 6d, high: 9d}` ; un "
    "jalon sans travail a `work: 0d`",
)


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding for a promise: without a plan of work, or for the milestones without an estimate."""
    if is_running(commitment) or is_standard(commitment) or commitment.delivered:
        return
    if not commitment.milestones:
        if "milestones" not in required_fields(commitment, context.workspace.policy):  # else S116 tells it
            yield _no_work(commitment)
        return
    blank = [
        place
        for place, milestone in enumerate(commitment.milestones)
        if not (milestone.work or milestone.remaining or milestone.done or milestone.accepted)
    ]
    if blank:
        which = listed([commitment.milestones[place].id for place in blank])
        first, *more = [("milestones", place, "work") for place in blank]
        yield fault(
            commitment,
            first,
            both(
                f"nobody estimated the work of {which.en}: neither load nor date can be checked",
                f"personne n'a estimé le travail de {which.fr} : ni charge ni date ne peuvent être vérifiées",
            ),
            help=_HELP,
            related=tuple((commitment, pointer[:2]) for pointer in more),
        )


def _no_work(commitment: Commitment) -> Finding:
    return fault(
        commitment,
        ("milestones",),
        both(
            "no plan of work: nothing says whether it fits before the promised date",
            "pas de plan de travail : rien ne dit si cela tient avant la date promise",
        ),
        help=both(
            "one milestone with its work is enough: `milestones: [{id: build, work: 6d, needs: {lea: "
            "50%}}]`; what is delivered the same way every time is a `type: standard-delivery`",
            "un jalon avec son travail suffit : `milestones: [{id: socle, work: 6d, needs: {lea: 50%}}]` ; "
            "ce qui se livre toujours de la même façon est un `type: standard-delivery`",
        ),
    )


RULE = Rule(
    code="A305",
    name="effort-missing",
    severity=Severity.WARNING,
    profile="promise",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A promise without milestones, or with a milestone still to be done that has neither `work` nor "
        "`remaining`. A `standard-delivery` needs no plan of work, a `support-sla` no milestones.",
        "Un engagement sans jalons, ou un jalon encore à faire sans `work` ni `remaining`. Une "
        "`standard-delivery` n'a pas besoin de plan de travail, un `support-sla` pas de jalons.",
    ),
    harm=both(
        "The date was given without counting. Whether the people have the time is then found out by the "
        "client.",
        "La date a été donnée sans compter. C'est alors le client qui découvre si les gens ont le temps.",
    ),
    instead=both(
        "A range is better than a wish: at best, most likely, at worst. Those who do the work give it.",
        "Une fourchette vaut mieux qu'un vœu : au mieux, au plus probable, au pire. Ceux qui font le travail "
        "la donnent.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            type: custom-project
            promise: {due: 2027-02-26}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            milestones:
              - {id: ux, work: 5d}
              - {id: build}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones: [{id: recette, needs: {nadia: 50%}, started: 2026-09-01}]
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            type: custom-project
            milestones: [{id: build, work: {low: 20d, likely: 30d, high: 45d}}, {id: live, work: 0d}]
        """),
        example("""
            id: ACME-016
            title: Certificate renewed
            client: acme
            type: standard-delivery
            promise: {due: 2026-09-30}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones:
              - {id: cadrage, done: 2026-08-28}
              - {id: recette, remaining: 3d}
            """,
            lang="fr",
        ),
    ),
)
