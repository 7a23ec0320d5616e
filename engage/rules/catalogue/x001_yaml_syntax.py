"""X001: a file that cannot be read. Raised while the files are read."""

from engage.model.diagnostic import Severity
from engage.rules.rule import Rule, example
from engage.rules.words import both

RULE = Rule(
    code="X001",
    name="yaml-syntax",
    severity=Severity.ERROR,
    profile="load",
    catches=both(
        "A file, or a part of it, that is not YAML: an open bracket, a tab as indentation, a broken "
        "encoding.",
        "Un fichier, ou une partie, qui n'est pas du YAML : crochet resté ouvert, tabulation en retrait, "
        "encodage abîmé.",
    ),
    harm=both(
        "A promise that cannot be read is in no review and no plan: nobody sees it slip.",
        "Un engagement illisible n'est dans aucune revue ni aucun plan : personne ne le voit glisser.",
    ),
    instead=both(
        "Correct the place shown. The other files, and what could still be read of this one, are checked.",
        "Corrigez l'endroit indiqué. Les autres fichiers, et ce qui reste lisible de celui-ci, sont "
        "vérifiés.",
    ),
    bad=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: [2027-03-01}
        """),
        example(
            """
            id: MOREL-003
            title: Boutique en ligne : retrait en magasin
            client: morel
            """,
            lang="fr",
        ),
        example('id: ACME-016\ntitle: Test report\nclient: acme\npromise: {due: 2027-03-01}\nowner: "lea\n'),
    ),
    good=(
        example("""
            id: ACME-014
            title: Dealer portal in production
            client: acme
            promise: {due: 2027-03-01}
        """),
        example(
            """
            id: MOREL-003
            title: "Boutique en ligne : retrait en magasin"
            client: morel
            """,
            lang="fr",
        ),
        example('id: ACME-016\ntitle: Test report\nclient: acme\npromise: {due: 2027-03-01}\nowner: "lea"\n'),
    ),
)
