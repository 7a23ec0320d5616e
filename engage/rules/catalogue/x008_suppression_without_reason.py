"""X008: a finding hidden without saying why, or without saying which. Raised where hiding is applied."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.rule import Rule, example
from engage.rules.words import both

#: What is wrong, and what to write: nothing is named, no reason is given.
BLANKET = (
    both("this comment does not say which rule it ignores", "ce commentaire ne dit pas quelle règle ignorer"),
    both(
        "name it: `# engage: ignore[S112] reason: …`; `engage rule` lists the codes",
        "nommez-la : `# engage: ignore[S112] reason: …` ; `engage rule` donne la liste des codes",
    ),
)
NO_REASON = (
    both("a finding is hidden here without a reason", "un constat est masqué ici sans raison"),
    both(
        "say why, for whoever reads it in a year: `reason: …`",
        "dites pourquoi, pour qui le lira dans un an : `reason: …`",
    ),
)


def no_date(written: str) -> tuple[Text, Text]:
    """What is wrong with an end that is no date."""
    return (
        both(f"`until: {written}` is not a date", f"`until: {written}` n'est pas une date"),
        both(
            "write it as `until: 2027-06-30`; until then nothing is hidden here",
            "écrivez `until: 2027-06-30` ; d'ici là, rien n'est masqué ici",
        ),
    )


RULE = Rule(
    code="X008",
    name="suppression-without-reason",
    severity=Severity.ERROR,
    profile="load",
    catches=both(
        "A comment `# engage: ignore[…]` or a waiver that hides findings without a reason; a comment that "
        "names no rule, or whose end is no date.",
        "Un commentaire `# engage: ignore[…]` ou une dérogation qui masque des constats sans raison ; un "
        "commentaire qui ne nomme aucune règle, ou dont la fin n'est pas une date.",
    ),
    harm=both(
        "What is hidden without a reason is never looked at again: nobody dares to remove it, and the next "
        "fault of the same kind is hidden with it.",
        "Ce qui est masqué sans raison n'est plus jamais regardé : personne n'ose l'enlever, et le prochain "
        "défaut du même genre est masqué avec.",
    ),
    instead=both(
        "Name the rule and the reason, and an end where there is one: `# engage: ignore[S112] reason: scope "
        "annexed to the contract until: 2027-06-30`, at the end of the line, or on a line of its own above "
        "the field or the item; above the first field it speaks of the whole file.",
        "Nommez la règle et la raison, et une fin s'il y en a une : `# engage: ignore[S112] reason: "
        "périmètre annexé au contrat until: 2027-06-30`, en fin de ligne, ou seul sur la ligne au-dessus du "
        "champ ou de l'élément ; au-dessus du premier champ, il vaut pour tout le fichier.",
    ),
    bad=(
        example("# engage: ignore[S112]\nid: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"),
        example("id: ACME-014\ntitle: Dealer portal in production\nclient: acme  # engage: ignore\n"),
        example("id: ACME-014\ntitle: Dealer portal\nclient: acme\nwaivers: [{rule: S112, by: claire}]\n"),
        example(
            "id: MOREL-003\ntitle: Boutique en ligne\nclient: morel  # engage: ignore[X005] until: juin\n",
            lang="fr",
        ),
    ),
    good=(
        example(
            "# engage: ignore[S112] reason: scope annexed to the contract until: 2027-06-30\n"
            "id: ACME-014\ntitle: Dealer portal in production\nclient: acme\n"
        ),
        example(
            "id: ACME-014\ntitle: Dealer portal\nclient: acme\n"
            "waivers: [{rule: S112, reason: scope annexed to the contract, by: claire}]\n"
        ),
        example(
            "id: MOREL-003\ntitle: Boutique en ligne\nclient: morel\npromise:\n"
            "  wording: |\n    Livrer la boutique  # engage: ignore\n",
            lang="fr",
        ),
    ),
)
