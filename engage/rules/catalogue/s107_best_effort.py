"""S107: an effort in place of a result."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, fields, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The words, and what makes even a promise of means checkable."""
    return (
        both(
            f"`{said.words}` promises an effort and no result: {said.client} cannot hold anybody to it",
            f"`{said.words}` promet un effort et aucun résultat : {said.client} ne peut s'appuyer dessus",
        ),
        both(
            "promise the result; where only means can be promised, set `obligation: means` and say what is "
            "done, "
            "how often, and how it is shown (a criterion with a target and a method)",
            "promettez le résultat ; si seuls des moyens peuvent l'être, mettez `obligation: means` et "
            "dites ce qui "
            "est fait, à quelle fréquence, et comment cela se montre (un critère avec sa cible et sa "
            "méthode)",
        ),
    )


RULE = Rule(
    code="S107",
    name="best-effort",
    severity=Severity.WARNING,
    profile="promise",
    each=reports("S107", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "An effort or an intention in place of a promise: best efforts, we aim to, we plan to. A promise of "
        "means "
        "(`obligation: means`) may say so, if a criterion shows what is done.",
        "Un effort ou une intention à la place d'un engagement : faire de notre mieux, s'efforcer de, viser "
        "à. Une "
        "obligation de moyens (`obligation: means`) peut le dire, si un critère montre ce qui est fait.",
    ),
    harm=both(
        "In law and in the client's mind an effort is another promise than a result. If the two sides mean "
        "different ones, they find out in a dispute.",
        "En droit comme dans l'esprit du client, un effort n'est pas un résultat. Si les deux parties "
        "n'entendent "
        "pas la même chose, elles l'apprennent dans un litige.",
    ),
    instead=both(
        "What will be there on which day; or, of means, who does what how often.",
        "Ce qui sera là tel jour ; ou, pour des moyens, qui fait quoi à quelle fréquence.",
    ),
    options=OPTIONS,
    bad=(
        *english(
            "We will do our best to answer all tickets on the same day.",
            "The supplier uses reasonable efforts to keep the portal running.",
            "We aim to deliver the portal on 26 February 2027.",
        ),
        *french(
            "Nous ferons de notre mieux pour répondre le jour même.",
            "Le prestataire s'efforce de maintenir le portail en marche.",
            "Nous mettrons tout en œuvre pour livrer le 26 février 2027.",
        ),
    ),
    good=(
        *english(
            "We answer 95 % of the tickets of a month within 4 business hours.",
            "The plan to migrate the orders is handed over on 26 February 2027.",
            "Dealers who try to order without an account see a form.",
        ),
        *french(
            "Nous répondons à 95 % des tickets du mois en 4 heures ouvrées.",
            "Le plan prévu à l'annexe 2 est remis le 26 février 2027.",
            "Les revendeurs qui essaient de commander sans compte voient un formulaire.",
        ),
        *fields(
            "fr",
            "obligation: means\n"
            "promise: {wording: Nous faisons de notre mieux pour rétablir le service.}\n"
            "deliverables:\n"
            "  - what: Astreinte\n"
            '    acceptance: [{measure: appels pris en 15 minutes, target: ">= 95 %", method: journal}]',
        ),
    ),
)
