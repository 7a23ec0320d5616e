"""`engage new commitment|client|risk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from engage.cli import new_options as given
from engage.cli.language import says
from engage.cli.options import AsOfOption, DryRunOption, LangOption, Language, WorkspaceOption

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.usecase.change import Refused
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
    from engage.cli.values import Days, line
    from engage.usecase.new.promises import NewPromise, new_promise

    session = editing.open_to_write(workspace, as_of, lang)
    days = Days(session.today)
    wish = NewPromise(
        title=line("--title", title) or "",
        client=line("--client", client) or "",
        id=line("--id", id_),
        type=line("--type", type_),
        status=status.value if status else "active" if quick else "draft",
        owner=_owner(session, owner),
        team=line("--team", team),
        importance=importance.value if importance else None,
        made=days.past("--made", made),
        start=days.ahead("--start", start),
        due=days.ahead("--due", due),
        value=line("--value", value),
        wording=line("--wording", wording),
        excludes=tuple(exclude or ()),
        deliverables=tuple(deliverable or ()),
        how=line("--how", how),
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
    from engage.cli.values import line
    from engage.model.text import Text
    from engage.usecase.new.clients import NewClient, new_client

    session = editing.open_to_write(workspace, as_of, lang)
    called = line("--name", name) or wanted(
        Text("Name of the client?", "Nom du client\u202f?"), session.lang, str, "--name"
    )
    wish = NewClient(
        called,
        line("--id", id_),
        line("--segment", segment),
        line("--tier", tier),
        line("--region", region),
        reads.value if reads else None,
        line("--timezone", timezone),
        line("--country", country),
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
    from engage.cli.values import Days, line
    from engage.model.text import Text
    from engage.usecase.new.risks import NewRisk

    session = editing.open_to_write(workspace, as_of, lang)
    said = line("--what", what) or wanted(
        Text("What may happen?", "Que peut-il arriver\u202f?"), session.lang, str, "--what"
    )
    wish = NewRisk(
        said,
        line("--id", id_),
        tuple(hits or ()),
        line("--probability", probability),
        line("--delay", delay),
        line("--cost", cost),
        line("--owner", owner),
        line("--sign", sign),
        Days(session.today).ahead("--sign-by", sign_by),
        steps(plan or ()),
        tuple(type_ or ()),
        tuple(segment or ()),
    )
    if of:
        into_promise(session, of, wish, write=not dry_run)
    else:
        into_register(session, wish, write=not dry_run)


def _write(
    session: Session, found: NewFile | Refused, *, dry_run: bool, lang: Language | None, as_of: str | None
) -> None:
    from engage.cli.editing import decided
    from engage.cli.new_promise import write

    write(session, decided(found), dry_run=dry_run, lang=lang, as_of=as_of)


def _owner(session: Session, given: str | None) -> str | None:
    """Who leads a new promise: who is named, else who calls."""
    from engage.cli.who import person, somebody

    if given is not None and session.workspace.person:
        return person(session, "--owner", given.strip()).id
    found = None if given else somebody(session, None)
    return found.id if found else given
