"""A310: a promise was broken, and nothing is done to win trust back."""

from collections.abc import Iterator

from engage.health.recovery import wants_recovery
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for a broken promise without an open or closed recovery."""
    if wants_recovery(commitment):
        name = commitment.id
        yield fault(
            commitment,
            ("status",),
            both(
                "the promise is broken, and no recovery is open",
                "l'engagement est rompu, et rien ne le répare",
            ),
            help=both(
                f"`engage recovery open {name}` gives each step its owner and its date",
                f"`engage recovery open {name}` donne à chaque étape un responsable et une date",
            ),
        )


_ACME = """
    id: ACME-014
    title: Dealer portal in production
    client: acme
    status: broken
    delivered: 2026-08-28
    """
_MOREL = """
    id: MOREL-003
    title: Boutique en ligne
    client: morel
    status: broken
    """

RULE = Rule(
    code="A310",
    name="recovery-missing",
    severity=Severity.WARNING,
    profile="draft",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A promise with `status: broken` that the client has not accepted since, without `recovery.opened`.",
        "Un engagement `status: broken` que le client n'a pas accepté depuis, sans `recovery.opened`.",
    ),
    harm=both(
        "A breach that nobody speaks of is judged twice: for what failed, and for the silence.",
        "Un manquement dont personne ne parle est jugé deux fois : pour le fait, et pour le silence.",
    ),
    instead=both(
        "Open the recovery the day the promise breaks: acknowledge, explain, compensate, learn, prove.",
        "Ouvrez la réparation le jour même : reconnaître, expliquer, compenser, apprendre, prouver.",
    ),
    bad=(
        example(_ACME),
        example(_ACME + "recovery: {compensation: [{kind: discount}]}\n"),
        example(_MOREL, lang="fr"),
    ),
    good=(
        example(_ACME + "recovery: {opened: 2026-08-31}\n"),
        example(_ACME + "accepted: {on: 2026-09-04, by: J. Martin, ref: PV 2}\n"),
        example(
            _MOREL + "recovery: {opened: 2026-09-01, closed: {on: 2026-09-15, by: P. Morel}}\n", lang="fr"
        ),
    ),
)
