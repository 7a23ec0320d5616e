"""A text as the rules read it: normalised, masked, cut into words and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from engage.model.text import Lang
from engage.rules.language.mask import masked, unnumbered
from engage.rules.language.normal import Normal, lowered, normalise

_WORD = re.compile(r"[^\W_]+")
#: A stop before the next sentence (before a number only behind a long word: `Sept. 2027` goes on), an empty
#: line, or the next item of a list.
_BOUNDARY = re.compile(
    r"""(?<![.!?…])[.!?…]++["»”)]*+\s++(?=[^\sa-zà-ÿ\d]) | (?<=[a-zà-ÿ]{5})[.!?]\s++(?=\d) |
    \n[ \t]*+\n\s*+ | \n[ \t]*+(?=[-*•–]\s|\d{1,2}[.)]\s)""",
    re.VERBOSE,
)
_HEAD = re.compile(r"[\s*•–#>(\[-]*(?:\d{1,2}[.)]\s+)?")


def words_of(lower: str) -> list[str]:
    """The words of a text already in lower case."""
    return _WORD.findall(lower)


def plain_words(source: str) -> list[str]:
    """The words of a text, normalised and in lower case."""
    return words_of(lowered(normalise(source).text))


@dataclass(frozen=True, eq=False)
class Passage:
    """A text of a field. All places in it are those of the normalised text (`normal.source` leads back)."""

    normal: Normal
    lang: Lang

    @cached_property
    def text(self) -> str:
        """The normalised text, its quotations, code and links masked."""
        return masked(self.normal.text)

    @cached_property
    def numbers(self) -> str:
        """The same without the numbers that name things: ids, versions, pages."""
        return unnumbered(self.text, self.words)

    @cached_property
    def lower(self) -> str:
        """The same in lower case."""
        return lowered(self.text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [match.span() for match in _WORD.finditer(self.lower)]

    @cached_property
    def words(self) -> list[str]:
        """The words, in lower case."""
        return words_of(self.lower)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    def word_at(self, place: int) -> int:
        """The index of the word that a place stands in, or of the next one."""
        index = bisect_right(self._starts, place) - 1
        return index if index >= 0 and self.spans[index][1] > place else index + 1

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [0, *(match.end() for match in _BOUNDARY.finditer(self.text))]

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence around a place."""
        starts = self.sentence_starts
        index = bisect_right(starts, place) - 1
        return starts[index], starts[index + 1] if index + 1 < len(starts) else len(self.text)

    def is_start(self, place: int) -> bool:
        """Whether a sentence begins here, behind bullets and opening brackets."""
        start, end = self.sentence(place)
        head = _HEAD.match(self.text, start, end)
        return head is not None and start <= place <= head.end()

    def before(self, index: int, count: int) -> list[str]:
        """Up to `count` words before the word `index`, in its sentence."""
        start = self.sentence(self.spans[index][0])[0]
        first = max(0, index - count)
        while first < index and self.spans[first][0] < start:
            first += 1
        return self.words[first:index]

    def after(self, index: int, count: int) -> list[str]:
        """Up to `count` words from the word `index` on, in the sentence of the word before it."""
        if index >= len(self.words) or index < 1:
            return self.words[index : index + count]
        end = self.sentence(self.spans[index - 1][0])[1]
        last = min(len(self.words), index + count)
        while last > index and self.spans[last - 1][0] >= end:
            last -= 1
        return self.words[index:last]
