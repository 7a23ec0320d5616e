"""Which language a text is written in: a vote of its function words, no more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from engage.model.text import LANGS, Lang
from engage.rules.language.normal import lowered, normalise
from engage.rules.language.passage import words_of
from engage.rules.language.wordsets import data_lines, word_set

#: Below these a text says too little: clear for the other language, clear for none of the two.
_CLEAR, _LONG = 3, 8
_MOST: Final = 400


@cache
def _other() -> frozenset[str]:
    """Function words of German, Dutch, Spanish, Italian and Portuguese."""
    return frozenset(
        word for line in data_lines("function_words.tsv") for word in line.split("\t")[1].split()
    )


def votes(words: Sequence[str]) -> tuple[dict[Lang, int], int]:
    """How many words speak for each language, and how many for one that is not read."""
    some = words[:_MOST]
    counted: dict[Lang, int] = {lang: sum(map(word_set(lang, "vote").__contains__, some)) for lang in LANGS}
    return counted, sum(map(_other().__contains__, some))


def language(words: Sequence[str], declared: Lang | None) -> Lang | None:
    """The language to read a text in; None where it is none of the two.

    What is declared holds, unless the text clearly speaks for another language.
    """
    if declared is not None and _agrees(words, declared):
        return declared
    counted, other = votes(words)
    best: Lang = "en" if counted["en"] > counted["fr"] else "fr"
    second: Lang = "fr" if best == "en" else "en"
    if other >= _CLEAR and other > 2 * counted[best]:
        return None
    if declared is None:
        return best if counted[best] > counted[second] else None
    if best != declared and counted[best] >= _CLEAR and counted[best] > 3 * counted[declared]:
        return best
    silent = not counted[best] and len(words) >= _LONG
    return None if silent and other else declared


def _agrees(words: Sequence[str], declared: Lang) -> bool:
    """Whether a text is too short to speak against its language, or speaks for it at once: nearly all are."""
    return len(words) < _CLEAR or not word_set(declared, "vote").isdisjoint(words[:_LONG])


def detect(text: str) -> Lang | None:
    """The language of a text of which nothing is declared."""
    return language(words_of(lowered(normalise(text[: 20 * _MOST]).text)), None)
