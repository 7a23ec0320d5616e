"""Whole outputs kept in files; `WRITE_GOLDEN=1 pytest …` writes them anew, to be read before a commit."""

from __future__ import annotations

import os
from pathlib import Path


def golden(path: Path, shown: str) -> None:
    """Compare with the file, byte for byte."""
    if os.environ.get("WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="")
    assert path.is_file(), f"{path} is missing: write it with WRITE_GOLDEN=1"
    assert shown == path.read_bytes().decode()
