"""M207: a gate promised to the client without the criteria that open it."""

from collections.abc import Iterator

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Severity
from engage.rules.context import Context
from engage.rules.rule import Rule, example, fault
from engage.rules.scope import is_running
from engage.rules.words import both


def check(commitment: Commitment, _: Context) -> Iterator[Finding]:
    """One finding for each dated or critical milestone without criteria that the client has not accepted."""
    if is_running(commitment):
        return
    for place, milestone in enumerate(commitment.milestones):
        promised = milestone.due is not None or milestone.critical
        if promised and not milestone.quality and milestone.accepted is None:
            yield fault(
                commitment,
                ("milestones", place, "quality"),
                both(
                    f"nothing says when milestone `{milestone.id}` is good enough",
                    f"rien ne dit quand le jalon `{milestone.id}` est assez bon",
                ),
                help=both(
                    "give the gate its criteria, as in "
                    '`quality: [{measure: blocking defects, target: "= 0 defects"}]`',
                    "donnez au jalon ses critères, par exemple "
                    '`quality: [{measure: anomalies bloquantes, target: "= 0 anomalie"}]`',
                ),
            )


RULE = Rule(
    code="M207",
    name="milestone-without-quality-criteria",
    severity=Severity.ERROR,
    profile="draft",
    each=check,
    live=True,
    absence=True,
    catches=both(
        "A milestone that the client waits for (it has a `due`, or is `critical`) without `quality`.",
        "Un jalon que le client attend (il a un `due`, ou est `critical`) sans `quality`.",
    ),
    harm=both(
        "The milestone is passed by its date instead of by its quality, and the defects are found at the "
        "end.",
        "Le jalon est passé par sa date et non par sa qualité, et les défauts se découvrent à la fin.",
    ),
    instead=both(
        "Give each gate measured criteria with a target, agreed with the client before the work begins.",
        "Donnez à chaque jalon des critères mesurés avec leur cible, convenus avec le client avant le "
        "travail.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones:
              - {id: ux, title: Mock-ups approved, due: 2026-10-09}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones:
              - {id: recette, title: Recette signée, critical: oui}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            milestones: [{id: draft, due: 2026-10-09, quality: []}]
        """),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            milestones:
              - id: build
                work: 20d
              - id: ux
                title: Mock-ups approved
                due: 2026-10-09
                quality: [{measure: screens approved, target: ">= 95 %"}]
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            milestones:
              - id: recette
                due: 2027-04-01
                critical: oui
                quality:
                  - {measure: anomalies bloquantes, target: "= 0 anomalie"}
                  - {measure: PV signé, target: "= 1 PV"}
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            milestones: [{id: draft, due: 2026-08-28, accepted: {on: 2026-08-28, by: J. Martin}}]
        """),
    ),
)
