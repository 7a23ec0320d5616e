"""T501: a promise without a date."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding where there is no promised date; a running promise needs none."""
    if commitment.due is None and not is_running(commitment):
        yield fault(
            commitment,
            ("promise", "due"),
            both("no promised date", "pas de date promise"),
            help=both(
                "write the day that the client may hold us to: `promise: {due: 2027-06-30}`",
                "écrivez le jour que le client peut nous opposer : `promise: {due: 2027-06-30}`",
            ),
        )


RULE = Rule(
    code="T501",
    name="missing-due-date",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    absence=True,
    catches=both("A promise without `promise.due`.", "Un engagement sans `promise.due`."),
    harm=both(
        "Without a date a promise can never be late, so it is never first. The client has a date in mind, "
        "and it is earlier than yours.",
        "Sans date, un engagement n'est jamais en retard, donc jamais premier. Le client, lui, a une date en "
        "tête, et elle est plus proche que la vôtre.",
    ),
    instead=both(
        "Give a whole day. Where it is not known yet, promise the day on which you will know it.",
        "Donnez un jour entier. S'il n'est pas encore connu, promettez le jour où il le sera.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            type: standard-delivery
            promise: {made: 2026-09-01, value: 38500 EUR}
            """,
            lang="fr",
        ),
        example("id: ACME-016\ntitle: Test report\nclient: acme\npromise: {start: 2026-09-07}\n"),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-02-26}
        """),
        example(
            """
            id: MOREL-020
            title: Maintenance de la boutique
            client: morel
            type: support-sla
            sla: [{name: incidents critiques, measure: resolution, target: 4h, attainment: 98%}]
            """,
            lang="fr",
        ),
        example("id: ACME-016\ntitle: Test report\nclient: acme\nstatus: accepted\n"),
    ),
)
