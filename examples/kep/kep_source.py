"""Reading proposals, their history and the days of releases.

The files of Kubernetes stay where they are and are only read. Every value is kept as the text that stands
in the file: `2023-14-05` is not repaired.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

STAGES = ("alpha", "beta", "stable")
_RELEASE = re.compile(r"v?(\d+\.\d+)")


@dataclass(frozen=True)
class Event:
    """One change of one proposal, as `kep_events.csv` lists them."""

    on: str
    commit: str
    path: str
    number: str
    status: str
    stage: str
    created: str
    promised: Mapping[str, str]


@dataclass(frozen=True)
class Kep:
    """One proposal as of the chosen day, with the changes that led there, oldest first."""

    path: str
    source: Mapping[str, Any]
    status: str
    stage: str
    created: str
    promised: Mapping[str, str]
    events: tuple[Event, ...] = ()

    @property
    def number(self) -> str:
        return str(self.source.get("kep-number") or "")


@dataclass(frozen=True)
class Releases:
    """Release → the day it was published."""

    days: Mapping[str, str]

    def day(self, release: str) -> str | None:
        """The day of a release; text that names no release is given back, for `check` to report.

        None: nothing was promised, or the release has no date yet.
        """
        named = _RELEASE.fullmatch(release)
        if named is None:
            return release or None
        return self.days.get(named.group(1))

    def before(self, release: str) -> str | None:
        """The day of the release before this one: the first on which its cycle runs."""
        own = self.day(release)
        return max((day for day in self.days.values() if own and day < own), default=None)

    def names(self, release: str) -> bool:
        """Whether the text names a release at all."""
        return _RELEASE.fullmatch(release) is not None

    def out_by(self, release: str, today: str) -> str | None:
        """The day of a release that was out on `today`, or None."""
        named = _RELEASE.fullmatch(release)
        day = self.days.get(named.group(1)) if named else None
        return day if day is not None and day <= today else None


def read_releases(path: Path) -> Releases:
    with path.open(encoding="utf-8", newline="") as lines:
        return Releases({row["release"]: row["date"] for row in csv.DictReader(lines)})


def read_events(path: Path, today: str | None) -> list[Event]:
    """The changes up to `today`; none where the folder is a plain clone without the list."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        events = [_event(row) for row in csv.DictReader(lines)]
    return [event for event in events if today is None or event.on <= today]


def _event(row: Mapping[str, str]) -> Event:
    return Event(
        on=row["commit_date"][:10],
        commit=row["commit"],
        path=row["path"],
        number=row["kep_number"],
        status=row["status"].strip(),
        stage=row["stage"].strip(),
        created=row["creation_date"],
        promised={stage: row[stage].strip() for stage in STAGES},
    )


def read_keps(root: Path) -> Iterator[Kep]:
    """Every proposal in the state of its file. Templates promise nothing and are left out."""
    for path in sorted((root / "keps").rglob("kep.yaml")):
        if path.parent.name.endswith("-template"):
            continue
        # BaseLoader keeps every value as the text that was written: `2023-14-05` stays.
        source = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        yield _kep(path.relative_to(root).as_posix(), source)


def _kep(path: str, source: Mapping[str, Any]) -> Kep:
    milestone = source.get("milestone")
    promised = milestone if isinstance(milestone, dict) else {}
    return Kep(
        path=path,
        source=source,
        status=str(source.get("status") or ""),
        stage=str(source.get("stage") or ""),
        created=str(source.get("creation-date") or ""),
        promised={stage: str(promised.get(stage) or "") for stage in STAGES},
    )


def with_history(keps: Iterable[Kep], events: Iterable[Event]) -> Iterator[Kep]:
    """Each proposal with its changes; those of a file since renamed are found by their number."""
    keps = list(keps)
    paths = {kep.path for kep in keps}
    by_key: dict[str, list[Event]] = {}
    for event in events:
        by_key.setdefault(event.path if event.path in paths else event.number, []).append(event)
    for kep in keps:
        own = [*by_key.get(kep.path, ()), *(by_key.get(kep.number, ()) if kep.number else ())]
        yield replace(kep, events=tuple(sorted(own, key=lambda event: event.on)))


def rewound(keps: Iterable[Kep]) -> Iterator[Kep]:
    """Each proposal in the state of its last change; those that did not exist yet are left out."""
    for kep in keps:
        if kep.events:
            last = kep.events[-1]
            yield replace(
                kep, status=last.status, stage=last.stage, created=last.created, promised=last.promised
            )
