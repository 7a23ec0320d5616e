"""`engage new commitment|client|risk`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

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

QuickOption = Annotated[
    str | None,
    typer.Option(
        "--quick",
        metavar="“CLIENT: WHAT on DAY”",
        help=says(
            "A small promise in one line, such as “acme: test report on Thursday”.",
            "Un petit engagement en une ligne, ex. « acme : rapport d’essais jeudi ».",
        ),
    ),
]
OwnerOption = Annotated[
    str | None,
    typer.Option(
        "--owner",
        metavar="PERSON",
        help=says(
            "The project lead; default: $ENGAGE_USER, or git’s user.email or user.name.",
            "Le chef de projet ; par défaut $ENGAGE_USER, ou user.email ou user.name de git.",
        ),
    ),
]
DueOption = Annotated[
    str | None,
    typer.Option(
        "--due",
        metavar="DATE",
        help=says(
            "The promised day: a date, “Thursday”, “3 December”.",
            "Le jour promis : date, « jeudi », « 3 décembre ».",
        ),
    ),
]
IdOption = Annotated[
    str | None,
    typer.Option(
        "--id", metavar="ID", help=says("Default: the next one of the pattern.", "Par défaut : le suivant.")
    ),
]


class Importance(StrEnum):
    """How much a promise matters."""

    STANDARD = "standard"
    MAJOR = "major"
    STRATEGIC = "strategic"


class FirstStatus(StrEnum):
    """Where a new promise is in its life."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACTIVE = "active"


@app.callback()
def new(
    ctx: typer.Context,
    quick: QuickOption = None,
    owner: OwnerOption = None,
    due: DueOption = None,
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
    quick: QuickOption = None,
    client: Annotated[
        str | None,
        typer.Option("--client", metavar="NAME", help=says("Its id or name.", "Son identifiant ou son nom.")),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help=says("What is promised.", "Ce qui est promis.")),
    ] = None,
    due: DueOption = None,
    owner: OwnerOption = None,
    id_: IdOption = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            help=says(
                "standard-delivery, custom-project, support-sla, or your own.",
                "standard-delivery, custom-project, support-sla, ou l’un des vôtres.",
            ),
        ),
    ] = None,
    status: Annotated[
        FirstStatus | None,
        typer.Option(
            "--status",
            help=says("Default: draft; with --quick active.", "Par défaut draft ; avec --quick active."),
        ),
    ] = None,
    team: Annotated[
        str | None, typer.Option("--team", metavar="TEAM", help=says("Who does it.", "Qui le fait."))
    ] = None,
    importance: Annotated[
        Importance | None,
        typer.Option("--importance", help=says("How much it matters.", "Ce qu’il pèse.")),
    ] = None,
    made: Annotated[
        str | None,
        typer.Option(
            "--made", metavar="DATE", help=says("When the client was told.", "Quand le client l’a su.")
        ),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--start", metavar="DATE", help=says("First day of the work.", "Premier jour de travail.")
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="MONEY", help=says("Such as 18000 EUR.", "Par exemple 18000 EUR.")),
    ] = None,
    wording: Annotated[
        str | None,
        typer.Option(
            "--wording",
            metavar="TEXT",
            help=says("The promise as the client reads it.", "L’engagement tel que le client le lit."),
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="TEXT",
            help=says("What is not promised. Repeatable.", "Ce qui n’est pas promis. Répétable."),
        ),
    ] = None,
    deliverable: Annotated[
        list[str] | None,
        typer.Option(
            "--deliverable",
            metavar="WHAT",
            help=says("What the client receives. Repeatable.", "Ce que le client reçoit. Répétable."),
        ),
    ] = None,
    how: Annotated[
        str | None,
        typer.Option(
            "--how",
            metavar="TEXT",
            help=says("How it is made and handed over.", "Comment c’est fait et remis."),
        ),
    ] = None,
    criterion: Annotated[
        list[str] | None,
        typer.Option(
            "--criterion",
            metavar="“MEASURE; TARGET; METHOD”",
            help=says("When it is accepted. Repeatable.", "Quand c’est accepté. Répétable."),
        ),
    ] = None,
    milestone: Annotated[
        list[str] | None,
        typer.Option(
            "--milestone",
            metavar="“ID; TITLE; WORK”",
            help=says(
                "A gate, such as “ux; Mock-ups approved; 12d”. Repeatable.",
                "Un jalon, ex. « ux; Maquettes validées; 12d ». Répétable.",
            ),
        ),
    ] = None,
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
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="TEXT", help=says("As the client writes it.", "Comme il l’écrit.")),
    ] = None,
    id_: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help=says("Default: made of the name.", "Par défaut : tiré du nom.")
        ),
    ] = None,
    segment: Annotated[
        str | None,
        typer.Option(
            "--segment",
            metavar="TEXT",
            help=says("For risks and figures.", "Pour les risques et les chiffres."),
        ),
    ] = None,
    tier: Annotated[
        str | None, typer.Option("--tier", metavar="TEXT", help=says("For figures.", "Pour les chiffres."))
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="TEXT", help=says("For figures.", "Pour les chiffres."))
    ] = None,
    reads: Annotated[
        Language | None,
        typer.Option(
            "--reads", help=says("Language of what the client reads.", "Langue de ce que le client lit.")
        ),
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help=says("Such as Europe/Paris.", "Ex. Europe/Paris.")),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(
            "--country", metavar="CODE", help=says("For its public holidays.", "Pour ses jours fériés.")
        ),
    ] = None,
    contact: Annotated[
        list[str] | None,
        typer.Option(
            "--contact",
            metavar="“NAME; EMAIL; PROFILE”",
            help=says(
                "A person: profile is executive, operational or buyer. Repeatable.",
                "Une personne ; profil executive, operational ou buyer. Répétable.",
            ),
        ),
    ] = None,
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
    what: Annotated[
        str | None,
        typer.Option("--what", metavar="TEXT", help=says("What may happen.", "Ce qui peut arriver.")),
    ] = None,
    of: Annotated[
        str | None,
        typer.Option("--commitment", metavar="ID", help=says("Whose risk it is.", "L’engagement concerné.")),
    ] = None,
    id_: IdOption = None,
    hits: Annotated[
        list[str] | None,
        typer.Option(
            "--hits",
            metavar="MILESTONE",
            help=says("What it delays. Repeatable.", "Ce qu’il retarde. Répétable."),
        ),
    ] = None,
    probability: Annotated[
        str | None,
        typer.Option("--probability", metavar="SHARE", help=says("Such as 30%.", "Par exemple 30%.")),
    ] = None,
    delay: Annotated[
        str | None,
        typer.Option(
            "--delay", metavar="DURATION", help=says("10d, or 5d..10d..20d.", "10d, ou 5d..10d..20d.")
        ),
    ] = None,
    cost: Annotated[
        str | None,
        typer.Option("--cost", metavar="MONEY", help=says("Such as 20000 EUR.", "Par exemple 20000 EUR.")),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="PERSON", help=says("Who watches it.", "Qui le surveille.")),
    ] = None,
    sign: Annotated[
        str | None,
        typer.Option(
            "--sign", metavar="TEXT", help=says("What tells that it strikes.", "Le signe qu’il survient.")
        ),
    ] = None,
    sign_by: Annotated[
        str | None,
        typer.Option(
            "--sign-by", metavar="DATE", help=says("Last day to see the sign.", "Dernier jour pour le voir.")
        ),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            metavar="“WHO; DOES; WITHIN”",
            help=says("A step when it strikes. Repeatable.", "Une étape s’il survient. Répétable."),
        ),
    ] = None,
    type_: Annotated[
        list[str] | None,
        typer.Option(
            "--type", metavar="TYPE", help=says("Types concerned. Repeatable.", "Types concernés. Répétable.")
        ),
    ] = None,
    segment: Annotated[
        list[str] | None,
        typer.Option(
            "--segment",
            metavar="TEXT",
            help=says("Segments concerned. Repeatable.", "Segments concernés. Répétable."),
        ),
    ] = None,
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
