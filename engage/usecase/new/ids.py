"""Ids and places of new records, after the pattern of those that are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from engage.model.workspace import Workspace
from engage.usecase.folded import folded

_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>\d+)")
_LETTERS = 4  # of a client's name, where it has no promise yet


def next_id(known: Iterable[str], taken: Collection[str], otherwise: str, least: int = 3) -> str:
    """One more than the highest of the ids with the commonest stem: `ACME-015` after `ACME-014`.

    Args:
        known: the ids whose pattern is followed.
        taken: ids that are used already, also elsewhere.
        otherwise: the stem where no id is numbered, such as `ACME-`.
        least: how many digits the first number then has.
    """
    found = [match for each in known if (match := _NUMBERED.fullmatch(each))]
    stems = [match["stem"] for match in found]
    stem = max(sorted(set(stems)), key=stems.count) if stems else otherwise
    numbers = [match["number"] for match in found if match["stem"] == stem]
    width = max(map(len, numbers)) if numbers else least
    number = max(map(int, numbers), default=0) + 1
    while (made := f"{stem}{number:0{width}d}") in taken:
        number += 1
    return made


def promise_id(workspace: Workspace, client: str) -> str:
    """The next id for a client, by the pattern of its promises."""
    taken = {commitment.id for commitment in workspace.commitments}
    own = [commitment.id for commitment in workspace.commitments if commitment.client == client]
    stem = re.sub(r"[^A-Z0-9]", "", folded(client).upper())[:_LETTERS] or "P"
    return next_id(own, taken, f"{stem}-")


def risk_id(known: Collection[str]) -> str:
    """The next id of a risk."""
    return next_id(known, known, "R", least=1)


def slug(name: str) -> str:
    """A name as an id: `Atelier du Nord` as `atelier-du-nord`."""
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-") or "client"


def promise_path(workspace: Workspace, client: str, promise: str) -> str:
    """Beside the client's other promises; else in a folder of its own, where other clients have one."""
    folders = [
        str(PurePosixPath(commitment.path).parent)
        for commitment in workspace.commitments
        if commitment.client == client
    ]
    if folders:
        return f"{max(sorted(set(folders)), key=folders.count)}/{promise}.yaml"
    by_client = any(
        PurePosixPath(commitment.path).parent.name == commitment.client
        for commitment in workspace.commitments
    )
    return f"commitments/{client}/{promise}.yaml" if by_client else f"commitments/{promise}.yaml"
