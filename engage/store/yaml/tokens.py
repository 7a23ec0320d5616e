"""The tokens of a text, up to the place where libyaml stops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml import Token, YAMLError
from yaml._yaml import CParser
from yaml.tokens import (
    BlockEndToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text in their order; they end without a word where the text is faulty."""
    scanner: Any = CParser(text)
    try:
        while (token := scanner.get_token()) is not None:
            yield token
    except YAMLError:
        return


def token_before(text: str, offset: int) -> Token | None:
    """The last token that ends at or before an offset, ends of blocks left out."""
    last: Token | None = None
    for token in tokens(text):
        if token.start_mark.index >= offset or token.end_mark.index > offset:
            break
        if not isinstance(token, BlockEndToken):
            last = token
    return last


def opening_bracket(text: str, closing: int) -> int | None:
    """Where the flow collection begins that the bracket at an offset closes."""
    open_at = _open_brackets(text, closing)
    return open_at[-1] if open_at else None


def in_brackets(text: str, offset: int) -> bool:
    """Whether an offset stands inside a flow collection."""
    return bool(_open_brackets(text, offset))


def _open_brackets(text: str, offset: int) -> list[int]:
    open_at: list[int] = []
    for token in tokens(text):
        if token.start_mark.index >= offset:
            break
        if isinstance(token, FlowMappingStartToken | FlowSequenceStartToken):
            open_at.append(token.start_mark.index)
        elif isinstance(token, FlowMappingEndToken | FlowSequenceEndToken) and open_at:
            open_at.pop()
    return open_at
