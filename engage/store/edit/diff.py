"""What an edit changes, as people know it from git."""

from __future__ import annotations

import difflib
import re

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_NO_BREAK = "\\ No newline at end of file\n"


def diff(old: str, new: str, path: str) -> str:
    """A unified diff of a file's text; empty where nothing changes."""
    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n{_NO_BREAK}" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines with their breaks, which are only those of YAML."""
    return _LINE.findall(text)
