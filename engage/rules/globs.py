"""Paths as people write them: a file, a folder, or a pattern with `*`, `**` and `?`."""

from __future__ import annotations

import re
from functools import cache


def matches(pattern: str, path: str) -> bool:
    """Whether a path of the workspace is meant: itself, below a folder named, or fitting the pattern.

    `*` and `?` do not cross a `/`, `**` does.
    """
    plain = pattern.removeprefix("./").rstrip("/")
    if plain in {"", "."} or path == plain or path.startswith(f"{plain}/"):
        return True
    return bool(_regex(plain).fullmatch(path))


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return re.compile("".join(_WILD.get(part, re.escape(part)) for part in parts))


_WILD = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
