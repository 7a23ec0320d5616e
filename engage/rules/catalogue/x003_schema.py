"""X003: unknown fields, wrong types, missing required fields. Raised while the files are read."""

from engage.model.diagnostic import Severity
from engage.rules.rule import Offers, Rule, example
from engage.rules.words import both

RULE = Rule(
    code="X003",
    name="schema",
    severity=Severity.ERROR,
    profile="load",
    catches=both(
        "A field that does not exist, a value that is not what its field holds, a required field that is "
        "missing (`id`, `title`, `client`, and what a record inside needs).",
        "Un champ qui n'existe pas, une valeur qui n'est pas de la nature du champ, un champ obligatoire "
        "absent (`id`, `title`, `client`, et ce qu'exige un enregistrement intérieur).",
    ),
    harm=both(
        "A mistyped field is a promise that nothing checks: the acceptance criteria are there for the eye "
        "and absent for every command.",
        "Un champ mal orthographié est un engagement que rien ne vérifie : les critères d'acceptation se "
        "lisent, mais aucune commande ne les voit.",
    ),
    instead=both(
        "Write the field as the reference names it; the message gives the nearest known name. A faulty "
        "field is left out and the rest of the file is still checked.",
        "Écrivez le champ comme la référence le nomme ; le message donne le nom connu le plus proche. Un "
        "champ fautif est laissé de côté et le reste du fichier est vérifié.",
    ),
    offers=Offers(
        "unsafe",
        both(
            "Gives an unknown field the nearest known name, unless there is a field of that name already; an "
            "unknown value the nearest known one; a date its form where it has one reading only (`2026-9-5`, "
            "`25/12/2026`).",
            "Donne à un champ inconnu le nom connu le plus proche, sauf s'il y a déjà un champ de ce "
            "nom ; à une valeur inconnue la plus proche ; à une date sa forme si elle n'a qu'une "
            "lecture (`2026-9-5`, `25/12/2026`).",
        ),
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            deliverables:
              - what: Portal in production
                acceptence:
                  - {measure: page load time p95, target: "<= 800 ms"}
        """),
        example(
            """
            id: MOREL-003
            client: morel
            promise: {value: 38 500 €}
            """,
            lang="fr",
        ),
        example("id: ACME-016\ntitle: Test report\nclient: acme\nstatus: actif\n"),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            deliverables:
              - what: Portal in production
                acceptance:
                  - {measure: page load time p95, target: "<= 800 ms"}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne
            client: morel
            promise: {value: 38500 EUR}
            """,
            lang="fr",
        ),
        example("id: ACME-016\ntitle: Test report\nclient: acme\nstatus: active\n"),
    ),
)
