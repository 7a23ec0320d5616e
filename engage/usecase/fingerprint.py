"""What tells one finding from all others, and stays the same while the file around it changes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from engage.model.base import FileRecord, Record
from engage.model.diagnostic import Diagnostic, Pointer
from engage.model.workspace import Workspace

#: The version of what is hashed: a change of it makes every finding a new one.
VERSION = "1"
_LENGTH = 32
#: Files with a record each, and those whose records stand in lists (`people/0`).
_Owners = Mapping[str, Mapping[Pointer, FileRecord]]


def fingerprinted(found: Iterable[Diagnostic], workspace: Workspace) -> tuple[Diagnostic, ...]:
    """The findings in the order of files and places, each with its fingerprint.

    It is a hash of the rule, the commitment's id (else the file), the pointer with the ids of list items in
    place of their positions, the words found, and an ordinal among findings that are alike in all of these.
    """
    owners, seen = _owners(workspace), Counter[tuple[str, ...]]()
    result = []
    for diagnostic in sorted(found, key=Diagnostic.sort_key):
        record, below = _owner(owners, diagnostic)
        pointer, value = _followed(diagnostic.pointer[:below], diagnostic.pointer[below:], record)
        excerpt = _excerpt(value, diagnostic.words) or diagnostic.excerpt
        about = diagnostic.commitment or diagnostic.path
        key = (diagnostic.code, about, pointer, _normal(excerpt or ""))
        result.append(replace(diagnostic, excerpt=excerpt, fingerprint=_hash(*key, str(seen[key]))))
        seen[key] += 1
    return tuple(result)


def _owners(workspace: Workspace) -> _Owners:
    found = workspace.resources
    kinds = (found.people, found.teams, found.equipment, found.providers, found.budgets, workspace.risks)
    records = (*workspace.commitments, *workspace.clients, *(record for kind in kinds for record in kind))
    owners: dict[str, dict[Pointer, FileRecord]] = {workspace.policy.path: {(): workspace.policy}}
    for record in records:
        owners.setdefault(record.path, {})[record.pointer] = record
    return owners


def _owner(owners: _Owners, diagnostic: Diagnostic) -> tuple[FileRecord | None, int]:
    """The record that a finding is in, and how many steps of the pointer lead to it."""
    of_file = owners.get(diagnostic.path, {})
    for depth in (2, 0):
        record = of_file.get(diagnostic.pointer[:depth])
        if record is not None and len(record.pointer) == depth:
            return record, depth
    return None, 0


def _followed(above: Pointer, pointer: Pointer, record: FileRecord | None) -> tuple[str, Any]:
    """The pointer, with ids in place of positions where the items have them, and the value it leads to."""
    steps = [*map(str, above[:1]), str(getattr(record, "id", above[1]))] if above else []
    value: Any = record
    for step in pointer:
        value = _below(value, step)
        name = getattr(value, "id", None) if isinstance(step, int) else None
        steps.append(str(step if name is None else name))
    return "/".join(steps), value


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, Record):
        names = {info.alias or name: name for name, info in type(value).model_fields.items()}
        return getattr(value, names[str(step)], None) if str(step) in names else None
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _excerpt(value: Any, words: tuple[int, int] | None) -> str | None:
    return value[words[0] : words[1]] if words and isinstance(value, str) else None


def _normal(text: str) -> str:
    """The words without what an editor or another keyboard changes: case, breaks, forms of one letter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _hash(*parts: str) -> str:
    whole = "\x1f".join((VERSION, *parts))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
