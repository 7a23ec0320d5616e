"""S103: an amount that is none."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The words, and a number in their place."""
    return (
        both(
            f"`{said.words}` is no number: {said.client} counts on more than was priced",
            f"`{said.words}` n'est pas un nombre : {said.client} en attend plus que ce qui a été chiffré",
        ),
        both(
            "give the number, or a least and a most: `3 workshops of 2 h`, `between 40 and 60 pages`",
            "donnez le nombre, ou un minimum et un maximum : `3 ateliers de 2 h`, `entre 40 et 60 pages`",
        ),
    )


RULE = Rule(
    code="S103",
    name="vague-quantifier",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S103", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "An amount that nobody can count: several, some, a number of, approximately 200.",
        "Une quantité que personne ne peut compter : plusieurs, quelques, un certain nombre de, environ 200.",
    ),
    harm=both(
        "You planned two, the client heard five. The difference is worked for nothing, or argued about.",
        "Vous en aviez prévu deux, le client en a entendu cinq. La différence se fait pour rien, ou se "
        "dispute.",
    ),
    instead=both(
        "A number; where it is not known yet, its bounds and the day on which it will be.",
        "Un nombre ; s'il n'est pas encore connu, ses bornes et le jour où il le sera.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "We hold several workshops with the dealers.",
            "About 200 pages are translated by 26 February 2027.",
            "The lot contains a number of spare parts.",
        ),
        *french(
            "Nous animons plusieurs ateliers avec les revendeurs.",
            "Environ 200 pages sont traduites le 26 février 2027.",
            "Le lot comprend une dizaine de pièces de rechange.",
        ),
    ),
    good=(
        *english(
            "We hold 3 workshops of 2 h with the dealers.",
            "Each dealer receives one account; any dealer may order online.",
            "The survey is about the 1,200 dealers of the north.",
        ),
        *french(
            "Nous animons 3 ateliers de 2 h avec les revendeurs.",
            "Chaque revendeur reçoit un compte dans l'environnement de production.",
            "D'ici peu de textes changent, la charte compte 12 pages.",
        ),
    ),
)
