"""`engage check [PATHS]`."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT_HELP,
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.session import Session

app = typer.Typer(rich_markup_mode=None)


class CheckFormat(StrEnum):
    """Formats of `check`."""

    TEXT = "text"
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


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
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            help=says("Exit with 1 from this severity on.", "Terminer avec 1 à partir de cette gravité."),
        ),
    ] = FailOn.ERROR,
    format_: Annotated[CheckFormat, typer.Option("--format", "-f", help=FORMAT_HELP)] = CheckFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Read the workspace, apply the rules, report, and fail where asked to."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.model.asof import known_on
    from engage.render.check import concise, full, text
    from engage.store.ignore_comments import ignore_comments
    from engage.usecase.check import CheckOptions
    from engage.usecase.check import check as checked

    root, inside = _narrowed(paths or [], workspace)
    session = open_session(root, as_of, lang, output, from_git=from_git)
    loaded = session.loaded
    options = CheckOptions(
        inside,
        _codes(select),
        _codes(ignore),
        profile.value if profile else None,
        _changed(session, changed_since, as_of, from_git=from_git),
    )
    view = checked(
        known_on(loaded.checked, session.today),
        session.today,
        locate=loaded.locate,
        load_diagnostics=loaded.diagnostics,
        files=loaded.files.all(),
        options=options,
        comments=ignore_comments(loaded.texts),
    )
    for reason in view.refused:
        session.say(reason)
    if format_ is CheckFormat.JSON:
        from engage.render.check_json import document

        out.emit_json(document(view, session.lang), output)
    elif not view.refused:
        if format_ is CheckFormat.CONCISE:
            report = concise(view, session.theme)
        else:
            report = (full if format_ is CheckFormat.FULL else text)(view, session.theme, loaded.source_line)
        if view.exit_code("never"):  # nothing was checked: that is no result
            out.message(report.rstrip("\n"))
        else:
            out.emit(report, output)
    raise typer.Exit(view.exit_code(fail_on.value))


def _changed(
    session: Session, since: str | None, as_of: str | None, *, from_git: bool
) -> frozenset[str] | None:
    """The files changed since a revision; None where none was named."""
    if since is None:
        return None
    from engage.cli.past import changed_files

    return changed_files(session.root, since, as_of, session.today, from_git=from_git)


def _codes(given: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in (given or "").split(",") if code.strip())


def _narrowed(paths: list[str], workspace: Path | None) -> tuple[Path | None, tuple[str, ...]]:
    """The workspace that holds the paths, and the paths inside it.

    Raises:
        Refusal: a path lies outside the workspace, or two lie in two workspaces.
    """
    from engage.cli.session import workspace_root

    if not paths:
        return workspace, ()
    root = workspace_root(workspace or _holding(paths[0]))
    return root, tuple(_inside(path, root) for path in paths)


def _holding(path: str) -> Path | None:
    """The workspace around a path; None where the path is a pattern, or in none."""
    from engage.store.discover import find_workspace

    place = Path(os.path.abspath(path))  # noqa: PTH100  # a link is taken as it is written
    folder = place if place.is_dir() else place.parent
    return find_workspace(folder) if folder.is_dir() else None


def _inside(path: str, root: Path) -> str:
    from engage.cli.refusal import Refusal

    relative = os.path.relpath(path, root)
    if relative.startswith(".."):
        raise Refusal(
            f"{path}: outside the workspace {root}",
            f"{path} : en dehors de l’espace de travail {root}",
        )
    return Path(relative).as_posix()
