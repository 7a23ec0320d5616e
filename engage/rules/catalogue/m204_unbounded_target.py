"""M204: a target that does not say whether it is a least or a most."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import criteria
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The target, with the operators that it may have meant."""
    return (
        both(
            f"`{said.words}` has no operator: {said.client} may take for a limit what you mean as an average",
            f"`{said.words}` n'a pas d'opérateur : {said.client} peut prendre pour une limite ce que vous "
            "pensez en moyenne",
        ),
        both(
            f'write `"<= {said.words}"`, `">= {said.words}"` or a range',
            f'écrivez `"<= {said.words}"`, `">= {said.words}"` ou un intervalle',
        ),
    )


RULE = Rule(
    code="M204",
    name="unbounded-target",
    severity=Severity.WARNING,
    profile="draft",
    each=reports("M204", say),
    live=True,
    signed=Severity.ERROR,
    catches=both(
        "The target of a criterion without an operator, a range or a tolerance. Targets of an `sla` have "
        "their own "
        "meaning: the longest time, the least share.",
        "La cible d'un critère sans opérateur, ni intervalle, ni tolérance. Les cibles d'un `sla` ont leur "
        "sens propre : "
        "la durée la plus longue, la part la plus petite.",
    ),
    harm=both(
        "300 ms at most, on average, or once? Each is another promise, and the measured value cannot be "
        "compared.",
        "300 ms au plus, en moyenne, ou une fois ? Ce sont trois engagements, et la valeur mesurée ne se "
        "compare pas.",
    ),
    instead=both('`target: "<= 300 ms"`, or `"290-310 ms"`.', '`target: "<= 300 ms"`, ou `"290-310 ms"`.'),
    bad=(
        *criteria(
            "en",
            "{measure: response time p95, target: 300 ms}",
            "{measure: screens approved, target: 95 %}",
            "{measure: cups an hour, target: 12000 cups}",
        ),
        *criteria(
            "fr",
            "{measure: temps de réponse p95, target: 300 ms}",
            "{measure: écrans validés, target: 95 %}",
            "{measure: tubes par minute, target: 80 tubes}",
        ),
    ),
    good=(
        *criteria(
            "en",
            '{measure: response time p95, target: "<= 300 ms"}',
            '{measure: thickness, target: "290-310 mm"}',
            '{measure: cups an hour, target: "12000 cups at least"}',
        ),
        *criteria(
            "fr",
            '{measure: temps de réponse p95, target: "<= 300 ms"}',
            '{measure: épaisseur, target: "300 mm ± 10 mm"}',
            '{measure: tubes par minute, target: "80 tubes au moins"}',
        ),
    ),
)
