"""The options of `engage update` about the work: a gate, and what is handed over."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from engage.cli.language import says
from engage.cli.options import YesNo, option

_GATE = says("A milestone (ID/MILESTONE)", "Un jalon (ID/JALON)")
_HANDED = says("Handing over: a milestone, or the whole", "Livraison et recette : un jalon, ou le tout")


class NewStatus(StrEnum):
    """Where a promise is in its life."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    BROKEN = "broken"
    LOST = "lost"
    CANCELLED = "cancelled"


Started = Annotated[
    str | None, option("--started [DATE]", "Work has started.", "Le travail a commencé.", _GATE)
]
Progress = Annotated[
    str | None,
    option(
        "--progress SHARE",
        "Share of the work done, such as 60%; an older `remaining` goes, since it would rule.",
        "Part du travail faite, ex. 60% ; un ancien `remaining` disparaît, car il primerait.",
        _GATE,
    ),
]
Remaining = Annotated[
    str | None,
    option("--remaining DURATION", "Duration left, such as 3d.", "Durée restante, par exemple 3d.", _GATE),
]
Spent = Annotated[str | None, option("--spent DURATION", "Work done so far.", "Travail déjà fourni.", _GATE)]
Done = Annotated[
    str | None,
    option("--done [DATE]", "The gate is reached, as we claim.", "Le jalon est atteint, selon nous.", _GATE),
]

Actual = Annotated[
    list[str] | None,
    option(
        "--actual MEASURE=VALUE",
        "A measured value; VALUE alone where there is one criterion. Repeatable.",
        "Une valeur mesurée ; VALEUR seule s’il n’y a qu’un critère. Répétable.",
        _HANDED,
    ),
]
Evidence = Annotated[
    list[str] | None,
    option(
        "--evidence MEASURE=LINK",
        "What shows a value: a link or a file. Repeatable.",
        "Ce qui montre une valeur : un lien ou un fichier. Répétable.",
        _HANDED,
    ),
]
Delivered = Annotated[
    str | None, option("--delivered [DATE]", "The whole was delivered.", "Le tout est livré.", _HANDED)
]
InFull = Annotated[
    YesNo | None,
    option("--in-full", "Whether all that was promised was.", "Si tout ce qui était promis l’est.", _HANDED),
]
Accepted = Annotated[
    str | None, option("--accepted [DATE]", "The client accepted it.", "Le client l’a réceptionné.", _HANDED)
]
By = Annotated[
    str | None,
    option(
        "--by WHO",
        "Who accepted or refused, on the client’s side; with --note alone, who writes it.",
        "Qui a accepté ou refusé, chez le client ; avec --note seul, qui l’écrit.",
        _HANDED,
    ),
]
Ref = Annotated[
    str | None,
    option(
        "--ref TEXT", "Minutes or message that say so.", "Procès-verbal ou message qui en fait foi.", _HANDED
    ),
]
Reservation = Annotated[
    list[str] | None,
    option(
        "--reservation “WHAT; OWNER; DUE”",
        "What remains to be corrected after --accepted. Repeatable.",
        "Ce qui reste à corriger après --accepted. Répétable.",
        _HANDED,
    ),
]
Lift = Annotated[
    list[str] | None,
    option(
        "--lift WHAT",
        "A reservation that the client lifted, by its words. Repeatable.",
        "Une réserve levée par le client, par ses mots. Répétable.",
        _HANDED,
    ),
]
Rejected = Annotated[
    str | None,
    option(
        "--rejected [DATE]",
        "The client refused the delivery, or the gate (with --by, --reason): silence no longer accepts it.",
        "Le client a refusé la livraison ou le jalon (avec --by, --reason) : le silence n’accepte plus.",
        _HANDED,
    ),
]
StatusOption = Annotated[
    NewStatus | None,
    option(
        "--status",
        "Where the promise is; --delivered and --accepted set it themselves.",
        "Où en est l’engagement ; --delivered et --accepted le règlent d’eux-mêmes.",
        _HANDED,
    ),
]
