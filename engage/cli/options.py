"""Options that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engage.cli.language import says


class Language(StrEnum):
    """The languages of the tool."""

    EN = "en"
    FR = "fr"


class TextOrJson(StrEnum):
    """Formats of commands that have no other."""

    TEXT = "text"
    JSON = "json"


class ScheduleFormat(StrEnum):
    """Formats of `schedule`; SVG of the fever chart."""

    TEXT = "text"
    JSON = "json"
    SVG = "svg"


class ReviewFormat(StrEnum):
    """Formats of `review`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SVG = "svg"


WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="DIR",
        envvar="ENGAGE_WORKSPACE",
        show_envvar=False,
        help=says(
            "The workspace; default: the one around the current folder, or $ENGAGE_WORKSPACE.",
            "L’espace de travail ; par défaut celui du dossier courant, ou $ENGAGE_WORKSPACE.",
        ),
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE|REV",
        help=says(
            "The day that counts as today, such as 2026-11-20; facts dated later are ignored. Or a git "
            "revision: its files, on the day it was committed.",
            "Le jour qui tient lieu d’aujourd’hui, ex. 2026-11-20 ; les faits ultérieurs sont ignorés. Ou "
            "une révision git : ses fichiers, au jour de son commit.",
        ),
    ),
]
FromGitOption = Annotated[
    bool,
    typer.Option(
        "--from-git",
        help=says(
            "Read the files of the last commit on or before that day, not those on disk.",
            "Lire les fichiers du dernier commit à cette date, et non ceux du disque.",
        ),
    ),
]
LangOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help=says(
            "Language of the output; default: the workspace's.",
            "Langue d’affichage ; par défaut celle de l’espace de travail.",
        ),
    ),
]
DryRunOption = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=says("Show the change, write nothing.", "Montrer le changement sans rien écrire."),
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=says(
            "Write to a file instead of standard output.", "Écrire dans un fichier plutôt qu’à l’écran."
        ),
    ),
]
FORMAT_HELP = says("How the result is written.", "Forme du résultat.")
FormatOption = Annotated[TextOrJson, typer.Option("--format", "-f", help=FORMAT_HELP)]
ReviewFormatOption = Annotated[ReviewFormat, typer.Option("--format", "-f", help=FORMAT_HELP)]
