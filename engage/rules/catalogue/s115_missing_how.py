"""S115: a deliverable that nobody said how to make."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running, is_standard
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for each deliverable without `how`; routine deliveries need none."""
    if is_running(commitment) or is_standard(commitment):
        return
    for place, deliverable in enumerate(commitment.deliverables):
        if not (deliverable.how and deliverable.how.strip()):
            yield fault(
                commitment,
                ("deliverables", place, "how"),
                both(
                    f"nothing says how `{deliverable.what}` is made: a goal without a plan",
                    f"rien ne dit comment `{deliverable.what}` se fait : un but sans plan",
                ),
                help=both(
                    "give the steps or the method, as in `how: audit 2 days, prototype, acceptance test`",
                    "donnez les étapes ou la méthode, par exemple `how: audit 2 j, prototype, recette`",
                ),
            )


RULE = Rule(
    code="S115",
    name="missing-how",
    severity=Severity.ERROR,
    profile="promise",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A deliverable without `how`: no steps, no method. A `standard-delivery` is made the same way every "
        "time and a `support-sla` runs: neither is asked.",
        "Un livrable sans `how` : ni étapes, ni méthode. Une `standard-delivery` se fait toujours de la même "
        "façon et un `support-sla` court : on ne leur demande rien.",
    ),
    harm=both(
        "What nobody thought through cannot be estimated; the date given to the client is then a wish.",
        "Ce que personne n'a pensé ne s'estime pas ; la date donnée au client n'est alors qu'un souhait.",
    ),
    instead=both(
        "One line is enough: the steps, or the method, that lead from today to the deliverable.",
        "Une ligne suffit : les étapes, ou la méthode, qui mènent d'aujourd'hui au livrable.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            type: custom-project
            deliverables: [{what: Portal in production}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            deliverables:
              - {what: Boutique en production, how: Bascule du DNS un mardi matin}
              - {what: Retrait en magasin}
            """,
            lang="fr",
        ),
        example('id: ACME-016\ntitle: Test report\nclient: acme\ndeliverables: [{what: Report, how: " "}]\n'),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            type: custom-project
            deliverables:
              - {what: Portal in production, how: Blue/green deployment in the client's cloud account}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            deliverables:
              - {what: Retrait en magasin, how: "audit 2 j, pilote dans 3 magasins, ouverture des 31 autres"}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-017
            title: 40 spare rollers delivered to Leeds
            client: acme
            type: standard-delivery
            deliverables: [{what: 40 rollers in Leeds}]
        """),
    ),
)
