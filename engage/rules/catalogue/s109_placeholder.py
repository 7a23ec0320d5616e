"""S109: a gap where a promise should stand."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The gap, or that nothing is written at all."""
    if said.variant == "blank":
        message = both(
            f"nothing is written here: {said.client} would agree to a blank",
            f"rien n'est écrit ici : {said.client} donnerait son accord à un blanc",
        )
    else:
        message = both(
            f"`{said.words}` is a gap: {said.client} is asked to agree to what nobody knows yet",
            f"`{said.words}` est un trou : {said.client} devrait accepter ce que personne ne connaît encore",
        )
    return message, both(
        "fill it in, or promise only what is known; who finds out the rest by when belongs in `actions` or "
        "`needs_from_client`",
        "complétez, ou ne promettez que ce qui est connu ; qui trouve le reste et pour quand va dans "
        "`actions` ou "
        "`needs_from_client`",
    )


RULE = Rule(
    code="S109",
    name="placeholder",
    severity=Severity.ERROR,
    profile="draft",
    each=reports("S109", say),
    live=True,
    catches=both(
        "A placeholder in a promised field: TBD, to be defined, ???, lorem ipsum, or an empty text.",
        "Un texte provisoire dans un champ promis : à définir, à confirmer, TBD, ???, ou un texte vide.",
    ),
    harm=both(
        "Gaps are forgotten. They come back on delivery day, as a claim that nobody priced.",
        "Les trous s'oublient. Ils reviennent le jour de la livraison, sous la forme d'une demande que "
        "personne "
        "n'a chiffrée.",
    ),
    instead=both(
        "The value; or a promise without it, and an action with a name and a day for finding it.",
        "La valeur ; ou un engagement sans elle, et une action avec un nom et un jour pour la trouver.",
    ),
    options=OPTIONS,
    bad=(
        *english("The portal answers within TBD seconds.", "The number of workshops is to be defined."),
        *criteria("en", "{measure: page load time p95, target: tbc}"),
        *french("Le délai de réponse du support est à définir.", "Le portail est en ligne le ??? 2027."),
        *criteria("fr", "{measure: temps de réponse p95, target: à préciser}"),
        *fields("en", 'deliverables: [{what: "", how: "Built in lots"}]'),
        *fields("fr", "promise: {wording: '  '}"),
    ),
    good=(
        *english(
            "The portal answers within 2 seconds.",
            "One page lists the settings that a dealer defines.",
            "The list of tasks to do is handed over on 26 February 2027.",
        ),
        *french(
            "Le support répond en 4 heures ouvrées.",
            "Le dossier à valider par le client est remis le 26 février 2027.",
            "Un atelier aide les revendeurs à définir les prix de 2028.",
        ),
    ),
)
