"""T504: a time that never comes."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The words, and a date, a delay or a frequency in their place."""
    return (
        both(
            f"`{said.words}` is no time: {said.client} has begun to wait already",
            f"`{said.words}` n'est pas un délai : {said.client} attend déjà",
        ),
        both(
            "give the day, the delay with what it is counted from, or how often: `within 4 business hours "
            "of the call`, "
            "`every Monday`",
            "donnez le jour, le délai et ce à partir de quoi il court, ou la fréquence : `4 heures ouvrées "
            "après l'appel`, "
            "`chaque lundi`",
        ),
    )


RULE = Rule(
    code="T504",
    name="indefinite-time",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("T504", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A time or a frequency without a figure: soon, promptly, as soon as possible, regularly.",
        "Un délai ou une fréquence sans chiffre : prochainement, rapidement, dès que possible, "
        "régulièrement.",
    ),
    harm=both(
        "What is soon for you was yesterday for the client; nobody is late, and everybody is disappointed.",
        "Votre bientôt était hier pour le client ; personne n'est en retard, et tout le monde est déçu.",
    ),
    instead=both(
        "A day, a delay with its start, or a frequency.",
        "Un jour, un délai avec son départ, ou une fréquence.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The portal goes live soon.",
            "We reply to all tickets promptly.",
            "The dealers regularly receive a report.",
        ),
        *french(
            "Le portail sera en ligne prochainement.",
            "Nous donnons une réponse rapide à chaque ticket.",
            "Les revendeurs reçoivent régulièrement un rapport.",
        ),
        *fields(
            "fr",
            "exchanges: [{on: 2026-09-01, direction: out, text: Nous corrigeons dans les meilleurs délais.}]",
        ),
        *fields("en", "exchanges: [{on: 2026-09-01, direction: out, text: We will send the dates shortly.}]"),
    ),
    good=(
        *english(
            "The portal goes live on 5 March 2027.",
            "We reply to each ticket within 4 business hours.",
            "The dealers receive a report every Monday, before noon and after the stock count.",
        ),
        *french(
            "Le portail est en ligne le 5 mars 2027.",
            "Nous répondons à chaque ticket en 4 heures ouvrées.",
            "Les revendeurs reçoivent un rapport toutes les deux semaines, sur la voie d'évitement.",
        ),
        *fields("fr", "exchanges: [{on: 2026-09-01, direction: in, text: Merci de répondre rapidement.}]"),
    ),
)
