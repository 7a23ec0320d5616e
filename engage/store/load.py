"""A workspace's files to records: every fault of every file, and a broken file costs only itself."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from engage.model.base import FileRecord, Record
from engage.model.commitment import Commitment
from engage.model.diagnostic import Diagnostic, Pointer, Span
from engage.model.party import Client, ResourceFile
from engage.model.policy import Policy
from engage.model.risk import RiskFile
from engage.model.sla import Incident, IncidentFile, SeriesFile, SeriesValue
from engage.model.workspace import Resources, Workspace
from engage.store.discover import Files
from engage.store.faults import field_diagnostic
from engage.store.incidents import CsvTable, read_table
from engage.store.loaded import Loaded, table_of
from engage.store.schema import Reading, read_record
from engage.store.series import Repeats, repeated
from engage.store.tree import Tree, WorkingTree
from engage.store.yaml.parse import MAX_FLAWS, Parsed, more_of_this_kind, parse
from engage.store.yaml_surprise import surprises

_M = TypeVar("_M", bound=Record)
_R = TypeVar("_R", bound=FileRecord)


def load_workspace(root: Path) -> Loaded:
    """Read every file of the workspace in `root`, in the order of their paths."""
    return load(WorkingTree(root))


#: What was read of a file before, by record type, path and text: (record, left out, its faults).
Memo = dict[tuple[type[Record], str, str], tuple[Record | None, bool, Reading | None]]


def load(tree: Tree, memo: Memo | None = None) -> Loaded:
    """Read every file of a workspace, wherever its files come from.

    With a `memo`, a file that was read before is not read again: for several states of one workspace. What
    is wrong with it is then not told again either.
    """
    with _collector_off():
        return _Loader(tree, memo).load()


def load_policy(tree: Tree) -> Policy:
    """Only the settings of a workspace; the defaults where there are none, or none that can be read."""
    return _Loader(tree).policy(tree.files())


def load_draft(loaded: Loaded, path: str) -> tuple[Commitment | None, tuple[Diagnostic, ...]]:
    """A promise from any file of the workspace, and what is wrong with it.

    Its text is known to `loaded` from then on, so that it can be edited like the others.
    """
    loader = _Loader(WorkingTree(loaded.root))
    found = next(loader.commitments([path]), None)
    loaded.texts.update(loader.texts)
    loaded.readings.update(loader.readings)
    loaded.parsed.update(loader.parsed)
    return found, tuple(sorted(loader.diagnostics, key=Diagnostic.sort_key))


@contextmanager
def _collector_off() -> Iterator[None]:
    """Without the cyclic collector: it finds nothing to free while records are made, and costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    """Collects what the files of one workspace say, and what is wrong with them."""

    def __init__(self, tree: Tree, memo: Memo | None = None) -> None:
        self._tree = tree
        self._memo = memo
        self.diagnostics: list[Diagnostic] = []
        self.texts: dict[str, str] = {}
        self.readings: dict[str, Reading] = {}
        self.parsed: dict[str, Parsed] = {}
        self._cut_off: dict[str, frozenset[int]] = {}
        self._left_out: list[str] = []

    def load(self) -> Loaded:
        files = self._tree.files()
        policy = self.policy(files)
        clients = tuple(self._files(Client, files.clients))
        resources = self._resources(files.resources)
        risks = tuple(
            self._placed(risk, path, ("risks", at))
            for path in files.risks
            if (content := self._record(RiskFile, path))
            for at, risk in enumerate(content.risks)
        )
        commitments = tuple(self.commitments(files.commitments))
        incidents = tuple(self._incidents(files.incidents))
        series = tuple(self._series(files.series))
        checked = Workspace(
            policy,
            commitments,
            clients,
            resources,
            risks,
            incidents,
            tuple(sorted(self._left_out)),
            series,
        )
        found = tuple(sorted(self.diagnostics, key=Diagnostic.sort_key))
        return Loaded(
            self._tree.root,
            files,
            _usable(checked),
            checked,
            found,
            self.texts,
            self.readings,
            self.parsed,
        )

    def policy(self, files: Files) -> Policy:
        """The workspace's settings."""
        return (self._file(Policy, files.policy) if files.policy else None) or Policy()

    def commitments(self, paths: Iterable[str]) -> Iterator[Commitment]:
        """The promises of some files."""
        for path in paths:
            commitment = self._file(Commitment, path)
            if commitment is None:
                continue
            if self._faulty(path, ("status",)):
                # An unreadable status must not hide a promise from the review, as `draft` would.
                commitment = commitment.model_copy(update={"status": "active"})
            yield commitment

    def _faulty(self, path: str, pointer: Pointer) -> bool:
        return path in self.readings and any(f.pointer == pointer for f in self.readings[path].faults)

    def _resources(self, paths: Iterable[str]) -> Resources:
        kinds: dict[str, list[FileRecord]] = {kind: [] for kind in ResourceFile.model_fields}
        for path in paths:
            content = self._record(ResourceFile, path)
            for kind, records in kinds.items() if content else ():
                for at, record in enumerate(getattr(content, kind)):
                    records.append(self._placed(record, path, (kind, at)))
        return Resources(**{kind: tuple(records) for kind, records in kinds.items()})  # type: ignore[arg-type]

    def _incidents(self, paths: Iterable[str]) -> Iterator[Incident]:
        for path in paths:
            content = self._record(IncidentFile, path)
            for at, incident in enumerate(content.incidents if content else ()):
                if self._whole(path, ("incidents", at)):
                    yield self._placed(incident, path, ("incidents", at))

    def _series(self, paths: Iterable[str]) -> Iterator[SeriesValue]:
        """The values of all series; of a day written twice the first, and what is wrong with the second."""
        repeats = Repeats()
        for path in paths:
            content = self._record(SeriesFile, path)
            for at, value in enumerate(content.values if content else ()):
                if not self._whole(path, ("values", at)):
                    continue
                placed = self._placed(value, path, ("values", at))
                if first := repeats.first_of(placed):
                    self.diagnostics.append(self._repeated(placed, first))
                else:
                    yield placed

    def _whole(self, path: str, pointer: Pointer) -> bool:
        """Whether an item of a list is not a row that is cut off."""
        place = self.readings[path].in_file(pointer) if path in self.readings else pointer
        return place[1] not in self._cut_off.get(path, ())

    def _repeated(self, value: SeriesValue, first: SeriesValue) -> Diagnostic:
        return repeated(value, self._span(value), first.path, self._span(first).line)

    def _span(self, value: SeriesValue) -> Span:
        pointer: Pointer = (*value.pointer, "on")
        path = value.path
        place = self.parsed.get(path) or table_of(self.texts[path], path)
        in_file = self.readings[path].in_file(pointer) if path in self.readings else pointer
        return place.locate(in_file, False, None)

    def _files(self, model: type[_R], paths: Iterable[str]) -> Iterator[_R]:
        for path in paths:
            record = self._file(model, path)
            if record is not None:
                yield record

    def _file(self, model: type[_R], path: str) -> _R | None:
        record = self._record(model, path)
        return self._placed(record, path) if record is not None else None

    @staticmethod
    def _placed(record: _R, path: str, pointer: Pointer = ()) -> _R:
        record.at(path, pointer)
        return record

    def _record(self, model: type[_M], path: str) -> _M | None:
        text, faults = self._tree.read(path)
        self.diagnostics += faults
        record = self._read(model, path, text) if text is not None else None
        if record is None and path not in self._left_out[-1:]:
            self._left_out.append(path)
        return record

    def _read(self, model: type[_M], path: str, text: str) -> _M | None:
        self.texts[path] = text
        if self._memo is None:
            return self._read_anew(model, path, text)
        key = model, path, text
        if key not in self._memo:
            before = len(self._left_out)
            record = self._read_anew(model, path, text)
            self._memo[key] = record, len(self._left_out) > before, self.readings.get(path)
            return record
        known, left_out, reading = self._memo[key]
        if left_out:
            self._left_out.append(path)
        if reading:
            self.readings[path] = reading
        return known  # type: ignore[return-value]  # what the key's model made

    def _read_anew(self, model: type[_M], path: str, text: str) -> _M | None:
        parsed = read_table(text, path) if path.endswith(".csv") else parse(text, path)
        self.diagnostics += parsed.diagnostics
        if isinstance(parsed, CsvTable):
            self._cut_off[path] = parsed.cut_off
        if isinstance(parsed, Parsed):
            self.parsed[path] = dataclasses.replace(parsed, data=None, diagnostics=())
        if parsed.data is None:
            return None
        if isinstance(parsed, Parsed) and parsed.repaired:
            self._left_out.append(path)
        given_id = parsed.data.get("id")
        if isinstance(parsed, Parsed):
            self.diagnostics += surprises(model, parsed)
        record, reading = read_record(model, parsed.data)
        if reading.faults:
            self.readings[path] = reading
            owner = given_id if model is Commitment and isinstance(given_id, str) else None
            told = reading.faults[:MAX_FLAWS]
            faults = [field_diagnostic(parsed, path, fault, owner) for fault in told]
            if more := len(reading.faults) - len(told):
                faults.append(dataclasses.replace(faults[-1], message=more_of_this_kind(more)))
            self.diagnostics += _without_consequences(parsed, faults)
        return record


def _without_consequences(parsed: Parsed | CsvTable, faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The faults of fields that are no consequence of one of syntax, which is told already.

    What stands on a line with a fault of syntax likely is one; in a row of a table that is too short, only
    what is missing.
    """
    if isinstance(parsed, CsvTable):
        rows = {(next(iter(parsed.data or {})), at) for at in parsed.cut_off}
        yield from (fault for fault in faults if fault.pointer not in rows)
        return
    broken_lines = {diagnostic.span.line for diagnostic in parsed.diagnostics}
    yield from (fault for fault in faults if fault.span.line not in broken_lines)


def _usable(checked: Workspace) -> Workspace:
    """The workspace without the records of files that were left out."""
    if not checked.left_out:
        return checked
    out = frozenset(checked.left_out)

    def kept(records: tuple[_R, ...]) -> tuple[_R, ...]:
        return tuple(record for record in records if record.path not in out)

    found = checked.resources
    return Workspace(
        policy=checked.policy,
        commitments=kept(checked.commitments),
        clients=kept(checked.clients),
        resources=Resources(
            kept(found.people),
            kept(found.teams),
            kept(found.equipment),
            kept(found.providers),
            kept(found.budgets),
        ),
        risks=kept(checked.risks),
        incidents=kept(checked.incidents),
        left_out=checked.left_out,
        series=kept(checked.series),
    )
