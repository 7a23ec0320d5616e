"""Why a value written in a file is not one, in both languages."""

from __future__ import annotations

from engage.model.text import Text


class Fault(ValueError):
    """Raised by the parsers of small types; the loader turns it into a diagnostic.

    It never leaves the loading of a file: pydantic collects it with the path of the field.
    `code` is the rule it breaks: X003, or T502 for a day that does not exist. `instead` is how the value is
    written, where only one thing can have been meant.
    """

    def __init__(self, en: str, fr: str, code: str = "X003", instead: str | None = None) -> None:
        super().__init__(en)
        self.text = Text(en, fr)
        self.code = code
        self.instead = instead
