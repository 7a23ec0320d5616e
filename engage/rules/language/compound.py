"""Two promised results in one sentence: `Migrate the database and train the team`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from engage.model.text import Lang
from engage.rules.language.reading import Reading, Spot
from engage.rules.language.wordsets import word_set

_REACH: Final = 16
_SHORT: Final = 20  # characters: what comes before must be a promise of its own
_SEMICOLON: Final = re.compile(r";\s*$")
#: `…, and we redesign your stand`; `…, ainsi que la formation`.
_AGAIN: Final[dict[Lang, str]] = {
    "en": r",? and (?:the|your|our|all|each|two|three|\d[\d,]*) (?:[a-z-]+ ){{1,3}}"
    r"(?:is|are|will be|gets?) (?:{done})\b|"
    r",? and (?:we|our team)(?: will| also| then)* (?!(?:{idle})\b)[a-z]{{3,}}\b|"
    r",? as well as (?:the )?(?:[a-z]{{4,}}ing|{nouns})\b",
    "fr": r",? et (?:les |la |le |l'|vos |votre |nos |notre |deux |trois |\d[\d ]*)(?:[a-zà-ÿ'-]+ ){{1,3}}"
    r"(?:est|sont|sera|seront) (?:{done})\b|"
    r",? (?:et|puis) nous (?!(?:{idle})\b)[a-zà-ÿ]{{3,}}ons\b|"
    r",? ainsi que (?:la |le |l'|les )?(?:{nouns})s?\b",
}
#: `Nous démolissons …  et construisons`: two verbs of ours; `maisons` and `stations` are none.
_WE_DO: Final = re.compile(
    r"\bnous [a-zà-ÿ]{2,}ons\b[^.]{8,160}?(?P<second>,? (?:et|puis) (?P<verb>[a-zà-ÿ]{3,}ons)\b)"
)
_NOUNS: Final = ("tions", "sions", "aisons", "çons", "llons", "xions", "mions", "jetons", "cartons")


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
def _again_pattern(lang: Lang) -> re.Pattern[str]:
    nouns, idle, done = ("|".join(sorted(word_set(lang, name))) for name in ("as_well", "idle", "done"))
    return re.compile(_AGAIN[lang].format(nouns=nouns, idle=idle, done=done))


def _again(reading: Reading) -> Iterator[Spot]:
    """A second result that names its subject again, or stands behind `as well as`."""
    lower = reading.passage.lower
    for match in _again_pattern(reading.passage.lang).finditer(lower):
        if match.start() - reading.passage.sentence(match.start())[0] > _SHORT:
            yield "S111", *match.span(), "", "medium"
    if reading.passage.lang == "fr":
        for match in _WE_DO.finditer(lower):
            if not match["verb"].endswith(_NOUNS):
                yield "S111", *match.span("second"), "", "medium"


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
