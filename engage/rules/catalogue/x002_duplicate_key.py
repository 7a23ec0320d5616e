"""X002: the same field twice. Raised while the files are read."""

from engage.model.diagnostic import Severity
from engage.rules.rule import Rule, example
from engage.rules.words import both

RULE = Rule(
    code="X002",
    name="duplicate-key",
    severity=Severity.ERROR,
    profile="load",
    catches=both(
        "The same field twice in one record.",
        "Le même champ deux fois dans un enregistrement.",
    ),
    harm=both(
        "Most readers of YAML keep the last one in silence: a promised date disappears and nobody notices.",
        "La plupart des lecteurs de YAML gardent le dernier sans rien dire : une date promise disparaît sans "
        "que personne ne le remarque.",
    ),
    instead=both("Keep the one that holds.", "Gardez celui qui vaut."),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise:
              due: 2027-03-01
              value: 180000 EUR
              due: 2027-04-01
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            owner: mehdi
            owner: lea
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            deliverables:
              - {what: Report, how: Interviews, how: Survey}
        """),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise:
              due: 2027-04-01
              value: 180000 EUR
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            owner: lea
            """,
            lang="fr",
        ),
        example("""
            id: ACME-016
            title: Test report
            client: acme
            deliverables:
              - {what: Report, how: Interviews and a survey}
        """),
    ),
)
