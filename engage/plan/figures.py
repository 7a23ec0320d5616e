"""Numbers inside sentences, as English and French write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from engage.model.days import MONTHS_EN, MONTHS_FR
from engage.model.quantity import Money
from engage.model.text import Lang, Text

NARROW = "\u202f"
_KEPT = 4096  # a portfolio says the same few figures again and again


def steady(value: float) -> float:
    """The value without the last binary digits: they depend on how Python adds (`sum` is exacter since 3.12).

    So a sum that is half-way between two tenths is shown the same by all versions.
    """
    return round(value, 9)


def number(value: float, lang: Lang, digits: int = 1) -> str:
    """With at most that many decimals and none that say nothing: `12`, `12.5`, `12,5`."""
    text = f"{steady(value):.{digits}f}"
    if digits:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if lang == "fr" else text


def tenths(value: float, lang: Lang) -> str:
    """With one decimal, also where it says nothing, so that a column reads as a sum: `12.0`, `12,5`."""
    text = f"{steady(value):.1f}"
    return text.replace(".", ",") if lang == "fr" else text


def signed(value: float, lang: Lang) -> str:
    """`+12.3`, `−5.9`, `0.0`: tenths with their sign."""
    text = tenths(abs(value), lang)
    return text if not float(text.replace(",", ".")) else ("−" if value < 0 else "+") + text


def figure(value: float, digits: int = 1) -> Text:
    """A number without unit."""
    return Text(number(value, "en", digits), number(value, "fr", digits))


@lru_cache(maxsize=_KEPT)
def days(value: float) -> Text:
    """Working days, to a tenth: `1 day`, `12.5 days`; `1,5 jour`, `12 jours`."""
    en, fr = number(value, "en"), number(value, "fr")
    several = abs(float(en)) >= 2  # by what is read: 1.96 is written 2
    return Text(f"{en} day{'' if en in {'1', '-1'} else 's'}", f"{fr} jour{'s' if several else ''}")


@lru_cache(maxsize=_KEPT)
def percent(share: float, digits: int = 0) -> Text:
    """A share: `85%`, `85 %`."""
    en, fr = number(share * 100, "en", digits), number(share * 100, "fr", digits)
    return Text(f"{en}%", f"{fr}{NARROW}%")


@lru_cache(maxsize=_KEPT)
def long_day(day: date) -> Text:
    """`26 February 2027`, `26 février 2027`, `1er mars 2027`."""
    first = "1er" if day.day == 1 else str(day.day)
    return Text(
        f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}", f"{first} {MONTHS_FR[day.month - 1]} {day.year}"
    )


def counted(count: int, en: tuple[str, str], fr: tuple[str, str]) -> Text:
    """A count with its noun; French has the singular up to, but not including, two."""
    return Text(f"{count} {en[0] if count == 1 else en[1]}", f"{count} {fr[0] if count < 2 else fr[1]}")


def money(of: Money) -> Text:
    """`46,500 EUR`; cents only where there are any."""
    whole = of.amount == of.amount.to_integral_value()
    shown = f"{of.amount:,.0f}" if whole else f"{of.amount.quantize(Decimal('0.01')):,}"
    french = shown.replace(",", "\u202f").replace(".", ",")
    return Text(f"{shown}\u00a0{of.currency}", f"{french}\u00a0{of.currency}")
