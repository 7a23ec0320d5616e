"""M206: a criterion, and nobody said how it will be measured."""

from collections.abc import Iterator
from itertools import chain

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.model.plan_of_work import Criterion
from engage.rules.context import Context
from engage.rules.criteria import Judged, deliverables, gates, measures
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for each deliverable and each gate that is still to be judged."""
    for judged in chain(deliverables(commitment), gates(commitment)):
        if not judged.claimed and judged.accepted is None:
            yield from _judge(commitment, judged)


def _judge(commitment: Commitment, judged: Judged) -> Iterator[Finding]:
    unsaid = [place for place, criterion in enumerate(judged.criteria) if _lacks_method(criterion)]
    if not unsaid:
        return
    what = measures([judged.criteria[place] for place in unsaid])
    first, *more = [(*judged.at, place, "measure") for place in unsaid]
    yield fault(
        commitment,
        first,
        both(
            f"nothing says how {what.en} of `{judged.name}` will be measured",
            f"rien ne dit comment se mesure {what.fr} pour `{judged.name}`",
        ),
        help=both(
            "agree with the client on the test, sample or record that decides: "
            "`method: k6 run against staging, 1,000 users`",
            "convenez avec le client de l'essai, de l'échantillon ou du relevé qui tranche : "
            "`method: campagne k6 en préproduction, 1 000 utilisateurs`",
        ),
        related=tuple((commitment, pointer) for pointer in more),
    )


def _lacks_method(criterion: Criterion) -> bool:
    """What has a target but no method; what has been measured and shown needs none any more."""
    return criterion.target is not None and not (criterion.method or criterion.evidence)


RULE = Rule(
    code="M206",
    name="missing-verification-method",
    severity=Severity.WARNING,
    signed=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    catches=both(
        "A criterion with a target but without `method`, of a deliverable or a gate that is still to be "
        "judged. Evidence already there shows how it was measured.",
        "Un critère avec une cible mais sans `method`, d'un livrable ou d'un jalon encore à juger. Une "
        "preuve déjà présente montre comment on a mesuré.",
    ),
    harm=both(
        "Two honest measurements give two results: ours passes, the client's does not, and the delivery "
        "waits while both sides argue about the thermometer.",
        "Deux mesures honnêtes donnent deux résultats : la nôtre passe, celle du client non, et la livraison "
        "attend pendant qu'on discute du thermomètre.",
    ),
    instead=both(
        "Say by what it is shown: test, demonstration, inspection or calculation; on which sample; who is "
        "present. One line is enough.",
        "Dites ce qui le montre : essai, démonstration, inspection ou calcul ; sur quel échantillon ; qui "
        "est présent. Une ligne suffit.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            deliverables:
              - what: Portal in production
                acceptance: [{measure: page load time p95, target: "<= 800 ms"}]
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            milestones:
              - {id: pilot, due: 2026-11-20, quality: [{measure: orders that arrive, target: ">= 99 %"}]}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            deliverables:
              - what: Boutique en production
                acceptance:
                  - {measure: temps de réponse p95, target: "<= 300 ms", method: WebPageTest sur 20 pages}
                  - {measure: écart de stock, target: "<= 2 %"}
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            deliverables:
              - what: Portal in production
                acceptance:
                  - {measure: page load time p95, target: "<= 800 ms", method: k6 run against staging}
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            milestones:
              - id: ux
                quality:
                  - {measure: screens approved, target: ">= 95 %", actual: 97 %, evidence: ux-review.pdf}
                done: 2026-09-04
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones:
              - id: pilote
                quality:
                  - {measure: commandes prêtes en 2 h, target: ">= 95 %", method: relevé en caisse}
            """,
            lang="fr",
        ),
    ),
)
