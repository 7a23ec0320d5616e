"""From a text to the words that promise little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from engage.rules.language.guards import holds
from engage.rules.language.hints import hints
from engage.rules.language.hit import Hit, resolved
from engage.rules.language.lexicon import Entry, Lexicon
from engage.rules.language.match import Match
from engage.rules.language.normal import normalise
from engage.rules.language.passage import Passage, plain_words
from engage.rules.language.reading import Reading, Spot
from engage.rules.language.spot import spots
from engage.rules.language.topics import topics

#: Rules whose single words may be part of a name: `Claire`, `Smart`, `Premium`.
_NAMES: Final = frozenset({"S102", "S103", "S104", "S108", "S113", "M205", "T504", "R404"})

_BESIDE: Final = 80  # characters within which a measure answers a vague word
_STOPPED: Final = frozenset({"etc", "approx", "ex"})
_ELIDED: Final = frozenset({"d", "l", "qu"})


def scan(
    source: str, lexicon: Lexicon, kind: str = "wording", words: list[str] | None = None
) -> tuple[Hit, ...]:
    """The hits of a text in the language of the lexicon, at most one for each stretch of words.

    `kind` is the field's kind (`engage.rules.language.fields`), `words` its words, where they are
    known already; places are those of the source.
    """
    known = plain_words(source) if words is None else words
    listed = not lexicon.triggers.isdisjoint(known) and lexicon.trie.may_hold(known)
    sought = hints(source, known, lexicon.lang, kind)
    if not listed and not sought:
        return ()
    reading = Reading(Passage(normalise(source), lexicon.lang), kind)
    found = [*_terms(reading, lexicon)] if listed else []
    found += [_spotted(reading, spot, source) for spot in spots(reading, sought)]
    return resolved(found)


def _terms(reading: Reading, lexicon: Lexicon) -> Iterator[Hit]:
    passage, trie = reading.passage, lexicon.trie
    for start in trie.starts(passage.words):
        for stop, entry in trie.at(passage.lower, passage.words, passage.spans, start):
            match = Match(reading, start, stop)
            if all(holds(guard, match) for guard in entry.guards) and not _is_excused(match, entry):
                yield _hit(match, entry)


def _is_excused(match: Match, entry: Entry) -> bool:
    return _is_name(match, entry) or (entry.rule == "S102" and _is_measured_here(match, entry))


def _is_measured_here(match: Match, entry: Entry) -> bool:
    """`a fast search: p95 <= 300 ms`: the sentence measures what the word is about. A deadline does not."""
    topic = topics()[entry.topic]
    if not topic.words:
        return False
    deadlines = {delay.end for delay in match.reading.delays if delay.led}
    near = [each for each in match.reading.measures_near(match.start, _BESIDE) if each.end not in deadlines]
    if any(each.dimension in topic.dimensions for each in near):
        return True
    beside = (*match.before(12), *match.after(12))
    return bool(near) and not topic.words.isdisjoint(beside)


def _hit(match: Match, entry: Entry) -> Hit:
    start, end = match.passage.normal.source(match.start, _with_stop(match))
    return Hit(
        entry.rule,
        start,
        end,
        match.passage.normal.text[match.start : _with_stop(match)],
        entry.term,
        entry.topic,
        entry.confidence,
    )


def _with_stop(match: Match) -> int:
    """The end of a match with the stop of `etc.` and the apostrophe of `d'`, which belong to the word."""
    follows, last = match.passage.text[match.end : match.end + 1], match.passage.words[match.last - 1]
    return match.end + ((last in _STOPPED and follows == ".") or (last in _ELIDED and follows == "'"))


def _is_name(match: Match, entry: Entry) -> bool:
    """Whether a single word is written with a capital inside of a sentence that is not all capitals."""
    if entry.rule not in _NAMES or match.last - match.first > 1:
        return False
    text, start = match.passage.text, match.start
    if not text[start].isupper() or text[start : match.end].isupper() or match.passage.is_start(start):
        return False
    return not _is_headline(match)


def _is_headline(match: Match) -> bool:
    """Whether The Words Around Are Written Like This."""
    text, spans = match.passage.text, match.passage.spans
    around = spans[max(0, match.first - 12) : match.last + 12]
    long = [text[start:end] for start, end in around if end - start > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.85 * len(long)


def _spotted(reading: Reading, spot: Spot, source: str) -> Hit:
    rule, first, last, variant, confidence = spot
    start, end = reading.passage.normal.source(first, last)
    return Hit(rule, start, end, source[start:end], confidence=confidence, variant=variant)
