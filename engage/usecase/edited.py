"""A promise after an edit that is not written yet: what it would say, and what would lead nowhere in it."""

from __future__ import annotations

import dataclasses
from datetime import date

from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding
from engage.model.workspace import Workspace
from engage.rules.catalogue import x005_dangling_reference, x006_dependency_cycle
from engage.rules.context import Context
from engage.rules.rule import NotChecked

_RULES = (x005_dangling_reference.RULE, x006_dependency_cycle.RULE)


def with_edited(workspace: Workspace, edited: Commitment) -> Workspace:
    """The workspace with a promise as it would be."""
    records = tuple(edited if known.path == edited.path else known for known in workspace.commitments)
    return dataclasses.replace(workspace, commitments=records)


def led_nowhere(before: Workspace, edited: Commitment, today: date) -> tuple[Finding, ...]:
    """The references of an edited promise to what does not exist, and its circles, that it had not before."""
    known = {found.message.en for found in _found(before, edited.path, today)}
    after = _found(with_edited(before, edited), edited.path, today)
    return tuple(found for found in after if found.message.en not in known)


def _found(workspace: Workspace, path: str, today: date) -> list[Finding]:
    context = Context(workspace, today)
    return [
        dataclasses.replace(found, code=rule.code)
        for rule in _RULES
        for found in (rule.whole(context) if rule.whole else ())
        if not isinstance(found, NotChecked) and found.path == path
    ]
