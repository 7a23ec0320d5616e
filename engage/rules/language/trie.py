"""A tree of words: the listed forms of terms, walked word by word; nothing is stemmed or cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")
_PIECE = re.compile(r"[^\W_]+")
_END = ""  # no word is empty: under this key stand the values of what ends here
#: The longest term is far below this.
LONGEST = 16


class Trie(Generic[_T]):
    """Values by sequences of words; what stands between the words has to fit as well."""

    def __init__(self, forms: Iterable[tuple[str, _T]]) -> None:
        self.root: dict[str, Any] = {}
        for form, value in forms:
            self._add(form, value)

    def _add(self, form: str, value: _T) -> None:
        words, gaps, tail = _cut(form)
        node = self.root
        for word in words:
            node = node.setdefault(word, {})
        if words:
            node.setdefault(_END, []).append((gaps, tail, value))

    def may_hold(self, words: list[str]) -> bool:
        """Whether a form may be among the words, whatever stands between them."""
        return any(self.ends(words, start) for start in self.starts(words))

    def starts(self, words: list[str]) -> list[int]:
        """The words at which a form may begin."""
        root = self.root
        return [index for index, word in enumerate(words) if word in root]

    def ends(self, words: list[str], start: int) -> list[tuple[int, list[Any]]]:
        """(number of words, what ends there) of the forms that begin at a word, the longest first."""
        node, found = self.root, []
        for index in range(start, min(len(words), start + LONGEST)):
            node = node.get(words[index], _NOTHING)
            if _END in node:
                found.append((index - start + 1, node[_END]))
            elif not node:
                break
        return found[::-1]

    def at(
        self, text: str, words: list[str], spans: list[tuple[int, int]], start: int
    ) -> Iterator[tuple[int, _T]]:
        """(index behind the last word, value) of the forms that stand at a word, the longest first."""
        for count, values in self.ends(words, start):
            stop = start + count
            between = [text[spans[i][1] : spans[i + 1][0]] for i in range(start, stop - 1)]
            for gaps, tail, value in values:
                last = spans[stop - 1][1]
                if all(map(_fits, gaps, between)) and text.startswith(tail.strip(), last):
                    yield stop, value


_NOTHING: dict[str, Any] = {}


def _cut(form: str) -> tuple[list[str], tuple[str, ...], str]:
    """The words of a form, what stands between them, and what stands behind the last."""
    words = form.split(" ")
    if all(map(str.isalnum, words)):
        return words, (" ",) * (len(words) - 1), ""
    pieces = list(_PIECE.finditer(form))
    gaps = tuple(form[left.end() : right.start()] for left, right in pairwise(pieces))
    return [piece[0] for piece in pieces], gaps, form[pieces[-1].end() :] if pieces else ""


def _fits(wanted: str, found: str) -> bool:
    """Whether words are parted as in the form: a space may be a line break or a hyphen."""
    if wanted == " ":
        return found == " " or found == "-" or (found.isspace() and found.count("\n") < 2)
    if wanted == found:
        return True
    return bool(wanted.strip()) and found.strip() == wanted.strip()
