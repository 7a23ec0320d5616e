"""Which promise does somebody mean? By id, reference, client, person, milestone or words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from engage.model.commitment import Commitment, open_status
from engage.model.plan_of_work import Raci
from engage.model.workspace import Workspace
from engage.usecase.folded import folded

_NEAREST = 3


def find(workspace: Workspace, query: str | None) -> tuple[Commitment, ...]:
    """The promises meant; without a query, all live ones. Case and accents do not matter.

    The narrowest reading that matches anything wins: an id; a reference; a client, person or milestone by id
    or name; words that all occur.
    """
    everything = workspace.commitments
    if query is None or not query.strip():
        return tuple(found for found in everything if open_status(found))
    wanted = folded(" ".join(query.split()))
    readings: tuple[Callable[[Commitment], bool], ...] = (
        lambda found: folded(found.id) == wanted,
        lambda found: any(folded(ref) == wanted for ref in found.refs.values()),
        lambda found: wanted in {folded(name) for name in names(workspace, found)},
        lambda found: _has_words(wanted.split(), workspace, found),
    )
    for matches in readings:
        if meant := tuple(found for found in everything if matches(found)):
            return meant
    return ()


def only_one(workspace: Workspace, query: str, *, by_words: bool = True) -> Commitment | None:
    """The one promise that a query means (see `find`); `None` where it means none, or several.

    Without `by_words`, words that occur somewhere in a promise do not name it.
    """
    found = find(workspace, query) if query.strip() else ()
    if len(found) != 1:
        return None
    (one,) = found
    wanted = folded(" ".join(query.split()))
    known = {folded(name) for name in (one.id, *one.refs.values(), *names(workspace, one))}
    return one if by_words or wanted in known else None


def nearest(workspace: Workspace, query: str) -> tuple[str, ...]:
    """Ids and client names that look like the query, likeliest first."""
    from difflib import get_close_matches  # only where nothing matched

    known: dict[str, str] = {}
    for commitment in workspace.commitments:
        for name in (commitment.id, commitment.client, workspace.client_name(commitment.client)):
            known.setdefault(folded(name), name)
    matches = get_close_matches(folded(query.strip()), known, n=_NEAREST, cutoff=0.5)
    return tuple(known[match] for match in matches)


def names(workspace: Workspace, commitment: Commitment) -> Iterator[str]:
    """The client, everyone involved on both sides, and the milestones: each by id and by name."""
    yield commitment.client
    yield workspace.client_name(commitment.client)
    for person in dict.fromkeys(_people(workspace, commitment)):
        yield person
        yield workspace.name_of(commitment, person)
    for milestone in commitment.milestones:
        yield milestone.id
        yield milestone.title or milestone.id


def _people(workspace: Workspace, commitment: Commitment) -> Iterator[str]:
    yield from [commitment.owner] if commitment.owner else []
    yield from _raci(commitment.raci)
    for milestone in commitment.milestones:
        yield from _raci(milestone.raci)
        yield from (need for need in milestone.needs if need in workspace.person)
    yield from (action.who for action in commitment.actions if action.who)
    client = workspace.client.get(commitment.client)
    yield from (contact.id for contact in client.contacts) if client else ()


def _raci(raci: Raci | None) -> Iterable[str]:
    return (*raci.responsible, *raci.accountable, *raci.consulted, *raci.informed) if raci else ()


def _has_words(words: list[str], workspace: Workspace, commitment: Commitment) -> bool:
    text = folded("\n".join(_texts(workspace, commitment)))
    return all(word in text for word in words)


def _texts(workspace: Workspace, commitment: Commitment) -> Iterator[str]:
    yield commitment.id
    yield commitment.title
    yield (commitment.promise.wording if commitment.promise else None) or ""
    yield from commitment.refs.values()
    yield from (deliverable.what for deliverable in commitment.deliverables)
    yield from names(workspace, commitment)
