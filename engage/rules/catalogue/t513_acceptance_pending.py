"""T513: delivered long ago, and not accepted."""

from collections.abc import Iterator

from engage.health.acceptance import silent_acceptance
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(commitment: Commitment, context: Context) -> Iterator[Finding]:
    """One finding for what was delivered, and is neither accepted nor known as broken."""
    delivered = commitment.delivered
    if delivered is None or commitment.accepted or commitment.status == "broken":
        return
    waited = context.records.working_days(delivered, context.today)
    records = context.records
    if waited <= records.days(records.workspace.policy.health.acceptance):
        return
    if silent_acceptance(commitment, records):
        return
    yield fault(
        commitment,
        ("delivered",),
        both(
            f"delivered on {delivered} and not accepted for {waited} working days: is it kept or not?",
            f"livré le {delivered} et pas accepté depuis {waited} jours ouvrés : tenu ou pas ?",
        ),
        help=both(
            "ask for the minutes, reservations included: `accepted: {on: …, by: …, ref: …, reservations: "
            "[…]}`; where the contract says that silence accepts, write its term: `contract: "
            "{tacit_acceptance: 15d}`",
            "demandez le PV, réserves comprises : `accepted: {on: …, by: …, ref: …, reservations: […]}` ; si "
            "le contrat prévoit la recette tacite, notez son délai : `contract: {tacit_acceptance: 15d}`",
        ),
    )


RULE = Rule(
    code="T513",
    name="acceptance-pending",
    severity=Severity.WARNING,
    profile="draft",
    each=check,
    live=True,
    clock=True,
    catches=both(
        "A promise delivered longer ago than `health.acceptance` (20 working days) without `accepted`, "
        "unless the contract lets silence accept (`contract.tacit_acceptance`) and its term has passed.",
        "Un engagement livré depuis plus de `health.acceptance` (20 jours ouvrés) sans `accepted`, sauf si "
        "le contrat prévoit la recette tacite (`contract.tacit_acceptance`) et que son délai est passé.",
    ),
    harm=both(
        "Delivered is not accepted: the last invoice waits, the guarantee does not begin, and each new wish "
        "of the client's becomes a defect.",
        "Livré n'est pas accepté : la dernière facture attend, la garantie ne court pas, et chaque nouveau "
        "souhait du client devient une anomalie.",
    ),
    instead=both(
        "Fix the day of acceptance when the promise is made, and sign on it, with reservations if need be.",
        "Fixez le jour de la recette dès l'engagement, et signez ce jour-là, avec des réserves s'il le faut.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: delivered
            delivered: 2026-07-31
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: active
            delivered: 2026-08-03
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: delivered
            delivered: 2026-06-30
            """,
            lang="fr",
        ),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            status: delivered
            delivered: 2026-08-28
        """),
        example("""
            id: ACME-015
            title: Dealer app in the stores
            client: acme
            status: accepted
            delivered: 2026-07-31
            accepted: {on: 2026-08-14, by: J. Martin, ref: PV 2}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            status: delivered
            delivered: 2026-06-30
            accepted:
              on: 2026-07-20
              by: P. Morel
              reservations: [{what: Fil d'Ariane, owner: lea, due: 2026-09-18}]
            """,
            lang="fr",
        ),
    ),
)
