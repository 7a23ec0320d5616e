"""`review --record`: decisions and actions into the promises' files, and dated minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engage.cli.refusal import Refusal
from engage.cli.session import Session
from engage.model.text import Text

if TYPE_CHECKING:
    from engage.usecase.record_review import Taken
    from engage.usecase.review import ReviewView

_FOLDER = "reviews"
_MOST = 99


def taken(session: Session, actions: list[str], decisions: list[str]) -> tuple[Taken, ...]:
    """What was decided, as it was given.

    Raises:
        Refusal: one of them cannot be recorded; then none is.
    """
    from engage.usecase.change import NotPossible
    from engage.usecase.record_review import read_action, read_decision

    try:
        decided = [read_decision(session.workspace, given) for given in decisions]
        return (*decided, *(read_action(session.workspace, given, session.today) for given in actions))
    except NotPossible as wrong:
        raise Refusal(wrong.reason.en, wrong.reason.fr) from None


def record(session: Session, view: ReviewView, found: tuple[Taken, ...], *, dry_run: bool) -> None:
    """Write everything or, with `dry_run`, show it. The minutes of a week are never written over.

    Raises:
        Refusal: a file cannot be changed safely, or cannot be written; nothing is written before all can be.
    """
    from engage.cli import out
    from engage.cli.editing import create, draft_promise, save, show, written
    from engage.render.minutes import minutes
    from engage.render.theme import Theme
    from engage.usecase.record_review import changes

    commitments = {each.commitment: written(session, each.commitment) for each in found}
    made = changes(found, commitments.values(), view.week, session.today, session.lang)
    drafts = [draft_promise(session, commitments[key], of) for key, of in made.items()]
    text, path = minutes(view, found, Theme(session.lang)), _free(session, view.week)
    if dry_run:
        for each in drafts:
            show(each.diff)
        session.say(Text(f"would write {path}", f"écrirait {path}"))
        return
    save(session, drafts)
    create(session, path, text)
    count = len(drafts)
    en = f"{count} file{'s' * (count != 1)} changed; " if count else ""
    fr = f"{count} fichier{'s' * (count > 1)} modifié{'s' * (count > 1)}\u202f; " if count else ""
    out.emit(Text(f"{en}minutes in {path}", f"{fr}compte rendu dans {path}").to(session.lang) + "\n")


def _free(session: Session, week: str) -> str:
    """The name of the minutes: that of the week, numbered from the second on."""
    for number in range(1, _MOST + 1):
        path = f"{_FOLDER}/{week}.md" if number == 1 else f"{_FOLDER}/{week}-{number}.md"
        if not (session.root / path).exists():
            return path
    raise Refusal(
        f"{_FOLDER}/{week}: {_MOST} minutes of one week are enough",
        f"{_FOLDER}/{week}\u00a0: {_MOST} comptes rendus d’une semaine suffisent",
    )
