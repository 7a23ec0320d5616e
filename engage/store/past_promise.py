"""A promise's past versions, read: the texts that git has as records, with their commits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo

from engage.model.commitment import Commitment
from engage.store.git.lineage import Lineage, Version
from engage.store.git.output import Commit
from engage.store.schema import read_record
from engage.store.yaml.parse import parse
from engage.usecase.past_life import PastVersion


class PastReader:
    """Reads versions; each text once."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._known: dict[str, Commitment | None] = {}

    def versions(self, found: Lineage, until: date) -> Iterator[PastVersion]:
        """The versions up to a day, oldest first, without those that say the same as the one before."""
        before: str | None = ""
        for version in found.versions:
            if version.commit.day(self._zone) > until:
                continue
            if version.text is None or version.text != before:
                yield self._version(version)
            before = version.text

    def _version(self, version: Version) -> PastVersion:
        commit = version.commit
        return PastVersion(
            on=commit.day(self._zone),
            commit=commit.oid,
            author=commit.author,
            path=version.path,
            promise=self.record(version.text, version.path),
            removed=version.text is None,
            side=tuple(self._brought(made, text, version.path) for made, text in version.side),
        )

    def _brought(self, made: Commit, text: str | None, path: str) -> PastVersion:
        return PastVersion(made.day(self._zone), made.oid, made.author, path, self.record(text, path))

    def record(self, text: str | None, path: str) -> Commitment | None:
        """The commitment that a text holds; `None` where it cannot be read."""
        if text is None:
            return None
        if text not in self._known:
            data = parse(text, path).data
            self._known[text] = read_record(Commitment, data)[0] if data is not None else None
        return self._known[text]
