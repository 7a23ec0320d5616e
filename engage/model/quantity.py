"""The small types of the files, as people write them: `12d`, `50%`, `180000 EUR`, `">= 95 %"`.

Each parser takes the text of a scalar and gives a frozen value, or raises `Fault` with
what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from engage.model.currency import CURRENCIES
from engage.model.fault import Fault

NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_DURATION = re.compile(rf"({NUMBER})\s*([A-Za-z]*)")
_SHARE = re.compile(rf"({NUMBER})\s*%")
_MONEY = re.compile(rf"({NUMBER})\s*([^\s0-9]+)")
_UNITS = {"h": "h", "d": "d", "w": "w", "cd": "cd"}
_OTHER_UNITS = {
    "j": "d", "jo": "d", "day": "d", "days": "d", "jour": "d", "jours": "d", "bd": "d", "wd": "d",
    "s": "w", "sem": "w", "week": "w", "weeks": "w", "semaine": "w", "semaines": "w",
    "hour": "h", "hours": "h", "heure": "h", "heures": "h", "hr": "h",
    "jc": "cd", "caldays": "cd",
}  # fmt: skip
DAYS_A_WEEK = 5
#: Nobody means a larger duration, share or number; of money there may be more.
LARGEST = 1_000_000


class Unit(StrEnum):
    """The unit of a duration: working hours, days and weeks, or calendar days."""

    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    CALENDAR_DAY = "cd"


_HOUR, _WEEK = Unit.HOUR, Unit.WEEK  # to look a member up in its class costs more than the rest of `days`


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of working time, or of calendar days where a field allows it."""

    amount: Decimal
    unit: Unit

    def days(self, hours_per_day: float = 7.0) -> float:
        """In working days: a week has five, a day as many hours as the calendar says.

        Calendar days are returned as they are; who allows them must ask `is_calendar` first.
        """
        amount, unit = float(self.amount), self.unit
        if unit is _HOUR:
            return amount / hours_per_day
        return amount * DAYS_A_WEEK if unit is _WEEK else amount

    @property
    def is_calendar(self) -> bool:
        """Whether the duration counts all days of the calendar, worked or not."""
        return self.unit is Unit.CALENDAR_DAY

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def parse_duration(text: str, *, calendar: bool = False, signed: bool = False) -> Duration:
    """`12d`, `3w`, `4h`, `1.5d`; with `calendar` also `12cd`; with `signed` also `-2d` (a lead).

    Raises:
        Fault: not a duration, a unit that is none, or a negative one where none can be.
    """
    match = _DURATION.fullmatch(text.strip())
    if not match:
        raise Fault(
            f"{text!r} is not a duration: write 12d, 3w, 4h or 1.5d",
            f"« {text} » n’est pas une durée : écrivez 12d, 3w, 4h ou 1.5d",
        )
    amount, unit = match.groups()
    if unit not in _UNITS:
        _wrong_unit(text, amount, unit)
    if unit == "cd" and not calendar:
        raise Fault(
            f"{text!r}: calendar days are not allowed here, write working days ({amount}d)",
            f"« {text} » : pas de jours calendaires ici, écrivez des jours ouvrés ({amount}d)",
        )
    _bounded(text, amount)
    if amount.startswith("-") and not signed:
        raise Fault(
            f"{text!r}: a duration cannot be negative", f"« {text} » : une durée ne peut être négative"
        )
    return Duration(Decimal(amount), Unit(unit))


def _wrong_unit(text: str, amount: str, unit: str) -> None:
    if not unit:
        raise Fault(
            f"{text!r} has no unit: write {amount}d", f"« {text} » n’a pas d’unité : écrivez {amount}d"
        )
    known = _OTHER_UNITS.get(unit.lower()) or (unit.lower() if unit.lower() in _UNITS else None)
    hint_en = f"write {amount}{known}" if known else "write h, d, w (or cd where calendar days are allowed)"
    hint_fr = f"écrivez {amount}{known}" if known else "écrivez h, d, w (ou cd pour des jours calendaires)"
    raise Fault(
        f"{text!r}: {unit!r} is not a unit of time, {hint_en}",
        f"« {text} » : « {unit} » n’est pas une unité de temps, {hint_fr}",
    )


def _bounded(text: str, number: str | float) -> float:
    """The number, if it is one that somebody could mean: what is computed from it stays finite.

    Raises:
        Fault: too large.
    """
    value = float(number)
    if abs(value) <= LARGEST:
        return value
    shown = text if len(text) <= 24 else f"{text[:20]}…"
    raise Fault(f"{shown!r} is too large", f"« {shown} » est trop grand")


def parse_share(text: str) -> float:
    """`50%` or `0.5` as 0.5.

    Raises:
        Fault: not a share, or a number above 1 without its per cent sign.
    """
    stripped = text.strip()
    match = _SHARE.fullmatch(stripped)
    if match:
        share = float(Decimal(match.group(1)) / 100)
    elif re.fullmatch(NUMBER, stripped) and -1 <= float(stripped) <= 1:
        share = float(stripped)
    else:
        hint = f"{stripped}%" if re.fullmatch(NUMBER, stripped) else "50%"
        raise Fault(
            f"{text!r} is not a share: write {hint}", f"« {text} » n’est pas une part : écrivez {hint}"
        )
    _bounded(text, share)
    if share < 0:
        raise Fault(f"{text!r}: a share cannot be negative", f"« {text} » : une part ne peut être négative")
    return share


def parse_probability(text: str) -> float:
    """A share between 0 and 1.

    Raises:
        Fault: not a share, or above 100 %.
    """
    share = parse_share(text)
    if share > 1:
        raise Fault(
            f"{text!r}: this share cannot exceed 100%",
            f"« {text} » : cette part ne dépasse pas 100%",
        )
    return share


def parse_need(text: str) -> float:
    """How much of a resource: `50%` of a person as 0.5, `2` units or people as 2.0.

    Raises:
        Fault: neither a share nor a number.
    """
    stripped = text.strip()
    if stripped.endswith("%"):
        return parse_share(stripped)
    if re.fullmatch(NUMBER, stripped) and not stripped.startswith("-"):
        return _bounded(text, float(stripped))
    raise Fault(
        f"{text!r} is not a need: write a share of a person (50%) or a number of units (2)",
        f"« {text} » n’est pas un besoin : écrivez une part (50%) ou un nombre d’unités (2)",
    )


def parse_money(text: str) -> Money:
    """`180000 EUR`, exact, with a currency of ISO 4217.

    Raises:
        Fault: not an amount with a currency, separators in the number, or a currency that is none.
    """
    stripped = text.strip()
    match = _MONEY.fullmatch(stripped)
    if match and match.group(2) in CURRENCIES:
        return Money(Decimal(match.group(1)), match.group(2))
    if match:
        hint = {"€": "EUR", "$": "USD", "£": "GBP"}.get(match.group(2), match.group(2).upper()[:3])
        hint = f"{match.group(1)} {hint if hint in CURRENCIES else 'EUR'}"
        raise Fault(
            f"{text!r}: {match.group(2)!r} is not a currency code, write {hint}",
            f"« {text} » : « {match.group(2)} » n’est pas un code de devise, écrivez {hint}",
        )
    raise Fault(
        f"{text!r} is not an amount of money: write digits, a point and a currency, such as 180000 EUR",
        f"« {text} » n’est pas un montant : écrivez les chiffres puis la devise, par exemple 180000 EUR",
    )


def parse_number(text: str) -> float:
    """A number of the YAML 1.2 core schema: `010` is ten.

    Raises:
        Fault: not a number.
    """
    stripped = text.strip()
    if re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?", stripped):
        return _bounded(text, float(stripped))
    raise Fault(f"{text!r} is not a number", f"« {text} » n’est pas un nombre")


def parse_whole(text: str) -> int:
    """A whole number of the YAML 1.2 core schema.

    Raises:
        Fault: not a whole number.
    """
    stripped = text.strip()
    if re.fullmatch(r"[+-]?[0-9]+", stripped):
        _bounded(text, stripped)
        return int(stripped)
    raise Fault(f"{text!r} is not a whole number", f"« {text} » n’est pas un nombre entier")


def parse_yes(text: str) -> bool:
    """`true`/`false`, `yes`/`no`, `oui`/`non`.

    Raises:
        Fault: none of these.
    """
    folded = text.strip().casefold()
    if folded in {"true", "yes", "oui"}:
        return True
    if folded in {"false", "no", "non"}:
        return False
    raise Fault(f"{text!r}: write yes or no", f"« {text} » : écrivez oui ou non")
