"""Text as people search for it: without case and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """`Énergie Straße` as `energie strasse`."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(ch for ch in parts if not unicodedata.combining(ch)).replace("’", "'")
