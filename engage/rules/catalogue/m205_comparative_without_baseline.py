"""M205: better than what?"""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The comparative, and the value that it starts from."""
    return (
        both(
            f"`{said.words}` compares with nothing: {said.client} remembers another start than you do",
            f"`{said.words}` ne se compare à rien : {said.client} se souvient d'un autre départ que vous",
        ),
        both(
            "give both values, with the day of the first: `from 500 ms on 10 January 2027 to at most 400 "
            "ms`, or the "
            "`baseline:` of a criterion",
            "donnez les deux valeurs, et le jour de la première : `de 500 ms le 10 janvier 2027 à 400 ms au "
            "plus`, ou "
            "la `baseline:` d'un critère",
        ),
    )


RULE = Rule(
    code="M205",
    name="comparative-without-baseline",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("M205", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A comparative without the value that it starts from: faster, better, 20 % less. A `baseline` of a "
        "criterion of "
        "the same deliverable gives it.",
        "Un comparatif sans la valeur dont il part : plus rapide, meilleur, 20 % de moins. La `baseline` "
        "d'un critère du "
        "même livrable la donne.",
    ),
    harm=both(
        "Nobody measured before, so afterwards nobody can show that it is better.",
        "Personne n'a mesuré avant : personne ne peut donc montrer après que c'est mieux.",
    ),
    instead=both(
        "Measure first, then promise the value after; a percentage alone needs its base.",
        "Mesurez d'abord, puis promettez la valeur d'après ; un pourcentage seul a besoin de sa base.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The new search is 20 % faster.",
            "The dealers get better service from 5 March 2027.",
            "We reduce the stock by 15 %.",
        ),
        *french(
            "La nouvelle recherche est 20 % plus rapide.",
            "Les livraisons sont plus fiables à partir du 5 mars 2027.",
            "Nous réduisons les retards, réduction de 15 %.",
        ),
    ),
    good=(
        *english(
            "We cut the stock from 1,800 to at most 1,500 pallets by 5 March 2027.",
            "The search is faster than on 10 January 2027, when 500 ms were measured.",
            "The line fills 12,000 cups an hour.",
        ),
        *french(
            "Le stock passe de 1 800 à 1 500 palettes au plus le 5 mars 2027.",
            "La recherche est plus rapide que le 10 janvier 2027, où 500 ms ont été mesurées.",
            "Une réduction commerciale de 5 % est faite sur le lot 2.",
        ),
        *criteria("en", '{measure: response time 20 % lower, target: "<= 400 ms", baseline: 500 ms}'),
        *fields(
            "fr",
            "promise: {wording: La recherche est plus rapide.}\n"
            "deliverables:\n"
            "  - what: Recherche\n"
            '    acceptance: [{measure: temps de réponse p95, target: "<= 400 ms", baseline: 500 ms}]',
        ),
    ),
)
