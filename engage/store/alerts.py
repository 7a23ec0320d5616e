"""The record of alerts on disk: JSON lines, one file a month, only ever added to.

Lines are independent of each other and of their order, so that git merges two branches by keeping the lines
of both (`merge=union`, set by a `.gitattributes` in the folder). A faulty line costs only itself.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engage.model.alert import AlertEntry, entry_id
from engage.model.diagnostic import Diagnostic, Severity, Span
from engage.model.text import Text
from engage.store.schema import read_record
from engage.store.write import create

FOLDER = "records/alerts"
_ATTRIBUTES = (
    b"# Lines of two branches are all kept: they are independent of each other.\n*.jsonl merge=union\n"
)


class Busy(Exception):
    """Another run has been sending for longer than this one would wait."""


@dataclass(frozen=True)
class AlertRecord:
    """The lines read, what is wrong with the others, and the texts of the files."""

    entries: tuple[AlertEntry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)


def read_alerts(root: Path) -> AlertRecord:
    """Every line of the record; a file that cannot be read is a fault too, never an exception."""
    entries: list[AlertEntry] = []
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    folder = root / FOLDER
    for file in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
        path = f"{FOLDER}/{file.name}"
        try:
            texts[path] = file.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            reason = error.strerror or str(error)
            found.append(
                _fault("X001", path, 1, 1, Text(f"cannot be read: {reason}", f"illisible\u00a0: {reason}"))
            )
            continue
        for number, line in enumerate(texts[path].split("\n"), start=1):
            if line.strip():
                entry = _entry(line, path, number)
                (entries if isinstance(entry, AlertEntry) else found).append(entry)  # type: ignore[arg-type]
    return AlertRecord(tuple(entries), tuple(found), texts)


def _entry(line: str, path: str, number: int) -> AlertEntry | Diagnostic:
    try:
        data = json.loads(line, parse_constant=_no_constant, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return _fault("X001", path, number, len(line), Text(
            "not a line of JSON: the other lines are read; correct it, or take it out",
            "pas une ligne JSON\u00a0: les autres sont lues\u202f; corrigez-la ou retirez-la",
        ))  # fmt: skip
    if not isinstance(data, dict):
        return _fault("X003", path, number, len(line), Text(
            "an alert is a mapping: {…}", "une alerte est un groupe de champs\u00a0: {…}"
        ))  # fmt: skip
    record, reading = read_record(AlertEntry, _as_text(data))
    if record is None or reading.faults:
        first = reading.faults[0] if reading.faults else None
        why = first.message if first else Text("not an alert", "pas une alerte")
        at = f"{'/'.join(map(str, first.pointer))}: " if first and first.pointer else ""
        return _fault("X003", path, number, len(line), Text(f"{at}{why.en}", f"{at}{why.fr}"))
    if record.at.tzinfo is None:
        return _fault("X003", path, number, len(line), Text(
            "at: a time without offset; write it as 2026-11-20T14:05+01:00",
            "at\u00a0: heure sans décalage\u202f; écrivez par exemple 2026-11-20T14:05+01:00",
        ))  # fmt: skip
    return record


def _as_text(value: Any) -> Any:
    """Scalars as text, as fields of files are read: the type of the field alone decides."""
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _fault(code: str, path: str, line: int, width: int, message: Text) -> Diagnostic:
    name = {"X001": "yaml-syntax", "X003": "schema"}[code]
    return Diagnostic(code, name, Severity.ERROR, path, Span(line, 1, line, max(2, width + 1)), message)


def line_of(entry: AlertEntry) -> str:
    """The line of an entry, with the id that its content gives it; what is not known is left out."""
    data = {key: value for key, value in entry.written().items() if key != "id"}
    shown = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in data.items()}
    text = json.dumps(shown, ensure_ascii=False)
    return json.dumps({"id": entry_id(text), **shown}, ensure_ascii=False)


def append(root: Path, entries: Iterable[AlertEntry]) -> None:
    """Add lines to the file of their month, and see them on the disk before going on.

    Raises:
        OSError: they cannot be written.
    """
    months: dict[str, list[str]] = {}
    for entry in entries:
        months.setdefault(f"{entry.at:%Y-%m}", []).append(line_of(entry))
    for month, lines in months.items():
        _add(root / FOLDER / f"{month}.jsonl", lines)


def _add(path: Path, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    attributes = path.parent / ".gitattributes"
    if not attributes.exists():
        with suppress(FileExistsError):
            create(attributes, _ATTRIBUTES)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        text = "".join(f"{line}\n" for line in lines).encode()
        whole = text if _ends_a_line(handle) else b"\n" + text
        while whole:
            whole = whole[os.write(handle, whole) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _ends_a_line(handle: int) -> bool:
    """Whether a new line can follow: an editor, or a run cut off in the middle, may have left half a one."""
    size = os.fstat(handle).st_size
    if not size:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


@contextmanager
def alone(root: Path, patience: float) -> Iterator[None]:
    """Alone among the runs that send from a workspace; where systems have no such lock, without it.

    Raises:
        Busy: another run kept the lock for longer than `patience` seconds.
        OSError: the folder of the record cannot be made.
    """
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        ends = time.monotonic() + patience
        while not _taken(handle, fcntl):
            if time.monotonic() > ends:
                raise Busy
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _taken(handle: int, fcntl: Any) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
