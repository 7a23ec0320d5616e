"""What a rule is: a code, a name, an explanation, examples that are its tests, and a pure check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING, Literal, get_args

from engage.model.base import FileRecord
from engage.model.commitment import Commitment
from engage.model.diagnostic import Finding, Pointer, Severity
from engage.model.fix import Fix, Safety
from engage.model.text import Lang, Text

if TYPE_CHECKING:
    from engage.rules.context import Context

#: How strict, each with all that comes before it: whether records can be read; whether promises are well
#: made; whether they can be kept; what may be signed.
Profile = Literal["load", "draft", "promise", "signed"]
PROFILES: tuple[Profile, ...] = get_args(Profile)
#: How sure a finding is, apart from how bad it is: a record that lacks a field is certain, a word that may
#: be vague is not.
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Example:
    """A small workspace as (path, text) pairs, looked at on a day; the first file is the one to read.

    `before` is what the first file held at the base, for rules that compare with one.
    """

    files: tuple[tuple[str, str], ...]
    as_of: date
    lang: Lang
    before: str | None = None


@dataclass(frozen=True, slots=True)
class NotChecked:
    """What a rule could not judge, and why: it is said in the report, never passed over as fine."""

    why: Text
    commitment: str | None = None
    code: str = ""  # filled in by whoever runs the rule


Result = Finding | NotChecked


@dataclass(frozen=True, slots=True)
class Offers:
    """What a rule's fixes do, and whether they need a look before they are kept."""

    safety: Safety
    said: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. It lives in a file of its own in `engage/rules/catalogue/`, as `RULE`.

    `each` judges one commitment, `whole` the workspace; a rule has one of them, or none where reading the
    files raises it. `live` passes over closed promises. `absence` says that what it reports is a missing
    field, so that it keeps silent where the field was given but could not be read. `clock` says that the
    answer depends on the day. `signed` is how severe its warnings are in the `signed` profile, once the
    promise is proposed to the client. `off` rules run only where they are asked for by their whole code or
    name, or where `engage.yaml` gives them a severity. `offers` says what its fixes do, where it has any.
    With `shows_all` the plain report has all places of a fault with their lines, not only the first.
    """

    code: str
    name: str
    severity: Severity
    profile: Profile
    catches: Text
    harm: Text
    instead: Text
    options: Text | None = None
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    each: Callable[[Commitment, Context], Iterable[Result]] | None = None
    whole: Callable[[Context], Iterable[Result]] | None = None
    live: bool = False
    absence: bool = False
    clock: bool = False
    signed: Severity | None = None
    off: bool = False
    confidence: Confidence = "high"
    offers: Offers | None = None
    shows_all: bool = False

    @property
    def while_reading(self) -> bool:
        """Whether it is raised by reading the files, not by a check of its own."""
        return self.each is None and self.whole is None

    @property
    def always_told(self) -> bool:
        """Whether it cannot be switched off: what was not read was not checked."""
        return self.while_reading and self.severity is Severity.ERROR


def example(
    text: str,
    others: Mapping[str, str] | None = None,
    *,
    lang: Lang = "en",
    as_of: str = "2026-09-07",
    path: str = "commitments/promise.yaml",
    before: str | None = None,
) -> Example:
    """An example whose main file is a commitment, unless `path` says otherwise."""
    files = {path: text, **(others or {})}
    return Example(
        tuple((name, dedent(content).lstrip("\n")) for name, content in files.items()),
        date.fromisoformat(as_of),
        lang,
        dedent(before).lstrip("\n") if before is not None else None,
    )


def fault(
    record: FileRecord,
    pointer: Pointer,
    message: Text,
    *,
    help: Text | None = None,  # noqa: A002  # the name that people know from compilers
    severity: Severity | None = None,
    on_key: bool = False,
    related: tuple[tuple[FileRecord, Pointer], ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding at a pointer below a record; its code is filled in by whoever runs the rule."""
    return Finding(
        "",
        record.path,
        record.pointer + pointer,
        message,
        severity=severity,
        commitment=record.id if isinstance(record, Commitment) else None,
        help=help,
        on_key=on_key,
        related=tuple((other.path, other.pointer + below) for other, below in related),
        fix=fix,
    )
