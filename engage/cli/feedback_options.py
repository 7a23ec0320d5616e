"""The options of `engage feedback`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from engage.cli.options import YesNo, argument, option


class Moment(StrEnum):
    """When the client is asked."""

    GATE = "gate"
    DELIVERY = "delivery"
    LATER = "later"


Promise = Annotated[
    str,
    argument("ID[/MILESTONE]", "What was asked about.", "Ce sur quoi porte la question."),
]
Nps = Annotated[
    int | None,
    option("--nps 0-10", "Would they recommend us?", "Nous recommanderait-il ?"),
]
Kept = Annotated[
    YesNo | None,
    option("--kept", "Was it kept, for the client?", "Tenu, pour le client ?"),
]
Cause = Annotated[
    list[str] | None,
    option("--cause CAUSE", "A cause of the taxonomy. Repeatable.", "Une cause de la taxonomie. Répétable."),
]
Note = Annotated[str | None, option("--note TEXT", "What they said.", "Ce qui a été dit.")]
By = Annotated[
    str | None,
    option("--by WHO", "Who answered.", "Qui a répondu."),
]
Asked = Annotated[
    Moment | None,
    option("--moment", "Default: by the day.", "Par défaut : selon le jour."),
]
On = Annotated[
    str | None,
    option("--on DATE", "Default: today.", "Par défaut aujourd’hui."),
]
Action = Annotated[
    str | None,
    option("--action WHAT", "What we do about it.", "Ce que nous en faisons."),
]
Who = Annotated[str | None, option("--who PERSON", "Who does it.", "Qui le fait.")]
Due = Annotated[str | None, option("--due DATE", "By when.", "Pour quand.")]
