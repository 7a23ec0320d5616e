"""The text that libyaml is given, and the way back to the text of the file.

libyaml follows YAML 1.1, where U+0085, U+2028 and U+2029 end a line; in YAML 1.2 they are
characters like others. They are hidden: put on a private plane of Unicode that the text does
not use, and brought back in the values. The same is done to a character whose meaning in
YAML a person did not intend (`target: >= 95 %`), so that one flaw does not hide the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from engage.store.yaml.flaw import Patch

_OLD_BREAKS = "\u0085\u2028\u2029"
_LAST_HIDEABLE = 0xFFFF
_PRIVATE_PLANES = (0xF0000, 0x100000)


@dataclass(frozen=True, slots=True)
class Working:
    """A text for libyaml, and the patches that made it, in their order."""

    text: str
    plane: int | None = None  # where hidden characters are; None: nothing is hidden
    patches: tuple[Patch, ...] = ()

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
        text, done = self.text, self.patches
        plane = self.plane
        if plane is None and any(patch.new is None for patch in patches):
            plane = _free_plane(text)
            if plane is None:
                return None
        for patch in sorted(set(patches), key=lambda patch: patch.start, reverse=True):
            new = patch.new
            if new is None:
                if ord(text[patch.start]) > _LAST_HIDEABLE:  # hidden already
                    continue
                new = chr((plane or 0) + ord(text[patch.start]))
            text = text[: patch.start] + new + text[patch.end :]
            done = (*done, Patch(patch.start, patch.end, new))
        return Working(text, plane, done)

    def original(self, offset: int) -> int:
        """Where a place of this text stands in the file's text."""
        for patch in reversed(self.patches):
            grown = len(patch.new or "") - (patch.end - patch.start)
            if offset >= patch.end + grown and offset > patch.start:
                offset -= grown
            elif offset > patch.start:
                offset = min(offset, patch.end)
        return offset

    def revealed(self, value: str) -> str:
        """A value with its hidden characters brought back."""
        if self.plane is None or value.isascii():
            return value
        first, last = chr(self.plane), chr(self.plane + 0xFFFF)
        return "".join(chr(ord(c) & 0xFFFF) if first <= c <= last else c for c in value)


def _free_plane(text: str) -> int | None:
    """A private plane that no character of the text is on; None where a text uses both."""
    used = {ord(c) >> 16 for c in set(text)}
    return next((plane for plane in _PRIVATE_PLANES if plane >> 16 not in used), None)
