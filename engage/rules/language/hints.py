"""What a text may hold, told cheaply by its words and signs: most fields need no closer look."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from engage.model.text import Lang
from engage.rules.language.wordsets import word_set

#: Fields in which each sentence should promise one result.
COMPOUND: Final = frozenset({"title", "wording", "what"})
_DIGIT: Final = re.compile(r"\d")
_NOTHING: Final = re.compile(r"\b(?:in|dans) \d[^a-z]{0,12}%")
_NUMERIC_DATE: Final = re.compile(r"\d[/.-]\d{1,2}[/.-]\d|\b[QTSWH][1-5]|\b(?:on|le) \d{1,2}/\d")


@cache
def _words(lang: Lang) -> dict[str, frozenset[str]]:
    names = ("times", "leads", "limits", "averages", "small_numbers", "verbs_done", "leeway")
    known = {name: word_set(lang, name) for name in names}
    known["dates"] = word_set(lang, "seasons") | word_set(lang, "months") | word_set(lang, "months_short")
    known["parts"] = word_set(lang, "parts")
    known["leeway"] |= {
        "permitting",
        "permits",
        "permit",
        "allows",
        "allow",
        "permet",
        "permettent",
        "permettra",
    }
    known["agains"] = word_set(lang, "joins") | {"well", "along", "together", "ainsi", "même"}
    known["shares"] = word_set(lang, "rates") | word_set(lang, "absolute")
    return known


def hints(text: str, words: list[str], lang: Lang, kind: str = "wording") -> frozenset[str]:
    """Which recognisers are worth running: keys of `spot.SPOTTERS`; what is left out finds nothing here."""
    known = _words(lang)
    found = ["dates"] if _names_a_period(words, known) else []
    if kind in COMPOUND and _may_be_two(words, known):
        found.append("compounds")
    if "more" in words or "less" in words or "plus" in words or "moins" in words:
        found.append("comparatives")
    if not known["leeway"].isdisjoint(words):
        found.append("leeway")
    if any(sign in text for sign in "?[_<"):
        found.append("gaps")
    if "…" in text or "..." in text:
        found.append("ellipses")
    has_digit = _DIGIT.search(text)
    if has_digit or not known["small_numbers"].isdisjoint(words):
        found += _of_time(text, words, known)
    return frozenset([*found, *_of_digits(text, words, known, kind)] if has_digit else found)


def _names_a_period(words: list[str], known: dict[str, frozenset[str]]) -> bool:
    """A month or a season; or a part of something that has months or years."""
    if not known["dates"].isdisjoint(words):
        return True
    return not known["parts"].isdisjoint(words) and any(
        word in known["times"] or (len(word) == 4 and word.startswith("20")) for word in words
    )


def _may_be_two(words: list[str], known: dict[str, frozenset[str]]) -> bool:
    """Whether a sentence may promise two results: both verbs, or one that comes with a subject of its own."""
    if not known["agains"].isdisjoint(words):
        return True
    verbs = known["verbs_done"]
    return not verbs.isdisjoint(words) and sum(map(verbs.__contains__, words)) > 1


def _of_time(text: str, words: list[str], known: dict[str, frozenset[str]]) -> list[str]:
    timed = not known["times"].isdisjoint(words) and not known["leads"].isdisjoint(words)
    return ["delays"] if timed or "+" in text else []


def _of_digits(text: str, words: list[str], known: dict[str, frozenset[str]], kind: str) -> list[str]:
    found = ["dates"] if _NUMERIC_DATE.search(text) else []
    if any(sign in text for sign in "<>≤≥±") or not known["limits"].isdisjoint(words):
        found.append("limits")
    if "%" in text and (
        not known["shares"].isdisjoint(words) or _NOTHING.search(text) or kind == "criterion"
    ):
        found.append("shares")
    if "24" in text or ("7" in text and ("/" in text or "sur" in words)):
        found.append("clock")
    if not known["averages"].isdisjoint(words):
        found.append("averages")
    return found
