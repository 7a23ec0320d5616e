"""T503: a date that can be read in two ways."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.reword_dates import exact_day
from engage.rules.language.said import Said
from engage.rules.rule import Offers, Rule
from engage.rules.words import both

_WHY = {
    "ambiguous": both("day and month can be swapped", "jour et mois peuvent s'échanger"),
    "short-year": both("its year has two digits", "son année n'a que deux chiffres"),
    "no-year": both("it has no year", "elle n'a pas d'année"),
}


def say(said: Said) -> tuple[Text, Text]:
    """The date, and what about it is open."""
    why = _WHY[said.variant]
    return (
        both(
            f"`{said.words}` is no certain day, {why.en}: {said.client} may expect you on another one",
            f"`{said.words}` n'est pas un jour certain, {why.fr} : {said.client} peut vous attendre un "
            "autre jour",
        ),
        both("write `2 March 2027` or `2027-03-02`", "écrivez `2 mars 2027` ou `2027-03-02`"),
    )


RULE = Rule(
    code="T503",
    name="ambiguous-date",
    severity=Severity.WARNING,
    profile="draft",
    each=reports("T503", say, exact_day),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "A date in a text whose day and month can be swapped, with a year of two digits, or without a year. "
        "Messages to "
        "the client have their own day and may leave the year out.",
        "Une date dans un texte dont jour et mois peuvent s'échanger, dont l'année a deux chiffres, ou sans "
        "année. Les "
        "messages au client ont leur propre date et peuvent omettre l'année.",
    ),
    harm=both(
        "02/03/2027 is the second of March in Paris and the third of February in Boston.",
        "02/03/2027 est le 2 mars à Paris et le 3 février à Boston.",
    ),
    instead=both("The month in letters, or year-month-day.", "Le mois en lettres, ou année-mois-jour."),
    offers=Offers(
        "unsafe",
        both(
            "Writes the month in letters and the year in full, where one reading is left: in French the day "
            "comes first; in English `02/03/2027` stays. A missing year is taken from the promise's dates. "
            "Only in drafts: once the client was told, the words are theirs too.",
            "Écrit le mois en lettres et l'année entière, s'il ne reste qu'une lecture : en français le jour "
            "vient d'abord ; en anglais `02/03/2027` reste. L'année absente est celle des dates de "
            "l'engagement. Dans les brouillons seulement : une fois le client informé, les mots sont aussi "
            "les siens.",
        ),
    ),
    bad=(
        *english(
            "The portal is live on 02/03/2027.",
            "The portal is live on 25/12/26.",
            "The portal is live on 5 March.",
        ),
        *french(
            "Le portail est en ligne le 02/03/2027.",
            "Le portail est en ligne le 25/12/26.",
            "Le portail est en ligne le 1er mars.",
        ),
    ),
    good=(
        *english(
            "The portal is live on 2 March 2027.",
            "The portal is live on 2027-03-02, the pilot from 5 to 9 February 2027.",
            "The report of 25/12/2026 names 3 of 4 halls and 24/7 duty.",
        ),
        *french(
            "Le portail est en ligne le 2 mars 2027.",
            "Le pilote dure du 5 février au 2 mars 2027.",
            "Le rapport du 25/12/2026 nomme 3/4 des halls.",
        ),
        *fields(
            "fr",
            "exchanges: [{on: 2026-09-01, direction: out, text: La recette a lieu le 5 mars.}]",
        ),
    ),
)
