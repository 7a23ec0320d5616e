"""Pairs items of two versions of a list that have no ids: by their text, then by likeness."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

_T = TypeVar("_T")
#: From this likeness on (share of matching characters) a text is taken for the other one, corrected.
_ALIKE = 0.75
_MOST = 2500  # pairs that are compared
_LONGEST = 300  # characters that are compared: likeness of long texts takes long


def plain_text(text: str) -> str:
    """A text without what an editor changes: case, runs of spaces, other forms of one letter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def unpaired_and_pairs(
    old: Sequence[_T], new: Sequence[_T], text: Callable[[_T], str]
) -> tuple[list[_T], list[tuple[_T, _T, int]]]:
    """What of the old list has gone, and the pairs (before, after, position in the new list)."""
    left = dict(enumerate(new))
    places: dict[str, list[int]] = {}
    for at in reversed(left):
        places.setdefault(plain_text(text(new[at])), []).append(at)
    pairs: list[tuple[_T, _T, int]] = []
    waiting: list[_T] = []
    for item in old:
        same = places.get(plain_text(text(item)))
        if same:
            pairs.append((item, left.pop(same[-1]), same.pop()))
        else:
            waiting.append(item)
    gone: list[_T] = []
    is_small = len(waiting) * len(left) <= _MOST
    for item in waiting:
        near = _nearest(text(item), {at: text(other) for at, other in left.items()}) if is_small else None
        if near is None:
            gone.append(item)
        else:
            pairs.append((item, left.pop(near), near))
    return gone, pairs


def _nearest(text: str, others: Mapping[int, str]) -> int | None:
    """The position of the text that is most like another one; None where none is like it."""
    likeness = {at: _likeness(text, other) for at, other in others.items()}
    best = max(likeness, key=likeness.__getitem__, default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    a, b = plain_text(one)[:_LONGEST], plain_text(other)[:_LONGEST]
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
