"""The options of `engage update` about what was noted and said, what is to do, and what changed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from engage.cli.language import says
from engage.cli.options import option

_SAID = says("What was noted, and said to the client", "Ce qui est noté, et dit au client")
_TO_DO = says("Actions, client inputs, pauses, risks", "Actions, attentes du client, pauses, risques")
_TERMS = says("A change of the promise (amendment)", "Un changement de l’engagement (avenant)")


class WaitingOn(StrEnum):
    """Whom the work waits for, or who asked."""

    CLIENT = "client"
    US = "us"
    THIRD_PARTY = "third_party"


class Side(StrEnum):
    """Who noticed first."""

    US = "us"
    CLIENT = "client"


class Direction(StrEnum):
    """From the client, or to the client."""

    IN = "in"
    OUT = "out"


class AmendmentKind(StrEnum):
    """What changed."""

    DEADLINE = "deadline"
    SCOPE = "scope"
    TARGET = "target"
    PRICE = "price"


Note = Annotated[
    str | None, option("--note TEXT", "An entry of the journal.", "Une entrée du journal.", _SAID)
]
Known = Annotated[
    str | None,
    option("--known DATE", "The day it became known inside.", "Le jour où on l’a su chez nous.", _SAID),
]
ClientTold = Annotated[
    str | None,
    option(
        "--client-told [DATE]",
        "The day the client was told; without --note, of the newest entry not told yet.",
        "Le jour où le client l’a su ; sans --note, de la dernière entrée pas encore dite.",
        _SAID,
    ),
]
Solved = Annotated[
    str | None,
    option(
        "--solved [DATE]",
        "The day the newest slip known inside was solved.",
        "Le jour où la dernière dérive connue fut résolue.",
        _SAID,
    ),
]
RaisedBy = Annotated[
    Side | None, option("--raised-by", "Who noticed first.", "Qui l’a vu le premier.", _SAID)
]
MessageOption = Annotated[
    str | None,
    option("--message TEXT", "A message to or from the client.", "Un message au client, ou de lui.", _SAID),
]
With = Annotated[str | None, option("--with WHO", "The client’s person.", "La personne du client.", _SAID)]
Channel = Annotated[
    str | None, option("--channel TEXT", "email, phone, meeting, …", "email, phone, meeting, …", _SAID)
]
DirectionOption = Annotated[
    Direction | None,
    option("--direction", "From the client, or to the client.", "Du client, ou au client.", _SAID),
]
Answers = Annotated[
    str | None,
    option(
        "--answers DATE", "The day of the message it answers.", "Le jour du message auquel il répond.", _SAID
    ),
]

NewActionOption = Annotated[
    str | None, option("--action WHAT", "A new action.", "Une nouvelle action.", _TO_DO)
]
Who = Annotated[str | None, option("--who PERSON", "Who does it.", "Qui la fait.", _TO_DO)]
Due = Annotated[
    str | None,
    option(
        "--due DATE", "By when, such as 2026-11-27 or Thursday.", "Pour quand, ex. 2026-11-27, jeudi.", _TO_DO
    ),
]
Source = Annotated[
    str | None, option("--source TEXT", "review, risk, feedback, …", "review, risk, feedback, …", _TO_DO)
]
ActionDone = Annotated[
    list[str] | None,
    option(
        "--action-done ID",
        "An action that is done, by its id or words. Repeatable.",
        "Une action faite, par son identifiant ou ses mots. Répétable.",
        _TO_DO,
    ),
]
Received = Annotated[
    list[str] | None,
    option(
        "--received WHAT",
        "What the client has given (needs_from_client). Repeatable.",
        "Ce que le client a donné (needs_from_client). Répétable.",
        _TO_DO,
    ),
]
Pause = Annotated[
    str | None,
    option("--pause CAUSE", "The work waits, from --on.", "Le travail attend, dès --on.", _TO_DO),
]
WaitingOnOption = Annotated[
    WaitingOn | None,
    option("--waiting-on", "For whom; default: client.", "Qui l’on attend ; par défaut client.", _TO_DO),
]
Notified = Annotated[
    str | None,
    option("--notified DATE", "The day the client was told.", "Le jour où le client l’a su.", _TO_DO),
]
EndPause = Annotated[
    str | None,
    option(
        "--end-pause [DATE]",
        "Last day of the pause that is open.",
        "Dernier jour de la pause ouverte.",
        _TO_DO,
    ),
]
Struck = Annotated[
    str | None,
    option(
        "--struck RISK",
        "A risk that happened; `engage risk trigger` also starts its plan.",
        "Un risque survenu ; `engage risk trigger` lance aussi son plan.",
        _TO_DO,
    ),
]

Amend = Annotated[
    AmendmentKind | None,
    option(
        "--amend",
        "What changed; the field changes too, and `amendments` says why. Of ID/MILESTONE: deadline, target.",
        "Ce qui a changé ; le champ change aussi, `amendments` dit pourquoi. De ID/JALON : deadline, target.",
        _TERMS,
    ),
]
To = Annotated[
    str | None,
    option(
        "--to VALUE",
        "What it becomes: a date, an amount, a target, or the new wording.",
        "Ce que cela devient : date, montant, cible, ou nouveau texte.",
        _TERMS,
    ),
]
Measure = Annotated[
    str | None,
    option("--measure MEASURE", "Whose target changes.", "Le critère dont la cible change.", _TERMS),
]
Exclude = Annotated[
    str | None,
    option("--exclude TEXT", "What is no longer promised.", "Ce qui n’est plus promis.", _TERMS),
]
Reason = Annotated[str | None, option("--reason TEXT", "Why.", "Pourquoi.", _TERMS)]
AskedBy = Annotated[WaitingOn | None, option("--asked-by", "Who asked for it.", "Qui l’a demandé.", _TERMS)]
AgreedBy = Annotated[
    str | None,
    option(
        "--agreed-by WHO",
        "Who agreed, on the client’s side.",
        "Qui a donné l’accord, chez le client.",
        _TERMS,
    ),
]
