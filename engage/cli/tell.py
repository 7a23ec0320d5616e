"""`engage tell ID`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    FORMAT,
    AsOfOption,
    FromGitOption,
    LangOption,
    OutputOption,
    WorkspaceOption,
    argument,
    option,
)

if TYPE_CHECKING:
    from engage.cli.session import Session
    from engage.health.situation import Situation
    from engage.model.commitment import Commitment
    from engage.plan.forecast_types import PromiseForecast
    from engage.usecase.tell import TellFacts

app = typer.Typer(rich_markup_mode=None)
FINDINGS = 1


class TellFormat(StrEnum):
    """Formats of a message."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command(
    help=says(
        "Draft what to tell the client about a promise, in their language and from facts they may know: what "
        "was promised, what happened, what it means, the new date with its probability, when they hear more. "
        "A person sends it. With --check, judge a message written by hand instead.",
        "Rédiger le message au client sur un engagement, dans sa langue et avec ce qu’il peut savoir\u00a0: "
        "ce qui fut promis, ce qui s’est passé, ce que cela change, la nouvelle date et sa probabilité, "
        "quand il en saura plus. C’est une personne qui l’envoie. Avec --check, juger plutôt un message "
        "écrit à la main.",
    )
)
def tell(
    promise: Annotated[str, argument("ID", "The promise’s id.", "L’identifiant de l’engagement.")],
    check: Annotated[
        str | None,
        option(
            "--check FILE",
            "Judge this message (`-`: standard input): no excuse, no vague date, the fact owned, the new "
            "date, the next news, nothing internal. Exits with 1 where something is to be mended.",
            "Juger ce message (`-`\u00a0: entrée standard)\u00a0: sans excuse ni date vague, un fait "
            "assumé, la nouvelle date, les prochaines nouvelles, rien d’interne. Termine avec 1 s’il "
            "faut reprendre.",
        ),
    ] = None,
    format_: Annotated[TellFormat, FORMAT] = TellFormat.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write the draft to standard output, what only we may know to standard error."""
    from engage.cli.session import known_promise, open_session
    from engage.cli.situation import current
    from engage.usecase.tell import tell_facts

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    commitment = known_promise(session, promise)
    now = current(session)
    facts = tell_facts(commitment, now, _forecast(session, commitment))
    if check is not None:
        _check(session, commitment, now, facts, check, format_)
        return
    _draft(session, commitment, now, facts, format_)


def _draft(
    session: Session, commitment: Commitment, now: Situation, facts: TellFacts, format_: TellFormat
) -> None:
    from engage.cli import out
    from engage.render.tell import document, markdown, notes, text
    from engage.rules.message.check import check_message
    from engage.usecase.tell import about
    from engage.usecase.tell_draft import draft

    drafted = draft(facts)
    found = check_message(drafted.text, facts.lang, about(facts, commitment, now), session.workspace.policy)
    if format_ is TellFormat.JSON:
        made = document(
            facts, drafted, found, session.today.isoformat(), session.workspace.left_out, session.lang
        )
        out.emit_json(session.named(made), session.output)
        return
    shown = markdown(drafted) if format_ is TellFormat.MARKDOWN else text(drafted, facts, session.theme)
    out.emit(shown, session.output)
    for note in notes(facts, drafted, found):
        session.say(note)


def _check(
    session: Session,
    commitment: Commitment,
    now: Situation,
    facts: TellFacts,
    file: str,
    format_: TellFormat,
) -> None:
    from engage.cli import out
    from engage.cli.texts import read_texts
    from engage.render.tell import findings_json, findings_text
    from engage.rules.language.detect import detect
    from engage.rules.message.check import check_message
    from engage.usecase.tell import about

    ((name, source),) = read_texts([file]).items()
    lang = detect(source) or facts.lang
    found = check_message(source, lang, about(facts, commitment, now), session.workspace.policy)
    if format_ is TellFormat.JSON:
        out.emit_json(
            session.named({
                "schema": "engage/tell-check/1",
                "as_of": session.today.isoformat(),
                "left_out": list(session.workspace.left_out),
                "id": commitment.id,
                "lang": lang,
                "findings": findings_json(found, source, session.lang),
            }),
            session.output,
        )  # fmt: skip
    else:
        out.emit(findings_text(found, source, name, session.theme), session.output)
    if found:
        raise typer.Exit(FINDINGS)


def _forecast(session: Session, commitment: Commitment) -> PromiseForecast | None:
    """Its forecast, where it has a date and a plan to forecast."""
    if commitment.due is None or not commitment.milestones:
        return None
    from engage.plan.variants import forecasts

    return forecasts(session.workspace, session.today, (commitment.id,))[commitment.id]
