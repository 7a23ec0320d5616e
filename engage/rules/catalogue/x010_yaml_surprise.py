"""X010: a text that other readers of YAML take for something else. Raised while the files are read."""

from engage.model.diagnostic import Severity
from engage.rules.rule import Offers, Rule, example
from engage.rules.words import both

RULE = Rule(
    code="X010",
    name="yaml-surprise",
    severity=Severity.WARNING,
    profile="load",
    catches=both(
        "A text without quotes that YAML 1.1 reads as something else: `no`, `off`, `y` as yes or no, `12:30` "
        "in base 60, `010`, `1e3`, `1_000`, `1.10` as numbers that are written differently. Only in fields "
        "that hold text; in all others the field says what is meant.",
        "Un texte sans guillemets que YAML 1.1 lit autrement : `no`, `off`, `y` comme oui ou non, `12:30` en "
        "base 60, `010`, `1e3`, `1_000`, `1.10` comme des nombres qui s'écrivent autrement. Seulement dans "
        "les champs de texte ; ailleurs, le champ dit ce qui est voulu.",
    ),
    harm=both(
        "`engage` reads the text as it is written; a script, an editor or a report of the client's that "
        "reads the same file does not: order 010 becomes 8, Norway becomes false.",
        "`engage` lit le texte tel qu'il est écrit ; un script, un éditeur ou un rapport du client qui lit "
        "le même fichier, non : la commande 010 devient 8, la Norvège devient faux.",
    ),
    instead=both("Put the text in quotes.", "Mettez le texte entre guillemets."),
    offers=Offers(
        "safe",
        both(
            "Puts the text in quotes; what it says stays the same.",
            "Met le texte entre guillemets ; ce qu'il dit ne change pas.",
        ),
    ),
    bad=(
        example("id: ACME-014\ntitle: Portal\nclient: acme\nrefs: {order: 010}\n"),
        example("id: acme\nname: ACME Norge\ncalendar: {country: NO}\n", path="clients/acme.yaml"),
        example("id: MOREL-003\ntitle: Boutique\nclient: morel\nrefs: {devis: 1e3}\n", lang="fr"),
    ),
    good=(
        example('id: ACME-014\ntitle: Portal\nclient: acme\nrefs: {order: "010"}\n'),
        example("id: ACME-015\ntitle: Portal at 12:30 or no\nclient: acme\nrefs: {order: 4500187720}\n"),
        example(
            "id: MOREL-003\ntitle: Boutique\nclient: morel\nmilestones: [{id: ux, critical: no}]\n", lang="fr"
        ),
    ),
)
