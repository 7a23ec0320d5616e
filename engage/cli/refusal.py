"""A call that cannot be carried out as it was made."""

from __future__ import annotations

from engage.model.text import Text


class Refusal(Exception):  # it is the word for what it is
    """Wrong use or an unusable workspace: one message on stderr, exit code 2 unless another is given."""

    def __init__(self, en: str, fr: str, code: int = 2) -> None:
        super().__init__(en)
        self.text = Text(en, fr)
        self.code = code
