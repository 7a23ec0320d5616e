"""The commands that record the steps of a recovery: `engage recovery open ID`, `acknowledge`, …"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from engage.cli import recovery_options as given
from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    DryRunOption,
    LangOption,
    Language,
    PromiseArgument,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.recovery_steps import Call
    from engage.usecase.recovery_desk import Taken
    from engage.usecase.recovery_said import Told

app = typer.Typer(rich_markup_mode=None)
FINDINGS = 1


@app.command(
    "open",
    help=says(
        "Open it: the promise is broken, and each step gets its owner and date by policy.",
        "L’ouvrir : l’engagement est rompu, et chaque étape reçoit responsable et date.",
    ),
)
def open_(
    promise: PromiseArgument,
    on: given.On = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the recovery with its deadlines."""
    from engage.usecase.recovery_record import opened

    call = _call(promise, workspace, as_of, lang)
    call.write(lambda: opened(call.desk, call.now, call.day("--on", on)), dry_run=dry_run)


@app.command(
    help=says(
        "Acknowledge the breach to the client: plainly, without excuse or blame. The wording is checked.",
        "Reconnaître le manquement auprès du client : simplement, sans excuse ni reproche. Texte vérifié.",
    )
)
def acknowledge(
    promise: PromiseArgument,
    text: given.Text,
    by: given.Release = None,
    reviewed_by: given.Reviewed = None,
    on: given.On = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Check the words, and record them once somebody releases them."""
    _say("acknowledged", promise, text, (by, reviewed_by, on), (workspace, as_of, lang), dry_run=dry_run)


@app.command(
    help=says(
        "Explain to the client: facts and consequences, without excuse or blame. The wording is checked.",
        "Expliquer au client : faits et conséquences, sans excuse ni reproche. Texte vérifié.",
    )
)
def explain(
    promise: PromiseArgument,
    text: given.Text,
    by: given.Release = None,
    reviewed_by: given.Reviewed = None,
    on: given.On = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Check the words, and record them once somebody releases them."""
    _say("explained", promise, text, (by, reviewed_by, on), (workspace, as_of, lang), dry_run=dry_run)


@app.command(
    help=says(
        "What the client receives for it; who approves it, within the limit of their role.",
        "Ce que le client reçoit ; qui l’approuve, dans la limite de son rôle.",
    )
)
def compensate(
    promise: PromiseArgument,
    kind: given.Kind,
    cost: given.Cost = None,
    approved_by: given.ApprovedBy = None,
    given: given.Given = None,
    who: given.Who = None,
    due: given.Due = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note a compensation."""
    from engage.cli.values import one_line, read
    from engage.model.quantity import parse_money
    from engage.usecase.recovery_said import compensated

    call = _call(promise, workspace, as_of, lang)
    what, money = one_line("--kind", kind), None if cost is None else read("--cost", cost, parse_money)
    entry = {"given": call.days.past("--given", given), "who": who, "due": call.days.ahead("--due", due)}
    call.write(lambda: compensated(call.desk, what, money, approved_by, entry), what, dry_run=dry_run)


@app.command(
    help=says(
        "A step of the progress plan, agreed with the client.",
        "Une étape du plan de progrès, convenue avec le client.",
    )
)
def plan(
    promise: PromiseArgument,
    action: given.Action,
    who: given.Who = None,
    due: given.Due = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Add an action to the progress plan."""
    from engage.cli.values import one_line
    from engage.usecase.recovery_record import planned

    call = _call(promise, workspace, as_of, lang)
    what, day = one_line("--action", action), call.days.ahead("--due", due)
    call.write(lambda: planned(call.desk, what, who, day), what, dry_run=dry_run)


@app.command(
    help=says(
        "An action, a lesson or a compensation that is done.",
        "Une action, une leçon ou une compensation faite.",
    )
)
def done(
    promise: PromiseArgument,
    what: given.What,
    on: given.On = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note the day on which it was done."""
    from engage.usecase.recovery_record import done as noted

    call = _call(promise, workspace, as_of, lang)
    call.write(lambda: noted(call.desk, what, call.day("--on", on)), what, dry_run=dry_run)


@app.command(help=says("A root cause, with what shows it.", "Une cause, avec ce qui la montre."))
def cause(
    promise: PromiseArgument,
    cause_: given.Cause,
    evidence: given.Evidence = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note a root cause."""
    from engage.cli.values import one_line
    from engage.usecase.recovery_record import caused

    call, said = _call(promise, workspace, as_of, lang), one_line("--cause", cause_)
    call.write(lambda: caused(call.desk, said, evidence), said, dry_run=dry_run)


@app.command(
    help=says("A lesson, with the change that it makes.", "Une leçon, avec le changement qu’elle entraîne.")
)
def lesson(
    promise: PromiseArgument,
    what: given.Lesson,
    change: given.Change = None,
    who: given.Who = None,
    due: given.Due = None,
    made: given.Made = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note a lesson."""
    from engage.cli.values import one_line
    from engage.usecase.recovery_record import learnt

    call, said = _call(promise, workspace, as_of, lang), one_line("--what", what)
    day, by = call.days.past("--done", made), call.days.ahead("--due", due)
    call.write(lambda: learnt(call.desk, said, change, who, by, day), said, dry_run=dry_run)


@app.command(
    "follow-up",
    help=says(
        "The proof, some weeks later, that it holds.", "La preuve, des semaines après, que cela tient."
    ),
)
def follow_up(
    promise: PromiseArgument,
    proof: given.Proof,
    on: given.On = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Note the proof."""
    from engage.cli.values import one_line
    from engage.usecase.recovery_record import followed_up

    call, said = _call(promise, workspace, as_of, lang), one_line("--proof", proof)
    call.write(lambda: followed_up(call.desk, said, call.day("--on", on)), said, dry_run=dry_run)


@app.command(
    help=says(
        "The client’s word that it is over; every step must be done.",
        "Le mot du client que c’est fini ; tout doit être fait.",
    )
)
def close(
    promise: PromiseArgument,
    by: given.By,
    text: given.TheirWords = None,
    on: given.On = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Close the recovery."""
    from engage.cli.values import one_line
    from engage.usecase.recovery_record import closed

    call, who = _call(promise, workspace, as_of, lang), one_line("--by", by)
    call.write(lambda: closed(call.desk, call.now, who, call.day("--on", on), text), who, dry_run=dry_run)


def _call(promise: str, workspace: Path | None, as_of: str | None, lang: Language | None) -> Call:
    from engage.cli.recovery_steps import start

    return start(promise, workspace, as_of, lang)


def _say(
    stage: Told,
    promise: str,
    text: str,
    who: tuple[str | None, str | None, str | None],
    where: tuple[Path | None, str | None, Language | None],
    *,
    dry_run: bool,
) -> None:
    """Check the words of a step; with a person who releases them, record them."""
    from engage.cli import out
    from engage.cli.recovery_steps import words_of
    from engage.model.text import Text
    from engage.render.recovery import wording as shown
    from engage.usecase.recovery_said import said_to_client, wording

    call, (by, reviewed_by, on) = _call(promise, *where), who
    said = words_of(text)
    found, _ = wording(call.desk, said, stage)
    if found:
        out.emit(shown(found, said, call.session.theme))
        raise typer.Exit(FINDINGS)
    if by is None:
        call.session.say(
            Text(
                "The wording is fine; nothing is recorded before somebody releases it (--by).",
                "Le texte convient\u202f; rien n’est noté avant que quelqu’un le libère (--by).",
            )
        )
        return
    release, day = by, call.day("--on", on)

    def taken() -> Taken:
        return said_to_client(call.desk, stage, said, release, day, reviewed_by)

    call.write(taken, dry_run=dry_run)
