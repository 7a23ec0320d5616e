"""What the steps of a recovery share: the promise, the records as of today, and the file that is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engage.cli import editing
from engage.cli.options import Language
from engage.cli.refusal import Refusal, unreadable
from engage.cli.session import Session
from engage.cli.values import Days
from engage.health.situation import Situation
from engage.model.text import Text
from engage.plan.schedule_types import Schedule
from engage.usecase.change import NotPossible
from engage.usecase.recovery_desk import Taken
from engage.usecase.update.desk import Desk


@dataclass(frozen=True)
class Call:
    """One step of one promise's recovery."""

    session: Session
    desk: Desk
    now: Situation
    days: Days

    def day(self, option: str, given: str | None) -> date:
        """The day told, else today."""
        return self.days.past(option, given) or self.session.today

    def write(self, decide: Callable[[], Taken], words: str = "", *, dry_run: bool) -> None:
        """Decide, then make the changes or show them; the user's own words end the sentence."""
        try:
            found = decide()
        except NotPossible as stopped:
            raise editing.refused(stopped.reason) from None
        said = Text(found.said.en + words, found.said.fr + words)
        editing.change_promise(self.session, self.desk.commitment, found.changes, [said], write=not dry_run)


def start(promise: str, folder: Path | None, as_of: str | None, lang: Language | None) -> Call:
    """The promise as its file has it, and the records as of today."""
    session = editing.open_to_write(folder, as_of, lang)
    commitment = editing.written(session, promise)
    desk = Desk(session.workspace, commitment, session.today)
    return Call(session, desk, records(session), Days(session.today))


def records(session: Session) -> Situation:
    """The records by the working days of the organisation; a recovery needs no schedule."""
    return Situation(session.workspace, Schedule(session.today))


def words_of(given: str) -> str:
    """The text of a step: as given, or, behind an `@`, that of a file.

    Raises:
        Refusal: it is empty, or the file cannot be read.
    """
    text = given
    if given.startswith("@"):
        try:
            text = Path(given[1:]).read_text("utf-8")
        except (OSError, ValueError) as error:
            raise unreadable("--text", given[1:], error) from None
    if not text.strip():
        raise Refusal("--text: is empty", "--text\u00a0: est vide")
    return text.strip()
