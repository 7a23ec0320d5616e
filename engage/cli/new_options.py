"""The options of `engage new`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from engage.cli.options import Importance, Language, option


class FirstStatus(StrEnum):
    """Where a new promise is in its life."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACTIVE = "active"


Quick = Annotated[
    str | None,
    option(
        "--quick “CLIENT: WHAT on DAY”",
        "A small promise in one line, such as “acme: test report on Thursday”.",
        "Un petit engagement en une ligne, ex. « acme : rapport d’essais jeudi ».",
    ),
]
Owner = Annotated[
    str | None,
    option(
        "--owner PERSON",
        "The project lead; default: $ENGAGE_USER, or git’s user.email or user.name.",
        "Le chef de projet ; par défaut $ENGAGE_USER, ou user.email ou user.name de git.",
    ),
]
Due = Annotated[
    str | None,
    option(
        "--due DATE",
        "The promised day: a date, “Thursday”, “3 December”.",
        "Le jour promis : date, « jeudi », « 3 décembre ».",
    ),
]
Id = Annotated[
    str | None,
    option("--id ID", "Default: the next one of the pattern.", "Par défaut : le suivant."),
]
Client = Annotated[
    str | None,
    option("--client NAME", "Its id or name.", "Son identifiant ou son nom."),
]
Title = Annotated[
    str | None,
    option("--title TEXT", "What is promised.", "Ce qui est promis."),
]
Type = Annotated[
    str | None,
    option(
        "--type TYPE",
        "standard-delivery, custom-project, support-sla, or your own.",
        "standard-delivery, custom-project, support-sla, ou l’un des vôtres.",
    ),
]
Status = Annotated[
    FirstStatus | None,
    option("--status", "Default: draft; with --quick active.", "Par défaut draft ; avec --quick active."),
]
Team = Annotated[str | None, option("--team TEAM", "Who does it.", "Qui le fait.")]
HowImportant = Annotated[
    Importance | None,
    option("--importance", "How much it matters.", "Ce qu’il pèse."),
]
Made = Annotated[
    str | None,
    option("--made DATE", "When the client was told.", "Quand le client l’a su."),
]
Start = Annotated[
    str | None,
    option("--start DATE", "First day of the work.", "Premier jour de travail."),
]
Value = Annotated[
    str | None,
    option("--value MONEY", "Such as 18000 EUR.", "Par exemple 18000 EUR."),
]
Wording = Annotated[
    str | None,
    option("--wording TEXT", "The promise as the client reads it.", "L’engagement tel que le client le lit."),
]
Exclude = Annotated[
    list[str] | None,
    option("--exclude TEXT", "What is not promised. Repeatable.", "Ce qui n’est pas promis. Répétable."),
]
Deliverable = Annotated[
    list[str] | None,
    option(
        "--deliverable WHAT",
        "What the client receives. Repeatable.",
        "Ce que le client reçoit. Répétable.",
    ),
]
How = Annotated[
    str | None,
    option("--how TEXT", "How it is made and handed over.", "Comment c’est fait et remis."),
]
Criterion = Annotated[
    list[str] | None,
    option(
        "--criterion “MEASURE; TARGET; METHOD”",
        "When it is accepted. Repeatable.",
        "Quand c’est accepté. Répétable.",
    ),
]
Milestone = Annotated[
    list[str] | None,
    option(
        "--milestone “ID; TITLE; WORK”",
        "A gate, such as “ux; Mock-ups approved; 12d”. Repeatable.",
        "Un jalon, ex. « ux; Maquettes validées; 12d ». Répétable.",
    ),
]
Name = Annotated[
    str | None,
    option("--name TEXT", "As the client writes it.", "Comme il l’écrit."),
]
ClientId = Annotated[
    str | None,
    option("--id ID", "Default: made of the name.", "Par défaut : tiré du nom."),
]
Segment = Annotated[
    str | None,
    option("--segment TEXT", "For risks and figures.", "Pour les risques et les chiffres."),
]
Tier = Annotated[str | None, option("--tier TEXT", "For figures.", "Pour les chiffres.")]
Region = Annotated[str | None, option("--region TEXT", "For figures.", "Pour les chiffres.")]
Reads = Annotated[
    Language | None,
    option("--reads", "Language of what the client reads.", "Langue de ce que le client lit."),
]
Timezone = Annotated[
    str | None,
    option("--timezone ZONE", "Such as Europe/Paris.", "Ex. Europe/Paris."),
]
Country = Annotated[
    str | None,
    option("--country CODE", "For its public holidays.", "Pour ses jours fériés."),
]
Contact = Annotated[
    list[str] | None,
    option(
        "--contact “NAME; EMAIL; PROFILE”",
        "A person: profile is executive, operational or buyer. Repeatable.",
        "Une personne ; profil executive, operational ou buyer. Répétable.",
    ),
]
What = Annotated[
    str | None,
    option("--what TEXT", "What may happen.", "Ce qui peut arriver."),
]
Of = Annotated[
    str | None,
    option("--commitment ID", "Whose risk it is.", "L’engagement concerné."),
]
Hits = Annotated[
    list[str] | None,
    option("--hits MILESTONE", "What it delays. Repeatable.", "Ce qu’il retarde. Répétable."),
]
Probability = Annotated[
    str | None,
    option("--probability SHARE", "Such as 30%.", "Par exemple 30%."),
]
Delay = Annotated[
    str | None,
    option("--delay DURATION", "10d, or 5d..10d..20d.", "10d, ou 5d..10d..20d."),
]
Cost = Annotated[
    str | None,
    option("--cost MONEY", "Such as 20000 EUR.", "Par exemple 20000 EUR."),
]
Watcher = Annotated[
    str | None,
    option("--owner PERSON", "Who watches it.", "Qui le surveille."),
]
Sign = Annotated[
    str | None,
    option("--sign TEXT", "What tells that it strikes.", "Le signe qu’il survient."),
]
SignBy = Annotated[
    str | None,
    option("--sign-by DATE", "Last day to see the sign.", "Dernier jour pour le voir."),
]
Plan = Annotated[
    list[str] | None,
    option(
        "--plan “WHO; DOES; WITHIN”",
        "A step when it strikes. Repeatable.",
        "Une étape s’il survient. Répétable.",
    ),
]
Types = Annotated[
    list[str] | None,
    option("--type TYPE", "Types concerned. Repeatable.", "Types concernés. Répétable."),
]
Segments = Annotated[
    list[str] | None,
    option("--segment TEXT", "Segments concerned. Repeatable.", "Segments concernés. Répétable."),
]
