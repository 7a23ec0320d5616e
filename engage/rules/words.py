"""Words for messages: French typography, lists of names, the name somebody may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil

from engage.model.text import Text
from engage.plan.figures import figure

_CODE = re.compile(r"(`[^`]*`)")
_THIN = re.compile(r" (?=[;!?%])")
_SOLID = re.compile(r" (?=[:»])|(?<=«) ")


def both(en: str, fr: str) -> Text:
    """The two sentences; the French one with its no-break spaces and apostrophes.

    What stands between backticks comes from a file and is left as it is.
    """
    return Text(en, french(fr))


def french(text: str) -> str:
    """A French sentence typed with plain spaces and apostrophes, as it is printed."""
    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else _typeset(part) for part in parts)


def _typeset(text: str) -> str:
    return _SOLID.sub("\u00a0", _THIN.sub("\u202f", text)).replace("'", "’")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like the given one; None where none does."""
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in sorted(known, reverse=True)}
    near = get_close_matches(name.casefold(), sorted(by_folded), 1, 0.6)
    return by_folded[near[0]] if near else None


def did_you_mean(name: str, known: Iterable[str], otherwise: Text | None = None) -> Text | None:
    """The help line for an unknown name."""
    near = nearest(name, known)
    return both(f"did you mean `{near}`?", f"vouliez-vous dire `{near}` ?") if near else otherwise


def listed(names: Sequence[str], most: int = 5) -> Text:
    """`a`, `b` and `c`; of long lists the first few and how many more there are."""
    shown = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        rest = len(names) - most
        return Text(f"{', '.join(shown)} and {rest} more", f"{', '.join(shown)} et {rest} de plus")
    return Text(joined(shown, "and"), joined(shown, "et"))


def joined(parts: Sequence[str], last: str) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def percent(share: float) -> str:
    """A share as a whole per cent, without its sign."""
    return str(round(share * 100))


def percent_above(share: float) -> str:
    """A share that is too big, rounded up: just over 100 % is `101`, never `100`."""
    return str(ceil(share * 100 - 1e-6))


def days(amount: float) -> Text:
    """Working days to the tenth: `3.5 d`, in French `3,5 j`."""
    number = figure(amount)
    return Text(f"{number.en} d", f"{number.fr}\u00a0j")
