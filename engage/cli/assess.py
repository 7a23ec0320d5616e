"""`engage assess FILE|ID …`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT_HELP,
    AsOfOption,
    DryRunOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from engage.cli.drafts import Drafts
    from engage.cli.session import Session
    from engage.usecase.assess import AssessView
    from engage.usecase.decide import DecideOptions

app = typer.Typer(rich_markup_mode=None)


class AssessFormat(StrEnum):
    """Formats of `assess`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command(
    help=says(
        "Can we promise it? A draft against everything live: the probability of its date in the room that "
        "people have left, the earliest date that can be promised, who would be overloaded and which "
        "promises pushed, and what to do instead. DRAFT is a file anywhere in the workspace, or an id; "
        "several are assessed together, the first served first. Exits with 1 unless the verdict is promise.",
        "Peut-on le promettre ? Un projet face à tout ce qui est en cours : probabilité de sa date dans le "
        "temps qui reste à chacun, première date qui peut être promise, qui serait surchargé, quels "
        "engagements seraient repoussés, et que faire d’autre. DRAFT est un fichier de l’espace de travail "
        "ou un identifiant ; plusieurs sont évalués ensemble, le premier servi d’abord. Code de sortie 1 "
        "sauf si le verdict est de promettre.",
    )
)
def assess(
    drafts: Annotated[
        list[str], typer.Argument(metavar="DRAFT…", help=says("Files or ids.", "Fichiers ou identifiants."))
    ],
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="CHANGE",
            help=says(
                "Assess after a change, such as “lea absent 2027-01-04..2027-01-15”, “add person dev 50% "
                "from 2027-01-04”, “rau slot 2027-02-15..2027-03-05”, “ACME-014 due 2027-03-19”, “drop "
                "ACME-014/returns”, “swap lea noah in ACME-014”, “cut ACME-014/build to 80%”, “move ACME-010 "
                "to 2027-02-01”, “ACME-010 after ACME-014”, “ACME-010 yields to ACME-014”; may be given "
                "several times.",
                "Évaluer après un changement, ex. « lea absent 2027-01-04..2027-01-15 », « add person dev "
                "50% from 2027-01-04 », « rau slot 2027-02-15..2027-03-05 », « ACME-014 due 2027-03-19 », "
                "« drop ACME-014/returns », « swap lea noah in ACME-014 », « cut ACME-014/build to 80% », "
                "« move ACME-010 to 2027-02-01 », « ACME-010 after ACME-014 », « ACME-010 yields to "
                "ACME-014 » ; peut être répété.",
            ),
        ),
    ] = None,
    record: Annotated[
        bool,
        typer.Option(
            "--record",
            help=says(
                "Write the decision into the draft’s file.", "Écrire la décision dans le fichier du projet."
            ),
        ),
    ] = False,
    signed_by: Annotated[
        str | None,
        typer.Option("--signed-by", metavar="WHO", help=says("Who signs the promise.", "Qui signe.")),
    ] = None,
    ops_agreed_by: Annotated[
        str | None,
        typer.Option(
            "--ops-agreed-by",
            metavar="WHO",
            help=says(
                "Who agrees for those who do the work.", "Qui donne l’accord de ceux qui font le travail."
            ),
        ),
    ] = None,
    override_reason: Annotated[
        str | None,
        typer.Option(
            "--override-reason",
            metavar="TEXT",
            help=says("Why it is signed against the verdict.", "Pourquoi il est signé malgré le verdict."),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=says(
                "The day of the decision; default: today.", "Le jour de la décision ; par défaut aujourd’hui."
            ),
        ),
    ] = None,
    dry_run: DryRunOption = False,
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
    format_: Annotated[AssessFormat, typer.Option("--format", "-f", help=FORMAT_HELP)] = AssessFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Find the drafts, assess them, show the answer, record the decision where asked."""
    from engage.cli.drafts import find_drafts, workspace_of
    from engage.cli.session import open_session

    options = (signed_by, ops_agreed_by, override_reason, on)
    _refuse_unless_recording(
        record, as_of, what_if=bool(what_if), from_git=from_git, given=any(options) or dry_run
    )
    session = open_session(workspace_of(drafts, workspace), as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    meant = find_drafts(session, drafts)
    view = _assessed(session, meant, what_if or [], samples, seed)
    _show(session, view, format_)
    if record:
        _record(session, meant, view, _options(session, *options), write=not dry_run)
    raise typer.Exit(0 if view.verdict == "promise" else 1)


def _assessed(session: Session, meant: Drafts, what_if: list[str], samples: int, seed: int) -> AssessView:
    from engage.cli.refusal import Refusal
    from engage.model.fault import Fault
    from engage.usecase.assess import assess as assessed

    try:
        return assessed(meant.workspace, session.today, meant.ids, what_if, samples=samples, seed=seed)
    except Fault as fault:
        raise Refusal(f"--what-if: {fault.text.en}", f"--what-if\u00a0: {fault.text.fr}") from None


def _show(session: Session, view: AssessView, format_: AssessFormat) -> None:
    from engage.cli import out

    if format_ is AssessFormat.JSON:
        from engage.render.assess_json import document

        out.emit_json(session.named(document(view, session.lang)), session.output)
    elif format_ is AssessFormat.MARKDOWN:
        from engage.render.assess_markdown import markdown

        out.emit(markdown(view, session.theme), session.output)
    else:
        from engage.render.assess import text

        out.emit(text(view, session.theme), session.output)


def _refuse_unless_recording(
    record: bool, as_of: str | None, *, what_if: bool, from_git: bool, given: bool
) -> None:
    from engage.cli.as_of import names_revision
    from engage.cli.refusal import Refusal

    if not record and given:
        raise Refusal(
            "--signed-by, --ops-agreed-by, --override-reason, --on and --dry-run go with --record",
            "--signed-by, --ops-agreed-by, --override-reason, --on et --dry-run vont avec --record",
        )
    if record and what_if:
        raise Refusal(
            "--record: a decision is about the plan in the files; write the change there, or leave "
            "--what-if out",
            "--record\u00a0: une décision porte sur le plan des fichiers\u202f; écrivez-y le changement, ou "
            "retirez --what-if",
        )
    if record and (from_git or names_revision(as_of)):
        raise Refusal(
            "--record: the files of a revision cannot be changed",
            "--record\u00a0: les fichiers d’une révision ne changent pas",
        )


def _options(
    session: Session,
    signed_by: str | None,
    ops_agreed_by: str | None,
    override_reason: str | None,
    on: str | None,
) -> DecideOptions:
    from engage.cli.values import line, read
    from engage.model.days import parse_day
    from engage.usecase.decide import DecideOptions

    return DecideOptions(
        on=session.today if on is None else read("--on", on, parse_day),
        today=session.today,
        signed_by=line("--signed-by", signed_by),
        ops_agreed_by=line("--ops-agreed-by", ops_agreed_by),
        override_reason=line("--override-reason", override_reason),
    )


def _record(
    session: Session, meant: Drafts, view: AssessView, options: DecideOptions, *, write: bool
) -> None:
    """Write the decision of each draft into its file; all or none."""
    from engage.cli.editing import decided, draft, save, show
    from engage.usecase.decide import decide

    drafts, said = [], []
    for row in view.rows:
        found = decided(decide(meant.workspace, row.found, options))
        drafts.append(draft(session, meant.paths[row.id], found.changes))
        said.append(found.summary)
    if not write:
        show("".join(each.diff for each in drafts))
        return
    save(session, drafts)
    for summary in said:
        session.say(summary)
