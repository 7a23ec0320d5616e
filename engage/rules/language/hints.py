"""What a text may hold, told cheaply by its words and signs: most fields need no closer look."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from engage.model.text import Lang
from engage.rules.language.wordsets import word_set

_DIGIT: Final = re.compile(r"\d")
_NUMERIC_DATE: Final = re.compile(r"\d[/.-]\d{1,2}[/.-]\d|\b[QTSWH][1-5]|\b(?:on|le) \d{1,2}/\d")


@cache
def _words(lang: Lang) -> dict[str, frozenset[str]]:
    names = ("times", "leads", "limits", "averages", "small_numbers", "verbs_done")
    known = {name: word_set(lang, name) for name in names}
    known["dates"] = word_set(lang, "periods") | word_set(lang, "months") | word_set(lang, "months_short")
    known["shares"] = word_set(lang, "rates") | word_set(lang, "absolute")
    return known


def hints(text: str, words: list[str], lang: Lang) -> frozenset[str]:
    """Which recognisers are worth running: keys of `spot.SPOTTERS`; what is left out finds nothing here."""
    known = _words(lang)
    found = [] if known["dates"].isdisjoint(words) else ["dates"]
    if not known["verbs_done"].isdisjoint(words) and sum(map(known["verbs_done"].__contains__, words)) > 1:
        found.append("compounds")
    if any(sign in text for sign in "?[_<"):
        found.append("gaps")
    if "…" in text or "..." in text:
        found.append("ellipses")
    has_digit = _DIGIT.search(text)
    if has_digit or not known["small_numbers"].isdisjoint(words):
        found += _of_time(text, words, known)
    return frozenset([*found, *_of_digits(text, words, known)] if has_digit else found)


def _of_time(text: str, words: list[str], known: dict[str, frozenset[str]]) -> list[str]:
    timed = not known["times"].isdisjoint(words) and not known["leads"].isdisjoint(words)
    return ["delays"] if timed or "+" in text else []


def _of_digits(text: str, words: list[str], known: dict[str, frozenset[str]]) -> list[str]:
    found = ["dates"] if _NUMERIC_DATE.search(text) else []
    if any(sign in text for sign in "<>≤≥") or not known["limits"].isdisjoint(words):
        found.append("limits")
    if "%" in text and not known["shares"].isdisjoint(words):
        found.append("shares")
    if "24" in text or ("7" in text and ("/" in text or "sur" in words)):
        found.append("clock")
    if not known["averages"].isdisjoint(words):
        found.append("averages")
    return found
