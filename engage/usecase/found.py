"""Gathers what is to be reported: severities, and the files asked for, are applied here, and only here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engage.model.commitment import Commitment, is_small
from engage.model.diagnostic import Diagnostic, Finding, Locate, Pointer, Severity, Span
from engage.model.text import Text
from engage.model.workspace import Workspace
from engage.rules.catalogue.x007_nothing_checked import NO_COMMITMENTS, no_such_path
from engage.rules.context import Context
from engage.rules.globs import matches
from engage.rules.registry import by_code
from engage.rules.rule import NotChecked, Profile, Rule
from engage.rules.run import Unread, run
from engage.rules.scope import weighs_on_small
from engage.rules.select import Selection, lies_before_the_client, severity

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


class Found:
    """What the files and the rules have to say, as far as the reader asked for it; nothing is hidden yet."""

    def __init__(
        self,
        workspace: Workspace,
        today: date,
        locate: Locate,
        options: CheckOptions,
        selection: Selection,
        base: Workspace | None = None,
    ) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.not_checked: list[NotChecked] = []
        self._context = Context(workspace, today, base)
        self._locate = locate
        self._paths = options.paths
        self._changed = options.changed
        self._selection = selection
        self._rules = selection.rules()
        self._wanted = frozenset(rule.code for rule in self._rules)
        self._skipped: dict[str, set[str | None]] = {}
        self.owners: dict[str, Commitment] = {c.path: c for c in workspace.commitments}
        self._unread: Unread = {}
        self._faults: set[tuple[str, str, Span]] = set()

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

    def read(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over what reading the files found: faults always, mere warnings as the reader selected."""
        unread: dict[str, list[Pointer]] = {}
        for diagnostic in diagnostics:
            rule, path = by_code()[diagnostic.code], diagnostic.path
            owner, is_fault = self.owners.get(path), rule.severity is Severity.ERROR
            if is_fault:
                unread.setdefault(path, []).append(diagnostic.pointer)
                self._faults.add((diagnostic.code, path, diagnostic.span))
            elif rule.code not in self._wanted:
                continue
            level = severity(rule, path, diagnostic.severity, self._selection.overrides, reading=is_fault)
            if level and self.is_wanted(path):
                name = diagnostic.commitment or (owner.id if owner else None)
                self.diagnostics.append(replace(diagnostic, severity=level, commitment=name))
        self._unread = {path: tuple(pointers) for path, pointers in unread.items()}

    def judge(self) -> None:
        """Run the rules, then look the places up."""
        reported: list[tuple[Rule, Finding, Severity]] = []
        for rule, result in run(self._rules, self._context, self._unread):
            if isinstance(result, NotChecked):
                self._skipped.setdefault(rule.code, set()).add(result.commitment)
                owner = self._context.workspace.commitment.get(result.commitment or "")
                if owner is None or self.is_wanted(owner.path):
                    self.not_checked.append(result)
            elif self._is_reported(result) and self._weighs(rule, result):
                level = self._level(rule, result.path, result.severity)
                if level:
                    reported.append((rule, result, level))
        spans = self._spans([finding for _, finding, _ in reported])
        self.diagnostics += [_placed(rule, finding, level, spans) for rule, finding, level in reported]

    def _weighs(self, rule: Rule, finding: Finding) -> bool:
        """Whether the rule holds for the promise found: small ones are checked lightly."""
        owner = self.owners.get(finding.path)
        return not (owner and is_small(owner)) or weighs_on_small(rule.code, rule.profile)

    def is_fault_of_reading(self, diagnostic: Diagnostic) -> bool:
        """Whether reading the files found it; it cannot be hidden: what was not read was not checked."""
        return (diagnostic.code, diagnostic.path, diagnostic.span) in self._faults

    def add(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Faults that are found outside files and rules, as far as they are wanted."""
        found = []
        for diagnostic in diagnostics:
            rule, path = by_code()[diagnostic.code], diagnostic.path
            level = self._level(rule, path, diagnostic.severity)
            if level and rule.code in self._wanted and self.is_wanted(path):
                found.append(replace(diagnostic, severity=level))
        return found

    def was_judged(self, rule: Rule, path: str, commitment: str | None) -> bool:
        """Whether the rule could find something in a file, so that finding nothing means something."""
        skipped = self._skipped.get(rule.code, set())
        return (
            rule.code in self._wanted
            and self._level(rule, path, None) is not None
            and self.is_wanted(path)
            and path not in self._unread
            and not {None, commitment} & skipped
        )

    def _level(self, rule: Rule, path: str, found: Severity | None) -> Severity | None:
        return severity(
            rule,
            path,
            found,
            self._selection.overrides,
            named=self._selection.names(rule),
            signed=self._selection.profile == "signed" and lies_before_the_client(self.owners.get(path)),
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
        words=finding.words,
        fix=finding.fix,
    )
