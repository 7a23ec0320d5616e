"""A302: work that nobody does."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Severity
from engage.model.plan_of_work import Milestone
from engage.rules.context import Context
from engage.rules.rule import NotChecked, Result, Rule, example, fault
from engage.rules.words import both, listed

_HELP = both(
    "name who does the work: `raci: {responsible: [lea]}`, a `team`, or people under the `needs` of each "
    "milestone",
    "nommez qui fait le travail : `raci: {responsible: [lea]}`, une `team`, ou des personnes sous les "
    "`needs` de chaque jalon",
)


def check(commitment: Commitment, context: Context) -> Iterator[Result]:
    """One finding for a promise: for all of its work, or for the milestones that nobody is named for."""
    if commitment.team or _responsible(commitment, context) or commitment.delivered:
        return
    if commitment.type and "engage.yaml" in context.workspace.left_out:
        why = both(
            f"who does the work of `{commitment.id}`: `engage.yaml` could not be read",
            f"qui fait le travail de `{commitment.id}` : `engage.yaml` est illisible",
        )
        yield NotChecked(why, commitment.id)
        return
    if not commitment.milestones:
        message = both("nobody is named who does the work", "personne n'est nommé pour faire le travail")
        yield fault(commitment, ("raci", "responsible"), message, help=_HELP)
        return
    left = [place for place, milestone in enumerate(commitment.milestones) if _nobody(milestone)]
    if left:
        which = listed([commitment.milestones[place].id for place in left])
        yield fault(
            commitment,
            ("milestones", left[0], "needs"),
            both(f"nobody is named who works on {which.en}", f"personne n'est nommé pour {which.fr}"),
            help=_HELP,
        )


def _responsible(commitment: Commitment, context: Context) -> bool:
    kind = context.workspace.policy.types.get(commitment.type or "")
    columns = (commitment.raci, kind.raci if kind else None)
    return any(raci.responsible for raci in columns if raci)


def _nobody(milestone: Milestone) -> bool:
    done = milestone.done or milestone.accepted
    return not (done or milestone.needs or (milestone.raci and milestone.raci.responsible))


RULE = Rule(
    code="A302",
    name="responsible-missing",
    severity=Severity.WARNING,
    profile="promise",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A promise for whose work nobody is named: no `responsible` here or by default for the type, no "
        "`team`, and milestones without `needs`.",
        "Un engagement dont le travail n'est confié à personne : pas de `responsible` ici ni par défaut pour "
        "le type, pas de `team`, et des jalons sans `needs`.",
    ),
    harm=both(
        "Somebody answers for it and nobody begins. The client learns at the first gate that the work was "
        "never in anybody's week.",
        "Quelqu'un en répond et personne ne commence. Le client apprend au premier jalon que le travail "
        "n'était dans la semaine de personne.",
    ),
    instead=both(
        "Name the people, or the team, that will do it, and ask them before the date is given.",
        "Nommez les personnes, ou l'équipe, qui le feront, et demandez-leur avant de donner la date.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            raci: {accountable: marc}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            owner: lea
            milestones:
              - {id: ux, work: 5d, needs: {tom: 50%}}
              - {id: build, work: 10d}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            raci: {responsible: [], accountable: claire}
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            raci: {responsible: [lea], accountable: marc}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            team: web
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            raci: {accountable: claire}
            milestones:
              - {id: cadrage, work: 5d, done: 2026-09-04}
              - {id: socle, work: 20d, needs: {karim: 60%}}
              - {id: recette, work: 5d, raci: {responsible: [nadia]}}
            """,
            lang="fr",
        ),
    ),
)
