"""What a rule about wording has found in a promise."""

from __future__ import annotations

from dataclasses import dataclass

from engage.model.diagnostic import Pointer, Severity
from engage.model.text import Lang
from engage.rules.language.fields import Field
from engage.rules.language.hit import Hit
from engage.rules.rule import Confidence


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a field, or a whole field where `span` is None. `severity` is None for that of the rule."""

    rule: str
    pointer: Pointer
    words: str
    span: tuple[int, int] | None = None
    kind: str = "wording"
    topic: str = "none"
    variant: str = ""
    confidence: Confidence = "medium"
    severity: Severity | None = None
    client: str = ""
    text: str = ""  # the whole of the field
    lang: Lang = "en"  # what it is written in


def said(at: Field, hit: Hit, severity: Severity | None, client: str, lang: Lang) -> Said:
    """A hit in a field of a promise to a client."""
    return Said(
        hit.rule,
        at.pointer,
        hit.words,
        (hit.start, hit.end),
        at.kind,
        hit.topic,
        hit.variant,
        hit.confidence,
        severity,
        client,
        at.text,
        lang,
    )
