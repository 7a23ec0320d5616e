"""Delays: how long, in which days, and from when they are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engage.model.text import Lang
from engage.rules.language.passage import Passage
from engage.rules.language.quantities import Quantity
from engage.rules.language.wordsets import word_set

_FILL = r"(?:(?:an?|the|our|maximum|max\.?|period|delay|space|next|following|first|agreed|total|of)\s)*"
_LEADS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:within|inside|under|in (?:less|no more|fewer) than|in under|in at most|no later than|"
        rf"not later than)\s{_FILL}$",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:sous|d'ici|en moins de|au plus tard|(?:dans|sous|avec) (?:un|le) délai(?: \w+)? (?:de|d')|"
        r"dans les|dans)\s?(?:un délai (?:\w+ )?de )?(?:les )?$",
        re.IGNORECASE,
    ),
}
#: A delay as an attribute: `lead time of 6 weeks`, `délai de livraison : 10 jours`.
_DELAY_OF: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:lead|delivery|turnaround|completion|repair|processing) ?time(?: of|:| is| will be)? $",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"délais?(?: d[eu'] ?(?!paiement|garantie|rétractation|prévenance|préavis|conservation)[\w']+)?"
        r"(?: minimum| maximum| maximal)?(?: de| d'| :| est de| sera de)? ?$",
        re.IGNORECASE,
    ),
}
#: A length of time that people count in days, although nothing need happen at its end.
_NOTICE: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"(?:notice(?: period)?|delay|term) (?:of|is|:) $|notice: $", re.IGNORECASE),
    "fr": re.compile(r"préavis(?: minimum)? (?:de |d'|: |est de )$", re.IGNORECASE),
}
_D_PLUS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"(?<![\w+-])[DT] ?\+ ?\d{1,3}(?![\w%]| %)"),
    "fr": re.compile(r"(?<![\w+-])J ?\+ ?\d{1,3}(?![\w%]| %)"),
}
_D_IS = re.compile(r"\b[JDT]0? ?(?:=|:|étant|correspond|is the|being)")
_DAYS = re.compile(r"days?|j|d|jours?|journées?|weekdays?", re.IGNORECASE)
_LONG = re.compile(r"h|hours?|days?|d|weeks?|months?|heures?|j|jours?|semaines?|mois", re.IGNORECASE)
_NUMBER = re.compile(r"\d")
_WORD_AND_UNIT = re.compile(r"\w+[ -]\w+$")
_COUNTED_TO = frozenset({"compter", "partir", "dater", "réception", "la", "l"})
_WINDOW = 14


@dataclass(frozen=True, slots=True)
class Delay:
    """A delay. `led`: put as a deadline (`within`, `sous`). `anchored`: it is said from when on it counts."""

    start: int
    end: int
    led: bool
    anchored: bool
    in_days: bool
    day_kind: str | None


def delays(passage: Passage, found: tuple[Quantity, ...]) -> tuple[Delay, ...]:
    """The delays of a passage whose quantities are known."""
    return tuple(sorted([*_counted(passage, found), *_d_plus(passage)], key=lambda delay: delay.start))


def _counted(passage: Passage, found: tuple[Quantity, ...]) -> Iterator[Delay]:
    for quantity in found:
        if quantity.dimension != "time" or quantity.unit is None:
            continue
        place = _number_place(passage.text, quantity)
        before = passage.text[max(0, place - 60) : place]
        behind = passage.after(passage.word_at(quantity.end), 4)
        lead = _lead(passage, quantity, before)
        counted = _counts(behind, passage.lang)
        if lead is None and not counted and not _NOTICE[passage.lang].search(before):
            continue
        yield Delay(
            min(quantity.start, place - (lead or 0)),
            quantity.end,
            lead is not None,
            _anchored(passage, quantity, behind),
            bool(_DAYS.fullmatch(quantity.unit.text)),
            quantity.unit.day_kind or _kind_behind(behind, passage.lang),
        )


def _counts(behind: list[str], lang: Lang) -> bool:
    """`10 days after the audit`, `10 jours à l'avance`, `10 days' notice`."""
    first = behind[1:] if behind[:1] == ["s"] else behind
    ahead = "advance" in behind[:2] or "avance" in behind[:3]
    return ahead or (bool(first) and first[0] in word_set(lang, "counted_from"))


def _number_place(text: str, quantity: Quantity) -> int:
    """Where the number itself begins, behind its operator."""
    match = _NUMBER.search(text, quantity.start, quantity.end)
    if match is None and quantity.operator:
        match = _WORD_AND_UNIT.search(text, quantity.start, quantity.end)
    return match.start() if match else quantity.start


def _lead(passage: Passage, quantity: Quantity, before: str) -> int | None:
    """How long the words are that make it a deadline; None without such words."""
    lead = _LEADS[passage.lang].search(before)
    if lead:
        return len(lead[0])
    if _DELAY_OF[passage.lang].search(before):
        return 0
    short = " in " if passage.lang == "en" else " en "
    if not before.lower().endswith(short) or quantity.unit is None:
        return None
    # these make a deadline only where something is to be there: `We will deliver in 3 weeks`
    said = passage.before(passage.word_at(quantity.start), _WINDOW)
    ready = not word_set(passage.lang, "ready").isdisjoint(said)
    return len("in ") if ready and _LONG.fullmatch(quantity.unit.text) else None


def _anchored(passage: Passage, quantity: Quantity, behind: list[str]) -> bool:
    lang = passage.lang
    if _anchor_follows(behind, lang):
        return True
    before = passage.before(passage.word_at(quantity.start), _WINDOW)
    around = (*before, *passage.after(passage.word_at(quantity.end), _WINDOW))
    if not word_set(lang, "events").isdisjoint(around):
        return True
    said = f" {' '.join(before)} "
    return any(f" {word.replace('_', ' ')} " in said for word in word_set(lang, "backed"))


def _anchor_follows(behind: list[str], lang: Lang) -> bool:
    skipped = word_set(lang, "good_time") | word_set(lang, "bounds")
    rest = [word for word in behind if word not in skipped]
    if not rest or rest[0] not in word_set(lang, "anchors"):
        return False
    return rest[0] != "à" or not rest[1:] or rest[1] in _COUNTED_TO


def _kind_behind(behind: list[str], lang: Lang) -> str | None:
    return next((word for word in behind[:2] if word in word_set(lang, "good_time")), None)


def _d_plus(passage: Passage) -> Iterator[Delay]:
    """`J+5`: day J is the anchor, where it is said what J is."""
    known = bool(_D_IS.search(passage.text))
    for match in _D_PLUS[passage.lang].finditer(passage.text):
        behind = passage.after(passage.word_at(match.end()), 4)
        anchored = known or _anchor_follows(behind, passage.lang)
        yield Delay(match.start(), match.end(), led=True, anchored=anchored, in_days=True, day_kind=None)
