"""The workspace at the end of several weeks: from git where it goes back that far, else from the dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from engage.cli import clock
from engage.cli.as_of import names_revision
from engage.cli.session import Session
from engage.cli.situation import situation
from engage.health.situation import Situation
from engage.model.asof import known_on
from engage.model.workspace import Workspace
from engage.plan.linked import around
from engage.store.git.output import Commit
from engage.store.git.repository import Repository, open_repository
from engage.store.git.revision import load_commit
from engage.store.git.trouble import Trouble
from engage.store.load import Memo
from engage.usecase.history import ColourThen
from engage.usecase.trend import Moment, colour_then

_WEEK = timedelta(weeks=1)


def moments(session: Session, as_of: str | None, weeks: int, only: str | None = None) -> tuple[Moment, ...]:
    """The situation at the end of each week, oldest first; the last one is that of the session.

    A week that ended before the first commit is that of the oldest files, with what is dated later hidden.
    """
    days = [session.today - _WEEK * back for back in range(weeks) if session.today - date.min > _WEEK * back]
    past = _Past(session, as_of, only)
    return tuple(past.moment(day) for day in reversed(days))


def colours_of(session: Session, as_of: str | None, name: str, weeks: int) -> tuple[ColourThen, ...]:
    """The colours of one promise, oldest first; those of the weeks before it was live are left out."""
    found = [ColourThen(m.day, colour_then(name, m)) for m in moments(session, as_of, weeks, name)]
    first = next((at for at, then in enumerate(found) if then.status), len(found))
    return tuple(found[first:])


class _Past:
    """Reads each commit once, and each file of them once."""

    def __init__(self, session: Session, as_of: str | None, only: str | None) -> None:
        self._session = session
        self._only = only
        self._memo: Memo = {}
        self._read: dict[str, Workspace] = {}
        self._zone = clock.zone(session.loaded.workspace.policy.timezone)
        self._repository = open_repository(session.root)
        self._commits = self._along(as_of)

    def moment(self, day: date) -> Moment:
        """The situation at the end of a day."""
        if day == self._session.today:
            return Moment(day, self._situation(self._session.workspace, day), "now")
        commit = next((commit for commit in self._commits if commit.day(self._zone) <= day), None)
        workspace = self._at(commit) if commit else None
        if workspace is None:
            return Moment(day, self._situation(known_on(self._session.loaded.workspace, day), day), "files")
        return Moment(day, self._situation(known_on(workspace, day), day), "git")

    def _situation(self, workspace: Workspace, day: date) -> Situation:
        """With the probabilities, as the review judges; of a single promise with what bears on it alone."""
        if self._only is None:
            return situation(workspace, day, simulated=True)
        wanted = frozenset((self._only,))
        return situation(around(workspace, wanted), day, simulated=True, shown=wanted)

    def _along(self, as_of: str | None) -> Sequence[Commit]:
        """The commits of the branch, newest first; none where there is no git."""
        repository = self._repository
        if isinstance(repository, Trouble):
            return ()
        head = repository.resolve(as_of if as_of is not None and names_revision(as_of) else "HEAD")
        found = head if isinstance(head, Trouble) else repository.along(head)
        return () if isinstance(found, Trouble) else found

    def _at(self, commit: Commit) -> Workspace | None:
        if commit.oid not in self._read and isinstance(self._repository, Repository):
            loaded = load_commit(self._repository, commit, self._memo)
            if isinstance(loaded, Trouble):
                return None
            self._read[commit.oid] = loaded.workspace
        return self._read.get(commit.oid)
