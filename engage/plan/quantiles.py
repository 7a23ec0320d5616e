"""What the simulated ends of a promise say: a date at a service level, the share by a date."""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Ends = NDArray[np.signedinteger[Any]]
_HAIR: Final = 1e-6


def date_at(ends: Ends, confidence: float, base: int, end: int) -> date | None:
    """The first day by which it is done in that share of futures; `None` where it has no end by then.

    `ends` in order, counted from the ordinal `base`; `end` and later is beyond the calendars.
    """
    day = int(ends[max(1, ceil(len(ends) * confidence - _HAIR)) - 1])
    return None if day >= end else date.fromordinal(base + day)


def share_by(ends: Ends, due: date, base: int) -> float:
    """The share of futures in which it is done by a day."""
    return float(np.searchsorted(ends, due.toordinal() - base, side="right")) / len(ends)
