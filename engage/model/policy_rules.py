"""The settings of `engage.yaml` about `check`: which rules, how strict, and words of your own."""

from typing import Annotated, Literal

from engage.model.base import Record, internal
from engage.model.types import (
    Line,
    Lines,
    Listed,
    Mapped,
)

Level = Literal["error", "warning", "info", "off"]


class RuleOverride(Record):
    """Other severities for some files."""

    paths: Annotated[tuple[Line, ...], Listed] = internal("Glob patterns, relative to the workspace.", ())
    rules: Annotated[dict[Line, Level], Mapped] = internal("Severity by code.", {})


class RulePolicy(Record):
    """Which rules `engage check` applies."""

    profile: Literal["load", "draft", "promise", "signed"] = internal("How strict.", "promise")
    ignore: Annotated[tuple[Line, ...], Listed] = internal("Codes, or their beginnings.", ())
    overrides: Annotated[tuple[RuleOverride, ...], Listed] = internal("Other severities by path.", ())


class OwnTerm(Record):
    """A word or phrase that `check` should find."""

    term: Line = internal("The word or phrase, each inflected form a term of its own.")
    rule: Literal[
        "S102", "S103", "S104", "S105", "S106", "S107", "S108", "S109", "S113", "S114", "R404", "T504"
    ] = internal("The rule that reports it.", "S102")
    lang: Literal["en", "fr"] | None = internal("In texts of this language only; default: both.", None)


class WordingPolicy(Record):
    """The words that rules about wording look for, beside and without those shipped."""

    add: Annotated[tuple[OwnTerm, ...], Listed] = internal("Terms to look for too.", ())
    remove: Lines = internal("Terms, or single forms, not to look for.", ())
