"""Is each promise well made, and consistent with the others? What `engage check` answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from engage.model.commitment import Commitment
from engage.model.diagnostic import Diagnostic, Finding, Locate, Pointer, Severity, Span
from engage.model.policy import RulePolicy
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.catalogue.x007_nothing_checked import NO_COMMITMENTS, no_such_path
from engage.rules.context import Context
from engage.rules.globs import matches
from engage.rules.registry import by_code
from engage.rules.rule import NotChecked, Profile, Rule
from engage.rules.run import Unread, run
from engage.rules.select import Selection, lies_before_the_client, severity, unknown_token, waived

FailOn = Literal["error", "warning", "never"]
FINE, FOUND, UNUSABLE = 0, 1, 2
NOTHING = "X007"
#: What `Locate` takes.
_Place = tuple[str, Pointer, bool, "tuple[int, int] | None"]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the reader asked for.

    `paths` (files, folders, patterns) and `changed` (the files that differ from a revision; None: all)
    narrow the report, never what is read.
    """

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile | None = None
    changed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class CheckView:
    """What was found, by file and place.

    `suppressed` counts findings that a waiver of their promise accepts. `not_checked` is what rules could
    not judge. `refused` says why nothing was checked at all: a rule that does not exist.
    """

    as_of: date
    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    suppressed: int = 0
    left_out: tuple[str, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    refused: tuple[Text, ...] = ()

    def count(self, level: Severity) -> int:
        """How many findings are of a severity."""
        return sum(diagnostic.severity is level for diagnostic in self.diagnostics)

    def exit_code(self, fail_on: FailOn = "error") -> int:
        """0 fine; 1 findings at or above `fail_on`; 2 nothing was checked, or not what was asked for."""
        if self.refused or any(diagnostic.code == NOTHING for diagnostic in self.diagnostics):
            return UNUSABLE
        failing = {"error": {Severity.ERROR}, "warning": {Severity.ERROR, Severity.WARNING}}.get(
            fail_on, set()
        )
        return FOUND if any(diagnostic.severity in failing for diagnostic in self.diagnostics) else FINE


def check(
    workspace: Workspace,
    today: date,
    *,
    locate: Locate,
    load_diagnostics: Sequence[Diagnostic],
    files: Sequence[str],
    options: CheckOptions | None = None,
) -> CheckView:
    """Apply the rules wanted to a workspace as known on a day.

    Args:
        locate: where a pointer stands in a file.
        load_diagnostics: what reading the files found; always part of the report.
        files: paths of all files of the workspace, for the paths asked for and the count.
        options: what the reader asked for.
    """
    wanted, policy = options or CheckOptions(), workspace.policy.rules
    refused = tuple(_refused(wanted, policy))
    if refused:
        return CheckView(today, refused=refused)
    found = _Found(workspace, today, locate, wanted, policy)
    selection = Selection(
        wanted.profile or policy.profile,
        wanted.select,
        (*policy.ignore, *wanted.ignore),
        policy.overrides,
    )
    found.read(load_diagnostics, selection)
    if any(found.is_wanted(path) for path in files):
        found.judge(selection)
    found.nothing(files)
    return CheckView(
        as_of=today,
        diagnostics=tuple(sorted(found.diagnostics, key=Diagnostic.sort_key)),
        files=sum(found.is_wanted(path) for path in files),
        suppressed=found.suppressed,
        left_out=workspace.left_out,
        not_checked=tuple(found.not_checked),
    )


def _refused(options: CheckOptions, policy: RulePolicy) -> Iterator[Text]:
    for token in (*options.select, *options.ignore):
        if message := unknown_token(token):
            yield message
    given = (*policy.ignore, *(token for override in policy.overrides for token in override.rules))
    for token in dict.fromkeys(given):
        if message := unknown_token(token, of_file=True):
            yield Text(f"engage.yaml: {message.en}", f"engage.yaml\u00a0: {message.fr}")


class _Found:
    """Collects what is to be reported: severity, waivers and paths are applied here, and only here."""

    def __init__(
        self, workspace: Workspace, today: date, locate: Locate, options: CheckOptions, policy: RulePolicy
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.not_checked: list[NotChecked] = []
        self.suppressed = 0
        self._context = Context(workspace, today)
        self._locate = locate
        self._paths = options.paths
        self._changed = options.changed
        self._overrides = policy.overrides
        self._owners: dict[str, Commitment] = {c.path: c for c in workspace.commitments}
        self._unread: Unread = {}

    def is_wanted(self, path: str) -> bool:
        """Whether the reader asked for the file; without any path, for all."""
        return self._is_changed(path) and self._is_named(path)

    def _is_named(self, path: str) -> bool:
        return not self._paths or any(matches(pattern, path) for pattern in self._paths)

    def _is_changed(self, path: str) -> bool:
        return self._changed is None or path in self._changed

    def _is_reported(self, finding: Finding) -> bool:
        """Whether a finding is asked for: one of its places is enough to bring a change into it."""
        places = (finding.path, *(path for path, _ in finding.related))
        return self._is_named(finding.path) and any(map(self._is_changed, places))

    def read(self, diagnostics: Sequence[Diagnostic], selection: Selection) -> None:
        """Take over what reading the files found: faults always, mere warnings as the reader selected."""
        unread: dict[str, list[Pointer]] = {}
        wanted = frozenset(rule.code for rule in selection.rules())
        for diagnostic in diagnostics:
            rule, path = by_code()[diagnostic.code], diagnostic.path
            owner, is_fault = self._owners.get(path), rule.severity is Severity.ERROR
            if is_fault:
                unread.setdefault(path, []).append(diagnostic.pointer)
            elif rule.code not in wanted:
                continue
            level = severity(rule, path, diagnostic.severity, self._overrides, reading=is_fault)
            if level and self.is_wanted(path):
                if not is_fault and waived(rule, owner, self._context.today):
                    self.suppressed += 1
                    continue
                name = diagnostic.commitment or (owner.id if owner else None)
                self.diagnostics.append(replace(diagnostic, severity=level, commitment=name))
        self._unread = {path: tuple(pointers) for path, pointers in unread.items()}

    def judge(self, selection: Selection) -> None:
        """Run the rules, then look the places up."""
        reported: list[tuple[Rule, Finding, Severity]] = []
        for rule, result in run(selection.rules(), self._context, self._unread):
            if isinstance(result, NotChecked):
                owner = self._context.workspace.commitment.get(result.commitment or "")
                if owner is None or self.is_wanted(owner.path):
                    self.not_checked.append(result)
            elif self._is_reported(result):
                level = self._level(rule, result, selection)
                if level and waived(rule, self._owners.get(result.path), self._context.today):
                    self.suppressed += 1
                elif level:
                    reported.append((rule, result, level))
        spans = self._spans([finding for _, finding, _ in reported])
        self.diagnostics += [_placed(rule, finding, level, spans) for rule, finding, level in reported]

    def _level(self, rule: Rule, finding: Finding, selection: Selection) -> Severity | None:
        return severity(
            rule,
            finding.path,
            finding.severity,
            self._overrides,
            named=selection.names(rule),
            signed=selection.profile == "signed" and lies_before_the_client(self._owners.get(finding.path)),
        )

    def _spans(self, findings: Sequence[Finding]) -> dict[_Place, Span]:
        """Where the findings and their other places stand, file by file: its positions are made once then."""
        places = {place for finding in findings for place in _places(finding)}
        ordered = sorted(places, key=lambda place: place[0])
        return {place: self._locate(*place) for place in ordered}

    def nothing(self, files: Sequence[str]) -> None:
        """Report each path that means no file, and a workspace without commitments."""
        for path in self._paths:
            if not any(matches(path, file) for file in files):
                self._nothing(path, *no_such_path(path, files))
        if not self._paths and not any(file.startswith("commitments/") for file in files):
            self._nothing("commitments/", *NO_COMMITMENTS)

    def _nothing(self, path: str, message: Text, advice: Text) -> None:
        rule = by_code()[NOTHING]
        self.diagnostics.append(
            Diagnostic(rule.code, rule.name, rule.severity, path, Span(), message, help=advice)
        )


def _places(finding: Finding) -> list[_Place]:
    main = (finding.path, finding.pointer, finding.on_key, finding.words)
    return [main, *((path, pointer, False, None) for path, pointer in finding.related)]


def _placed(rule: Rule, finding: Finding, level: Severity, spans: Mapping[_Place, Span]) -> Diagnostic:
    main, *related = _places(finding)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=level,
        path=finding.path,
        span=spans[main],
        message=finding.message,
        commitment=finding.commitment,
        help=finding.help,
        pointer=finding.pointer,
        related=tuple((place[0], spans[place]) for place in related),
    )
