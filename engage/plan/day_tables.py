"""Calendars as arrays, for looking up many days at once. Days are counted from some day of the horizon on."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engage.plan.horizon import Horizon
from engage.plan.pace import DayTable

TABLES: Final = 2048  # calendars kept numbered; each takes some 40 kB


@lru_cache(maxsize=TABLES)
def day_table(horizon: Horizon, mask: int, since: int) -> DayTable:
    """The days of a set, numbered, from that many days after the horizon's first."""
    size = horizon.size - since
    bits = np.frombuffer((mask >> since).to_bytes(size // 8 + 1, "little"), np.uint8)
    worked = np.unpackbits(bits, bitorder="little")[:size]
    rank = np.zeros(size + 1, np.int32)
    np.cumsum(worked, out=rank[1:])
    return DayTable(rank, np.append(np.flatnonzero(worked.view(bool)), size).astype(np.int32))


class InstantTable(NamedTuple):
    """A calendar as plain finish-to-start work asks it, two looks a task.

    `numbers`: by instant, the number of the first day on which what waits for it may be worked on.
    `evenings`: by the number that follows the last day of work, the evening of that day.
    """

    numbers: NDArray[np.int32]
    evenings: NDArray[np.int32]


@lru_cache(maxsize=TABLES)
def instant_table(horizon: Horizon, mask: int, since: int) -> InstantTable:
    """The table of a set of days, from that many days after the horizon's first."""
    rank, nth = day_table.__wrapped__(horizon, mask, since)  # kept in one form only
    evenings = 2 * nth + np.int32(1)
    return InstantTable(np.repeat(rank, 2)[1:], np.concatenate((evenings[:1], evenings)))
