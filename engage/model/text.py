"""A text that a person reads, in both languages of the tool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence in English and in French.

    Both are written where the sentence is made, so that no translation can be
    missing and a translator sees the values that go in.
    """

    en: str
    fr: str

    def to(self, lang: Lang) -> str:
        """The sentence in one language."""
        return self.fr if lang == "fr" else self.en
