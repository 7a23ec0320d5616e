"""The past of one promise as `engage history` asks for it: from git, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engage.cli import clock
from engage.cli.as_of import names_revision
from engage.cli.session import Session
from engage.model.commitment import Commitment
from engage.model.text import Text
from engage.store.discover import files_among
from engage.store.git.lineage import Lineage, id_of, lineage
from engage.store.git.output import Commit, Entry
from engage.store.git.repository import Repository, open_repository
from engage.store.git.trouble import Reason, Trouble
from engage.store.past_promise import PastReader
from engage.usecase.past_life import PastVersion


@dataclass(frozen=True, slots=True)
class Past:
    """The versions of a promise, `None` where git has none, and what could not be known."""

    versions: tuple[PastVersion, ...] | None
    notes: tuple[Text, ...]

    @property
    def newest(self) -> Commitment | None:
        """The promise as it was last."""
        return next((v.promise for v in reversed(self.versions or ()) if v.promise), None)


def past_of(session: Session, as_of: str | None, name: str, promise: Commitment | None) -> Past:
    """The versions of a promise up to the session's day, with what is not committed yet as the last one."""
    repository = open_repository(session.root)
    if isinstance(repository, Trouble):
        return Past(None, (_from_dates(repository),))
    head = _head(repository, as_of)
    if isinstance(head, Trouble):
        return Past(None, (_from_dates(head),))
    path = _path_in(repository, head, promise)
    found = lineage(repository, head, name, path)
    if isinstance(found, Trouble):
        return Past(None, (_from_dates(found),))
    zone = clock.zone(session.loaded.workspace.policy.timezone)
    reader = PastReader(zone)
    versions = tuple(reader.versions(found, session.today))
    later = any(version.commit.day(zone) > session.today for version in found.versions)
    on_disk = promise is not None and not names_revision(as_of) and not session.from_git and not later
    if promise is not None and on_disk and _differs(versions, promise, reader, session):
        versions += (PastVersion(session.today, None, None, promise.path, promise),)
    if not versions:
        return Past(None, (_LATER if found.versions else _NOT_COMMITTED,))
    return Past(versions, () if found.whole else (_shallow(found),))


def _head(repository: Repository, as_of: str | None) -> Commit | Trouble:
    return repository.resolve(as_of if as_of is not None and names_revision(as_of) else "HEAD")


def _path_in(repository: Repository, head: Commit, promise: Commitment | None) -> str | None:
    """The file of a promise in a commit: its path, if there is a file; where it was moved since, git's."""
    if promise is None:
        return None
    tree = repository.tree(head)
    if isinstance(tree, Trouble) or promise.path in tree:
        return promise.path
    return _with_id(repository, tree, promise.id)


def _with_id(repository: Repository, tree: Mapping[str, Entry], name: str) -> str | None:
    """The file of a commit that holds the promise: it was moved since and not committed."""
    files = {path: tree[path] for path in files_among(tree).commitments if path in tree}
    blobs = repository.blobs(entry.oid for entry in files.values())
    if isinstance(blobs, Trouble):
        return None
    texts = {path: blobs.get(entry.oid, b"").decode("utf-8", "replace") for path, entry in files.items()}
    return next((path for path, text in texts.items() if id_of(text) == name), None)


def _differs(
    versions: tuple[PastVersion, ...], promise: Commitment, reader: PastReader, session: Session
) -> bool:
    last = versions[-1].promise if versions else None
    on_disk = reader.record(session.loaded.texts.get(promise.path), promise.path)
    return last is None or last != on_disk


def _from_dates(trouble: Trouble) -> Text:
    why = trouble.message
    if trouble.reason is Reason.NOT_A_REPOSITORY:
        why = Text("the workspace is not in a git repository", "l’espace de travail n’est pas dans git")
    return Text(
        f"From the dates in the file alone: {why.en}. Who moved a date is not known.",
        f"D’après les seules dates du fichier\u00a0: {why.fr}. On ne sait pas qui a déplacé une date.",
    )


_LATER = Text(
    "From the dates in the file alone: its first commit is later than this day.",
    "D’après les seules dates du fichier\u00a0: son premier commit est postérieur à ce jour.",
)
_NOT_COMMITTED = Text(
    "From the dates in the file alone: it was never committed.",
    "D’après les seules dates du fichier\u00a0: il n’a jamais été validé dans git.",
)


def _shallow(found: Lineage) -> Text:
    oldest = found.versions[0].commit.oid[:10] if found.versions else "?"
    return Text(
        f"The clone is shallow: what came before {oldest} is not known here. `git fetch --unshallow` "
        "brings it.",
        f"Le clone est superficiel\u00a0: ce qui précède {oldest} n’est pas connu ici. "
        "`git fetch --unshallow` l’apporte.",
    )
