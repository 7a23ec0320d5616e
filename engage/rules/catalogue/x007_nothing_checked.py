"""X007: nothing was checked. Raised by the command itself, which then ends with exit code 2."""

from collections.abc import Sequence

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.rule import Rule, example
from engage.rules.words import both, nearest

#: What is wrong with a workspace without commitments, and what to do.
NO_COMMITMENTS = (
    both(
        "nothing was checked: there are no commitments in this workspace",
        "rien n'a été vérifié : cet espace de travail n'a aucun engagement",
    ),
    both(
        "write the first one in `commitments/`, or start with an example: `engage init`",
        "écrivez le premier dans `commitments/`, ou partez d'un exemple : `engage init`",
    ),
)


def no_such_path(path: str, files: Sequence[str]) -> tuple[Text, Text]:
    """What is wrong with a path that means no file of the workspace, and what was perhaps meant."""
    folders = {"/".join(parts[:depth]) for file in files for parts in [file.split("/")] for depth in (1, 2)}
    near = nearest(path.rstrip("/"), folders | set(files))
    message = both(
        f"nothing was checked: `{path}` means no file of the workspace",
        f"rien n'a été vérifié : `{path}` ne désigne aucun fichier de l'espace de travail",
    )
    if near:
        return message, both(f"did you mean `{near}`?", f"vouliez-vous dire `{near}` ?")
    return message, both(
        "paths are those of the workspace's files, folders of them, or patterns such as "
        "`commitments/acme/**`",
        "les chemins sont ceux des fichiers de l'espace de travail, de leurs dossiers, ou des motifs comme "
        "`commitments/acme/**`",
    )


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
        "Correct the path, or start with an example: `engage init`. The exit code is 2, not 1: "
        "it is the call that is wrong.",
        "Corrigez le chemin, ou partez d'un exemple : `engage init`. Le code de "
        "retour est 2, pas 1 : c'est l'appel qui est fautif.",
    ),
    bad=(
        example("id: acme\nname: ACME\n", path="clients/acme.yaml"),
        example("organisation: Atelier Nord\nlang: fr\n", path="engage.yaml", lang="fr"),
        example("people: [{id: lea}]\n", path="resources.yaml"),
    ),
    good=(
        example("id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"),
        example("id: MOREL-003\ntitle: Boutique en ligne\nclient: morel\n", lang="fr"),
        example(
            "id: ACME-016\ntitle: Test report\nclient: acme\n", {"resources.yaml": "people: [{id: lea}]\n"}
        ),
    ),
)
