"""Can a running promise be made? Its targets against the record of the last year, its team against its load.

A running promise has no milestones, so that no simulation says when it is done. What can be said is how often
such targets were kept here (the figures of rule R409), and how full the team that will keep it is already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from engage.model.commitment import Commitment, Verdict
from engage.model.sla import SlaTarget
from engage.model.workspace import Workspace
from engage.plan.assess_types import Assessment, RunningTarget
from engage.rules.track_record import enough, incidents


def with_record(workspace: Workspace, today: date, commitment: Commitment, found: Assessment) -> Assessment:
    """The assessment of a promise, with what the record says of its targets, and the verdict then."""
    if not commitment.sla or (found.why_not is not None and not found.is_running):
        return found
    targets = tuple(_target(workspace, today, target) for target in commitment.sla)
    if found.is_running:
        full = found.team_load is not None and found.team_load > workspace.policy.capacity.plan_to
        return replace(found, targets=targets, verdict=_verdict(targets, full=full))
    worse = found.verdict == "promise" and any(target.below for target in targets)
    return replace(found, targets=targets, verdict="renegotiate" if worse else found.verdict)


def _verdict(targets: Sequence[RunningTarget], *, full: bool) -> Verdict:
    """What is not known is no promise."""
    kept = all(target.below is False for target in targets if target.promised is not None)
    return "promise" if kept and not full and any(target.promised for target in targets) else "renegotiate"


def _target(workspace: Workspace, today: date, target: SlaTarget) -> RunningTarget:
    kept = incidents(workspace, today, target)
    if kept is None or not enough(kept):
        return RunningTarget(target.name, target.attainment, None, kept.of if kept else 0)
    below = None if target.attainment is None else kept.is_below(target.attainment)
    if kept.unclear and not below:
        below = None
    return RunningTarget(target.name, target.attainment, kept.most, kept.of, bool(kept.unclear), below)
