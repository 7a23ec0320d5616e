"""A promise and all it waits for, without the rest of a register."""

from __future__ import annotations

from dataclasses import replace

from engage.model.workspace import Workspace


def concerned(workspace: Workspace, commitment_id: str) -> Workspace:
    """The workspace with the promise and those it waits for alone; people, clients and risks are all kept.

    Its dates are the same there; how full people are is not.
    """
    waiting, wanted = [commitment_id], {commitment_id}
    while waiting:
        found = workspace.commitment.get(waiting.pop())
        for milestone in found.milestones if found else ():
            for link in milestone.after:
                owner, slash, _ = link.milestone.partition("/")
                if slash and owner not in wanted:
                    wanted.add(owner)
                    waiting.append(owner)
    kept = tuple(each for each in workspace.commitments if each.id in wanted)
    return replace(workspace, commitments=kept)
