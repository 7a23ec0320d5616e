"""S108: a promise that may or may not be kept."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The word, and a plain statement in its place."""
    return (
        both(
            f"`{said.words}` leaves open whether it happens: {said.client} cannot plan with it",
            f"`{said.words}` laisse ouvert si cela aura lieu : {said.client} ne peut rien prévoir avec",
        ),
        both(
            "say who does what by when: `Ana delivers the report on 5 March 2027`; what is not sure is left "
            "out",
            "dites qui fait quoi et quand : `Ana remet le rapport le 5 mars 2027` ; ce qui n'est pas sûr "
            "n'y figure pas",
        ),
    )


RULE = Rule(
    code="S108",
    name="weak-modal",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S108", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "We or our work with should, could, might, may; or probably, ideally, hopefully. What the client "
        "may do is "
        "no fault.",
        "Nous ou notre travail au conditionnel : devrait, pourrait ; ou probablement, idéalement, "
        "peut-être. Ce que "
        "le client peut faire n'est pas une faute.",
    ),
    harm=both(
        "The client hears a yes; the contract says perhaps.",
        "Le client entend oui ; le contrat dit peut-être.",
    ),
    instead=both("The present or the future, and a name.", "Le présent ou le futur, et un nom."),
    options=OPTIONS,
    bad=(
        *english(
            "The team should deliver the report on 5 March 2027.",
            "We might add a second language to the portal.",
            "The portal will probably be live on 26 February 2027.",
        ),
        *french(
            "L'équipe devrait remettre le rapport le 5 mars 2027.",
            "Nous pourrions ajouter une seconde langue au portail.",
            "Le portail sera probablement en ligne le 26 février 2027.",
        ),
    ),
    good=(
        *english(
            "Ana delivers the report on 5 March 2027.",
            "In May 2027 dealers can order online; they may cancel until noon.",
            "Downtime may not exceed 4 h in a calendar month.",
        ),
        *french(
            "Ana remet le rapport le 5 mars 2027.",
            "Les revendeurs peuvent commander en ligne et pourraient être 1 200 le 5 mars 2027.",
            "La liste des pannes qui pourraient survenir est remise le 5 mars 2027.",
        ),
    ),
)
