"""S102: a quality that nobody can measure."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria, english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The word, and a measure of what it is about; where the promise has one, the word is only a remark."""
    from engage.rules.language.topics import topics

    word, example = said.words, topics()[said.topic].example
    if said.severity is Severity.INFO:
        return (
            both(
                f"`{word}` is measured elsewhere in this promise, but whoever reads only this sentence does "
                "not know",
                f"`{word}` est mesuré ailleurs dans cet engagement, mais qui ne lit que cette phrase "
                "l'ignore",
            ),
            both("repeat the figure here, or drop the word", "répétez le chiffre ici, ou supprimez le mot"),
        )
    message = both(
        f"`{word}` cannot be measured: on the day, {said.client} decides what it means",
        f"`{word}` ne se mesure pas : le jour venu, c'est {said.client} qui décide de ce que cela veut dire",
    )
    if said.topic == "none":
        return message, both(
            f"write {example.en}, in place of the word; where there is nothing of the kind, drop it",
            f"écrivez à la place du mot {example.fr} ; s'il n'y a rien de tel, supprimez-le",
        )
    return message, both(
        f"write what is measured in place of the word, such as `{example.en}`",
        f"écrivez à la place du mot ce qui se mesure, par exemple `{example.fr}`",
    )


RULE = Rule(
    code="S102",
    name="vague-quality",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S102", say),
    live=True,
    signed=Severity.ERROR,
    confidence="medium",
    catches=both(
        "A quality without a measure: fast, modern, user-friendly, appropriate. Where a criterion of the "
        "promise "
        "measures what the word is about, it is reported as a remark only.",
        "Une qualité sans mesure : rapide, moderne, convivial, approprié. Si un critère de l'engagement "
        "mesure ce "
        "dont le mot parle, ce n'est qu'une remarque.",
    ),
    harm=both(
        "Each side pictures its own fast; the client's picture is the one that counts on delivery day, and "
        "it is "
        "seldom the cheaper one.",
        "Chacun a son idée de rapide ; le jour de la livraison, c'est celle du client qui compte, et c'est "
        "rarement "
        "la moins chère.",
    ),
    instead=both(
        "Give the figure with its unit and how it is measured; where there is none, the word can go.",
        "Donnez le chiffre, son unité et la façon de le mesurer ; s'il n'y en a pas, le mot est de trop.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "The portal has a fast and user-friendly search.",
            "We hand over a robust, scalable platform on 26 February 2027.",
            "The fitters leave the site in a reasonable state.",
        ),
        *french(
            "Le portail offre une interface rapide et conviviale.",
            "Les équipes sont formées de façon appropriée avant le 26 février 2027.",
            "Le client dispose d'un outil moderne, fiable et évolutif.",
        ),
    ),
    good=(
        *english(
            "On 26 February 2027 the search answers 95 % of 10,000 queries within 300 ms.",
            "Each operator has 400 V at the marked points; the clear height of the hall is 6 m.",
            'The page carries the claim "fast and modern" in the client\'s own words.',
        ),
        *french(
            "Le 26 février 2027, la recherche répond en 300 ms au plus à 95 % de 10 000 requêtes.",
            "L'éclairage de l'environnement de test est livré ; Claire Morin en signe le procès-verbal.",
            "Le flexible hydraulique et la voie rapide sont hors du lot de développement durable.",
        ),
        *criteria("en", '{measure: page load time p95, target: "<= 800 ms", method: k6 run against staging}'),
    ),
)
