"""What is found in a text without a list of terms: dates, delays, percentages, numbers, gaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from typing import Final

from engage.rules.language import spot_dates, spot_numbers
from engage.rules.language.comparatives import comparatives
from engage.rules.language.compound import compounds
from engage.rules.language.leeway import leeway
from engage.rules.language.reading import Reading, Spot

_ELLIPSIS: Final = re.compile(r"(?<=[\w)]) ?(?:…|\.\.\.)")
_GAP: Final = re.compile(
    r"\?{2,}|\[ *(?:…|\.{3}|\?+)? *\]|_{3,}|\[(?:à|to be|to|insérer|insert|nom|date|name)\b[^\]\n]{0,40}\]|"
    r"(?<!\w)<[a-zà-ÿ][a-zà-ÿ ]{1,30}>"
)


def spots(reading: Reading, sought: Set[str]) -> Iterator[Spot]:
    """What is found of what is sought (see `hints`)."""
    for name in sorted(sought):
        yield from SPOTTERS[name](reading)


def _gaps(reading: Reading) -> Iterator[Spot]:
    for match in _GAP.finditer(reading.passage.normal.text):
        yield "S109", *match.span(), "", "high"


def _ellipses(reading: Reading) -> Iterator[Spot]:
    """A list that ends in three dots."""
    text = reading.passage.text
    for match in _ELLIPSIS.finditer(text):
        if "," in text[max(0, match.start() - 80) : match.start()]:
            yield "S105", match.start() + (match[0][0] == " "), match.end(), "", "high"


SPOTTERS: Final[dict[str, Callable[[Reading], Iterator[Spot]]]] = {
    "gaps": _gaps,
    "ellipses": _ellipses,
    "dates": spot_dates.dates,
    "delays": spot_dates.delays,
    "shares": spot_numbers.shares,
    "limits": spot_numbers.limits,
    "clock": spot_numbers.around_the_clock,
    "averages": spot_numbers.averages,
    "leeway": leeway,
    "compounds": compounds,
    "comparatives": comparatives,
}
