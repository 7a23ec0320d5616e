"""T505: ten days, from when on?"""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The delay, what it lacks, and an example of one that lacks nothing."""
    days = said.variant == "days"
    which = both(", nor which days count", ", ni quels jours comptent") if days else both("", "")
    return (
        both(
            f"`{said.words}` does not say from when on{which.en}: {said.client} counts from the first call, "
            "you from the "
            "last document",
            f"`{said.words}` ne dit pas à partir de quand{which.fr} : {said.client} compte depuis le "
            "premier appel, vous "
            "depuis la dernière pièce",
        ),
        both(
            "name the event, and the kind of days: `within 10 business days of the receipt of the order`; "
            "or give the date",
            "nommez l'événement et la sorte de jours : `10 jours ouvrés à compter de la réception de la "
            "commande` ; ou "
            "donnez la date",
        ),
    )


RULE = Rule(
    code="T505",
    name="deadline-without-anchor",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("T505", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A delay without the event that it runs from: within 10 days, in 3 weeks, D+5. The event may stand "
        "anywhere in "
        "the sentence: a ticket, a call, an order.",
        "Un délai sans l'événement dont il court : sous 10 jours, d'ici 3 semaines, J+5. L'événement peut "
        "être ailleurs "
        "dans la phrase : un ticket, un appel, une commande.",
    ),
    harm=both(
        "Both sides are right, and the delivery is late for one of them.",
        "Les deux parties ont raison, et la livraison est en retard pour l'une d'elles.",
    ),
    instead=both("The event, or better the date itself.", "L'événement, ou mieux, la date elle-même."),
    bad=(
        *english(
            "We deliver the portal within 10 days.",
            "The portal will be live in 3 weeks.",
            "The corrected drawings arrive at D+5.",
        ),
        *french(
            "Nous livrons le portail sous 10 jours.",
            "Le portail est en ligne d'ici 3 semaines.",
            "Les plans corrigés sont remis à J+5.",
        ),
    ),
    good=(
        *english(
            "We deliver the portal within 10 business days of the receipt of the content.",
            "Each ticket is answered within 4 business hours.",
            "The line changes from the 75 mm to the 95 mm cup in 25 minutes.",
        ),
        *french(
            "Nous livrons le portail sous 10 jours ouvrés à compter de la réception des textes.",
            "Chaque ticket reçoit une réponse sous 4 heures ouvrées.",
            "La bascule se fait avec un retour arrière en 15 minutes.",
        ),
    ),
)
