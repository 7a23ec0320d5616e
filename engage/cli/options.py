"""Options that commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from engage.cli.language import says


def option(usage: str, en: str, fr: str, section: str | None = None, **limits: Any) -> Any:
    """An option as its help shows it: its names, then what stands behind them, such as `--on DATE`.

    `section` is a heading of a long help (`SectionedCommand`); `limits` as Typer knows them (`min`, `max`).
    """
    names = [word for word in usage.split() if word.startswith("-")]
    metavar = usage[len(" ".join(names)) :].strip() or None
    return typer.Option(*names, metavar=metavar, rich_help_panel=section, help=says(en, fr), **limits)


def argument(metavar: str, en: str, fr: str) -> Any:
    """An argument under the name that its help shows; empty: its choices."""
    return typer.Argument(metavar=metavar or None, help=says(en, fr))


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


class YesNo(StrEnum):
    """As files write it."""

    YES = "yes"
    NO = "no"


class Importance(StrEnum):
    """How much a promise matters."""

    STANDARD = "standard"
    MAJOR = "major"
    STRATEGIC = "strategic"


class ReviewFormat(StrEnum):
    """Formats of `review`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SVG = "svg"


WorkspaceOption = Annotated[
    Path | None,
    option(
        "--workspace -w DIR",
        "The workspace; default: the one around the current folder, or $ENGAGE_WORKSPACE.",
        "L’espace de travail ; par défaut celui du dossier courant, ou $ENGAGE_WORKSPACE.",
        envvar="ENGAGE_WORKSPACE",
        show_envvar=False,
    ),
]
AsOfOption = Annotated[
    str | None,
    option(
        "--as-of DATE|REV",
        "The day that counts as today, such as 2026-11-20; facts dated later are ignored. Or a git "
        "revision: its files, on the day it was committed.",
        "Le jour qui tient lieu d’aujourd’hui, ex. 2026-11-20 ; les faits ultérieurs sont ignorés. Ou "
        "une révision git : ses fichiers, au jour de son commit.",
    ),
]
FromGitOption = Annotated[
    bool,
    option(
        "--from-git",
        "Read the files of the last commit on or before that day, not those on disk.",
        "Lire les fichiers du dernier commit à cette date, et non ceux du disque.",
    ),
]
LangOption = Annotated[
    Language | None,
    option(
        "--lang",
        "Language of the output; default: the workspace's.",
        "Langue d’affichage ; par défaut celle de l’espace de travail.",
    ),
]
PromiseArgument = Annotated[str, argument("ID", "The promise’s id.", "L’identifiant de l’engagement.")]
ClientOption = Annotated[str | None, option("--client ID", "Only this client.", "Ce client seulement.")]
AuthorOption = Annotated[
    str | None,
    option(
        "--as PERSON",
        "Who writes; default: $ENGAGE_USER, or git’s user.email or user.name.",
        "Qui écrit ; par défaut $ENGAGE_USER, ou user.email ou user.name de git.",
    ),
]
DryRunOption = Annotated[
    bool,
    option("--dry-run", "Show the change, write nothing.", "Montrer le changement sans rien écrire."),
]
OutputOption = Annotated[
    Path | None,
    option(
        "--output -o FILE",
        "Write to a file instead of standard output.",
        "Écrire dans un fichier plutôt qu’à l’écran.",
    ),
]
FORMAT_HELP = says("How the result is written.", "Forme du résultat.")
FORMAT = typer.Option("--format", "-f", help=FORMAT_HELP)
FormatOption = Annotated[TextOrJson, FORMAT]
ReviewFormatOption = Annotated[ReviewFormat, FORMAT]
