"""The language of `--help`: known before any command runs, from the arguments or the workspace."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

from engage.model.text import LANGS, Lang

_BEFORE_PUNCTUATION = re.compile(r" (?=[:;?!»])")
_LANG = re.compile(rb"^lang:\s*[\"']?(en|fr)\b", re.MULTILINE)


@cache
def help_language() -> Lang:
    """`--lang`, else the workspace's `lang`, else English; never the environment's."""
    given = _option(sys.argv[1:], "--lang")
    if given in LANGS:
        return given
    folder = _option(sys.argv[1:], "--workspace", "-w") or os.environ.get("ENGAGE_WORKSPACE")
    return _workspace_language(Path(folder) if folder else None)


def says(en: str, fr: str) -> str:
    """A help text in the language of this run; French keeps its punctuation on the line of its word."""
    if help_language() == "en":
        return en
    return _BEFORE_PUNCTUATION.sub("\u00a0", fr)


def _option(arguments: list[str], *names: str) -> str | None:
    for here, following in pairwise([*arguments, ""]):
        if here in names:
            return following
        for name in names:
            if here.startswith(f"{name}="):
                return here.removeprefix(f"{name}=")
    return None


def _workspace_language(folder: Path | None) -> Lang:
    from engage.store.discover import find_workspace

    root = folder or find_workspace(Path.cwd())
    try:
        match = _LANG.search((root / "engage.yaml").read_bytes()) if root else None
    except OSError:
        return "en"
    return "fr" if match and match.group(1) == b"fr" else "en"
