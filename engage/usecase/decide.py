"""Recording a decision: what the assessment said, who signed, who agreed for those who do the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.plan.assess_types import Assessment
from engage.rules.words import both, did_you_mean
from engage.usecase.change import Change, Refused, given, put


@dataclass(frozen=True, slots=True)
class DecideOptions:
    """Who decides, when, and why against the verdict."""

    on: date
    today: date
    signed_by: str | None = None
    ops_agreed_by: str | None = None
    override_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be written, and the line that says so."""

    changes: tuple[Change, ...]
    summary: Text


def decide(workspace: Workspace, found: Assessment, options: DecideOptions) -> Decided | Refused:
    """The `decision` of a promise; refused where it is signed against the verdict without a reason."""
    why_not = _why_not(workspace, found, options)
    if why_not is not None:
        return Refused(why_not)
    record = given(
        {
            "on": options.on.isoformat(),
            "verdict": found.verdict,
            "on_time": None if found.on_time is None else round(found.on_time, 2),
            "signed_by": options.signed_by,
            "ops_agreed_by": options.ops_agreed_by,
            "override_reason": options.override_reason,
        }
    )
    signed = f", signed by {options.signed_by}" if options.signed_by else ", not signed"
    signed_fr = f", signé par {options.signed_by}" if options.signed_by else ", non signé"
    return Decided(
        (put(("decision",), record),),
        both(
            f"{found.id}: decision of {options.on} recorded, {found.verdict}{signed}",
            f"{found.id} : décision du {options.on} notée, {found.verdict}{signed_fr}",
        ),
    )


def _why_not(workspace: Workspace, found: Assessment, options: DecideOptions) -> Text | None:
    for option, name in (("--signed-by", options.signed_by), ("--ops-agreed-by", options.ops_agreed_by)):
        if name is not None and workspace.person and not _is_one_of_us(workspace, name):
            near = did_you_mean(name, [*workspace.person, *workspace.policy.roles])
            return both(
                f"{option}: nobody of resources.yaml is `{name}`" + (f"; {near.en}" if near else ""),
                f"{option} : personne de resources.yaml n'est `{name}`" + (f" ; {near.fr}" if near else ""),
            )
    if options.on > options.today:
        return both(
            f"--on: {options.on} lies ahead, today is {options.today}",
            f"--on : le {options.on} est à venir, nous sommes le {options.today}",
        )
    if options.signed_by and found.verdict != "promise" and not options.override_reason:
        return both(
            f"{found.id}: the verdict is `{found.verdict}`; to sign all the same, say why with "
            "--override-reason",
            f"{found.id} : le verdict est `{found.verdict}` ; pour signer quand même, dites pourquoi avec "
            "--override-reason",
        )
    return None


def _is_one_of_us(workspace: Workspace, name: str) -> bool:
    return name in workspace.person or name in workspace.policy.roles
