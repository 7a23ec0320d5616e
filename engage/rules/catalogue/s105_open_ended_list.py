"""S105: a list that does not end."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The words that leave a list open; in what is excluded they hurt the client, elsewhere ourselves."""
    if said.kind == "excludes":
        message = both(
            f"`{said.words}` leaves open what is not promised: {said.client} learns it when it is missing",
            f"`{said.words}` laisse ouvert ce qui n'est pas promis : {said.client} l'apprendra quand cela "
            "manquera",
        )
    else:
        message = both(
            f"`{said.words}` leaves the list open: {said.client} may expect whatever is not on it",
            f"`{said.words}` laisse la liste ouverte : {said.client} peut attendre tout ce qui n'y est pas",
        )
    return message, both(
        "name everything that is meant; what is not belongs in `promise.excludes`",
        "nommez tout ce qui est compris ; ce qui ne l'est pas va dans `promise.excludes`",
    )


RULE = Rule(
    code="S105",
    name="open-ended-list",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S105", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A list without an end in what is promised, accepted or excluded: etc., such as, including but not "
        "limited to.",
        "Une liste sans fin dans ce qui est promis, accepté ou exclu : etc., notamment, tel que, entre "
        "autres.",
    ),
    harm=both(
        "What is not listed is promised all the same, at no price; or it is excluded without the client "
        "knowing.",
        "Ce qui n'est pas dans la liste est promis quand même, sans prix ; ou exclu sans que le client le "
        "sache.",
    ),
    instead=both(
        "The whole list, or a reference to the annex that has it.",
        "Toute la liste, ou l'annexe qui la donne.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The portal exports orders as PDF, CSV, etc.",
            "Reports such as stock and turnover are available to the dealers.",
            "The portal connects to the ERP, the CRM and more.",
        ),
        *french(
            "Le portail exporte les commandes en PDF, CSV, etc.",
            "Le portail reprend notamment les commandes de 2024.",
            "Le portail donne les stocks, les tarifs…",
        ),
        *fields("fr", "promise: {excludes: [reprise de l'historique, formation et autres]}"),
    ),
    good=(
        *english(
            "The portal exports orders as PDF and CSV.",
            "The price of 180,000 EUR including VAT covers hosting until 26 February 2028.",
            "At least 3 workshops of 2 h are held.",
        ),
        *french(
            "Le portail exporte les commandes en PDF et en CSV.",
            "La machine est livrée telle que décrite à l'annexe 2.",
            "Au minimum 3 ateliers de 2 h sont tenus.",
        ),
    ),
)
