"""Measurable text: numbers with units, operators, tolerances, ratios, counted nouns.

Structured fields come first (`target`, `work`, dates); this reads what people write in sentences. What it
does not know it leaves out: a checker that is wrong with confidence is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from engage.model.text import Lang
from engage.rules.language.operators import operator_after, operator_before, tolerance_after
from engage.rules.language.units import Unit, unit_at
from engage.rules.language.wordsets import number_words, word_set

#: `unit`: with a unit. `ratio`: `3 of 4`. `count`: of a noun. `bare`: a number and nothing else.
QuantityKind = Literal["unit", "ratio", "count", "bare"]
Span = tuple[int, int]

_DIGITS: dict[Lang, str] = {
    "en": r"\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d{1,9})?|\d{1,3}(?: \d{3}){1,4}(?!\d)(?:\.\d{1,9})?|"
    r"\d{1,18}(?:[.,]\d{1,9})?(?!\d)",
    "fr": r"\d{1,3}(?:[ .]\d{3}){1,4}(?![\d.])(?:,\d{1,9})?|\d{1,18}(?:[.,]\d{1,9})?(?!\d)",
}
_THOUSANDS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))"),
    "fr": re.compile(r"(?<=\d)[ .](?=\d{3}(?!\d))"),
}
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|e|è|ème|eme|de)(?![^\W_])")
_CLOCK = re.compile(
    r"\s?h\s?\d\d(?!\d)|:\d\d(?!\d)|\s?[ap]\.?m\b\.?|\s?o'clock|\s?h(?:eures)?\s?(?:à|-|–)\s?\d{1,2}\s?h|"
    r"\s?(?:[hjd]|hours?|days?|jours?|heures?)?\s?/\s?(?:24|7)(?!\d)"  # 24/7, 7 j/7
)
_TO_ONE = re.compile(r"\s?:\s?\d")  # a slope or contrast such as 4:1
_AT_HOUR = re.compile(r"(?:^|[^\w])(?:à|avant|jusqu'à|dès|vers|de \d{1,2} ?h(?:eures)? ?à) $", re.IGNORECASE)
_NOUN = re.compile(r"[ -](?P<noun>(?:[^\W\d_]{3,40}|[A-Z]{2})(?:-[^\W\d_]{1,40})*)(?![^\W_])(?!')")
_YEARS = (1900, 2100)
#: Behind a noun these begin something else: `12 tests in 3 days`.
_NO_WHOLE = frozenset({" in", "/", " / "})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts. `high` ends a range; `whole` is the 4 of `3 of 4`."""

    kind: QuantityKind
    start: int
    end: int
    number: Decimal
    high: Decimal | None = None
    whole: Decimal | None = None
    unit: Unit | None = None
    noun: str | None = None
    operator: str | None = None
    tolerance: str | None = None

    @property
    def dimension(self) -> str | None:
        """`time`, `share`, …; None for counts and bare numbers."""
        return self.unit.dimension if self.unit else None


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    number = _DIGITS[lang]
    words = "|".join(sorted(number_words(lang), key=lambda word: (-len(word), word)))
    to = r"to|-|–" if lang == "en" else r"à|-|–"
    pair, whole = (r"and", r"out of|of(?: the)?|in|/") if lang == "en" else (r"et", r"sur|des|/")
    left = r"(?<![\w.,:/])(?<!\w[+-])"
    return (
        re.compile(
            rf"{left}(?P<sign>[+-])?(?P<money>[€$£] ?)?(?P<number>{number})|"
            rf"(?<![\w'-])(?P<word>{words})(?=[ -][^\W\d_])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\s?(?:{to})\s?(?P<high>{number})(?![\w/])|\s(?P<and>{pair})\s(?P<pair>{number})(?![\w/])"
        ),
        re.compile(rf"\s?(?:{whole})\s?(?P<whole>{number})(?![\w/])"),
    )


def quantities(text: str, lang: Lang, skip: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a masked text, in order; numbers inside the spans of `skip` (dates) are left out."""
    return tuple(_found(text, lang, iter(skip)))


def _found(text: str, lang: Lang, skip: Iterator[Span]) -> Iterator[Quantity]:
    pattern = _patterns(lang)[0]
    first, last = next(skip, (len(text), len(text)))
    at = 0
    while match := pattern.search(text, at):
        at = match.end()
        while last <= match.start() and first < len(text):
            first, last = next(skip, (len(text), len(text)))
        if first <= match.start() < last:
            at = max(at, last)
        elif clock := _CLOCK.match(text, match.end()):
            at = clock.end()
        elif quantity := _read(text, match, lang):
            at = max(at, quantity.end)
            yield quantity


def _read(text: str, match: re.Match[str], lang: Lang) -> Quantity | None:
    """The quantity at a number; None where the number names something (a year, a time of day, the 3rd)."""
    end = match.end()
    if match["word"]:
        return _counted_word(text, match, lang)
    if _ORDINAL.match(text, end) or text[end : end + 1] == "_" or _TO_ONE.match(text, end):
        return None
    number, high, end = _range(text, match, lang)
    if match["money"]:
        money = Unit(match["money"].strip(), "money")
        return _complete(text, Quantity("unit", match.start(), end, number, high, unit=money), lang)
    found = unit_at(text, end, lang)
    if found and not (
        found[0].text == "h" and _AT_HOUR.search(text[max(0, match.start() - 16) : match.start()])
    ):
        return _complete(text, Quantity("unit", match.start(), found[1], number, high, unit=found[0]), lang)
    if found:
        return None
    return _without_unit(text, Quantity("bare", match.start(), end, number, high), lang)


def _range(text: str, match: re.Match[str], lang: Lang) -> tuple[Decimal, Decimal | None, int]:
    """The number, the upper end of its range if it has one, and where they end."""
    number = decimal(match["number"], lang)
    if match["sign"] == "-":
        number = -number
    other = _patterns(lang)[1].match(text, match.end())
    if other is None or (other["and"] and not _between(text, match.start(), lang)):
        return number, None, match.end()
    high = decimal(other["high"] or other["pair"], lang)
    return (number, high, other.end()) if high > number else (number, None, match.end())


def _between(text: str, start: int, lang: Lang) -> bool:
    return text[max(0, start - 8) : start].lower().endswith("between " if lang == "en" else "entre ")


def _counted_word(text: str, match: re.Match[str], lang: Lang) -> Quantity | None:
    """`two operators`, `cinq jours`: as good as digits before a unit or a noun."""
    number = Decimal(number_words(lang)[match["word"].lower()])
    found = unit_at(text, match.end(), lang)
    if found:
        return _complete(text, Quantity("unit", match.start(), found[1], number, unit=found[0]), lang)
    quantity = _without_unit(text, Quantity("bare", match.start(), match.end(), number), lang)
    return quantity if quantity and quantity.kind != "bare" else None


def _without_unit(text: str, bare: Quantity, lang: Lang) -> Quantity | None:
    """A ratio, a count of a noun, or the number alone; None for a year."""
    year = bare.end - bare.start in {4, 9} and _YEARS[0] <= bare.number < _YEARS[1]
    if year and (text[bare.end : bare.end + 1] in {"/", "-", "–"} or bare.high):
        return None
    whole, end = _whole(text, bare.end, lang)
    if whole is not None and not year and whole >= bare.number:
        return _complete(text, _but(bare, "ratio", end, whole=whole), lang)
    noun = _NOUN.match(text, bare.end)
    known = noun["noun"].lower() if noun else ""
    if noun is None or known in word_set(lang, "function") or (year and not known.endswith(("s", "x"))):
        return None if year else _complete(text, bare, lang)
    whole, end = _whole(text, noun.end(), lang)
    if whole is not None and (whole < bare.number or unit_at(text, end, lang)):
        whole = None  # `12,000 cups of 150 g`
    if text[noun.end() : noun.end() + 3] in _NO_WHOLE:
        whole = None
    counted = _but(bare, "count", noun.end() if whole is None else end, noun=known, whole=whole)
    return _complete(text, counted, lang)


def _whole(text: str, place: int, lang: Lang) -> tuple[Decimal | None, int]:
    """The whole of a ratio, behind its part: the 48 of `46 of 48`, `46 captures sur 48`."""
    match = _patterns(lang)[2].match(text, place)
    return (decimal(match["whole"], lang), match.end()) if match else (None, place)


def _but(quantity: Quantity, kind: QuantityKind, end: int, **changes: object) -> Quantity:
    from dataclasses import replace

    return replace(quantity, kind=kind, end=end, **changes)  # type: ignore[arg-type]


def _complete(text: str, quantity: Quantity, lang: Lang) -> Quantity:
    """The same with its operator and tolerance."""
    from dataclasses import replace

    tolerance, end = tolerance_after(text, quantity.end)
    operator, start = operator_before(text, quantity.start, lang)
    if operator == ">" and quantity.dimension == "time" and text[start : start + 4].lower() == "over":
        operator, start = None, quantity.start  # `over one shift` says how long, not that it is longer
    if operator is None:
        operator, end = operator_after(text, end, lang)
    return replace(quantity, start=start, end=end, operator=operator, tolerance=tolerance)


def decimal(written: str, lang: Lang) -> Decimal:
    """`1,200.5` in English, `1 200,5` in French."""
    return Decimal(_THOUSANDS[lang].sub("", written).replace(",", "."))
