"""X007: nothing was checked. Raised by the command itself, which then ends with exit code 2."""

from engage.model.diagnostic import Severity
from engage.rules.rule import Rule, example
from engage.rules.words import both

RULE = Rule(
    code="X007",
    name="nothing-checked",
    severity=Severity.ERROR,
    profile="load",
    catches=both(
        "A path given to `engage check` that names no file of the workspace, or a workspace without any "
        "commitment.",
        "Un chemin donné à `engage check` qui ne désigne aucun fichier de l'espace de travail, ou un espace "
        "de travail sans aucun engagement.",
    ),
    harm=both(
        "A mistyped path in CI would be green for ever: nothing is checked and everybody believes that it "
        "is.",
        "Un chemin mal tapé dans la CI serait vert pour toujours : rien n'est vérifié et chacun croit le "
        "contraire.",
    ),
    instead=both(
        "Correct the path, or add the first promise with `engage new commitment`. The exit code is 2, not 1: "
        "it is the call that is wrong.",
        "Corrigez le chemin, ou ajoutez le premier engagement avec `engage new commitment`. Le code de "
        "retour est 2, pas 1 : c'est l'appel qui est fautif.",
    ),
    bad=(
        example("id: acme\nname: ACME\n", path="clients/acme.yaml"),
        example("organisation: Atelier Nord\nlang: fr\n", path="engage.yaml", lang="fr"),
    ),
    good=(
        example("id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"),
        example("id: MOREL-003\ntitle: Boutique en ligne\nclient: morel\n", lang="fr"),
    ),
)
