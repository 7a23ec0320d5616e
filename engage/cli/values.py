"""What options of a command that writes may hold: a line, a day, a value as files write it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from engage.cli.refusal import Refusal, refused

_T = TypeVar("_T")


def one_line(option: str, given: str) -> str:
    """A name, a reference or a note, on one line.

    Raises:
        Refusal: it is empty.
    """
    words = " ".join(given.split())
    if not words:
        raise Refusal(f"{option}: is empty", f"{option}\u00a0: est vide")
    return words


def line(option: str, given: str | None) -> str | None:
    """The same, of an option that may be left out."""
    return None if given is None else one_line(option, given)


def read(option: str, given: str, parse: Callable[[str], _T]) -> _T:
    """A value as files write it, or a refusal that names the option and says what to write."""
    from engage.model.fault import Fault

    try:
        return parse(given.strip())
    except Fault as fault:
        raise refused(option, fault.text) from None


def parsed(option: str, given: str | None, parse: Callable[[str], _T]) -> _T | None:
    """The same, of an option that may be left out."""
    return None if given is None else read(option, given, parse)


@dataclass(frozen=True, slots=True)
class Days:
    """Reads days as people say them: `2026-11-20`, `today`, `yesterday`, `Thursday`."""

    today: date

    def past(self, option: str, given: str | None) -> date | None:
        """A day that has come."""
        return self._day(option, given, past=True)

    def ahead(self, option: str, given: str | None) -> date | None:
        """A day to come, or any day written out."""
        return self._day(option, given, past=False)

    def _day(self, option: str, given: str | None, *, past: bool) -> date | None:
        from engage.usecase.day_words import read_day

        return parsed(option, given, lambda text: read_day(text, self.today, past=past))
