"""`engage check [PATHS]`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT_HELP,
    AsOfOption,
    FromGitOption,
    LangOption,
    Language,
    OutputOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.store.load import Loaded

app = typer.Typer(rich_markup_mode=None)


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


_CODES = "CODES"


@app.command(
    help=says(
        "Check every promise: can it be read, is it specific, measurable, achievable, realistic and "
        "time-bound, and does it fit with all others? PATHS (files, folders, patterns) narrow the report "
        "only: the whole workspace is always read.",
        "Vérifier chaque engagement : est-il lisible, spécifique, mesurable, atteignable, réaliste, daté, et "
        "compatible avec tous les autres ? PATHS (fichiers, dossiers, motifs) ne restreignent que le "
        "rapport : tout l’espace de travail est toujours lu.",
    )
)
def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...", help=says("What to report on.", "Ce sur quoi porte le rapport.")
        ),
    ] = None,
    text: Annotated[
        list[str] | None,
        typer.Option(
            "--text",
            metavar="FILE",
            help=says(
                "Check the wording of a text instead (plain or Markdown; `-` for standard input); may be "
                "repeated. Needs no workspace; the words and rules of the one around are used.",
                "Vérifier plutôt les mots d’un texte (brut ou Markdown ; `-` pour l’entrée standard) ; "
                "répétable. Marche sans espace de travail ; sinon ses mots et ses règles servent.",
            ),
        ),
    ] = None,
    text_lang: Annotated[
        Language | None,
        typer.Option(
            "--text-lang",
            help=says(
                "The language of the texts of --text; default: found out.",
                "La langue des textes de --text ; par défaut, elle est reconnue.",
            ),
        ),
    ] = None,
    select: Annotated[
        str | None,
        typer.Option(
            "--select",
            metavar=_CODES,
            help=says(
                "Only these rules: codes or their beginnings, such as X,S101.",
                "Ces règles seulement : codes ou débuts de codes, par exemple X,S101.",
            ),
        ),
    ] = None,
    ignore: Annotated[
        str | None,
        typer.Option("--ignore", metavar=_CODES, help=says("Not these rules.", "Sans ces règles.")),
    ] = None,
    profile: Annotated[
        ProfileName | None,
        typer.Option(
            "--profile",
            help=says(
                "How strict; default: the workspace's, else `promise`.",
                "Niveau d’exigence ; par défaut celui de l’espace de travail, sinon `promise`.",
            ),
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since",
            metavar="REV",
            help=says(
                "Report only what concerns files changed since a git revision, uncommitted ones included.",
                "Ne signaler que ce qui touche les fichiers modifiés depuis une révision git, même non "
                "validés.",
            ),
        ),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option(
            "--base",
            metavar="REV",
            help=says(
                "Report each promise that became weaker since a git revision without an amendment (R411).",
                "Signaler tout engagement affaibli depuis une révision git sans avenant (R411).",
            ),
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            help=says("Exit with 1 from this severity on.", "Terminer avec 1 à partir de cette gravité."),
        ),
    ] = FailOn.ERROR,
    statistics: Annotated[
        bool,
        typer.Option(
            "--statistics",
            help=says("Count findings by rule instead.", "Compter plutôt les constats par règle."),
        ),
    ] = False,
    show_suppressed: Annotated[
        bool,
        typer.Option(
            "--show-suppressed",
            help=says(
                "List also what waivers, comments and the file of known findings hide.",
                "Lister aussi ce que masquent dérogations, commentaires et constats connus.",
            ),
        ),
    ] = False,
    reports: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="FORMAT=FILE",
            help=says(
                "Write a report to a file too, such as sarif=out.sarif or "
                "github-summary=$GITHUB_STEP_SUMMARY (which it is added to); may be repeated.",
                "Écrire aussi un rapport dans un fichier, par exemple sarif=out.sarif ou "
                "github-summary=$GITHUB_STEP_SUMMARY (auquel il s’ajoute) ; répétable.",
            ),
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=says(
                "Make the safe fixes, then report what is left.",
                "Faire les corrections sûres, puis signaler ce qui reste.",
            ),
        ),
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes",
            help=says(
                "Make also fixes to read before they are kept (with --diff: show them).",
                "Faire aussi les corrections à relire avant de les garder (avec --diff : les montrer).",
            ),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help=says(
                "Print what --fix would change, write nothing; exit 1 where it would.",
                "Afficher ce que --fix changerait, sans rien écrire ; 1 s’il changerait quelque chose.",
            ),
        ),
    ] = False,
    format_: Annotated[CheckFormat, typer.Option("--format", "-f", help=FORMAT_HELP)] = CheckFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Read the workspace, apply the rules, report, and fail where asked to."""
    from engage.cli.checking import checked
    from engage.cli.moment import names_revision
    from engage.cli.narrow import narrowed
    from engage.cli.reports import publish, wanted_reports
    from engage.cli.session import open_session
    from engage.usecase.check import CheckOptions

    files = wanted_reports(reports or [], format_.value, people_only=statistics or show_suppressed)
    if text or text_lang:
        if not text or paths or changed_since or base or from_git or fix or unsafe_fixes or diff:
            raise _text_alone()
        from engage.cli.texts import checked_texts, policy_for

        chosen = CheckOptions((), _codes(select), _codes(ignore), profile.value if profile else None)
        judged, reader = checked_texts(
            text, chosen, policy_for(workspace), text_lang=text_lang, as_of=as_of, lang=lang, output=output
        )
        reader = replace(reader, fail_on=fail_on.value, statistics=statistics)
        publish(judged, reader, format_.value, output, files)
        raise typer.Exit(judged.exit_code(fail_on.value))
    root, inside = narrowed(paths or [], workspace)
    session = open_session(root, as_of, lang, output, from_git=from_git)
    wants_fixes = fix or unsafe_fixes or diff
    if wants_fixes and (from_git or names_revision(as_of)):
        raise _past_is_fixed()
    options = CheckOptions(
        inside,
        _codes(select),
        _codes(ignore),
        profile.value if profile else None,
        _changed(session, changed_since, as_of, from_git=from_git),
    )
    compared = _base(session, base, as_of, from_git=from_git)
    if diff:
        from engage.cli.fixing import shown_fixes

        raise typer.Exit(shown_fixes(session, options, as_of, unsafe=unsafe_fixes))
    if wants_fixes:
        from engage.cli.fixing import fixed

        session, view, reader = fixed(session, options, as_of, unsafe=unsafe_fixes, base=compared)
    else:
        view, reader = checked(session, options, as_of, from_git=from_git, base=compared)
    reader = replace(reader, fail_on=fail_on.value, suppressed=show_suppressed, statistics=statistics)
    publish(view, reader, format_.value, output, files)
    raise typer.Exit(view.exit_code(fail_on.value))


def _text_alone() -> Exception:
    from engage.cli.refusal import Refusal

    return Refusal(
        "--text judges texts alone: it does not go with paths of the workspace, its past or fixes; "
        "--text-lang goes with --text only",
        "--text ne juge que des textes\u00a0: elle ne va pas avec des chemins de l’espace de travail, son "
        "passé ou des corrections\u202f; --text-lang ne va qu’avec --text",
    )


def _past_is_fixed() -> Exception:
    from engage.cli.refusal import Refusal

    return Refusal(
        "--fix, --unsafe-fixes and --diff change the files as they are: they do not go with a past state of "
        "them (--from-git, or --as-of a revision)",
        "--fix, --unsafe-fixes et --diff changent les fichiers tels qu’ils sont\u00a0: ils ne vont pas avec "
        "un état passé (--from-git, ou --as-of avec une révision)",
    )


def _changed(
    session: Session, since: str | None, as_of: str | None, *, from_git: bool
) -> frozenset[str] | None:
    """The files changed since a revision; None where none was named."""
    if since is None:
        return None
    from engage.cli.past import changed_files

    return changed_files(session.root, since, as_of, session.today, from_git=from_git)


def _base(session: Session, base: str | None, as_of: str | None, *, from_git: bool) -> Loaded | None:
    """The files of the revision to compare with; None where none was named."""
    if base is None:
        return None
    from engage.cli.past import base_of

    return base_of(session.root, base, as_of, session.today, from_git=from_git)


def _codes(given: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in (given or "").split(",") if code.strip())
