"""Whether `--as-of` names a day or a revision."""

from __future__ import annotations

import re

#: What is meant as a date, right or wrong; a branch with such a name is `refs/heads/2026-11-20`.
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{8}")


def names_revision(as_of: str | None) -> bool:
    """Whether `--as-of` was given something that is not meant as a date."""
    return as_of is not None and not _DATE.fullmatch(as_of.strip())
