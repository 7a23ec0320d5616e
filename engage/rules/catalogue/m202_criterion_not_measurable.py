"""M202: a criterion that no third person could check."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The criterion, and the two forms in which one can be checked."""
    if said.variant == "no-target":
        message = both(
            f"`{said.words}` has no target: {said.client} and you can each say that it is met, or not",
            f"`{said.words}` n'a pas de cible : {said.client} et vous pouvez chacun dire qu'il est rempli, "
            "ou non",
        )
    else:
        message = both(
            f"`{said.words}` cannot be checked by a third person: {said.client} decides by mood whether it "
            "is met",
            f"`{said.words}` n'est vérifiable par aucun tiers : {said.client} juge à l'humeur s'il est "
            "rempli",
        )
    return message, both(
        'give an operator, a number and a unit (`target: ">= 40 NPS of at least 30 answers"`), or the proof '
        "that "
        "settles it (`minutes signed`, a test report)",
        'donnez un opérateur, un nombre et une unité (`target: ">= 40 NPS sur 30 réponses au moins"`), ou '
        "la pièce "
        "qui en décide (`PV signé`, un rapport d'essai)",
    )


RULE = Rule(
    code="M202",
    name="criterion-not-measurable",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("M202", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A criterion without a number, a frequency or a proof; and phrases such as `to the client's "
        "satisfaction`.",
        "Un critère sans nombre, sans fréquence et sans pièce ; et des tournures comme `à la satisfaction "
        "du client`.",
    ),
    harm=both(
        "Acceptance then hangs on the mood of the day, and the last invoice with it.",
        "La recette dépend alors de l'humeur du jour, et la dernière facture avec elle.",
    ),
    instead=both(
        "What is counted or measured, from which value on it is good; or yes or no with the document that "
        "shows it.",
        "Ce qui se compte ou se mesure et la valeur à partir de laquelle c'est bon ; ou oui ou non, avec la "
        "pièce.",
    ),
    bad=(
        *criteria("en", "{measure: the dealers like the portal}", "{measure: ease of use, target: good}"),
        *english("The work ends when the client is satisfied."),
        *criteria(
            "fr", "{measure: satisfaction des revendeurs}", "{measure: facilité d'usage, target: bonne}"
        ),
        *french("Les travaux sont achevés à la satisfaction du client."),
        *fields("fr", "milestones: [{id: m1, title: Maquettes, quality: [{measure: maquettes réussies}]}]"),
    ),
    good=(
        *criteria(
            "en",
            '{measure: NPS of 30 dealers, target: ">= 40"}',
            "{measure: acceptance minutes signed by the client}",
            '{measure: rollback tried, target: "yes"}',
        ),
        *criteria(
            "fr",
            '{measure: NPS sur 30 réponses, target: ">= 40"}',
            "{measure: procès-verbal de recette signé par le client}",
            '{measure: retour arrière essayé, target: "oui"}',
        ),
    ),
)
