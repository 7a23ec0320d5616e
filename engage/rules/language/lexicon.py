"""The word lists: terms with their listed forms, the rule each belongs to, and when it is no fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from engage.model.text import Lang
from engage.rules.language.normal import lowered, normalise
from engage.rules.language.passage import words_of
from engage.rules.language.trie import Trie
from engage.rules.language.wordsets import data_lines, word_sets
from engage.rules.rule import Confidence


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition under which a term counts; with `negated`, under which it does not."""

    name: str
    words: frozenset[str] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of a word list."""

    term: str
    rule: str
    guards: tuple[Guard, ...] = ()
    topic: str = "none"
    confidence: Confidence = "medium"
    forms: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Added:
    """A term that `engage.yaml` adds; without a language it is looked for in both."""

    term: str
    rule: str
    lang: Lang | None = None


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The terms of a language, ready to be looked for."""

    lang: Lang
    entries: tuple[Entry, ...]
    trie: Trie[Entry]

    @cached_property
    def triggers(self) -> frozenset[str]:
        """A word of each form, likely its rarest: where a text has none of them, no form is in it."""
        common = word_sets(self.lang)["function"]
        return frozenset(_rarest(form, common) for entry in self.entries for form in entry.forms)


def _rarest(form: str, common: frozenset[str]) -> str:
    words = words_of(form)
    return max([word for word in words if word not in common] or words, key=len, default="")


@cache
def shipped(lang: Lang) -> tuple[Entry, ...]:
    """The terms that come with `engage`."""
    return tuple(_entry(line, lang) for line in data_lines(f"terms_{lang}.tsv")[1:])


def _entry(line: str, lang: Lang) -> Entry:
    term, _, rule, guards, topic, confidence, _, forms, *_ = line.split("\t")
    return Entry(
        term,
        rule,
        tuple(_guard(text, lang) for text in guards.split()),
        topic,
        confidence,  # type: ignore[arg-type]  # the data is tested against the literals
        tuple(forms.split("|")),
    )


@cache
def _guard(text: str, lang: Lang) -> Guard:
    """`!next:a|b|@set`: a name, then words or named sets of words; `_` stands for the space in a phrase."""
    name, _, words = text.lstrip("!").partition(":")
    found: set[str] = set()
    for word in filter(None, words.split("|")):
        found |= word_sets(lang)[word[1:]] if word.startswith("@") else {word.replace("_", " ")}
    return Guard(name, frozenset(found), text.startswith("!"))


@lru_cache(maxsize=16)
def lexicon(lang: Lang, added: tuple[Added, ...] = (), removed: tuple[str, ...] = ()) -> Lexicon:
    """The word lists of a language, with the terms that a workspace adds and without those it removes."""
    entries = tuple(_without(shipped(lang), {_plain(term) for term in removed}))
    entries += tuple(_own(term) for term in added if term.lang in {None, lang})
    return Lexicon(lang, entries, Trie(_forms(entries)))


def _forms(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    for entry in entries:
        for form in entry.forms:
            yield form, entry


def _without(entries: Iterable[Entry], removed: set[str]) -> Iterator[Entry]:
    """The entries without the terms removed: a whole term, or one of its forms."""
    from dataclasses import replace

    for entry in entries:
        if not removed:
            yield entry
        elif entry.term not in removed:
            forms = tuple(form for form in entry.forms if form not in removed)
            yield entry if len(forms) == len(entry.forms) else replace(entry, forms=forms)


def _own(added: Added) -> Entry:
    term = _plain(added.term)
    return Entry(term, added.rule.strip().upper(), confidence="high", forms=(term,))


def _plain(term: str) -> str:
    return " ".join(lowered(normalise(term).text).split())
