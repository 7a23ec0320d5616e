"""S110: something will be done, by nobody in particular."""

from engage.model.diagnostic import Severity
from engage.model.text import Text
from engage.rules.language.examples import english, french
from engage.rules.language.report import reports
from engage.rules.language.said import Said
from engage.rules.language.texts import OPTIONS
from engage.rules.rule import Rule
from engage.rules.words import both


def say(said: Said) -> tuple[Text, Text]:
    """The words, and a name in their place."""
    return (
        both(
            f"`{said.words}` does not say who: {said.client} does not know whom to ask",
            f"`{said.words}` ne dit pas qui : {said.client} ne sait pas à qui s'adresser",
        ),
        both("name a person: `Léa hands over the report`", "nommez quelqu'un : `Léa remet le rapport`"),
    )


RULE = Rule(
    code="S110",
    name="unclear-agent",
    severity=Severity.WARNING,
    profile="promise",
    off=True,
    each=reports("S110", say),
    live=True,
    confidence="low",
    catches=both(
        "A passive without who does it, or a subject that is nobody: the team, someone. Off by default: "
        "`owner` says "
        "who answers for the promise, and studies find little effect of the passive.",
        "Un passif sans celui qui agit, ou un sujet qui n'est personne : on, l'équipe. Désactivée par "
        "défaut : "
        "`owner` dit qui répond de l'engagement, et les études trouvent peu d'effet au passif.",
    ),
    harm=both("What everybody does nobody does.", "Ce que tout le monde doit faire, personne ne le fait."),
    instead=both("A name in the active voice.", "Un nom, à la voix active."),
    options=OPTIONS,
    bad=(
        *english(
            "A report will be delivered on 5 March 2027.",
            "Someone calls back on the same day.",
            "The training will be organised on 5 March 2027.",
        ),
        *french(
            "Un rapport sera livré le 5 mars 2027.",
            "On rappelle le jour même.",
            "La formation sera organisée le 5 mars 2027.",
        ),
    ),
    good=(
        *english(
            "Léa delivers the report on 5 March 2027.",
            "The report will be delivered by Léa on 5 March 2027.",
            "Marc calls back on the same day.",
        ),
        *french(
            "Léa remet le rapport le 5 mars 2027.",
            "Le rapport sera livré par Léa le 5 mars 2027.",
            "Marc rappelle le jour même.",
        ),
    ),
)
