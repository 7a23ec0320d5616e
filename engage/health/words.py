"""Dates, counts and shares as people say them, in both languages."""

from __future__ import annotations

from datetime import date

from engage.model.text import Text

_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FR = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_NEAR = 180  # calendar days within which a day and its month are enough
_AGE = 50  # years within which two digits of a year are enough


def day(of: date, today: date, *, short: bool = False) -> Text:
    """`11 Dec`, with the year where it is not obvious; `short`, the last two digits of a year of this age."""
    this_age = abs(of.year - today.year) < _AGE
    shown = f" {of.year % 100:02d}" if short and this_age else f" {of.year}"
    year = "" if abs((of - today).days) <= _NEAR else shown
    first = "1er" if of.day == 1 else str(of.day)
    return Text(f"{of.day} {_EN[of.month - 1]}{year}", f"{first}\u00a0{_FR[of.month - 1]}{year}")


def plural(count: int, one: Text, many: Text) -> Text:
    """`1 action`, `3 actions`: French keeps the singular for none too."""
    return Text(
        f"{count} {one.en if abs(count) == 1 else many.en}",
        f"{count} {one.fr if abs(count) < 2 else many.fr}",
    )


def working_days(count: int) -> Text:
    """`3 working days`."""
    return plural(count, Text("working day", "jour ouvré"), Text("working days", "jours ouvrés"))


def share(value: float) -> Text:
    """`82%`, whole per cents; half a per cent rounds up."""
    percent = int(abs(value) * 100 + 0.5 + 1e-9)
    sign = "−" if value < 0 and percent else ""
    return Text(f"{sign}{percent}%", f"{sign}{percent}\u202f%")
