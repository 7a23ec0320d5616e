"""One way to write each text: composed accents, plain apostrophes, spaces and hyphens, and the way back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2019\u02bc\u2018\u201b\u00b4\u02b9\u2032", "'"),
        **dict.fromkeys(
            "\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "
        ),
        **dict.fromkeys("\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),
        "\uff05": "%",
    }
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: Characters that print nothing inside a word: a soft hyphen, zero-width spaces and joiners.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_OTHER_LENGTH = re.compile(f"[{''.join(_LIGATURES)}{''.join(sorted(_INVISIBLE))}]")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text. `starts` and `ends` lead each of its characters back; None: to its own place."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that characters `start` to `end` (exclusive) came from."""
        if self.starts is None or self.ends is None or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(source: str) -> Normal:
    """The text as the word lists and patterns expect it."""
    if source.isascii():
        return Normal(source)
    if _OTHER_LENGTH.search(source) or not unicodedata.is_normalized("NFC", source):
        return _traced(source)
    return Normal(source.translate(_SAME_LENGTH))


def _traced(source: str) -> Normal:
    """The same where characters appear or vanish: each is traced back to the cluster it stands in."""
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(source):
        stop = _cluster_end(source, at)
        piece = _composed(source[at:stop])
        made.append(piece)
        starts += [at] * len(piece)
        ends += [stop] * len(piece)
        at = stop
    return Normal("".join(made).translate(_SAME_LENGTH), tuple(starts), tuple(ends))


def _cluster_end(source: str, start: int) -> int:
    """The end of a character with the marks that combine with it."""
    end = start + 1
    while end < len(source) and unicodedata.combining(source[end]):
        end += 1
    return end


def _composed(cluster: str) -> str:
    if cluster in _LIGATURES:
        return _LIGATURES[cluster]
    if cluster in _INVISIBLE:
        return ""
    return unicodedata.normalize("NFC", cluster)


def lowered(text: str) -> str:
    """The text in lower case, character by character where that would change its length."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
