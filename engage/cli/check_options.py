"""The options of `engage check`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from engage.cli.options import FORMAT, Language, argument, option


class CheckFormat(StrEnum):
    """Formats of `check`."""

    TEXT = "text"
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITHUB_SUMMARY = "github-summary"
    GITLAB = "gitlab"
    JUNIT = "junit"


class FailOn(StrEnum):
    """From which severity on the command fails."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


class ProfileName(StrEnum):
    """How strict, cumulative."""

    LOAD = "load"
    DRAFT = "draft"
    PROMISE = "promise"
    SIGNED = "signed"


Paths = Annotated[
    list[str] | None,
    argument("[PATHS]...", "What to report on.", "Ce sur quoi porte le rapport."),
]
Text = Annotated[
    list[str] | None,
    option(
        "--text FILE",
        "Check the wording of a text instead (plain or Markdown; `-` for standard input); may be "
        "repeated. Needs no workspace; the words and rules of the one around are used.",
        "Vérifier plutôt les mots d’un texte (brut ou Markdown ; `-` pour l’entrée standard) ; "
        "répétable. Marche sans espace de travail ; sinon ses mots et ses règles servent.",
    ),
]
TextLang = Annotated[
    Language | None,
    option(
        "--text-lang",
        "The language of the texts of --text; default: found out.",
        "La langue des textes de --text ; par défaut, elle est reconnue.",
    ),
]
Select = Annotated[
    str | None,
    option(
        "--select CODES",
        "Only these rules: codes or their beginnings, such as X,S101.",
        "Ces règles seulement : codes ou débuts de codes, par exemple X,S101.",
    ),
]
Ignore = Annotated[
    str | None,
    option("--ignore CODES", "Not these rules.", "Sans ces règles."),
]
Profile = Annotated[
    ProfileName | None,
    option(
        "--profile",
        "How strict; default: the workspace's, else `promise`.",
        "Niveau d’exigence ; par défaut celui de l’espace de travail, sinon `promise`.",
    ),
]
ChangedSince = Annotated[
    str | None,
    option(
        "--changed-since REV",
        "Report only what concerns files changed since a git revision, uncommitted ones included.",
        "Ne signaler que ce qui touche les fichiers modifiés depuis une révision git, même non validés.",
    ),
]
Base = Annotated[
    str | None,
    option(
        "--base REV",
        "Report each promise that became weaker since a git revision without an amendment (R411).",
        "Signaler tout engagement affaibli depuis une révision git sans avenant (R411).",
    ),
]
FailOnOption = Annotated[
    FailOn,
    option("--fail-on", "Exit with 1 from this severity on.", "Terminer avec 1 à partir de cette gravité."),
]
Statistics = Annotated[
    bool,
    option("--statistics", "Count findings by rule instead.", "Compter plutôt les constats par règle."),
]
ShowSuppressed = Annotated[
    bool,
    option(
        "--show-suppressed",
        "List also what waivers, comments and the file of known findings hide.",
        "Lister aussi ce que masquent dérogations, commentaires et constats connus.",
    ),
]
Reports = Annotated[
    list[str] | None,
    option(
        "--report FORMAT=FILE",
        "Write a report to a file too, such as sarif=out.sarif or "
        "github-summary=$GITHUB_STEP_SUMMARY (which it is added to); may be repeated.",
        "Écrire aussi un rapport dans un fichier, par exemple sarif=out.sarif ou "
        "github-summary=$GITHUB_STEP_SUMMARY (auquel il s’ajoute) ; répétable.",
    ),
]
Fix = Annotated[
    bool,
    option(
        "--fix",
        "Make the safe fixes, then report what is left.",
        "Faire les corrections sûres, puis signaler ce qui reste.",
    ),
]
UnsafeFixes = Annotated[
    bool,
    option(
        "--unsafe-fixes",
        "Make also fixes to read before they are kept (with --diff: show them).",
        "Faire aussi les corrections à relire avant de les garder (avec --diff : les montrer).",
    ),
]
Diff = Annotated[
    bool,
    option(
        "--diff",
        "Print what --fix would change, write nothing; exit 1 where it would.",
        "Afficher ce que --fix changerait, sans rien écrire ; 1 s’il changerait quelque chose.",
    ),
]
Format = Annotated[CheckFormat, FORMAT]
