"""When a listed word is no fault: questions about a match, named in the word lists (`!next:of|for`).

Those about what stands right beside a word are here; those about its sentence in `guards_sentence`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from engage.rules.language import guards_sentence as sentence
from engage.rules.language.lexicon import Guard
from engage.rules.language.match import Match
from engage.rules.language.wordsets import number_words

#: Fields that say what is promised and when it is accepted; elsewhere `such as` gives an example.
_SCOPE: Final = frozenset({"title", "wording", "what", "measure", "criterion", "excludes", "gate"})
#: Fields made for conditions.
_CONDITIONS: Final = frozenset({"assumption", "need", "excludes"})
_TITLES: Final = frozenset({"title", "what", "gate"})
_REACH: Final = 6
_NUMBER_NEXT: Final = re.compile(r"[\s(]*(?:[€$£~+-]\s?)?\d")
_PERCENT_NEXT: Final = re.compile(r"\s*(?:[+-]\s?)?\d[\d., ]{0,12}(?:%| ?per ?cent| pour cent)")
_NUMBER_BEFORE: Final = re.compile(r"\d\s?[^\s.;]{0,12}[\s-]$")
_CLAUSE_END: Final = re.compile(r"\s*(?:[.,;:!?)\]]|$|\n)")
_PLURAL: Final = re.compile(r"\s[^\W\d_]{2,30}s\b")
_LISTED: Final = re.compile(r"[^\W\d_]s,?\s$")

Question = Callable[[Match, frozenset[str]], bool]


def holds(guard: Guard, match: Match) -> bool:
    """Whether a guard lets a match count."""
    return QUESTIONS[guard.name](match, guard.words) is not guard.negated


def _is_next(match: Match, words: frozenset[str]) -> bool:
    after = match.after(3)
    return any(" ".join(after[:count]) in words for count in range(1, len(after) + 1))


def _is_prev(match: Match, words: frozenset[str]) -> bool:
    before = match.before(3)
    return any(" ".join(before[-count:]) in words for count in range(1, len(before) + 1))


def _near(match: Match, words: frozenset[str]) -> bool:
    return not words.isdisjoint((*match.before(_REACH), *match.after(_REACH)))


def _number(match: Match, _: frozenset[str]) -> bool:
    if _NUMBER_NEXT.match(match.passage.text, match.end):
        return True
    after = match.after(1)
    return bool(after) and after[0] in number_words(match.passage.lang)


def _number_before(match: Match, _: frozenset[str]) -> bool:
    return bool(_NUMBER_BEFORE.search(match.passage.text[max(0, match.start - 24) : match.start]))


def _percent_next(match: Match, _: frozenset[str]) -> bool:
    return bool(_PERCENT_NEXT.match(match.passage.text, match.end))


def _plural_next(match: Match, _: frozenset[str]) -> bool:
    return bool(_PLURAL.match(match.passage.text, match.end))


def _clause_end(match: Match, _: frozenset[str]) -> bool:
    return bool(_CLAUSE_END.match(match.passage.text, match.end))


def _list_before(match: Match, _: frozenset[str]) -> bool:
    return bool(_LISTED.search(match.passage.lower[max(0, match.start - 4) : match.start]))


def _start(match: Match, _: frozenset[str]) -> bool:
    return match.passage.is_start(match.start)


def _title(match: Match, _: frozenset[str]) -> bool:
    return match.reading.kind in _TITLES


def _scope(match: Match, _: frozenset[str]) -> bool:
    return match.reading.kind in _SCOPE


def _condition(match: Match, _: frozenset[str]) -> bool:
    return match.reading.kind in _CONDITIONS


def _lower(match: Match, _: frozenset[str]) -> bool:
    return match.passage.text[match.start].islower() or match.passage.is_start(match.start)


def _named(match: Match, _: frozenset[str]) -> bool:
    """Whether it is written as a name: with a capital."""
    written = match.passage.text[match.start : match.end]
    return written[0].isupper() and not written.isupper()


def _agent(match: Match, _: frozenset[str]) -> bool:
    """Whether it is said who: `by the fitters`, `par Léa`."""
    return match.after(1) in (["by"], ["par"])


QUESTIONS: Final[dict[str, Question]] = {
    "next": _is_next,
    "prev": _is_prev,
    "near": _near,
    "number": _number,
    "number-before": _number_before,
    "percent-next": _percent_next,
    "plural-next": _plural_next,
    "clause-end": _clause_end,
    "list-before": _list_before,
    "start": _start,
    "title": _title,
    "scope": _scope,
    "condition": _condition,
    "lower": _lower,
    "named": _named,
    "agent": _agent,
    "percent-near": sentence.percent_near,
    "measured": sentence.measured,
    "targeted": sentence.targeted,
    "timed": sentence.timed,
    "often": sentence.often,
    "bounded": sentence.bounded,
    "dated": sentence.dated,
    "compared": sentence.compared,
    "anchored": sentence.anchored,
    "us": sentence.us,
    "client": sentence.client,
    "relative": sentence.relative,
    "conditional": sentence.conditional,
    "main": sentence.main,
    "verbal": sentence.verbal,
}
