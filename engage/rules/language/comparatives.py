"""Comparatives that no list can hold: `more readable`, `plus sereinement`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage.model.text import Lang
from engage.rules.language.guards_sentence import compared
from engage.rules.language.match import Match
from engage.rules.language.reading import Reading, Spot

_PATTERNS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<!\bno )(?<!\bany )(?<!\bthe )(?<!\bonce )(?<!\band )(?<!\beven )(?<!\bor )"
        r"\b(?:more|less) (?:(?!likely|only|exactly)[a-z]{4,}ly(?: [a-z]+)?|"
        r"[a-z]{4,}(?:able|ible|ous|ful|ive|ient|icient))\b"
    ),
    "fr": re.compile(
        r"(?<!\ble )(?<!\bla )(?<!\bles )(?<!\bau )(?<!\ben )(?<!\bde )(?<!\bou )(?<!\bnon )(?<!\bpas )"
        r"(?<!\bne )\b(?:plus|moins) (?!tardivement|précisément|exactement|généralement|longuement)"
        r"(?:[a-zà-ÿ]{4,}ment|[a-zà-ÿ]{3,}(?:able|ible|eux|euses?|ifs?|ives?))\b"
    ),
}


def comparatives(reading: Reading) -> Iterator[Spot]:
    """M205: comparatives without what they compare with."""
    passage = reading.passage
    for match in _PATTERNS[passage.lang].finditer(passage.lower):
        first, last = passage.word_at(match.start()), passage.word_at(match.end())
        if not compared(Match(reading, first, last), frozenset()):
            yield "M205", *match.span(), "", "medium"
