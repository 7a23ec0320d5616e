"""Questions about the sentence around a match: who acts, what is measured, what it is compared with."""

from __future__ import annotations

import re
from typing import Final

from engage.model.text import Lang
from engage.rules.language.match import Match
from engage.rules.language.wordsets import word_set

_REACH: Final = 6
_FAR: Final = 300
_COMPARED: Final[dict[Lang, re.Pattern[str]]] = {
    "en": re.compile(
        r"\bthan\b(?! (?:before|today|now|ever|usual|currently|at present))|\bcompared (?:to|with)\b|"
        r"\bfrom\b[^.]{0,40}\d[^.]{0,40}\bto\b[^.]{0,20}\d|\bagainst the\b|"
        r"\binstead of\b|\brelative to\b|\bversus\b|\bvs\b|\bbaseline\b|\b(?:over|on) (?:the )?20\d\d\b"
    ),
    "fr": re.compile(
        r"\bque\b(?! (?:possible|jamais|maintenant|d'habitude|par le passé))|\bqu'(?!aujourd|avant|aupara)|"
        r"\bpar rapport\b|\bcomparé|\bau lieu d|\bcontre\b[^.]{0,12}\d|"
        r"\bde\b[^.]{0,40}\d[^.]{0,40}\bà\b[^.]{0,20}\d|\bréférence\b|\bvis-à-vis\b|\bsur la base\b|"
        r"\bmesurée? en\b"
    ),
}
_IF: Final = frozenset({"if", "si", "s", "unless", "cas", "otherwise", "sinon"})
_OURS: Final = frozenset({"our", "ours", "notre", "nos"})

Words = frozenset[str]


def percent_near(match: Match, _: Words) -> bool:
    """Whether a percentage stands close by."""
    return any(quantity.dimension == "share" for quantity in match.reading.measures_near(match.start, 80))


def measured(match: Match, _: Words) -> bool:
    """Whether the sentence measures anything."""
    near = match.reading.measures_near(match.start)
    return any(quantity.kind != "bare" or quantity.operator for quantity in near)


def targeted(match: Match, _: Words) -> bool:
    """Whether the sentence measures something else than time: `in 10 days` says when, not how much better."""
    near = match.reading.measures_near(match.start)
    return any(quantity.dimension != "time" and quantity.kind != "bare" for quantity in near)


def timed(match: Match, _: Words) -> bool:
    """Whether the sentence says how long, how often or on which day."""
    near = match.reading.measures_near(match.start)
    if any(quantity.dimension == "time" for quantity in near):
        return True
    return match.reading.often_near(match.start) or match.reading.days_near(match.start)


def often(match: Match, _: Words) -> bool:
    """Whether the sentence says how often, or how long."""
    near = match.reading.measures_near(match.start)
    return match.reading.often_near(match.start) or any(quantity.dimension == "time" for quantity in near)


def bounded(match: Match, _: Words) -> bool:
    """Whether the sentence sets a limit or a share: `we guarantee 99.9 %`, `at most 2`."""
    near = match.reading.measures_near(match.start)
    return any(quantity.operator or quantity.dimension in {"share", "time"} for quantity in near)


def dated(match: Match, _: Words) -> bool:
    """Whether the sentence names a day."""
    return match.reading.days_near(match.start)


def compared(match: Match, _: Words) -> bool:
    """Whether the sentence says better than what: `than`, `par rapport à`, from one number to another."""
    start, end = match.passage.sentence(match.start)
    first, last = max(start, match.start - _FAR), min(end, match.end + _FAR)
    return bool(_COMPARED[match.passage.lang].search(match.passage.lower, first, last))


def anchored(match: Match, _: Words) -> bool:
    """Whether the sentence names the event that a delay runs from."""
    lang = match.passage.lang
    if not (word_set(lang, "anchors") - {"à"}).isdisjoint(match.after(1)):
        return True
    around = (*match.before(14), *match.after(14))
    return not (word_set(lang, "events") | word_set(lang, "backed")).isdisjoint(around)


def _subject(match: Match) -> str | None:
    """`us` or `client`: who the nearest subject before the match is, as far as the words tell."""
    lang = match.passage.lang
    for word in reversed(match.before(_REACH)):
        if word in word_set(lang, "us"):
            return "us"
        if word in word_set(lang, "client"):
            return "client"
    return None


def us(match: Match, _: Words) -> bool:
    """Whether the subject is us."""
    return _subject(match) == "us"


def client(match: Match, _: Words) -> bool:
    """Whether the subject is the client, or those the client works for."""
    return _subject(match) == "client"


def relative(match: Match, _: Words) -> bool:
    """Whether it stands in a relative clause: `faults that may occur`."""
    return not word_set(match.passage.lang, "relative").isdisjoint(match.before(3))


def conditional(match: Match, _: Words) -> bool:
    """Whether it stands behind an `if`: what would happen then is no promise."""
    return not _IF.isdisjoint(match.before(12))


def main(match: Match, _: Words) -> bool:
    """Whether it is the main verb: at the start, or with us as its subject."""
    passage = match.passage
    if passage.is_start(match.start):
        return True
    before = match.before(4)
    if not before:
        return False
    if passage.lang == "fr" and passage.words[match.first].endswith("ons"):
        return True
    rest = [word for word in before if word not in word_set(passage.lang, "modal")]
    if rest and rest[-1] in word_set(passage.lang, "us") - _OURS:
        return True
    first = match.before(_REACH)[:1]  # `Our site manager handles …`
    return (
        bool(first)
        and first[0] in _OURS
        and passage.is_start(passage.spans[match.first - len(match.before(_REACH))][0])
    )


def verbal(match: Match, _: Words) -> bool:
    """Whether the word is a verb of ours, not a noun (`a plan to migrate`)."""
    before = match.before(2)
    if not before:
        return match.passage.is_start(match.start)
    lang = match.passage.lang
    return before[-1] in word_set(lang, "us") | word_set(lang, "modal") | {"and"}
