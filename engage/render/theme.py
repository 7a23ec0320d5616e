"""How a text is shown: language, width, colour. A status is never told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engage.model.text import Lang, Text

Style = Literal["red", "orange", "green", "bold", "dim", "cyan", "underline"]

_CODES: dict[Style, str] = {
    "red": "31",
    "orange": "33",
    "green": "32",
    "bold": "1",
    "dim": "2",
    "cyan": "36",
    "underline": "4",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """What a renderer needs to know of the reader: language, columns, whether colour is wanted."""

    lang: Lang = "en"
    width: int = 80
    colour: bool = False

    def paint(self, text: str, *styles: Style) -> str:
        """The text in a style, where colour is wanted; else as it is."""
        if not self.colour or not styles or not text:
            return text
        codes = ";".join(_CODES[style] for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def say(self, text: Text) -> str:
        """The text in the reader's language."""
        return text.to(self.lang)


def escaped(text: str) -> str:
    """Text from a file, safe on a terminal: what controls it or turns direction is shown as `\\u202e`."""
    if text.isprintable():
        return text
    return "".join(ch if ch.isprintable() or ch in _KEPT else _visible(ch) for ch in text)


_KEPT = frozenset("\u00a0\u202f\u2009\u3000")


def _visible(ch: str) -> str:
    code = ord(ch)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
