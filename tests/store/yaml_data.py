"""Where the public test data is, and how what we read compares with what it should be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

DATA = Path(
    os.environ.get("ENGAGE_TEST_DATA", Path(__file__).parent.parent.parent.parent / "shared" / "data")
)


def folder(name: str) -> Path:
    """A folder of the test data; the test is skipped where it is absent."""
    path = DATA / name
    if not path.is_dir():
        pytest.skip(f"no {name} in {DATA}; set ENGAGE_TEST_DATA to run this")
    return path


def agrees(ours: Any, theirs: Any) -> bool:
    """Whether our texts say what JSON says with types: `12` is 12, `true` is true."""
    if isinstance(theirs, dict):
        return isinstance(ours, dict) and ours.keys() == theirs.keys() and all(
            agrees(ours[key], value) for key, value in theirs.items()
        )  # fmt: skip
    if isinstance(theirs, list):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(agrees, ours, theirs))
    if isinstance(theirs, bool):
        return isinstance(ours, str) and ours.lower() == str(theirs).lower()
    if isinstance(theirs, int | float):
        return isinstance(ours, str) and _number(ours) == theirs
    return bool(ours == theirs)


def _number(text: str) -> float | None:
    try:
        return int(text, 0) if text.startswith(("0x", "0o")) else float(text)
    except ValueError:
        return None
