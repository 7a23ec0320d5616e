"""`engage agree ID`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import AsOfOption, LangOption, WorkspaceOption

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.model.commitment import Commitment
    from engage.usecase.agree import Agreed, AgreeOptions

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help=says(
        "Record that the client agreed to a promise: who, when, a digest of its terms (wording, date, "
        "deliverables, criteria, gates), and the plan of today as its baseline. When a term changes "
        "afterwards, `check` says so until it is agreed again. Earlier agreements are kept.",
        "Noter l’accord du client sur un engagement\u00a0: qui, quand, une empreinte de ses termes (texte, "
        "date, livrables, critères, jalons), et le plan du jour comme référence. Si un terme change ensuite, "
        "`check` le signale jusqu’au nouvel accord. Les accords antérieurs sont conservés.",
    )
)
def agree(
    promise: Annotated[
        str, typer.Argument(metavar="ID", help=says("The promise’s id.", "L’identifiant de l’engagement."))
    ],
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHO",
            help=says("Who agreed, on the client’s side.", "Qui a donné l’accord, chez le client."),
        ),
    ],
    milestone: Annotated[
        str | None,
        typer.Option(
            "--milestone",
            metavar="M",
            help=says(
                "They agreed to this gate’s criteria, not to the whole.",
                "L’accord porte sur ce jalon, pas sur le tout.",
            ),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=says(
                "The day they agreed; default: today.", "Le jour de l’accord\u202f; par défaut aujourd’hui."
            ),
        ),
    ] = None,
    ref: Annotated[
        str | None,
        typer.Option(
            "--ref",
            metavar="TEXT",
            help=says(
                "Where it is written, such as “mail of 1 September”.",
                "Où c’est écrit, ex. «\u00a0courriel du 1er septembre\u00a0».",
            ),
        ),
    ] = None,
    no_baseline: Annotated[
        bool,
        typer.Option(
            "--no-baseline", help=says("Leave the baseline as it is.", "Laisser le plan de référence.")
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help=says("Show the change, write nothing.", "Montrer le changement sans rien écrire."),
        ),
    ] = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Change the promise's file, and say what was recorded."""
    from engage.cli import out
    from engage.cli.moment import names_revision
    from engage.cli.refusal import Refusal
    from engage.cli.session import open_session
    from engage.render.theme import escaped
    from engage.usecase.agree import AgreeOptions

    if names_revision(as_of):
        raise Refusal(
            f"--as-of: {as_of!r} is not a date, and the files of a revision cannot be changed",
            f"--as-of\u00a0: «\u00a0{as_of}\u00a0» n’est pas une date, et les fichiers d’une révision "
            "ne changent pas",
        )
    session = open_session(workspace, as_of, lang)
    today = session.today
    options = AgreeOptions(
        by=_words("--by", by),
        on=today if on is None else _day(on),
        today=today,
        ref=None if ref is None else _words("--ref", ref),
        milestone=milestone,
        baseline=not no_baseline,
    )
    commitment = _written(session, promise)
    found = _decide(session, commitment, options)
    changed = _edit(session, commitment, found, write=not dry_run)
    if dry_run:
        out.emit("".join(f"{escaped(line)}\n" for line in re.split("\r?\n", changed)[:-1]))
        return
    out.emit(escaped(found.summary.to(session.lang)) + "\n")
    if changed:
        session.say(found.next)


def _words(option: str, given: str) -> str:
    """A name or a reference on one line."""
    from engage.cli.refusal import Refusal

    words = " ".join(given.split())
    if not words:
        raise Refusal(f"{option}: is empty", f"{option}\u00a0: est vide")
    return words


def _day(given: str) -> date:
    from engage.cli.refusal import Refusal
    from engage.model.days import parse_day
    from engage.model.fault import Fault

    try:
        return parse_day(given.strip())
    except Fault as fault:
        raise Refusal(f"--on: {fault.text.en}", f"--on\u00a0: {fault.text.fr}") from None


def _written(session: Session, wanted: str) -> Commitment:
    """The promise as its file has it, where the file can be trusted.

    Raises:
        Refusal: there is no such promise, there are several, or its file has faults: what was agreed
            could then not be read.
    """
    from engage.cli.refusal import Refusal
    from engage.rules.words import did_you_mean

    known = session.loaded.checked.commitments
    found = [commitment for commitment in known if commitment.id == wanted]
    if not found:
        near = did_you_mean(wanted, [commitment.id for commitment in known])
        raise Refusal(
            f"no promise has the id {wanted!r}" + (f"; {near.en}" if near else ""),
            f"aucun engagement n’a l’identifiant «\u00a0{wanted}\u00a0»"
            + (f"\u202f; {near.fr}" if near else ""),
        )
    paths = ", ".join(commitment.path for commitment in found)
    if len(found) > 1:
        raise Refusal(
            f"{wanted} is the id of several promises: {paths}",
            f"{wanted} désigne plusieurs engagements\u00a0: {paths}",
        )
    if paths in {*session.workspace.left_out, *session.loaded.partly_read}:
        raise Refusal(
            f"{paths} has faults, see `engage check {paths}`: what was agreed cannot be read wholly, and "
            "nothing is written before they are corrected",
            f"{paths} a des fautes, voir `engage check {paths}`\u00a0: les termes convenus ne peuvent être "
            "lus en entier, et rien n’est écrit avant leur correction",
        )
    return found[0]


def _decide(session: Session, commitment: Commitment, options: AgreeOptions) -> Agreed:
    """What is to be recorded; a schedule is computed only where it becomes the baseline."""
    from engage.cli.refusal import Refusal
    from engage.usecase.agree import Refused, freezes, without_baseline
    from engage.usecase.agree import agree as decided

    plan, known = None, session.workspace.commitment[commitment.id]
    if freezes(known, options):
        from engage.plan.schedule import compute

        plan = compute(without_baseline(session.workspace, known), session.today).plans.get(known.id)
    found = decided(session.workspace, commitment, plan, options)
    if isinstance(found, Refused):
        raise Refusal(found.reason.en, found.reason.fr)
    return found


def _edit(session: Session, commitment: Commitment, found: Agreed, *, write: bool) -> str:
    """Make the changes in the promise's file, or only show them; gives the difference.

    Raises:
        Refusal: the file is written in a way that cannot be changed safely, or cannot be written.
    """
    from engage.cli.refusal import Refusal
    from engage.store.edit import Append, EditRefused, Set, apply, diff, save

    path, loaded = commitment.path, session.loaded
    edits = [
        (Append if change.append else Set)(loaded.in_file(path, change.pointer), change.value)
        for change in found.changes
    ]
    old = loaded.texts[path]
    try:
        new = apply(old, path, edits)
        if write and new != old:
            save(session.root, path, old, new)
    except EditRefused as refused:
        raise Refusal(f"{path}: {refused.text.en}", f"{path}\u00a0: {refused.text.fr}") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refusal(
            f"{path}: cannot be written: {reason}", f"{path}\u00a0: écriture impossible\u00a0: {reason}"
        ) from None
    return diff(old, new, path)
