"""Praise taken out of a sentence that stays a sentence (S113)."""

from __future__ import annotations

import re

from engage.model.commitment import Commitment
from engage.model.fix import Fix, Reword
from engage.rules.language.said import Said
from engage.rules.language.wordsets import word_set
from engage.rules.words import both

#: Behind these the praise is what the sentence says: without it nothing would be said.
_SAYING = re.compile(
    r"\b(?:is|are|be|been|was|were|remains?|becomes?|stays?|as|and|or|of|with|for|to|by"
    r"|est|sont|sera|seront|soit|être|reste|restent|devient|et|ou|de|avec|pour|par|en|à|comme)\s*\Z",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:\b(?:un|une|le|la|les|des|du|nos|notre|vos|votre|leurs?)\s+|['’])\Z", re.IGNORECASE
)
_A_OR_AN = re.compile(r"\b(a|an)( +)\Z", re.IGNORECASE)
_NEXT = re.compile(r" ([^\W\d_]+)")
_VOWELS = frozenset("aeiou")


def without_praise(said: Said, commitment: Commitment) -> Fix | None:  # noqa: ARG001  # the words tell all
    """The sentence without the words of praise, where a noun is left for it."""
    if said.span is None:
        return None
    start, end = said.span
    before, after = said.text[:start], said.text[end:]
    if _SAYING.search(before) or not before.strip():
        return None
    if said.lang == "en":
        made = _before_a_noun(said.text, start, end) if _leads(after) else None
    elif _ARTICLE.search(before):
        made = _only_a_noun(said.text, start, end)
    else:
        made = _behind_a_noun(said.text, start, end)
    if made is None:
        return None
    start, end, new = made
    told = both(f"drop `{said.words}`", f"supprimer `{said.words}`")
    return Fix(told, "unsafe", (Reword(said.pointer, start, end, new),))


def _leads(after: str) -> bool:
    """Whether a word follows that the praise belongs to, not `for`, `to` or `with`."""
    match = _NEXT.match(after)
    return match is not None and match[1].lower() not in word_set("en", "function")


def _only_a_noun(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Of `solution de pointe` the noun stays; a single word behind an article cannot go."""
    noun, _, rest = text[start:end].partition(" ")
    return (start + len(noun), end, "") if rest.startswith(("de ", "à ", "clé ", "d'", "d’")) else None


def _before_a_noun(text: str, start: int, end: int) -> tuple[int, int, str]:
    """With the blank behind; `a` and `an` follow the word that comes next."""
    end += 1
    article = _A_OR_AN.search(text[:start])
    if article is None:
        return start, end, ""
    right = "an" if text[end].lower() in _VOWELS else "a"
    if article[1].lower() == right:
        return start, end, ""
    cased = right.capitalize() if article[1][0].isupper() else right
    return article.start(), end, cased + article[2]


def _behind_a_noun(text: str, start: int, end: int) -> tuple[int, int, str]:
    """With the blank before, and with a comma that would be left over."""
    start = len(text[:start].rstrip(" \u00a0"))
    if text[start - 1 : start] == "," and (not text[end:].strip() or text[end : end + 1] in {",", ".", ";"}):
        start -= 1
    return start, end, ""
