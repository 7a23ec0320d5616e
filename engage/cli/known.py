"""`engage known write|prune|diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FormatOption,
    LangOption,
    Language,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
    option,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.model.suppression import KnownFinding
    from engage.usecase.known import KnownView

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    help=says(
        "The findings an old register starts with: `check` does not count them, and they may only get fewer. "
        "They stand in known-findings.yaml. Faults of the record (X) and of the client's agreement (R406, "
        "R407, R411) can never be known.",
        "Les constats dont part un registre ancien : `check` ne les compte pas, et leur nombre ne peut que "
        "baisser. Ils sont dans known-findings.yaml. Les défauts de l’enregistrement (X) et de l’accord du "
        "client (R406, R407, R411) ne peuvent jamais être connus.",
    ),
)


@app.command(
    help=says(
        "Accept what is found now. Where a file is there already, more findings than it has are refused.",
        "Accepter ce qui est relevé aujourd’hui. Si le fichier existe, plus de constats qu’il n’en a sont "
        "refusés.",
    )
)
def write(
    allow_more: Annotated[
        bool,
        option("--allow-more", "Accept new findings too.", "Accepter aussi de nouveaux constats."),
    ] = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the present findings to the file."""
    from engage.cli.refusal import Refusal
    from engage.model.suppression import KNOWN_FILE

    session, view = _compared(workspace, as_of, lang)
    if view.new and not allow_more and (session.root / KNOWN_FILE).exists():
        count = len(view.new)
        raise Refusal(
            f"{KNOWN_FILE}: {count} finding(s) are new, and known ones may only get fewer: correct them "
            "(`engage known diff` lists them), or accept them by --allow-more",
            f"{KNOWN_FILE} : {count} constat(s) nouveau(x), alors que leur nombre ne peut que baisser : "
            "corrigez-les (`engage known diff` les liste), ou acceptez-les par --allow-more",
            code=1,
        )
    _save(session, view.whole)
    _say_written(session, view)


@app.command(
    help=says("Take out what is no longer found.", "Enlever ce qui n’est plus relevé."),
)
def prune(as_of: AsOfOption = None, lang: LangOption = None, workspace: WorkspaceOption = None) -> None:
    """Remove the entries that are no longer found; new findings are left alone."""
    session, view = _compared(workspace, as_of, lang)
    if view.gone:
        _save(session, view.kept)
    count = len(view.gone)
    _say(
        session,
        f"{count} taken out, {len(view.kept)} left",
        f"{count} enlevé(s), {len(view.kept)} restant(s)",
    )


@app.command(
    help=says(
        "What is new, and what is no longer found. Exits with 1 where there is something.",
        "Ce qui est nouveau, et ce qui n’est plus relevé. Termine avec 1 s’il y a quelque chose.",
    )
)
def diff(
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Compare the file with what is found now."""
    from engage.cli import out
    from engage.render.known import document, text

    session, view = _compared(workspace, as_of, lang)
    if format_ is TextOrJson.JSON:
        out.emit_json(document(view, session.today), output)
    else:
        out.emit(text(view, out.theme(session.lang, output)), output)
    raise typer.Exit(1 if view.new or view.gone else 0)


def _compared(workspace: Path | None, as_of: str | None, lang: Language | None) -> tuple[Session, KnownView]:
    from engage.cli.checking import checked
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.model.suppression import KNOWN_FILE
    from engage.store.known import read_known
    from engage.usecase.check import CheckOptions
    from engage.usecase.known import compare

    session = open_session(workspace, as_of, lang)
    entries, faults, _ = read_known(session.root)
    if faults:  # to write it again would lose what stands in the faulty part
        raise Refusal(f"{KNOWN_FILE}: {faults[0].message.en}", f"{KNOWN_FILE} : {faults[0].message.fr}")
    view, _ = checked(session, CheckOptions(), as_of, from_git=False)
    for reason in view.refused:
        raise Refusal(reason.en, reason.fr)
    return session, compare(view, entries, session.loaded.workspace.policy.lang)


def _save(session: Session, entries: tuple[KnownFinding, ...]) -> None:
    from engage.cli import out
    from engage.model.suppression import KNOWN_FILE
    from engage.store.known import known_text

    out.emit(known_text(entries), session.root / KNOWN_FILE)


def _say_written(session: Session, view: KnownView) -> None:
    count = len(view.whole)
    _say(session, f"{count} known finding(s) written", f"{count} constat(s) connu(s) écrit(s)")
    if view.never:
        _say(
            session,
            f"{view.never} can never be known, and must be corrected: see `engage check`",
            f"{view.never} ne peuvent jamais être connus et sont à corriger : voir `engage check`",
        )


def _say(session: Session, en: str, fr: str) -> None:
    from engage.rules.words import both

    session.say(both(en, fr))
