"""The text that libyaml is given, and the way back to the text of the file.

libyaml follows YAML 1.1, where U+0085, U+2028 and U+2029 end a line; in YAML 1.2 they are
characters like others. They are hidden: put on a private plane of Unicode that the text does
not use, and brought back in the values. The same is done to a character whose meaning in
YAML a person did not intend (`target: >= 95 %`), so that one flaw does not hide the others.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from engage.store.yaml.flaw import Patch

_OLD_BREAKS = "\u0085\u2028\u2029"
_LAST_HIDEABLE = 0xFFFF
_PRIVATE_PLANES = (0xF0000, 0x100000)


@dataclass(frozen=True, slots=True)
class _Round:
    """Patches made at once: where each begins and ends before and after."""

    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]
    new_starts: tuple[int, ...]

    def before(self, offset: int) -> int:
        """Where a place of the patched text was."""
        nearest = bisect_right(self.new_starts, offset) - 1
        if nearest < 0:
            return offset
        (old_start, old_end), (start, end) = self.old[nearest], self.new[nearest]
        if offset >= end and offset > start:
            return offset - end + old_end
        return min(old_start + offset - start, old_end)


@dataclass(frozen=True, slots=True)
class Working:
    """A text for libyaml, and the rounds of patches that made it, in their order."""

    text: str
    plane: int | None = None  # where hidden characters are; None: nothing is hidden
    rounds: tuple[_Round, ...] = ()

    @classmethod
    def of(cls, text: str) -> Working:
        """The working text of a file's text."""
        if text.isascii() or not any(c in text for c in _OLD_BREAKS):
            return cls(text)
        plane = _free_plane(text)
        if plane is None:
            return cls(text)
        return cls(text.translate({ord(c): plane + ord(c) for c in _OLD_BREAKS}), plane)

    def patched(self, patches: tuple[Patch, ...]) -> Working | None:
        """The text with more patches, which are in coordinates of this text.

        None where the text leaves no private plane to hide a character on.
        """
        plane = self.plane
        if plane is None and any(patch.new is None for patch in patches):
            plane = _free_plane(self.text)
            if plane is None:
                return None
        pieces: list[str] = []
        old: list[tuple[int, int]] = []
        new: list[tuple[int, int]] = []
        done = length = 0
        for patch in sorted(set(patches), key=lambda patch: (patch.start, patch.end)):
            if patch.start < done:
                continue
            put = _hidden(self.text[patch.start], plane) if patch.new is None else patch.new
            pieces += [self.text[done : patch.start], put]
            length += patch.start - done
            old.append((patch.start, patch.end))
            new.append((length, length + len(put)))
            done, length = patch.end, length + len(put)
        text = "".join([*pieces, self.text[done:]])
        this = _Round(tuple(old), tuple(new), tuple(start for start, _ in new))
        return Working(text, plane, (*self.rounds, this))

    def original(self, offset: int) -> int:
        """Where a place of this text stands in the file's text."""
        for made in reversed(self.rounds):
            offset = made.before(offset)
        return offset

    def revealed(self, value: str) -> str:
        """A value with its hidden characters brought back."""
        if self.plane is None or value.isascii():
            return value
        first, last = chr(self.plane), chr(self.plane + 0xFFFF)
        return "".join(chr(ord(c) & 0xFFFF) if first <= c <= last else c for c in value)


def _hidden(char: str, plane: int | None) -> str:
    return chr((plane or 0) + ord(char)) if ord(char) <= _LAST_HIDEABLE else char  # else hidden already


def _free_plane(text: str) -> int | None:
    """A private plane that no character of the text is on; None where a text uses both."""
    used = {ord(c) >> 16 for c in set(text)}
    return next((plane for plane in _PRIVATE_PLANES if plane >> 16 not in used), None)
