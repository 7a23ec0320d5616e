"""T506: ten days of which kind?"""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The delay, and the kinds of days there are."""
    return (
        both(
            f"`{said.words}`: which days? {said.client} counts week-ends in, you may not",
            f"`{said.words}` : quels jours ? {said.client} compte les fins de semaine, vous peut-être pas",
        ),
        both(
            "write `business days` or `calendar days`; which days are worked is in the calendar of "
            "`engage.yaml`",
            "écrivez `jours ouvrés`, `jours ouvrables` ou `jours calendaires` ; les jours travaillés sont "
            "dans le "
            "calendrier d'`engage.yaml`",
        ),
    )


RULE = Rule(
    code="T506",
    name="day-kind-unspecified",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("T506", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A delay in days that does not say which: business days or calendar days. How long a training or a "
        "test takes "
        "is no delay.",
        "Un délai en jours qui ne dit pas lesquels : ouvrés, ouvrables ou calendaires. La durée d'une "
        "formation ou d'un "
        "essai n'est pas un délai.",
    ),
    harm=both(
        "Ten days are two weeks or ten nights; in French, ouvrés and ouvrables differ by every Saturday.",
        "Dix jours font deux semaines ou dix nuits ; entre ouvrés et ouvrables, il y a tous les samedis.",
    ),
    instead=both(
        "The kind of days, once, where the delay stands.", "La sorte de jours, là où figure le délai."
    ),
    bad=(
        *english(
            "We reply within 5 days of the order.",
            "The report follows 10 days after the audit.",
            "Maintenance is announced with a notice of 5 days.",
        ),
        *french(
            "Nous répondons sous 5 jours après la commande.",
            "Le rapport est remis 10 jours après l'audit.",
            "La maintenance est annoncée avec un préavis de 5 jours.",
        ),
    ),
    good=(
        *english(
            "We reply within 5 business days of the order.",
            "Two operators attend five days of training.",
            "The test runs for 10 days; every 2 days the tank is cleaned.",
        ),
        *french(
            "Nous répondons sous 5 jours ouvrés après la commande.",
            "Deux opérateurs suivent cinq jours de formation.",
            "L'essai dure 10 jours ; tous les 2 jours la cuve est nettoyée, 7 jours sur 7.",
        ),
    ),
)
