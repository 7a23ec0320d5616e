"""`engage diff BASE [HEAD]`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import FORMAT_HELP, LangOption, OutputOption, WorkspaceOption

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from engage.cli.session import Session
    from engage.store.git import Commit, Repository
    from engage.store.loaded import Loaded
    from engage.usecase.diff_types import DiffView

app = typer.Typer(rich_markup_mode=None)


class DiffFormat(StrEnum):
    """Formats of `diff`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class FailOn(StrEnum):
    """From which verdict on the call fails."""

    RENEGOTIATE = "renegotiate"
    REFUSE = "refuse"
    NEVER = "never"


@app.command(
    help=says(
        "What a change in git promises: new, moved, dropped and weakened promises, each with its "
        "probability and its earliest safe date, and the others it endangers. Compares the files as they are "
        "(or those of HEAD) with where they parted from BASE. A loss for the client that no amendment "
        "explains fails, as does a verdict that is not promise.",
        "Ce qu’un changement dans git promet : engagements nouveaux, déplacés, retirés, affaiblis, chacun "
        "avec sa probabilité et sa première date sûre, et ceux qu’il met en danger. Compare les fichiers "
        "actuels (ou ceux de HEAD) au point où ils ont quitté BASE. Une perte pour le client qu’aucun "
        "avenant n’explique fait échouer, comme tout verdict autre que promettre.",
    )
)
def diff(
    base: Annotated[
        str, typer.Argument(metavar="BASE", help=says("A revision: main, HEAD~3, …", "Une révision."))
    ],
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="[HEAD]",
            help=says(
                "Another one; default: the files as they are.", "Une autre ; par défaut les fichiers actuels."
            ),
        ),
    ] = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            help=says(
                "Exit with 1 from this verdict on; unexplained losses count as renegotiate.",
                "Code 1 à partir de ce verdict ; une perte inexpliquée vaut renegotiate.",
            ),
        ),
    ] = FailOn.RENEGOTIATE,
    samples: Annotated[
        int,
        typer.Option(
            "--samples",
            min=100,
            max=100_000,
            metavar="N",
            help=says("How many futures.", "Combien de futurs."),
        ),
    ] = 2500,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", min=0, metavar="N", help=says("Of the random numbers.", "Des nombres aléatoires.")
        ),
    ] = 1,
    format_: Annotated[DiffFormat, typer.Option("--format", "-f", help=FORMAT_HELP)] = DiffFormat.TEXT,
    output: OutputOption = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE|REV",
            help=says(
                "The day that counts as today, such as 2026-11-20; facts dated later are ignored. Or a "
                "git revision: the day it was committed. Default: the day of HEAD where one is given, else "
                "today.",
                "Le jour qui tient lieu d’aujourd’hui, ex. 2026-11-20 ; les faits ultérieurs sont ignorés. "
                "Ou une révision git : le jour où elle fut validée. Par défaut celui de HEAD s’il est donné, "
                "sinon aujourd’hui.",
            ),
        ),
    ] = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Load both sides, judge the change, show it."""
    from engage.cli.session import workspace_root
    from engage.model.asof import known_on
    from engage.usecase.diff import Sides
    from engage.usecase.diff import diff as judged

    session, old, names = _open(workspace_root(workspace), base, head, as_of, lang, output)
    sides = Sides(known_on(old.workspace, session.today), session.workspace, *names)
    session.tell_left_out()
    view = judged(sides, session.today, samples=samples, seed=seed)
    _show(session, view, format_)
    failing = {"renegotiate", "refuse"} if fail_on is FailOn.RENEGOTIATE else {"refuse"}
    raise typer.Exit(int(fail_on is not FailOn.NEVER and view.verdict in failing))


def _open(
    root: Path, base: str, head: str | None, as_of: str | None, lang: object, output: Path | None
) -> tuple[Session, Loaded, tuple[str, str]]:
    """The session on the state after, the state before, and what people call the two."""
    from engage.cli.options import Language
    from engage.cli.past import answered
    from engage.cli.session import Session
    from engage.model.asof import known_on
    from engage.store.git import open_repository
    from engage.store.load import load_workspace

    repository = answered("BASE", open_repository(root))
    until = None if head is None else answered("HEAD", repository.resolve(head))
    old = _before(repository, base, until)
    loaded = load_workspace(root) if until is None else _at(repository, until)
    today = _today(repository, until, as_of, loaded.workspace.policy.timezone)
    shown = lang.value if isinstance(lang, Language) else loaded.workspace.policy.lang
    session = Session(root, loaded, known_on(loaded.workspace, today), today, shown, output)
    working = {"en": "the files as they are", "fr": "fichiers actuels"}[session.lang]
    return session, old, (base, head or working)


def _today(repository: Repository, until: Commit | None, as_of: str | None, timezone: str | None) -> date:
    """The day of the judgement: the one asked for, else that of HEAD, so that it is the same for good."""
    from engage.cli import clock
    from engage.cli.as_of import names_revision
    from engage.cli.past import answered

    if as_of is not None and names_revision(as_of):
        until = answered("--as-of", repository.resolve(as_of))
    elif as_of is not None or until is None:
        return clock.day(as_of, timezone)
    return until.day(clock.zone(timezone))


def _before(repository: Repository, base: str, until: Commit | None) -> Loaded:
    from engage.cli.past import answered

    commit = answered("BASE", repository.resolve(base))
    return _at(repository, answered("BASE", repository.parted(commit, until)))


def _at(repository: Repository, commit: Commit) -> Loaded:
    from engage.cli.past import answered
    from engage.store.git import load_commit

    return answered("BASE", load_commit(repository, commit))


def _show(session: Session, view: DiffView, format_: DiffFormat) -> None:
    from engage.cli import out

    if format_ is DiffFormat.JSON:
        from engage.render.diff_json import document

        out.emit_json(session.named(document(view, session.lang)), session.output)
    elif format_ is DiffFormat.MARKDOWN:
        from engage.render.diff_markdown import markdown

        out.emit(markdown(view, session.theme), session.output)
    else:
        from engage.render.diff import text

        out.emit(text(view, session.theme), session.output)
