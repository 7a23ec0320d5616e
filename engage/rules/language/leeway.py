"""Ways out that no list can hold: `workload permitting`, `si la météo le permet`, `selon la charge`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engage.model.text import Lang
from engage.rules.language.reading import Reading, Spot
from engage.rules.language.wordsets import word_set

_PATTERNS: dict[Lang, str] = {
    "en": r"\b(?:the )?[a-z]{{3,}} permitting\b|"
    r"\b(?:if|when|where|as|should|provided) (?:the |our |its )?[a-z]{{3,}}(?: [a-z]+)?(?: so)? "
    r"(?:permits?|allows?)\b(?! [a-z]+s\b)|"
    r"\b(?:depending (?:up)?on|subject to|according to|within the limits of) (?:the |our |its |available )?"
    r"(?:{leeway})\b",
    "fr": r"\bsi (?:[a-zà-ÿ']+ ){{1,4}}le permet(?:tent)?\b|"
    r"\b(?:lorsque|quand|dès que) (?:[a-zà-ÿ']+ ){{1,4}}le permet(?:tent|tra|tront)?\b|"
    r"\b(?:selon|suivant|en fonction d(?:e|u|es)|sous réserve d(?:e|u|es)|dans la limite d(?:e|u|es)) "
    r"(?:la |le |les |l'|nos |notre |vos |ses )?(?:{leeway})\b",
}


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    return re.compile(_PATTERNS[lang].format(leeway="|".join(sorted(word_set(lang, "leeway")))))


def leeway(reading: Reading) -> Iterator[Spot]:
    """S106: clauses by which the promise holds only if it suits."""
    for match in _pattern(reading.passage.lang).finditer(reading.passage.lower):
        yield "S106", *match.span(), "", "high"
