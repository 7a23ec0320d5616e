"""S104: a verb that nobody can see finished."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The verb, and a state or a target in its place."""
    return (
        both(
            f"`{said.words}` is never finished and has no target here: {said.client} cannot tell when it is "
            "done",
            f"`{said.words}` ne finit jamais et n'a pas de cible ici : {said.client} ne peut pas dire quand "
            "c'est fait",
        ),
        both(
            "say what will be there, or from which value to which: `cut the cloud bill from 18,000 to at "
            "most "
            "15,000 EUR a month`",
            "dites ce qui sera là, ou de quelle valeur à quelle valeur : `baisser la facture de 18 000 à 15 "
            "000 EUR "
            "par mois au plus`",
        ),
    )


RULE = Rule(
    code="S104",
    name="vague-verb",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S104", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A main verb of intention, without any target: improve, optimise, support, ensure.",
        "Un verbe principal d'intention, sans aucune cible : améliorer, optimiser, accompagner, assurer.",
    ),
    harm=both(
        "There is always something left to improve, so the promise is never kept, and never paid without a "
        "discussion.",
        "Il reste toujours quelque chose à améliorer : l'engagement n'est donc jamais tenu, ni payé sans "
        "discussion.",
    ),
    instead=both(
        "Name the state at the end, or the measure with its value before and after.",
        "Nommez l'état final, ou la mesure avec sa valeur avant et après.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "We will optimise the cloud costs of the client.",
            "Support the client in the roll-out of the portal.",
            "Our team improves the quality of the deliveries.",
        ),
        *french(
            "Optimiser les coûts d'hébergement du client.",
            "Nous accompagnons le client dans le déploiement du portail.",
            "Notre équipe assurera la bonne tenue du chantier.",
        ),
        *fields("fr", "deliverables: [{what: Amélioration des performances du site}]"),
        *fields("en", "deliverables: [{what: Optimisation of the warehouse}]"),
    ),
    good=(
        *english(
            "We cut the cloud bill from 18,000 to at most 15,000 EUR a month by 30 June 2027.",
            "Support of the dealer portal from 8:00 to 18:00 on business days.",
            "The portal is live; a plan to improve the search is handed over with it.",
        ),
        *french(
            "Nous baissons la facture de 18 000 à 15 000 EUR par mois au plus le 30 juin 2027.",
            "Le portail est en ligne ; un plan pour améliorer la recherche est remis avec lui.",
            "Traiter 450 commandes par jour à partir du 1er mars 2027.",
        ),
        *fields(
            "en",
            "promise: {wording: Optimise the cloud bill.}\n"
            "deliverables:\n"
            "  - what: Servers of the right size\n"
            '    acceptance: [{measure: cloud bill, target: "<= 15000 EUR/month", method: invoice}]',
        ),
    ),
)
