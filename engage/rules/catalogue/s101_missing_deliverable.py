"""S101: a promise without anything named that the client receives."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding where no deliverable is named; a running promise has targets instead."""
    if commitment.deliverables or is_running(commitment):
        return
    yield fault(
        commitment,
        ("deliverables",),
        both(
            "nothing is named that the client receives",
            "rien n'est nommé de ce que le client reçoit",
        ),
        help=both(
            "name it, with how it is made and when it is accepted: "
            "`deliverables: [{what: …, how: …, acceptance: [{measure: …, target: …}]}]`",
            "nommez-le, avec la façon de le faire et le critère qui le fait accepter : "
            "`deliverables: [{what: …, how: …, acceptance: [{measure: …, target: …}]}]`",
        ),
    )


RULE = Rule(
    code="S101",
    name="missing-deliverable",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A promise without `deliverables`: nothing says what the client will hold in their hands.",
        "Un engagement sans `deliverables` : rien ne dit ce que le client aura entre les mains.",
    ),
    harm=both(
        "Each side pictures something else, and finds out at the delivery. An intention (support, improve, "
        "accompany) is never finished, so it is never kept either.",
        "Chacun imagine autre chose et le découvre à la livraison. Une intention (accompagner, améliorer) "
        "n'est jamais finie : elle n'est donc jamais tenue.",
    ),
    instead=both(
        "Name each thing that the client receives, such that a third person could say whether it is there.",
        "Nommez chaque chose que le client reçoit, de sorte qu'un tiers puisse dire si elle est là.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Support ACME in its recovery project
            client: acme
            type: custom-project
        """),
        example(
            """
            id: MOREL-003
            title: Accompagner le client
            client: morel
            type: custom-project
            deliverables: []
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            promise: {due: 2026-10-30, wording: We support you in your tests.}
        """),
    ),
    good=(
        example("""
            id: ACME-014
            title: Recovery plan for the warehouse system
            client: acme
            deliverables:
              - what: Recovery plan as PDF, tested once from backup to first order
        """),
        example(
            """
            id: MOREL-003
            title: Plan de reprise de la boutique
            client: morel
            deliverables:
              - what: Plan de reprise testé, en PDF, et un atelier de 2 h
            """,
            lang="fr",
        ),
        example("""
            id: ACME-020
            title: Support of the dealer portal
            client: acme
            type: support-sla
            sla: [{name: critical incidents, measure: resolution, target: 4h, attainment: 98%}]
        """),
    ),
)
