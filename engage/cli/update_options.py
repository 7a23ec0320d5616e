"""The options of `engage update`, in the sections of its help."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from engage.cli.language import says

_GATE = says("A milestone (ID/MILESTONE)", "Un jalon (ID/JALON)")
_HANDED = says("Handing over: a milestone, or the whole", "Livraison et recette : un jalon, ou le tout")
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


class YesNo(StrEnum):
    """As files write it."""

    YES = "yes"
    NO = "no"


def _option(name: str, section: str, metavar: str | None, en: str, fr: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        name, metavar=metavar, rich_help_panel=section, help=says(en, fr)
    )
    return found


_DAY = "[DATE]"
Started = Annotated[
    str | None, _option("--started", _GATE, _DAY, "Work has started.", "Le travail a commencé.")
]
Progress = Annotated[
    str | None,
    _option(
        "--progress",
        _GATE,
        "SHARE",
        "Share of the work done, such as 60%; an older `remaining` goes, since it would rule.",
        "Part du travail faite, ex. 60% ; un ancien `remaining` disparaît, car il primerait.",
    ),
]
Remaining = Annotated[
    str | None,
    _option(
        "--remaining", _GATE, "DURATION", "Duration left, such as 3d.", "Durée restante, par exemple 3d."
    ),
]
Spent = Annotated[
    str | None, _option("--spent", _GATE, "DURATION", "Work done so far.", "Travail déjà fourni.")
]
Done = Annotated[
    str | None,
    _option("--done", _GATE, _DAY, "The gate is reached, as we claim.", "Le jalon est atteint, selon nous."),
]
Actual = Annotated[
    list[str] | None,
    _option(
        "--actual",
        _HANDED,
        "MEASURE=VALUE",
        "A measured value; VALUE alone where there is one criterion. Repeatable.",
        "Une valeur mesurée ; VALEUR seule s’il n’y a qu’un critère. Répétable.",
    ),
]
Evidence = Annotated[
    list[str] | None,
    _option(
        "--evidence",
        _HANDED,
        "MEASURE=LINK",
        "What shows a value: a link or a file. Repeatable.",
        "Ce qui montre une valeur : un lien ou un fichier. Répétable.",
    ),
]
Delivered = Annotated[
    str | None, _option("--delivered", _HANDED, _DAY, "The whole was delivered.", "Le tout est livré.")
]
InFull = Annotated[
    YesNo | None,
    _option(
        "--in-full", _HANDED, None, "Whether all that was promised was.", "Si tout ce qui était promis l’est."
    ),
]
Accepted = Annotated[
    str | None, _option("--accepted", _HANDED, _DAY, "The client accepted it.", "Le client l’a réceptionné.")
]
By = Annotated[
    str | None,
    _option(
        "--by",
        _HANDED,
        "WHO",
        "Who accepted or refused, on the client’s side; with --note alone, who writes it.",
        "Qui a accepté ou refusé, chez le client ; avec --note seul, qui l’écrit.",
    ),
]
Ref = Annotated[
    str | None,
    _option(
        "--ref",
        _HANDED,
        "TEXT",
        "Minutes or message that say so.",
        "Procès-verbal ou message qui en fait foi.",
    ),
]
Reservation = Annotated[
    list[str] | None,
    _option(
        "--reservation",
        _HANDED,
        "“WHAT; OWNER; DUE”",
        "What remains to be corrected after --accepted. Repeatable.",
        "Ce qui reste à corriger après --accepted. Répétable.",
    ),
]
Lift = Annotated[
    list[str] | None,
    _option(
        "--lift",
        _HANDED,
        "WHAT",
        "A reservation that the client lifted, by its words. Repeatable.",
        "Une réserve levée par le client, par ses mots. Répétable.",
    ),
]
Rejected = Annotated[
    str | None,
    _option(
        "--rejected",
        _HANDED,
        _DAY,
        "The client refused the delivery (with --by, --reason): silence no longer accepts it.",
        "Le client a refusé la livraison (avec --by, --reason) : le silence ne vaut plus recette.",
    ),
]
StatusOption = Annotated[
    NewStatus | None,
    _option(
        "--status",
        _HANDED,
        None,
        "Where the promise is; --delivered and --accepted set it themselves.",
        "Où en est l’engagement ; --delivered et --accepted le règlent d’eux-mêmes.",
    ),
]
Note = Annotated[
    str | None, _option("--note", _SAID, "TEXT", "An entry of the journal.", "Une entrée du journal.")
]
Known = Annotated[
    str | None,
    _option("--known", _SAID, "DATE", "The day it became known inside.", "Le jour où on l’a su chez nous."),
]
ClientTold = Annotated[
    str | None,
    _option(
        "--client-told",
        _SAID,
        _DAY,
        "The day the client was told; without --note, of the newest entry not told yet.",
        "Le jour où le client l’a su ; sans --note, de la dernière entrée pas encore dite.",
    ),
]
Solved = Annotated[
    str | None,
    _option(
        "--solved",
        _SAID,
        _DAY,
        "The day the newest slip known inside was solved.",
        "Le jour où la dernière dérive connue fut résolue.",
    ),
]
RaisedBy = Annotated[
    Side | None, _option("--raised-by", _SAID, None, "Who noticed first.", "Qui l’a vu le premier.")
]
MessageOption = Annotated[
    str | None,
    _option(
        "--message", _SAID, "TEXT", "A message to or from the client.", "Un message au client, ou de lui."
    ),
]
With = Annotated[
    str | None, _option("--with", _SAID, "WHO", "The client’s person.", "La personne du client.")
]
Channel = Annotated[
    str | None, _option("--channel", _SAID, "TEXT", "email, phone, meeting, …", "email, phone, meeting, …")
]
DirectionOption = Annotated[
    Direction | None,
    _option("--direction", _SAID, None, "From the client, or to the client.", "Du client, ou au client."),
]
Answers = Annotated[
    str | None,
    _option(
        "--answers",
        _SAID,
        "DATE",
        "The day of the message it answers.",
        "Le jour du message auquel il répond.",
    ),
]
NewActionOption = Annotated[
    str | None, _option("--action", _TO_DO, "WHAT", "A new action.", "Une nouvelle action.")
]
Who = Annotated[str | None, _option("--who", _TO_DO, "PERSON", "Who does it.", "Qui la fait.")]
Due = Annotated[
    str | None,
    _option(
        "--due",
        _TO_DO,
        "DATE",
        "By when, such as 2026-11-27 or Thursday.",
        "Pour quand, ex. 2026-11-27, jeudi.",
    ),
]
Source = Annotated[
    str | None, _option("--source", _TO_DO, "TEXT", "review, risk, feedback, …", "review, risk, feedback, …")
]
ActionDone = Annotated[
    list[str] | None,
    _option(
        "--action-done",
        _TO_DO,
        "ID",
        "An action that is done, by its id or words. Repeatable.",
        "Une action faite, par son identifiant ou ses mots. Répétable.",
    ),
]
Received = Annotated[
    list[str] | None,
    _option(
        "--received",
        _TO_DO,
        "WHAT",
        "What the client has given (needs_from_client). Repeatable.",
        "Ce que le client a donné (needs_from_client). Répétable.",
    ),
]
Pause = Annotated[
    str | None,
    _option("--pause", _TO_DO, "CAUSE", "The work waits, from --on.", "Le travail attend, dès --on."),
]
WaitingOnOption = Annotated[
    WaitingOn | None,
    _option(
        "--waiting-on", _TO_DO, None, "For whom; default: client.", "Qui l’on attend ; par défaut client."
    ),
]
Notified = Annotated[
    str | None,
    _option("--notified", _TO_DO, "DATE", "The day the client was told.", "Le jour où le client l’a su."),
]
EndPause = Annotated[
    str | None,
    _option(
        "--end-pause",
        _TO_DO,
        _DAY,
        "Last day of the pause that is open.",
        "Dernier jour de la pause ouverte.",
    ),
]
Struck = Annotated[
    str | None,
    _option(
        "--struck",
        _TO_DO,
        "RISK",
        "A risk that happened; `engage risk trigger` also starts its plan.",
        "Un risque survenu ; `engage risk trigger` lance aussi son plan.",
    ),
]
Amend = Annotated[
    AmendmentKind | None,
    _option(
        "--amend",
        _TERMS,
        None,
        "What changed; the field changes too, and `amendments` says why.",
        "Ce qui a changé ; le champ change aussi, et `amendments` dit pourquoi.",
    ),
]
To = Annotated[
    str | None,
    _option(
        "--to",
        _TERMS,
        "VALUE",
        "What it becomes: a date, an amount, a target, or the new wording.",
        "Ce que cela devient : date, montant, cible, ou nouveau texte.",
    ),
]
Measure = Annotated[
    str | None,
    _option("--measure", _TERMS, "MEASURE", "Whose target changes.", "Le critère dont la cible change."),
]
Exclude = Annotated[
    str | None,
    _option("--exclude", _TERMS, "TEXT", "What is no longer promised.", "Ce qui n’est plus promis."),
]
Reason = Annotated[str | None, _option("--reason", _TERMS, "TEXT", "Why.", "Pourquoi.")]
AskedBy = Annotated[
    WaitingOn | None, _option("--asked-by", _TERMS, None, "Who asked for it.", "Qui l’a demandé.")
]
AgreedBy = Annotated[
    str | None,
    _option(
        "--agreed-by",
        _TERMS,
        "WHO",
        "Who agreed, on the client’s side.",
        "Qui a donné l’accord, chez le client.",
    ),
]
