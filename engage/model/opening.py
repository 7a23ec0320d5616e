"""Opening hours as people write them: `09:00-12:30, 13:30-17:00`."""

from __future__ import annotations

import re
from itertools import pairwise

from engage.model.fault import Fault

#: Stretches of a day in minutes after midnight: first minute, end (1440 is midnight at the end of the day).
Hours = tuple[tuple[int, int], ...]
DAY = 24 * 60

_STRETCH = re.compile(r"([0-9]{1,2})[:h]([0-9]{2})\s*[-–]\s*([0-9]{1,2})[:h]([0-9]{2})")


def parse_opening(text: str) -> Hours:
    """The stretches that `09:00-12:30, 13:30-17:00` names, in order.

    Raises:
        Fault: not such hours, an end that is not after its start, or stretches that overlap.
    """
    found = tuple(sorted(_stretch(text, part.strip()) for part in text.split(",")))
    for (_, end), (start, _) in pairwise(found):
        if start < end:
            raise Fault(
                f"{text!r}: these opening hours overlap",
                f"« {text} » : ces heures d’ouverture se chevauchent",
            )
    return found


def _stretch(text: str, part: str) -> tuple[int, int]:
    match = _STRETCH.fullmatch(part)
    numbers = [int(group) for group in match.groups()] if match else [99]
    if not match or numbers[1] > 59 or numbers[3] > 59 or max(numbers[0], numbers[2]) > 24:
        raise Fault(
            f"{text!r}: not opening hours, write 09:00-12:30, 13:30-17:00",
            f"« {text} » : pas des heures d’ouverture, écrivez 09:00-12:30, 13:30-17:00",
        )
    start, end = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
    if not start < end <= DAY:
        raise Fault(
            f"{part!r}: the end must come after the start, on the same day (24:00 at most)",
            f"« {part} » : la fin doit suivre le début, le même jour (24:00 au plus)",
        )
    return start, end
