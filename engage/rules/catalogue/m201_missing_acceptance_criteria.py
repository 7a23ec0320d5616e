"""M201: a deliverable without acceptance criteria."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for each deliverable without criteria."""
    if is_running(commitment):
        return
    for place, deliverable in enumerate(commitment.deliverables):
        if not deliverable.acceptance:
            yield fault(
                commitment,
                ("deliverables", place, "acceptance"),
                both(
                    f"nothing says when `{deliverable.what}` is accepted",
                    f"rien ne dit quand `{deliverable.what}` est accepté",
                ),
                help=both(
                    "give what is measured and its target, as in "
                    '`acceptance: [{measure: page load time p95, target: "<= 300 ms"}]`',
                    "donnez la mesure et sa cible, par exemple "
                    '`acceptance: [{measure: temps de réponse p95, target: "<= 300 ms"}]`',
                ),
            )


RULE = Rule(
    code="M201",
    name="missing-acceptance-criteria",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A deliverable without a single acceptance criterion.",
        "Un livrable sans un seul critère d'acceptation.",
    ),
    harm=both(
        "Then the client's mood of the day decides whether the promise is kept, and the last invoice with "
        "it.",
        "C'est alors l'humeur du jour qui décide si l'engagement est tenu, et la dernière facture avec.",
    ),
    instead=both(
        "Agree beforehand what is measured, how, and from which value on it is good.",
        "Convenez d'avance de ce qui est mesuré, comment, et de la valeur à partir de laquelle c'est bon.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            deliverables:
              - what: Portal in production
                how: Blue/green deployment
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            deliverables:
              - {what: Boutique en production, acceptance: []}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            deliverables:
              - {what: Report, acceptance: [{measure: open remarks, target: "= 0 remarks"}]}
              - {what: Workshop}
        """),
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
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            deliverables:
              - what: Boutique en production
                acceptance:
                  - {measure: temps de réponse p95, target: "<= 300 ms", method: WebPageTest sur 20 pages}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            type: support-sla
            sla: [{name: answers, measure: response, target: 1h}]
            deliverables: [{what: Support}]
        """),
    ),
)
