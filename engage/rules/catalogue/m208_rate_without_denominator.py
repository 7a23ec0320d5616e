"""M208: a percentage of what, and over which time?"""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The share, and what it is to be taken of."""
    return (
        both(
            f"`{said.words}` says neither of what nor over which time: {said.client} takes the worst day, "
            "you the year",
            f"`{said.words}` ne dit ni de quoi ni sur quelle durée : {said.client} prendra le pire jour, "
            "vous l'année",
        ),
        both(
            "add the population and the window: `99.9 % per calendar month, announced maintenance left out, "
            "measured by …`",
            "ajoutez la population et la fenêtre : `99,9 % par mois civil, hors maintenance annoncée, "
            "mesuré par …`",
        ),
    )


RULE = Rule(
    code="M208",
    name="rate-without-denominator",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("M208", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A rate such as availability or satisfaction, or an average, without the population, the window or "
        "the "
        "percentile that it is taken of.",
        "Un taux comme la disponibilité ou la satisfaction, ou une moyenne, sans la population, la fenêtre "
        "ou le "
        "centile dont il est pris.",
    ),
    harm=both(
        "99.9 % of a year is nearly nine hours at a stretch; of a day it is a minute and a half.",
        "99,9 % d'une année, c'est près de neuf heures d'affilée ; d'un jour, une minute et demie.",
    ),
    instead=both(
        "Of what, over which time, what is left out, and who measures.",
        "De quoi, sur quelle durée, ce qui est exclu, et qui mesure.",
    ),
    bad=(
        *english("We keep the portal at 99.9 % availability.", "On average the portal answers in 300 ms."),
        *criteria("en", '{measure: availability of the portal, target: ">= 99.9 %"}'),
        *french("Le portail a une disponibilité de 99,9 %.", "Le portail répond en moyenne en 300 ms."),
        *criteria("fr", '{measure: disponibilité du portail, target: ">= 99,9 %"}'),
    ),
    good=(
        *english(
            "We keep the portal at 99.9 % availability per calendar month.",
            "95 % of the orders of a day leave on that day.",
            "A deposit of 30 % is due on 5 March 2027.",
        ),
        *criteria("en", '{measure: success rate of 200 test payments, target: ">= 98 %"}'),
        *french(
            "Le portail a une disponibilité de 99,9 % par mois civil.",
            "95 % des commandes du jour partent le jour même.",
            "Un acompte de 30 % est versé le 5 mars 2027.",
        ),
        *criteria("fr", '{measure: écrans validés, target: ">= 95 %"}'),
    ),
)
