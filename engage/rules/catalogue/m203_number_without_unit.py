"""M203: a number of nothing."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The number, and that its unit is missing."""
    return (
        both(
            f"`{said.words}` has no unit: {said.client} may read hours where you mean days",
            f"`{said.words}` n'a pas d'unité : {said.client} peut lire des heures là où vous pensez des "
            "jours",
        ),
        both(
            "add the unit, or what is counted: `<= 4 business hours`",
            "ajoutez l'unité, ou ce qui est compté : `<= 4 heures ouvrées`",
        ),
    )


RULE = Rule(
    code="M203",
    name="number-without-unit",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("M203", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A target without a unit for something that has a dimension (a time, a weight, a rate), and a limit "
        "in a text "
        "whose number counts nothing. A count needs no unit where the measure names what is counted.",
        "Une cible sans unité pour une grandeur (un temps, un poids, un taux), et une limite dans un texte "
        "dont le "
        "nombre ne compte rien. Un décompte s'en passe si la mesure nomme ce qui est compté.",
    ),
    harm=both(
        "Between 4 hours and 4 days lies a penalty.", "Entre 4 heures et 4 jours, il y a une pénalité."
    ),
    instead=both("Number and unit, in one field.", "Le nombre et son unité, dans un même champ."),
    bad=(
        *criteria(
            "en",
            '{measure: response time p95, target: "<= 300"}',
            '{measure: weight of a pallet, target: "<= 800"}',
        ),
        *english("The search answers in less than 3."),
        *criteria(
            "fr",
            '{measure: temps de réponse p95, target: "<= 300"}',
            '{measure: poids d\'une palette, target: "<= 800"}',
        ),
        *french("La page s'affiche en moins de 3."),
    ),
    good=(
        *criteria(
            "en",
            '{measure: response time p95, target: "<= 300 ms"}',
            '{measure: open blocking defects, target: "= 0"}',
            '{measure: NPS of 30 dealers, target: ">= 40"}',
        ),
        *criteria(
            "fr",
            '{measure: temps de réponse p95, target: "<= 300 ms"}',
            '{measure: anomalies bloquantes, target: "= 0"}',
            '{measure: nombre de pannes par semaine, target: "<= 2"}',
        ),
        *english("The search answers in less than 3 s on pages 4 to 12."),
        *french("La page s'affiche en moins de 3 s sur les lots 4 et 12."),
    ),
)
