"""`engage check [PATHS]`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from engage.cli import check_options as given
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.store.loaded import Loaded

app = typer.Typer(rich_markup_mode=None)


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
    paths: given.Paths = None,
    text: given.Text = None,
    text_lang: given.TextLang = None,
    select: given.Select = None,
    ignore: given.Ignore = None,
    profile: given.Profile = None,
    changed_since: given.ChangedSince = None,
    base: given.Base = None,
    fail_on: given.FailOnOption = given.FailOn.ERROR,
    statistics: given.Statistics = False,
    show_suppressed: given.ShowSuppressed = False,
    reports: given.Reports = None,
    fix: given.Fix = False,
    unsafe_fixes: given.UnsafeFixes = False,
    diff: given.Diff = False,
    format_: given.Format = given.CheckFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Read the workspace, apply the rules, report, and fail where asked to."""
    from engage.cli.as_of import names_revision
    from engage.cli.checking import checked
    from engage.cli.narrow import narrowed
    from engage.cli.reports import publish, wanted_reports
    from engage.cli.session import open_session
    from engage.usecase.check import CheckOptions

    files = wanted_reports(reports or [], format_.value, people_only=statistics or show_suppressed)
    options = CheckOptions((), _codes(select), _codes(ignore), profile.value if profile else None)
    fixes = fix or unsafe_fixes or diff
    if text or text_lang:
        if not text or paths or changed_since or base or from_git or fixes:
            raise _text_alone()
        from engage.cli.texts import checked_texts

        view, reader = checked_texts(
            text, options, workspace, text_lang=text_lang, as_of=as_of, lang=lang, output=output
        )
    else:
        if fixes and (from_git or names_revision(as_of)):
            raise _past_is_fixed()
        root, inside = narrowed(paths or [], workspace)
        session = open_session(root, as_of, lang, output, from_git=from_git)
        changed = _changed(session, changed_since, as_of, from_git=from_git)
        options = replace(options, paths=inside, changed=changed)
        compared = _base(session, base, as_of, from_git=from_git)
        if diff:
            from engage.cli.fixing import shown_fixes

            raise typer.Exit(shown_fixes(session, options, as_of, unsafe=unsafe_fixes))
        if fixes:
            from engage.cli.fixing import fixed

            view, reader = fixed(session, options, as_of, unsafe=unsafe_fixes, base=compared)
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
