"""S106: words that take the promise back."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The clause, and where its condition belongs."""
    return (
        both(
            f"`{said.words}` takes the promise back: {said.client} cannot tell what is sure",
            f"`{said.words}` reprend l'engagement : {said.client} ne sait plus ce qui est sûr",
        ),
        both(
            "promise what is sure; write a condition as one, with who sees to it and by when: "
            "`assumptions: [{text: …, owner: …, due: …}]`",
            "promettez ce qui est sûr ; écrivez une condition comme telle, avec qui y veille et pour quand : "
            "`assumptions: [{text: …, owner: …, due: …}]`",
        ),
    )


RULE = Rule(
    code="S106",
    name="escape-clause",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S106", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A way out that nobody can check: if possible, as appropriate, subject to availability, in "
        "principle.",
        "Une échappatoire que personne ne peut vérifier : si possible, le cas échéant, sous réserve de, en "
        "principe.",
    ),
    harm=both(
        "The client plans with the promise and overlooks the two words that void it, until they are quoted "
        "back.",
        "Le client compte sur l'engagement et oublie les deux mots qui l'annulent, jusqu'au jour où on les "
        "lui cite.",
    ),
    instead=both(
        "A promise without the clause; a true condition stands apart, with an owner and a date.",
        "Un engagement sans la clause ; une vraie condition figure à part, avec un responsable et une date.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The portal is delivered in March 2027 if possible.",
            "Defects are corrected as appropriate.",
            "Two engineers are on site, subject to availability.",
        ),
        *french(
            "Le portail est livré en mars 2027, dans la mesure du possible.",
            "Les défauts sont corrigés le cas échéant.",
            "Deux ingénieurs sont sur site, sous réserve de disponibilité.",
        ),
    ),
    good=(
        *english(
            "The portal is delivered on 31 March 2027.",
            "The tests are run as required by EN 60204-1.",
            "The dealers sort orders depending on date or price.",
        ),
        *french(
            "Le portail est livré le 31 mars 2027.",
            "Les délais d'un cas de force majeure sont ceux de l'article 12.",
            "Les commandes se trient en fonction de la date.",
        ),
        *fields(
            "en",
            "assumptions: "
            "[{text: Work starts provided that the VPN is open, owner: j.martin, due: 2027-03-01}]",
        ),
    ),
)
