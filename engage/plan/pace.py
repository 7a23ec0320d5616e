"""Work that does not go at full speed every day: a calendar in fractions of days.

Where somebody has only 40 % of a day left for work that was estimated at 80 %, half a day's work of it gets
done. A pace gives each day such a share, from 0 to 1, of a whole day's work; work of n days is done on the
day on which the shares since its start sum to n. Shares are added up in twentieths of a day, so that what is
rounded on one day is not lost on the next.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

#: Parts of a day in which a pace is counted.
UNITS: Final = 20
_HAIR: Final = 1e-6  # what adding up shares may lose

Shares = NDArray[np.floating[Any]]


class DayTable(NamedTuple):
    """A calendar's `rank` and `nth` from some day on; the last of `nth` is the end of the horizon."""

    rank: NDArray[np.int32]
    nth: NDArray[np.int32]


def paced(shares: Shares) -> DayTable:
    """The table of a pace, in `UNITS` a day; `shares` from the first day that counts to the last."""
    done = np.floor(np.cumsum(np.clip(shares, 0.0, 1.0), dtype=np.float64) * UNITS + _HAIR).astype(np.int32)
    rank = np.concatenate((np.zeros(1, np.int32), done))
    each = np.repeat(np.arange(len(shares), dtype=np.int32), np.diff(rank))
    return DayTable(rank, np.append(each, np.int32(len(shares))))
