"""T511: a month or a quarter where a day should stand."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.reword_dates import last_day
from engage.rules.language.said import Said
from engage.rules.rule import Offers, Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The period, and its last day."""
    return (
        both(
            f"`{said.words}` is no day: {said.client} plans with its first one, you with its last",
            f"`{said.words}` n'est pas un jour : {said.client} compte sur le premier, vous sur le dernier",
        ),
        both(
            "give the day, or the last one of the period: `by 30 June 2027`",
            "donnez le jour, ou le dernier de la période : `le 30 juin 2027 au plus tard`",
        ),
    )


RULE = Rule(
    code="T511",
    name="imprecise-period",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("T511", say, last_day),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A part of a month, a quarter, a week or a season as the only deadline: end of March, Q3, week 12. "
        "Where the "
        "sentence, or the gate, has a date too, or where the period is what something is counted over, it "
        "is no fault.",
        "Une partie de mois, un trimestre, une semaine ou une saison comme seule échéance : fin mars, "
        "mi-avril, T2, S12. "
        "Si la phrase ou le jalon a aussi une date, ou si la période est celle d'un décompte, ce n'est pas "
        "une faute.",
    ),
    harm=both(
        "Between the first and the last day of a quarter lie three months of waiting.",
        "Entre le premier et le dernier jour d'un trimestre, il y a trois mois d'attente.",
    ),
    instead=both("A date.", "Une date."),
    offers=Offers(
        "unsafe",
        both(
            "Writes the last day of the month, quarter, half-year or week (its Friday), where the year is "
            "known and the day is not after the promised one. Only in drafts: once the client was told, the "
            "words are theirs too.",
            "Écrit le dernier jour du mois, du trimestre, du semestre ou de la semaine (son vendredi), si "
            "l'année est connue et que ce jour ne dépasse pas la date promise. Dans les brouillons "
            "seulement : une fois le client informé, les mots sont aussi les siens.",
        ),
    ),
    bad=(
        *english(
            "The portal is live by the end of March.",
            "Delivery in Q3 2027.",
            "The pilot starts in week 12.",
        ),
        *french(
            "Le portail est en ligne fin mars.",
            "Livraison au T2 2027.",
            "Le pilote commence à la mi-avril.",
        ),
    ),
    good=(
        *english(
            "The portal is live by the end of March, on 26 March 2027.",
            "The report covers the invoices of March 2027 and the budget of Q3 2027.",
            "Invoices are sent at the end of each month.",
        ),
        *french(
            "Le portail est en ligne fin mars, le 26 mars 2027.",
            "Le rapport porte sur les factures de mars 2027 et le budget du T2 2027.",
            "Les factures sont payées 30 jours fin de mois.",
        ),
        *fields("en", "milestones: [{id: m1, title: Live in March 2027, due: 2027-03-26}]"),
    ),
)
