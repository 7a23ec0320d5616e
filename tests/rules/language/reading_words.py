"""Short ways to read a text in tests."""

from __future__ import annotations

from engage.model.text import Lang
from engage.rules.language.dates import When
from engage.rules.language.delays import Delay
from engage.rules.language.lexicon import lexicon
from engage.rules.language.normal import normalise
from engage.rules.language.passage import Passage
from engage.rules.language.quantities import Quantity
from engage.rules.language.reading import Reading
from engage.rules.language.scan import scan


def found(lang: Lang, text: str, kind: str = "wording") -> list[tuple[str, str]]:
    """(rule, words as they stand in the text) of what is found; rules that are off left out."""
    hits = scan(text, lexicon(lang), kind)
    return [(hit.rule, text[hit.start : hit.end]) for hit in hits if hit.rule != "S110"]


def rules(lang: Lang, text: str, kind: str = "wording") -> set[str]:
    """The rules that find something."""
    return {rule for rule, _ in found(lang, text, kind)}


def reading(lang: Lang, text: str) -> Reading:
    """A text, ready for the recognisers."""
    return Reading(Passage(normalise(text), lang))


def measured(quantity: Quantity) -> str:
    """A quantity in short: `<= 800 ms`, `46 captures of 48`, `9..11 mm`."""
    number = str(quantity.number) + (f"..{quantity.high}" if quantity.high is not None else "")
    unit = quantity.unit.text if quantity.unit else quantity.noun or ""
    per = f"/{quantity.unit.per}" if quantity.unit and quantity.unit.per else ""
    kind = f" {quantity.unit.day_kind}" if quantity.unit and quantity.unit.day_kind else ""
    whole = f"of {quantity.whole}" if quantity.whole is not None else ""
    parts = (quantity.operator or "", number, unit + per + kind, whole, quantity.tolerance or "")
    return " ".join(part for part in parts if part)


def quantities(lang: Lang, text: str) -> list[str]:
    """The quantities of a text in short."""
    return [measured(quantity) for quantity in reading(lang, text).quantities]


def when(lang: Lang, text: str) -> list[tuple[str, str]]:
    """(kind, words) of the days and periods of a text."""
    return [(each.kind, _words(text, each)) for each in reading(lang, text).dates]


def delays(lang: Lang, text: str) -> list[tuple[str, str]]:
    """(words, what is known of it) of the delays of a text."""
    return [(text[each.start : each.end], _about(each)) for each in reading(lang, text).delays]


def _words(text: str, each: When) -> str:
    return text[each.start : each.end]


def _about(delay: Delay) -> str:
    words = ["deadline" if delay.led else "length", "anchored" if delay.anchored else "floating"]
    if delay.in_days:
        words.append(delay.day_kind or "any days")
    return ", ".join(words)
