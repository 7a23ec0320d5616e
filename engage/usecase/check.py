"""Is each promise well made, and consistent with the others? What `engage check` answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from engage.model.diagnostic import Diagnostic, Locate
from engage.model.policy_rules import RulePolicy
from engage.model.suppression import IgnoreComment, KnownFinding
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.select import Selection, unknown_token
from engage.usecase.check_view import CheckView
from engage.usecase.fingerprint import fingerprinted
from engage.usecase.found import CheckOptions, Found
from engage.usecase.known import Known
from engage.usecase.suppress import Hidden, Suppressions

__all__ = ["CheckOptions", "check"]


def check(
    workspace: Workspace,
    today: date,
    *,
    locate: Locate,
    load_diagnostics: Sequence[Diagnostic],
    files: Sequence[str],
    options: CheckOptions | None = None,
    comments: Sequence[IgnoreComment] = (),
    known: Sequence[KnownFinding] = (),
    ratchet: bool = True,
    base: Workspace | None = None,
) -> CheckView:
    """Apply the rules wanted to a workspace as known on a day.

    Args:
        locate: where a pointer stands in a file.
        load_diagnostics: what reading the files found; always part of the report.
        files: paths of all files of the workspace, for the paths asked for and the count.
        options: what the reader asked for.
        comments: the comments of the files that hide findings.
        known: the findings accepted as being there already.
        ratchet: whether those of them that are no longer found are a fault.
        base: the workspace of the revision to compare with, as known on the day.
    """
    wanted, policy = options or CheckOptions(), workspace.policy.rules
    refused = tuple(refusals(wanted, policy))
    if refused:
        return CheckView(today, refused=refused)
    found = Found(workspace, today, locate, wanted, selection(wanted, policy), base)
    found.read(load_diagnostics)
    if any(found.is_wanted(path) for path in files):
        found.judge()
    found.nothing(files)
    suppressions, accepted = Suppressions(found.owners, comments, today), Known(known)
    shown: list[Diagnostic] = []
    hidden: list[Hidden] = []
    for diagnostic in fingerprinted(found.diagnostics, workspace):
        cover = suppressions.hides(diagnostic) or accepted.hides(diagnostic)
        if cover and not found.is_fault_of_reading(diagnostic):
            hidden.append(cover)
        else:
            shown.append(diagnostic)
    gone = accepted.gone(found.was_judged, wanted) if ratchet else ()
    extra = (*suppressions.faults(found.was_judged, locate), *accepted.faults(gone))
    shown += fingerprinted(found.add(extra), workspace)
    return CheckView(
        as_of=today,
        diagnostics=tuple(sorted(shown, key=Diagnostic.sort_key)),
        files=sum(found.is_wanted(path) for path in files),
        hidden=tuple(hidden),
        gone=gone,
        left_out=workspace.left_out,
        not_checked=tuple(found.not_checked),
    )


def selection(options: CheckOptions, policy: RulePolicy) -> Selection:
    """The rules that the options and the settings of a workspace ask for."""
    return Selection(
        options.profile or policy.profile,
        options.select,
        (*policy.ignore, *options.ignore),
        policy.overrides,
    )


def refusals(options: CheckOptions, policy: RulePolicy) -> Iterator[Text]:
    """Why the rules asked for cannot be found."""
    for token in (*options.select, *options.ignore):
        if message := unknown_token(token):
            yield message
    given = (*policy.ignore, *(token for override in policy.overrides for token in override.rules))
    for token in dict.fromkeys(given):
        if message := unknown_token(token, of_file=True):
            yield Text(f"engage.yaml: {message.en}", f"engage.yaml\u00a0: {message.fr}")
