"""S114: small print that takes back what the promise says."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The clause; in `notes` the client does not even see it."""
    if said.kind == "notes":
        message = both(
            f"`{said.words}` stands in a note that {said.client} never sees",
            f"`{said.words}` figure dans une note que {said.client} ne voit jamais",
        )
    else:
        message = both(
            f"`{said.words}` takes back in small print what {said.client} was promised",
            f"`{said.words}` reprend en petits caractères ce que {said.client} s'est vu promettre",
        )
    return message, both(
        "say it openly: a condition in `assumptions`, with owner and date; a limit in `promise.excludes`; a "
        "date that "
        "is not sure is no promised date",
        "dites-le ouvertement : une condition dans `assumptions`, avec responsable et date ; une limite dans "
        "`promise.excludes` ; une date qui n'est pas sûre n'est pas une échéance promise",
    )


RULE = Rule(
    code="S114",
    name="fine-print",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S114", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A disclaimer in a promise, or in a note that the client never sees: non-binding, conditions apply, "
        "we reserve "
        "the right to.",
        "Une clause de retrait dans un engagement, ou dans une note que le client ne voit jamais : à titre "
        "indicatif, "
        "non contractuel, nous nous réservons le droit de.",
    ),
    harm=both(
        "The client reads the promise and you read the note. Trust ends when the note is quoted.",
        "Le client lit l'engagement et vous lisez la note. La confiance finit quand la note est citée.",
    ),
    instead=both(
        "Conditions and limits where the client reads them, in words that a third person would understand "
        "the same way.",
        "Des conditions et des limites là où le client les lit, dans des mots qu'un tiers comprendrait de "
        "même.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The dates are non-binding.",
            "We reserve the right to change the scope.",
            "The portal is live on 5 March 2027; conditions apply.",
        ),
        *french(
            "Les dates sont données à titre indicatif.",
            "Nous nous réservons le droit de modifier le périmètre.",
            "Le portail est en ligne le 5 mars 2027, délai non contractuel.",
        ),
        *fields("fr", 'notes: ["délais indicatifs, non contractuels"]'),
        *fields("en", 'notes: ["for information only, not binding"]'),
    ),
    good=(
        *english(
            "The portal is live on 5 March 2027.",
            "The client may cancel without notice.",
            "The dealer reads the conditions on one page.",
        ),
        *french(
            "Le portail est en ligne le 5 mars 2027, hors cas de force majeure.",
            "Le client résilie sans préavis ; l'abonnement est sans engagement de durée.",
            "La garantie des pièces court 24 mois à compter du 5 mars 2027.",
        ),
        *fields("fr", 'notes: ["Sophie préfère le téléphone le matin"]'),
    ),
)
