"""Two promised actions in one sentence: `Migrate the database and train the team`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage.rules.language.reading import Reading, Spot
from engage.rules.language.wordsets import word_set

_REACH = 16
_SEMICOLON = re.compile(r";\s*$")


def compounds(reading: Reading) -> Iterator[Spot]:
    """The second action of each sentence that promises two with objects of their own."""
    if reading.kind not in {"title", "wording", "what"}:
        return
    passage = reading.passage
    verbs = word_set(passage.lang, "verbs_done")
    last = -1
    for index, word in enumerate(passage.words):
        if word in verbs and index > last and _is_promised(reading, index):
            second = _second(reading, index)
            if second is not None:
                last = second
                yield "S111", passage.spans[second - 1][0], passage.spans[second][1], "", "medium"


def _is_promised(reading: Reading, index: int) -> bool:
    passage = reading.passage
    if passage.is_start(passage.spans[index][0]):
        return True
    before = passage.before(index, 3)
    if not before:
        return False
    us, modal = word_set(passage.lang, "us"), word_set(passage.lang, "modal")
    return before[-1] in {"will", "shall", "nous"} or (before[-1] in modal and not us.isdisjoint(before))


def _second(reading: Reading, first: int) -> int | None:
    """The word index of the second action's verb."""
    passage, lang = reading.passage, reading.passage.lang
    verbs, joins = word_set(lang, "verbs_done"), word_set(lang, "joins")
    end = passage.sentence(passage.spans[first][0])[1]
    for index in range(first + 2, min(len(passage.words) - 1, first + _REACH)):
        if passage.spans[index][0] >= end:
            return None
        joined = passage.words[index - 1] in joins or _SEMICOLON.search(
            passage.text[: passage.spans[index][0]][-4:]
        )
        if (
            not joined
            or passage.words[index] not in verbs
            or not _alike(passage.words[first], passage.words[index])
        ):
            continue
        between = [word for word in passage.words[first + 1 : index] if word not in verbs | joins]
        if between and passage.words[index + 1] not in word_set(lang, "same"):
            return index
    return None


def _alike(first: str, second: str) -> bool:
    """Whether two verbs stand in the same form, as two promises of one sentence do."""
    return first.endswith("s") == second.endswith("s") and first.endswith("ons") == second.endswith("ons")
