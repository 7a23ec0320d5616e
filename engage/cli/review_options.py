"""The options of `engage review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from engage.cli.options import Importance, option


class Colour(StrEnum):
    """A colour of a promise."""

    RED = "red"
    ORANGE = "orange"
    GREEN = "green"
    UNKNOWN = "unknown"


class By(StrEnum):
    """What promises are grouped by."""

    CLIENT = "client"
    OWNER = "owner"
    TEAM = "team"
    PRODUCT_LINE = "product-line"


class FailOn(StrEnum):
    """From which colour on the command fails."""

    RED = "red"
    ORANGE = "orange"
    NEVER = "never"


OwnerOption = Annotated[
    str | None,
    option("--owner ID", "Only this project lead.", "Ce chef de projet seulement."),
]
OnlyOption = Annotated[Colour | None, option("--only", "Only this colour.", "Cette couleur seulement.")]
ImportanceOption = Annotated[
    Importance | None,
    option("--importance", "Only what matters at least so much.", "Ce qui compte au moins autant seulement."),
]
ByOption = Annotated[By, option("--by", "What promises are grouped by.", "Ce qui les regroupe.")]
AllOption = Annotated[
    bool,
    option(
        "--all",
        "Green standard promises as rows too, not only as a count.",
        "Aussi une ligne par engagement vert et standard, et non leur seul nombre.",
    ),
]
SinceOption = Annotated[
    str,
    option(
        "--since 7d|DATE|REV",
        "What to compare with: so many days (7d) or weeks (2w) ago, a day, a git revision. The files of "
        "then come from git with --from-git or a revision, else from the dates in those of today.",
        "À quoi comparer : il y a tant de jours (7d) ou de semaines (2w), un jour, une révision git. "
        "Les fichiers d’alors viennent de git avec --from-git ou une révision, sinon des dates de ceux "
        "d’aujourd’hui.",
    ),
]
MinutesOption = Annotated[
    int,
    option(
        "--minutes",
        "The time that the agenda must fit.",
        "La durée dans laquelle l’ordre du jour doit tenir.",
        min=5,
        max=480,
    ),
]
FailOnOption = Annotated[
    FailOn,
    option(
        "--fail-on",
        "Exit with 1 where a promise shown has this colour or worse.",
        "Terminer avec 1 si un engagement affiché a cette couleur ou pire.",
    ),
]
TrendOption = Annotated[
    str | None,
    option(
        "--trend WEEKS",
        "Instead: the colours of all promises at the end of each week, such as 12w; also as svg.",
        "À la place : les couleurs de tous les engagements en fin de semaine, ex. 12w ; aussi en svg.",
    ),
]
RecordOption = Annotated[
    bool,
    option(
        "--record",
        "Write --action and --decision into the promises’ files, and minutes into reviews/WEEK.md, "
        "never over others.",
        "Écrire --action et --decision dans les fichiers des engagements, et un compte rendu dans "
        "reviews/SEMAINE.md, jamais sur un autre.",
    ),
]
ActionOption = Annotated[
    list[str] | None,
    option(
        '--action "ID: WHO: WHAT: DATE"',
        "An action taken; the date may be left out. Repeatable.",
        "Une action prise ; la date est facultative. Peut se répéter.",
    ),
]
DecisionOption = Annotated[
    list[str] | None,
    option(
        '--decision "ID: WHAT"',
        "A decision taken, for the journal. Repeatable.",
        "Une décision prise, pour le journal. Peut se répéter.",
    ),
]
