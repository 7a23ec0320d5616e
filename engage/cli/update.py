"""`engage update ID …`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli import update_said_options as said
from engage.cli import update_work_options as work
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    AuthorOption,
    DryRunOption,
    LangOption,
    WorkspaceOption,
    argument,
    option,
)
from engage.cli.sections import SectionedCommand

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.model.commitment import Commitment
    from engage.usecase.update.facts import Fact
    from engage.usecase.update.record import Updated

app = typer.Typer(rich_markup_mode=None)


class _Update(SectionedCommand):
    today_by_default = frozenset(
        {
            "--started",
            "--done",
            "--delivered",
            "--accepted",
            "--rejected",
            "--client-told",
            "--solved",
            "--end-pause",
        }
    )


@app.command(
    cls=_Update,
    help=says(
        "Record what happened to a promise, in its file and without an editor: only the lines that must "
        "change do. Several facts may be told at once. [DATE] may be left out: then it is today.",
        "Noter ce qui est arrivé à un engagement, dans son fichier et sans éditeur : seules les lignes qui "
        "le doivent changent. Plusieurs faits à la fois sont permis. Sans [DATE], c’est aujourd’hui.",
    ),
)
def update(
    promise: Annotated[
        str,
        argument(
            "ID[/MILESTONE]", "The promise, or one of its milestones.", "L’engagement, ou l’un de ses jalons."
        ),
    ],
    milestone: Annotated[
        str | None,
        option("--milestone M", "The milestone, as in ID/M.", "Le jalon, comme dans ID/M."),
    ] = None,
    on: Annotated[
        str | None,
        option(
            "--on DATE",
            "The day of what is told; default: today.",
            "Le jour de ce qui est dit ; par défaut aujourd’hui.",
        ),
    ] = None,
    started: work.Started = None,
    progress: work.Progress = None,
    remaining: work.Remaining = None,
    spent: work.Spent = None,
    done: work.Done = None,
    actual: work.Actual = None,
    evidence: work.Evidence = None,
    delivered: work.Delivered = None,
    in_full: work.InFull = None,
    accepted: work.Accepted = None,
    rejected: work.Rejected = None,
    by: work.By = None,
    ref: work.Ref = None,
    reservation: work.Reservation = None,
    lift: work.Lift = None,
    status: work.StatusOption = None,
    note: said.Note = None,
    known: said.Known = None,
    client_told: said.ClientTold = None,
    solved: said.Solved = None,
    raised_by: said.RaisedBy = None,
    message: said.MessageOption = None,
    with_: said.With = None,
    channel: said.Channel = None,
    direction: said.DirectionOption = None,
    answers: said.Answers = None,
    action: said.NewActionOption = None,
    who: said.Who = None,
    due: said.Due = None,
    source: said.Source = None,
    action_done: said.ActionDone = None,
    received: said.Received = None,
    pause: said.Pause = None,
    waiting_on: said.WaitingOnOption = None,
    notified: said.Notified = None,
    end_pause: said.EndPause = None,
    struck: said.Struck = None,
    amend: said.Amend = None,
    to: said.To = None,
    measure: said.Measure = None,
    exclude: said.Exclude = None,
    reason: said.Reason = None,
    asked_by: said.AskedBy = None,
    agreed_by: said.AgreedBy = None,
    as_: AuthorOption = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Change the promise's file, and say what was recorded."""
    from engage.cli import editing
    from engage.cli.update_facts import Reader, collected
    from engage.cli.who import somebody

    session = editing.open_to_write(workspace, as_of, lang)
    wanted, _, gate = promise.partition("/")
    commitment = editing.written(session, wanted)
    reader = Reader(session.today, session.today, _one_gate(gate, milestone))
    reader = Reader(session.today, reader.past("--on", on) or session.today, reader.milestone)
    speaks_for_client = accepted is not None or rejected is not None
    author = somebody(session, as_ or (by if note and not speaks_for_client else None))
    writer, told = author.id if author else None, None if amend else client_told
    facts = collected(
        (
            reader.work(started, spent, remaining, progress, done),
            reader.measured(actual or (), evidence or ()),
            reader.delivered(delivered, in_full=None if in_full is None else in_full == "yes"),
            reader.accepted(accepted, by, ref, reservation or ()),
            reader.lifted(lift or ()),
            reader.rejected(rejected, by, ref, reason),
            reader.noted(note, writer, known, told, raised_by),
            reader.solved(solved),
            reader.message(message, with_, channel, direction, answers),
            reader.actions(action, who, due, source, action_done or ()),
            reader.received(received or (), struck),
            reader.paused(pause, waiting_on, notified, end_pause),
            reader.amended(amend, to, (reason, asked_by, agreed_by), client_told, measure, exclude),
            _status(status),
        )
    )
    found = _decide(session, commitment, facts)
    editing.change_promise(session, commitment, found.changes, found.said, write=not dry_run)


def _one_gate(gate: str, milestone: str | None) -> str | None:
    from engage.cli.refusal import Refusal

    if gate and milestone and gate != milestone:
        raise Refusal(
            f"two milestones are named: {gate} and {milestone}",
            f"deux jalons sont nommés\u00a0: {gate} et {milestone}",
        )
    return gate or milestone or None


def _status(status: work.NewStatus | None) -> list[Fact]:
    from engage.usecase.update.facts import NewStatus

    return [NewStatus(status.value)] if status else []


def _decide(session: Session, commitment: Commitment, facts: tuple[Fact, ...]) -> Updated:
    from engage.cli.editing import decided
    from engage.cli.refusal import Refusal
    from engage.usecase.update.record import update as recorded

    if not facts:
        raise Refusal(
            "nothing is told: give what happened, such as --progress 60%, --done or --note TEXT; "
            "`engage update --help` lists all",
            "rien n’est dit\u00a0: donnez ce qui est arrivé, par exemple --progress 60%, --done ou "
            "--note TEXTE\u202f; `engage update --help` liste tout",
        )
    return decided(recorded(session.workspace, commitment, facts, session.today))
