"""T507: a gate promised for a day after the promise itself."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for each milestone due after the promise."""
    due = commitment.due
    for place, milestone in enumerate(commitment.milestones):
        if due is not None and milestone.due is not None and milestone.due > due:
            yield fault(
                commitment,
                ("milestones", place, "due"),
                both(
                    f"milestone `{milestone.id}` is due on {milestone.due}, after the promise itself ({due})",
                    f"le jalon `{milestone.id}` est promis pour le {milestone.due}, après l'engagement "
                    f"lui-même ({due})",
                ),
                help=both(
                    "move the milestone before the promised date, or agree a later date with the client",
                    "avancez le jalon avant la date promise, ou convenez d'une date plus tardive avec le "
                    "client",
                ),
                related=((commitment, ("promise", "due")),),
            )


RULE = Rule(
    code="T507",
    name="milestone-after-due",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    catches=both(
        "A milestone whose `due` lies after `promise.due`.",
        "Un jalon dont le `due` tombe après `promise.due`.",
    ),
    harm=both(
        "The client was given two dates that cannot both be kept.",
        "Le client a reçu deux dates qui ne peuvent pas être tenues toutes les deux.",
    ),
    instead=both(
        "Everything that a promise needs is due on or before its date. What comes after (a warranty, a "
        "debrief) is a promise of its own.",
        "Tout ce qu'exige un engagement est dû au plus tard à sa date. Ce qui vient après (garantie, bilan) "
        "est un engagement à part.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-06-30}
            milestones:
              - {id: live, due: 2027-07-05}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {due: 2027-02-26}
            milestones:
              - {id: pilote, due: 2027-02-12}
              - {id: ouverture, due: 2027-03-01}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            promise: {due: 2026-10-30}
            milestones: [{id: debrief, due: 2026-11-13}]
        """),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-06-30}
            milestones:
              - {id: live, due: 2027-06-30}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {due: 2027-03-01}
            milestones:
              - {id: pilote, due: 2027-02-12}
              - {id: ouverture, due: 2027-03-01}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            promise: {due: 2026-10-30}
            milestones: [{id: report}]
        """),
    ),
)
