"""What a drafted message leaves to whoever sends it, marked so that nobody can overlook it."""

from __future__ import annotations

import re

from engage.model.text import Text

_GAP = re.compile(r"\[(?:FILL IN:|À COMPLÉTER\s*:)\s*([^\]]*?)\s*\]")


def gap(en: str, fr: str) -> Text:
    """A place to fill in, and with what."""
    return Text(f"[FILL IN: {en}]", f"[À COMPLÉTER\u00a0: {fr}]")


def gaps(text: str) -> tuple[str, ...]:
    """What is still to be filled in, in the words of the draft, in the order of the text."""
    return tuple(" ".join(words.split()) for words in _GAP.findall(text))
