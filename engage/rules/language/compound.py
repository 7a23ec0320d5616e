"""Two promised results in one sentence: `Migrate the database and train the team`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from engage.model.text import Lang
from engage.rules.language.compound_patterns import AGAIN, NO_VERBS, NOUNS, WE_DO, WHEN
from engage.rules.language.passage import words_of
from engage.rules.language.reading import Reading, Spot
from engage.rules.language.wordsets import word_set

_REACH: Final = 16
_SHORT: Final = 20  # characters: what comes before must be a promise of its own
_SEMICOLON: Final = re.compile(r";\s*$")


def compounds(reading: Reading) -> Iterator[Spot]:
    """The second action of each sentence that promises two with objects of their own."""
    passage = reading.passage
    verbs = word_set(passage.lang, "verbs_done")
    last = -1
    for index, word in enumerate(passage.words):
        if word in verbs and index > last and _is_promised(reading, index):
            second = _second(reading, index)
            if second is not None:
                last = second
                yield "S111", passage.spans[second - 1][0], passage.spans[second][1], "", "medium"
    yield from _again(reading)


@cache
def _pattern(frame: str, lang: Lang) -> re.Pattern[str]:
    names = {
        "nouns": "as_well",
        "idle": "idle",
        "done": "done",
        "verbs": "verbs_done",
        "function": "function",
    }
    choices = {name: "|".join(sorted(word_set(lang, held))) for name, held in names.items()}
    return re.compile(frame.format(**choices))


def _again(reading: Reading) -> Iterator[Spot]:
    lower, lang = reading.passage.lower, reading.passage.lang
    for match in _pattern(AGAIN[lang], lang).finditer(lower):
        first = reading.passage.sentence(match.start())[0]
        # what comes before must be a promise of its own, and no condition
        if match.start() - first > _SHORT and not WHEN.search(
            lower, max(first, match.start() - 200), match.start()
        ):
            yield "S111", *match.span(), "", "medium"
    for match in _pattern(WE_DO[lang], lang).finditer(lower):
        group = "second" if match["second"] or lang == "en" else "second2"
        between = words_of(lower[match.start() : match.start(group)])
        if all(word in word_set(lang, "verbs_done") for word in between):
            continue  # `design, build and test the portal` is one
        verb = match[group.replace("second", "verb")]
        if not verb.endswith(NOUNS if group == "second" else NO_VERBS):
            yield "S111", *match.span(group), "", "medium"


def _is_promised(reading: Reading, index: int) -> bool:
    passage = reading.passage
    if passage.is_start(passage.spans[index][0]):
        return True
    before = passage.before(index, 3)
    if not before:
        return False
    us, modal = word_set(passage.lang, "us"), word_set(passage.lang, "modal")
    return before[-1] in {"will", "shall", "nous", "we"} or (
        before[-1] in modal and not us.isdisjoint(before)
    )


def _second(reading: Reading, first: int) -> int | None:
    """The word index of the second action's verb."""
    passage, lang = reading.passage, reading.passage.lang
    verbs, joins = word_set(lang, "verbs_done"), word_set(lang, "joins")
    end = passage.sentence(passage.spans[first][0])[1]
    for index in range(first + 2, min(len(passage.words) - 1, first + _REACH)):
        if passage.spans[index][0] >= end:
            return None
        if passage.words[index] not in verbs or not _alike(passage.words[first], passage.words[index]):
            continue
        between = [word for word in passage.words[first + 1 : index] if word not in verbs | joins]
        if _joined(reading, index) and between and passage.words[index + 1] not in word_set(lang, "same"):
            return index
    return None


def _joined(reading: Reading, index: int) -> bool:
    """Whether a word stands behind `and` or a semicolon."""
    passage = reading.passage
    gap = passage.text[passage.spans[index - 1][1] : passage.spans[index][0]]
    return passage.words[index - 1] in word_set(passage.lang, "joins") or bool(_SEMICOLON.search(gap))


def _alike(first: str, second: str) -> bool:
    """Whether two verbs stand in the same form, as two promises of one sentence do."""
    return first.endswith("s") == second.endswith("s") and first.endswith("ons") == second.endswith("ons")
