"""S112: nothing says what is not promised."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.required import required_fields
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_standard
from engage.rules.words import both


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding where `excludes` is absent; an empty list says that there is nothing to exclude."""
    promise = commitment.promise
    if is_standard(commitment) or (promise and promise.excludes is not None):
        return
    if "promise.excludes" in required_fields(commitment, context.workspace.policy):  # S116 tells it
        return
    yield fault(
        commitment,
        ("promise", "excludes"),
        both(
            "nothing says what is not promised: the client may count on anything near it",
            "rien ne dit ce qui n'est pas promis : le client peut compter sur tout ce qui s'en approche",
        ),
        help=both(
            "name what somebody might expect and will not get: `promise: {excludes: [orders before 2024]}`, "
            "or write `excludes: []` where there is nothing",
            "nommez ce qu'on pourrait attendre et qui n'est pas compris : "
            "`promise: {excludes: [commandes d'avant 2024]}`, ou écrivez `excludes: []` s'il n'y a rien",
        ),
    )


RULE = Rule(
    code="S112",
    name="missing-boundary",
    severity=Severity.WARNING,
    signed=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A promise without `promise.excludes`. An empty list is an answer: nothing is excluded. A "
        "`standard-delivery` has the limits of the standard.",
        "Un engagement sans `promise.excludes`. Une liste vide est une réponse : rien n'est exclu. Une "
        "`standard-delivery` a les limites du standard.",
    ),
    harm=both(
        "The client pictures what is nearby as included, and hears that it is not when it is missing.",
        "Le client croit compris ce qui est à côté, et apprend le contraire le jour où cela manque.",
    ),
    instead=both(
        "Write the three things that the client may most easily take for included. They are read before the "
        "signature, not after.",
        "Écrivez les trois choses que le client tiendrait le plus facilement pour comprises. Cela se lit "
        "avant la signature, pas après.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-02-26}
        """),
        example("""
            id: ACME-015
            title: Support of the dealer portal
            client: acme
            type: support-sla
            sla: [{name: critical incidents, measure: resolution, target: 4h, attainment: 98%}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {due: 2027-02-26, wording: La boutique est ouverte le 26 février 2027.}
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-02-26, excludes: [migration of orders before 2024]}
        """),
        example("""
            id: ACME-016
            title: Test report of the dealer portal
            client: acme
            promise: {due: 2027-02-26, excludes: []}
        """),
        example(
            """
            id: MOREL-004
            title: Renouvellement du certificat
            client: morel
            type: standard-delivery
            promise: {due: 2026-09-30}
            """,
            lang="fr",
        ),
    ),
)
