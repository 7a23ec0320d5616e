"""R404: always, never, everything."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The absolute, and a limit that can be kept."""
    if said.severity is Severity.INFO:
        return (
            both(
                f"`{said.words}` promises more than the criterion that measures it",
                f"`{said.words}` promet plus que le critère qui le mesure",
            ),
            both("write the figure of the criterion here", "écrivez ici le chiffre du critère"),
        )
    return (
        both(
            f"`{said.words}` is broken by a single exception: {said.client} only has to wait for it",
            f"`{said.words}` est rompu par une seule exception : {said.client} n'a qu'à l'attendre",
        ),
        both(
            "promise a limit over a window, such as `at most 43 min of interruption per calendar month`",
            "promettez une limite sur une fenêtre, par exemple `43 min d'interruption au plus par mois "
            "civil`",
        ),
    )


RULE = Rule(
    code="R404",
    name="absolute-promise",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("R404", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A promise without exceptions: always, never, 100 % available, zero defects, unlimited, 24/7 "
        "without a figure. "
        "Each, every and all are no fault: they say of what.",
        "Un engagement sans exception : toujours, jamais, 100 % disponible, zéro défaut, illimité, 24h/24 "
        "sans chiffre. "
        "Chaque et tous ne sont pas des fautes : ils disent de quoi.",
    ),
    harm=both(
        "Something always happens once. From then on every promise of yours is one of that kind.",
        "Il arrive toujours quelque chose une fois. Dès lors, tous vos engagements sont de ce genre.",
    ),
    instead=both(
        "A limit that the record supports, with its window.",
        "Une limite que les relevés confirment, avec sa fenêtre.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The portal is always available.",
            "The migration runs with zero downtime.",
            "We guarantee the success of the roll-out.",
        ),
        *criteria("en", '{measure: availability of the portal, target: ">= 100 %"}'),
        *french(
            "Le portail ne tombe jamais en panne.",
            "La bascule se fait avec zéro interruption.",
            "Le support répond 24h/24 et 7j/7.",
        ),
        *criteria("fr", '{measure: disponibilité du portail, target: ">= 100 %"}'),
    ),
    good=(
        *english(
            "The interruption takes at most 43 min per calendar month.",
            "The report is never longer than 12 pages.",
            "Every dealer and all 412 points are tested.",
        ),
        *criteria("en", '{measure: share of the 412 points tested, target: "= 100 %"}'),
        *french(
            "L'interruption dure au plus 43 min par mois civil.",
            "Toutes les 10 minutes et toutes les deux semaines, chaque stock est relevé.",
            "Le sac est en papier 100 % recyclé, sous garantie de 24 mois.",
        ),
        *fields(
            "fr",
            "promise: {wording: Le support répond 24h/24.}\n"
            "sla: [{name: critiques, measure: resolution, target: 4h, hours: all, attainment: 98%}]",
        ),
    ),
)
