"""`engage why ID [TOPIC]`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from engage.cli.language import says
from engage.cli.options import (
    AsOfOption,
    FormatOption,
    FromGitOption,
    LangOption,
    OutputOption,
    TextOrJson,
    WorkspaceOption,
    argument,
    option,
)

if TYPE_CHECKING:
    from engage.model.commitment import Commitment
    from engage.model.workspace import Workspace

app = typer.Typer(rich_markup_mode=None)
_MOST_NAMED = 5


class Topic(StrEnum):
    """What can be explained."""

    COLOUR = "colour"
    DATE = "date"
    SAFE_DATE = "safe_date"
    SLACK = "slack"
    BUFFER = "buffer"
    PROGRESS = "progress"
    ON_TIME = "on_time"
    EXPOSURE = "exposure"
    OUTCOME = "outcome"


@app.command(
    help=says(
        "Why is it red, why that date, why that number? The tree behind it, down to the line of the file, "
        "with formulas and thresholds. For a date also its causes in plain words, and the cheapest changes "
        "that would bring it back, each recomputed. ID is a promise (or an order number, words of the "
        "title), or ID/MILESTONE.",
        "Pourquoi est-ce rouge, pourquoi cette date, pourquoi ce chiffre\u202f? L’arbre qui est derrière, "
        "jusqu’à la ligne du fichier, avec formules et seuils. Pour une date, aussi ses causes en clair, et "
        "les changements les moins coûteux qui la ramèneraient, chacun recalculé. ID désigne un engagement "
        "(ou un numéro de commande, des mots du titre), ou ID/JALON.",
    )
)
def why(
    promise: Annotated[
        str,
        argument("ID", "The promise, or ID/MILESTONE.", "L’engagement, ou ID/JALON."),
    ],
    topic: Annotated[Topic, argument("", "What to explain.", "Ce qu’il faut expliquer.")] = Topic.COLOUR,
    everything: Annotated[
        bool,
        option(
            "--all",
            "Also what is behind the reasons that do not decide the colour.",
            "Aussi ce qui est derrière les raisons qui ne décident pas de la couleur.",
        ),
    ] = False,
    format_: FormatOption = TextOrJson.TEXT,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    from_git: FromGitOption = False,
    lang: LangOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Find the promise, explain what was asked for."""
    from engage.cli import out
    from engage.cli.session import open_session
    from engage.cli.situation import concerning
    from engage.usecase.why import why as explained

    session = open_session(workspace, as_of, lang, output, from_git=from_git)
    session.tell_left_out()
    commitment, milestone = _meant(session.workspace, promise)
    now, _ = concerning(session, [commitment.id])
    locate = session.loaded.as_known(session.today).locate
    view = explained(now, locate, now.workspace.commitment[commitment.id], milestone, topic.value)
    if format_ is TextOrJson.JSON:
        from engage.render.why_json import document

        out.emit_json(session.named(document(view, session.lang)), output)
    else:
        from engage.render.why import text

        out.emit(text(view, session.theme, everything=everything), output)


def _meant(workspace: Workspace, given: str) -> tuple[Commitment, str | None]:
    """The promise, and the milestone of it, that is asked about.

    Raises:
        Refusal: none is meant, or several.
    """
    from engage.cli.refusal import Refusal, unmatched
    from engage.usecase.find import find, nearest

    query, slash, gate = given.rpartition("/") if "/" in given else (given, "", "")
    found = find(workspace, query) if query.strip() else ()
    if not found:
        raise unmatched(query or given, nearest(workspace, query or given))
    if len(found) > 1:
        names = ", ".join(each.id for each in found[:_MOST_NAMED])
        more = ", …" if len(found) > _MOST_NAMED else ""
        raise Refusal(
            f"{query!r} means {len(found)} promises: {names}{more}; name one",
            f"«\u00a0{query}\u00a0» désigne {len(found)} engagements\u00a0: {names}{more}\u202f; "
            "nommez-en un",
        )
    if not slash:
        return found[0], None
    known = [milestone.id for milestone in found[0].milestones]
    if gate not in known:
        listed = ", ".join(known)
        raise Refusal(
            f"{found[0].id} has no milestone {gate!r}" + (f"; it has {listed}" if listed else " at all"),
            f"{found[0].id} n’a pas de jalon «\u00a0{gate}\u00a0»"
            + (f"\u202f; il a {listed}" if listed else "\u202f; il n’en a aucun"),
        )
    return found[0], gate
