"""What hides findings on purpose, beside the waivers of a promise."""

from __future__ import annotations

from dataclasses import dataclass, field

from engage.model.diagnostic import Span


@dataclass(frozen=True, slots=True)
class IgnoreComment:
    """`# engage: ignore[S102] reason: … until: 2027-06-30`, as it stands in a file.

    `rules` are codes or names as written, none where the comment names none. `until` is text: whether it is
    a date is judged where it is used. It speaks of what begins on the lines `first` to `last`, from 1.
    """

    path: str
    span: Span
    rules: tuple[str, ...]
    reason: str | None
    until: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding that was there when the file of known findings was written; `span` is its entry's there.

    Only `fingerprint` decides; the rest lets people read what they accept.
    """

    fingerprint: str
    code: str
    commitment: str | None
    path: str
    message: str
    span: Span = field(default_factory=Span)


#: Where known findings stand, relative to the workspace.
KNOWN_FILE = "known-findings.yaml"
