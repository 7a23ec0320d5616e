"""S113: praise where a promise should stand."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, french
from engage.rules.language.report import reports
from engage.rules.language.reword_praise import without_praise
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Offers, Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The praise, and that it can go."""
    return (
        both(
            f"`{said.words}` praises and promises nothing that {said.client} could check",
            f"`{said.words}` vante et ne promet rien que {said.client} puisse vérifier",
        ),
        both(
            "drop it, or state the measure by which it is so",
            "supprimez-le, ou donnez la mesure qui le prouve",
        ),
    )


RULE = Rule(
    code="S113",
    name="marketing-claim",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S113", say, without_praise),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "Praise: best-in-class, state-of-the-art, innovative, hassle-free. Terms of contracts such as "
        "`bespoke joinery` "
        "or `a turnkey plant` are none.",
        "Un éloge : de pointe, innovant, leader du marché, solution clé en main. Les termes de contrat comme "
        "`menuiserie sur mesure` ou `usine clé en main` n'en sont pas.",
    ),
    harm=both(
        "It raises what the client expects without saying to where; the disappointment is measured against "
        "it.",
        "Il relève les attentes du client sans dire jusqu'où ; c'est à lui que se mesure la déception.",
    ),
    instead=both("What is delivered, in figures.", "Ce qui est livré, en chiffres."),
    options=OPTIONS,
    offers=Offers(
        "unsafe",
        both(
            "Drops the praise where a sentence is left without it. Only in drafts: once the client was told, "
            "the words are theirs too.",
            "Supprime l'éloge quand il reste une phrase sans lui. Dans les brouillons seulement : une fois "
            "le client informé, les mots sont aussi les siens.",
        ),
    ),
    bad=(
        *english(
            "A best-in-class portal goes live on 5 March 2027.",
            "We deliver a cutting-edge solution for the dealers.",
            "The dealers enjoy a hassle-free, innovative ordering.",
        ),
        *french(
            "Une solution de pointe est en ligne le 5 mars 2027.",
            "Nous livrons un portail innovant, le meilleur de sa catégorie.",
            "Les revendeurs profitent d'une solution clé en main, en toute sérénité.",
        ),
    ),
    good=(
        *english(
            "The portal goes live on 5 March 2027 for 1,200 dealers.",
            "Each dealer has a unique number and a first invoice without outstanding items.",
            "A turnkey plant of 12 MW is handed over on 5 March 2027.",
        ),
        *french(
            "Le portail est en ligne le 5 mars 2027 pour 1 200 revendeurs.",
            "Aux heures de pointe, chaque revendeur a un identifiant unique et un interlocuteur unique.",
            "Une usine clé en main et 24 menuiseries sur mesure sont remises le 5 mars 2027.",
        ),
    ),
)
