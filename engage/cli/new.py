"""`engage new commitment|client|risk`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from engage.cli import new_options as given
from engage.cli.language import says
from engage.cli.options import AsOfOption, DryRunOption, LangOption, Language, WorkspaceOption

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.usecase.new.clients import NewFile

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    invoke_without_command=True,
    help=says(
        "A new promise, client or risk: a file from what is given or, on a terminal, from answers. Nothing "
        "that is there is written over, and what is still missing is said.",
        "Un nouvel engagement, client ou risque : un fichier tiré de ce qui est donné ou, sur un terminal, "
        "des réponses. Rien de ce qui existe n’est remplacé, et ce qui manque encore est dit.",
    ),
)


@app.callback()
def new(
    ctx: typer.Context,
    quick: given.Quick = None,
    owner: given.Owner = None,
    due: given.Due = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """`engage new --quick …` is a promise; without it, a kind is wanted."""
    from engage.cli.refusal import Refusal

    if ctx.invoked_subcommand:
        if quick is not None:
            raise Refusal(
                "--quick stands behind `new commitment`, or alone: `engage new --quick …`",
                "--quick suit `new commitment`, ou va seul\u00a0: `engage new --quick …`",
            )
        return
    if quick is None:
        raise Refusal(
            "say what is new: `engage new commitment`, `client` or `risk`, or --quick “CLIENT: WHAT on DAY”",
            "dites ce qui est nouveau\u00a0: `engage new commitment`, `client` ou `risk`, ou "
            "--quick «\u00a0CLIENT\u00a0: QUOI, QUAND\u00a0»",
        )
    commitment(
        quick=quick, owner=owner, due=due, dry_run=dry_run, as_of=as_of, lang=lang, workspace=workspace
    )


@app.command(
    help=says(
        "A promise. With --quick, a small one in one line: the client by id or name, the day in words.",
        "Un engagement. Avec --quick, un petit en une ligne : le client par identifiant ou nom, le jour en "
        "toutes lettres.",
    )
)
def commitment(
    quick: given.Quick = None,
    client: given.Client = None,
    title: given.Title = None,
    due: given.Due = None,
    owner: given.Owner = None,
    id_: given.Id = None,
    type_: given.Type = None,
    status: given.Status = None,
    team: given.Team = None,
    importance: given.HowImportant = None,
    made: given.Made = None,
    start: given.Start = None,
    value: given.Value = None,
    wording: given.Wording = None,
    exclude: given.Exclude = None,
    deliverable: given.Deliverable = None,
    how: given.How = None,
    criterion: given.Criterion = None,
    milestone: given.Milestone = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the file, say which, and what is still missing."""
    from engage.cli import editing
    from engage.cli.new_promise import criteria, from_answers, from_sentence, gates
    from engage.usecase.new.promises import NewPromise, new_promise

    session = editing.open_to_write(workspace, as_of, lang)
    day = _days(session)
    wish = NewPromise(
        title=_line("--title", title) or "",
        client=_line("--client", client) or "",
        id=_line("--id", id_),
        type=_line("--type", type_),
        status=status.value if status else "active" if quick else "draft",
        owner=_owner(session, owner),
        team=_line("--team", team),
        importance=importance.value if importance else None,
        made=day("--made", made, past=True),
        start=day("--start", start),
        due=day("--due", due),
        value=_line("--value", value),
        wording=_line("--wording", wording),
        excludes=tuple(exclude or ()),
        deliverables=tuple(deliverable or ()),
        how=_line("--how", how),
        criteria=criteria(criterion or ()),
        gates=gates(milestone or ()),
    )
    wish = from_sentence(session, quick, wish) if quick is not None else from_answers(session, wish)
    _write(session, new_promise(session.workspace, wish), dry_run=dry_run, lang=lang, as_of=as_of)


@app.command(help=says("A client.", "Un client."))
def client(
    name: given.Name = None,
    id_: given.ClientId = None,
    segment: given.Segment = None,
    tier: given.Tier = None,
    region: given.Region = None,
    reads: given.Reads = None,
    timezone: given.Timezone = None,
    country: given.Country = None,
    contact: given.Contact = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the client's file."""
    from engage.cli import editing
    from engage.cli.answers import wanted
    from engage.cli.new_promise import contacts
    from engage.model.text import Text
    from engage.usecase.new.clients import NewClient, new_client

    session = editing.open_to_write(workspace, as_of, lang)
    called = _line("--name", name) or wanted(
        Text("Name of the client?", "Nom du client\u202f?"), session.lang, str, "--name"
    )
    wish = NewClient(
        called,
        _line("--id", id_),
        _line("--segment", segment),
        _line("--tier", tier),
        _line("--region", region),
        reads.value if reads else None,
        _line("--timezone", timezone),
        _line("--country", country),
        contacts(contact or ()),
    )
    _write(session, new_client(session.workspace, wish), dry_run=dry_run, lang=lang, as_of=as_of)


@app.command(
    help=says(
        "A risk: of a promise (--commitment), or shared by types and segments, in risks.yaml.",
        "Un risque : d’un engagement (--commitment), ou commun à des types et segments, dans risks.yaml.",
    )
)
def risk(
    what: given.What = None,
    of: given.Of = None,
    id_: given.Id = None,
    hits: given.Hits = None,
    probability: given.Probability = None,
    delay: given.Delay = None,
    cost: given.Cost = None,
    owner: given.Watcher = None,
    sign: given.Sign = None,
    sign_by: given.SignBy = None,
    plan: given.Plan = None,
    type_: given.Types = None,
    segment: given.Segments = None,
    dry_run: DryRunOption = False,
    as_of: AsOfOption = None,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Add the risk to the promise's file, or to the register."""
    from engage.cli import editing
    from engage.cli.answers import wanted
    from engage.cli.new_risk import into_promise, into_register, steps
    from engage.model.text import Text
    from engage.usecase.new.risks import NewRisk

    session = editing.open_to_write(workspace, as_of, lang)
    said = _line("--what", what) or wanted(
        Text("What may happen?", "Que peut-il arriver\u202f?"), session.lang, str, "--what"
    )
    wish = NewRisk(
        said,
        _line("--id", id_),
        tuple(hits or ()),
        _line("--probability", probability),
        _line("--delay", delay),
        _line("--cost", cost),
        _line("--owner", owner),
        _line("--sign", sign),
        _days(session)("--sign-by", sign_by),
        steps(plan or ()),
        tuple(type_ or ()),
        tuple(segment or ()),
    )
    if of:
        into_promise(session, of, wish, write=not dry_run)
    else:
        into_register(session, wish, write=not dry_run)


def _write(session: Session, found: Any, *, dry_run: bool, lang: Language | None, as_of: str | None) -> None:
    from engage.cli.editing import refused
    from engage.cli.new_promise import write
    from engage.usecase.change import Refused

    if isinstance(found, Refused):
        raise refused(found.reason)
    file: NewFile = found
    write(session, file, dry_run=dry_run, lang=lang, as_of=as_of)


def _line(option: str, given: str | None) -> str | None:
    from engage.cli.editing import one_line

    return None if given is None else one_line(option, given)


def _owner(session: Session, given: str | None) -> str | None:
    """Who leads a new promise: who is named, else who calls."""
    from engage.cli.who import person, somebody

    if given is not None and session.workspace.person:
        return person(session, "--owner", given.strip()).id
    found = None if given else somebody(session, None)
    return found.id if found else given


def _days(session: Session) -> Any:
    from engage.cli.editing import read
    from engage.usecase.day_words import read_day

    def day(option: str, given: str | None, *, past: bool = False) -> Any:
        return None if given is None else read(option, given, lambda t: read_day(t, session.today, past=past))

    return day
